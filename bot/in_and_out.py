"""`boardbot import` and `boardbot export`: a board's lists in from a spreadsheet, and out to one."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from board.boards import Board
from board.words import count
from bot.clock import now
from bot.on_the_log import board_named, of_board, the_log, told_plainly
from bot.settings import load_settings
from commands.boards.first_hour import first_hour_of, steps_told
from commands.imports.board_mapping import ORDERS, Mapping
from commands.reply import as_text
from commands.terminal import printable
from storage.store import Store


@click.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@of_board
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@click.option("--leave-out", metavar="HEADING", multiple=True,
              help="A column not to read, by its heading. May be given more than once.")  # fmt: skip
@click.option("--dates", "order", type=click.Choice(ORDERS),
              help="How numbers such as 4/3/2026 are to be read, where the files' dates disagree.")  # fmt: skip
@click.option("--written", type=click.DateTime(["%Y-%m-%d"]), help="When the list was written: dates without a year "
              "count from then, where no column says when a row was raised.")  # fmt: skip
@told_plainly
def import_files(
    files: tuple[Path, ...],
    name: str,
    dry_run: bool,
    leave_out: tuple[str, ...],
    order: str | None,
    written: datetime | None,
) -> None:
    """Import CSV files of areas, measures, readings, claims, actions and risks. Running it twice adds nothing."""
    from bot.import_people import people_of  # noqa: PLC0415
    from commands.imports.files import import_all  # noqa: PLC0415

    given = Mapping(leave_out, order or "", written.date() if written else None)
    people = partial(people_of, load_settings(), now())
    with the_log() as log:
        board = partial(board_named, name=name)
        refused = import_all(log, files, board, now(), dry_run, click.echo, people, given)
        if not dry_run:
            with log.reading() as store:
                _say_what_is_left(store, board(store))
    sys.exit(1 if refused else 0)


def _say_what_is_left(store: Store, board: Board) -> None:
    """What is left of the board's first hour; nothing once that is over."""
    told = steps_told(first_hour_of(store, board, board.schedule.today(now())))
    for line in as_text([told] if told else []).splitlines():
        click.echo(printable(line))


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
