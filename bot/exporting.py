"""`boardbot export`: a board's lists out to a spreadsheet."""

import click

from board.words import count
from bot.clock import now
from bot.on_the_log import board_named, of_board, the_log, told_plainly
from bot.settings import load_settings


@click.command()
@of_board
@click.option(
    "--of",
    "what",
    default="actions",
    show_default=True,
    metavar="LIST",
    help="Which list: actions, areas, risks, the scores of risks, statements, self-assessment or events.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "text"]),
    default="csv",
    show_default=True,
    help="Text is for actions alone.",
)
@told_plainly
def export(name: str, what: str, form: str) -> None:
    """Print a list of a board, as CSV that a spreadsheet opens safely; actions also as a text table.

    People stand there by name; Slack's ids are in columns of their own.
    """
    from bot.import_people import people_of  # noqa: PLC0415
    from commands.export import name_of  # noqa: PLC0415
    from commands.export_of import EXPORTS  # noqa: PLC0415

    if what not in EXPORTS:
        raise click.BadParameter(f'"{what}" is no list of a board. There are: {", ".join(EXPORTS)}.')
    with the_log() as log:
        with log.reading() as store:
            named = EXPORTS[what].people(store, board_named(store, name))
        # Slack is asked while nothing is held.
        people = people_of(load_settings(), now(), named)
        with log.reading() as store:
            click.echo(EXPORTS[what].out(store, board_named(store, name), form, people), nl=False)
    nameless = [each for each in named if not name_of(each, people)]
    if nameless:
        click.echo(
            f"Slack gave no name for {count(len(nameless), 'person', 'people')}: written as <@id> instead.", err=True
        )
