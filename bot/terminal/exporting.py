"""`boardbot export`: writes a board's lists to a spreadsheet, and its record for a request for information."""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from board.boards import Board
from board.fingerprints import fingerprint_of
from board.refusals import Refusal
from bot.clock import now
from bot.terminal.day_typed import DAY
from bot.terminal.file_named import FILE
from bot.terminal.on_the_log import board_called, of_board, the_log
from commands.request import People
from commands.terminal import printable
from storage.store import Store
from storage.upkeep.proof import proof_of
from storage.whole_file import whole_file

if TYPE_CHECKING:
    from commands.record.asked import RecordAsked

Given = TypeVar("Given")
RECORD, PROOF = "record", "proof"


@click.command()
@of_board
@click.option("--of", "what", metavar="LIST", help="Which list; without it, actions. An unknown name is answered "
              "with all of them. The record is every line of the history.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["csv", "text", PROOF]), default="csv", show_default=True,
              help="Text is for actions and the record alone. A proof is the record as it was hashed, for "
              "boardbot verify --proof.")  # fmt: skip
@click.option("--from", "first", type=DAY, help="The record from that day on.")
@click.option("--to", "last", type=DAY, help="The record up to and including that day.")
@click.option("--about", metavar="REF", default="", help="The record of one action, measure, area or risk.")
@click.option("--output", type=FILE,
              help="Write the record to this .xlsx file instead, or a proof to a file of any name.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace an existing file of that name.")
def export(
    name: str,
    what: str | None,
    form: str,
    first: date | None,
    last: date | None,
    about: str,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Print one of a board's lists as CSV that a spreadsheet opens safely; actions and the record also as text.

    The record is for a request for information: all that was typed, changed and posted. --from, --to, --about
    and --output apply to it. It gives people by name, and their Slack ids in columns of their own. With
    --format proof, it is for somebody who wants to check without the log that no line was altered.
    """
    of_record = bool(first or last or about or output or form == PROOF)
    if of_record and what not in {None, RECORD}:
        raise click.BadParameter(
            f"--from, --to, --about, --output and a proof are of the record. Leave --of {what} out."
        )
    if overwrite and output is None:
        raise click.BadParameter("--overwrite is of the file that --output names.")
    if form == PROOF:
        if first or last or about or overwrite:
            raise click.BadParameter("A proof is of the whole record, and overwrites no file.")
        _proof(name, output)
    elif of_record or what == RECORD:
        from commands.record.asked import RecordAsked  # noqa: PLC0415 - the other commands start faster without it

        asked = RecordAsked(first, last, about)
        _record(name, form, asked, output, overwrite)
    else:
        _list(name, what or "actions", form)


def _list(name: str, what: str, form: str) -> None:
    from commands.exports.lists import EXPORTS  # noqa: PLC0415 - the other commands start faster without it

    if what not in EXPORTS:
        raise click.BadParameter(f'"{what}" is no list of a board. There are: {", ".join([*EXPORTS, RECORD])}.')
    chosen = EXPORTS[what]
    if form == "text" and not chosen.also_text:
        raise click.BadParameter(
            f"Text is for actions and the record alone. For {what} as CSV leave --format text out."
        )
    _print(_out(name, chosen.people, lambda store, board, people: chosen.out(store, board, form, people)))


def _record(name: str, form: str, asked: "RecordAsked", output: Path | None, overwrite: bool) -> None:
    from bot.papers.excel import excel_workbook  # noqa: PLC0415
    from bot.papers.saved import check_output, save  # noqa: PLC0415
    from commands.record.rows import people_of_record  # noqa: PLC0415
    from commands.record.told import record_csv, record_text, record_workbook  # noqa: PLC0415

    named = partial(people_of_record, asked=asked)
    if output is None:
        told = record_csv if form == "csv" else record_text
        _print(_out(name, named, partial(told, asked=asked)))
        return
    if output.suffix.casefold() != ".xlsx":
        raise click.BadParameter(f"{output.name} is no .xlsx file. End its name so.")
    check_output(output, overwrite)
    save(output, excel_workbook(_out(name, named, partial(record_workbook, asked=asked, now=now()))), overwrite)
    click.echo(f"The record is in {printable(str(output))}.")


def _print(words: str) -> None:
    """Prints all of it unchanged, or nothing."""
    letters = sys.stdout.encoding if sys.stdout else "utf-8"
    try:
        words.encode(letters, "surrogateescape")
    except UnicodeEncodeError:
        raise Refusal(
            f"The output is to be in {letters}, which has not all of the letters. Nothing was written. Type the same "
            "with this before it:",
            lines=["PYTHONIOENCODING=utf-8"],
        ) from None
    click.echo(words, nl=False)


def _proof(name: str, output: Path | None) -> None:
    """The whole record as it was hashed; nobody's name is looked up."""
    if output is not None and not output.parent.is_dir():
        raise Refusal(f"There is no folder {output.parent}. Make it first, then type the same again.")
    with the_log() as log, log.reading() as store:
        board = board_called(store, name)
        lines = proof_of(store, board, now())
        if output is None:
            for line in lines:
                click.echo(line)
            return
        _, newest = store.history.last_of(board.id)
        try:
            with whole_file(output) as partial, partial.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
        except FileExistsError:
            raise Refusal(f"{output} exists already. A proof overwrites no file: give another name.") from None
    place = printable(str(output))
    click.echo(f"The proof is in {place}. The newest line's fingerprint is {fingerprint_of(newest)}.")


def _out(name: str, named: Callable[[Store, Board], list[str]], out: Callable[[Store, Board, People], Given]) -> Given:
    """What is exported, with the people in it by their names in Slack; says for how many Slack gave no name."""
    from bot.terminal.with_people import with_people  # noqa: PLC0415
    from commands.exports.cells import gave_no_name  # noqa: PLC0415

    given, ids, people = with_people(name, now(), named, out)
    if missing := gave_no_name(ids, people):
        click.echo(f"{missing}: written as <@id> instead.", err=True)
    return given
