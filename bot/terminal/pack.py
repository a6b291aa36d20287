"""`boardbot pack`: the board's paper as a Word document, and its lists as a workbook."""

from datetime import date
from pathlib import Path

import click

from bot.clock import now
from bot.terminal.day_typed import DAY
from bot.terminal.file_named import FILE
from bot.terminal.on_the_log import of_board
from commands.pack.readers import OFFICIAL, PackAsked, Reader, checked_marking
from commands.terminal import printable


@click.command()
@of_board
@click.option("--for", "reader", type=click.Choice([str(each) for each in Reader]), default=str(Reader.BOARD),
              show_default=True, help="Who reads it. Only the board's own paper names owners.")  # fmt: skip
@click.option("--as-at", type=DAY, help="As the board stood at the end of that day.")
@click.option("--since", type=DAY,
              help="Report changes since that day; by default since the last board meeting, or digest.")  # fmt: skip
@click.option("--marking", default=OFFICIAL, show_default=True, help="The protective marking on it.")
@click.option("--output", type=FILE, required=True,
              help="The file to write: .docx or .xlsx.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace an existing file of that name.")
def pack(
    name: str,
    reader: str,
    as_at: date | None,
    since: date | None,
    marking: str,
    output: Path,
    overwrite: bool,
) -> None:
    """Write the board's paper (.docx), or its lists as a workbook (.xlsx), to a file."""
    from bot.papers.drawn import composed_as, drawn  # noqa: PLC0415 - the others start faster without it
    from bot.papers.saved import check_output, save  # noqa: PLC0415
    from bot.terminal.with_people import with_people  # noqa: PLC0415 - and without Slack
    from commands.pack.names import what_to_mind  # noqa: PLC0415
    from commands.pack.people import people_of_board  # noqa: PLC0415

    check_output(output, overwrite)
    asked = PackAsked(Reader(reader), as_at, checked_marking(marking), since=since)
    at = now()
    composed, named, people = with_people(
        name,
        at,
        people_of_board,
        lambda store, board, people: composed_as(output.suffix, store, board, at, asked, people),
    )
    save(output, drawn(composed), overwrite)
    click.echo(f"The paper is in {printable(str(output))}.")
    if missing := what_to_mind(asked.reader, named, people):
        click.echo(missing, err=True)
