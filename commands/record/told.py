"""The record as text, as CSV or as a workbook."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from board.boards import Board
from board.words import capital, count, day
from commands.exports.cells import as_csv
from commands.pack.front import written_from
from commands.pack.paper import Cell, SheetOut, WorkbookOut
from commands.pack.readers import OFFICIAL
from commands.record.asked import RecordAsked
from commands.record.rows import HEADINGS, record_rows
from commands.request import People
from commands.terminal import printable
from storage.store import Store

_DAYS = frozenset({"on"})
# In a workbook the ids come last, where they are not printed, and digests have a sheet of their own.
_PRINTED = (*(each for each in HEADINGS if each not in {"by_id", "digest"}), "by_id")
_DIGESTS = ("line", "on", "digest")
_LINES = 12


def record_text(store: Store, board: Board, people: People, asked: RecordAsked) -> str:
    """The record as text: each line with its day, person, subject and verb, and below it what was typed and changed."""
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
    """The record as a workbook before it is written, with a sheet of lines and one of the words of digests."""
    rows = record_rows(store, board, people, asked)
    title, today = f"{board.name}: the record", board.schedule.today(now)
    about = [("Record", title), ("Lines", f"{asked.words}: {count(len(rows), 'line')}, oldest first"),
             ("Written", written_from(today))]  # fmt: skip
    sheets = [_sheet("Record", _PRINTED, rows, len(_PRINTED) - 1)]
    if digests := [(*row[:2], some) for row in rows for some in _in_rows(row[HEADINGS.index("digest")])]:
        sheets.append(_sheet("Digests", _DIGESTS, digests, len(_DIGESTS)))
    return WorkbookOut(title, asked.words, board.name, OFFICIAL, today, tuple(about), tuple(sheets))


def _sheet(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]], printed: int) -> SheetOut:
    known = HEADINGS if name == "Record" else headings
    places = [known.index(each) for each in headings]
    cells = tuple(tuple(_cell(known[place], row[place]) for place in places) for row in rows)
    return SheetOut(name, tuple(capital(each.replace("_", " ")) for each in headings), cells, printed)


def _in_rows(digest: str) -> list[str]:
    """The words of a digest, split into rows that are short enough to be seen whole."""
    lines = digest.splitlines()
    return ["\n".join(lines[first : first + _LINES]) for first in range(0, len(lines), _LINES)]


def _cell(heading: str, words: str) -> Cell:
    return date.fromisoformat(words) if heading in _DAYS else words
