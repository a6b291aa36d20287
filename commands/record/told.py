"""The record as it is given out: as a text to read, as CSV, or as a workbook."""

from collections.abc import Iterable
from datetime import date, datetime

from board.boards import Board
from board.words import count, day
from commands.exports.cells import as_csv
from commands.pack.front import written_from
from commands.pack.readers import OFFICIAL
from commands.pack.workbook import SheetOut, WorkbookOut
from commands.record.asked import RecordAsked
from commands.record.rows import HEADINGS, record_rows
from commands.request import People
from commands.terminal import printable
from storage.store import Store

_DAYS = frozenset({"on"})


def record_text(store: Store, board: Board, people: People, asked: RecordAsked) -> str:
    """The lines to be read: each with its day, who, what, and below it what was typed and what it changed."""
    rows = record_rows(store, board, people, asked)
    told = [f"{board.name}: the record, {asked.words}. {count(len(rows), 'line')}, oldest first."]
    return "\n\n".join([*told, *(_told(row) for row in rows)]) + "\n"


def _told(cells: Iterable[str]) -> str:
    cell = dict(zip(HEADINGS, cells, strict=True))
    on = day(date.fromisoformat(cell["on"]))
    first = f"{cell['line']}. {on} {cell['at'][:5]} · {cell['by']} · {cell['of']} {cell['ref']} · {cell['did']}"
    below = [("typed", cell["typed"]), ("changed", cell["changed"]), ("because", cell["because"])]
    below += [("takes back line", cell["takes_back"]), ("digest", cell["digest"])]
    return "\n".join([printable(first), *(_indented(what, words) for what, words in below if words)])


def _indented(what: str, words: str) -> str:
    lines = printable(words, kept="\n").split("\n")
    return (
        f"   {what}: {lines[0]}"
        if len(lines) == 1
        else "\n".join([f"   {what}:", *(f"      {each}" for each in lines)])
    )


def record_csv(store: Store, board: Board, people: People, asked: RecordAsked) -> str:
    """The lines as CSV that a spreadsheet opens safely."""
    return as_csv(HEADINGS, record_rows(store, board, people, asked))


def record_workbook(store: Store, board: Board, people: People, asked: RecordAsked, now: datetime) -> WorkbookOut:
    """The lines as a workbook before it is written: one sheet, below what it is."""
    rows = record_rows(store, board, people, asked)
    title, today = f"{board.name}: the record", board.schedule.today(now)
    about = [("Record", title), ("Lines", f"{asked.words}: {count(len(rows), 'line')}, oldest first"),
             ("Written", written_from(today))]  # fmt: skip
    cells = tuple(
        tuple(
            date.fromisoformat(cell) if heading in _DAYS else cell for heading, cell in zip(HEADINGS, row, strict=True)
        )
        for row in rows
    )
    sheet = SheetOut("Record", HEADINGS, cells, printed=len(HEADINGS))
    return WorkbookOut(title, asked.words, board.name, OFFICIAL, today, tuple(about), (sheet,))
