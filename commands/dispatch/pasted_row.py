"""A row pasted from a spreadsheet: its cells are separated by tabs, and would all be kept as one title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.refs import has_digit, has_letter, quoted
from board.refusals import Refusal
from board.words import cut, listed
from commands.call import Call
from commands.people.whom import called_just
from commands.reading.dates import due_day
from commands.reading.mentions import MENTION
from commands.reading.phrases.bare_counts import bare_count
from commands.reading.quotes import quoted_places
from commands.slots import Slot, SlotKind, SlotPlace
from storage.ref_table import KINDS

_TITLE = "title"
_SIGN = re.compile(r"[^\w\s]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]", re.I)
# The longest cell that can be a ref, and the longest that can be a day.
_LONGEST_REF, _LONGEST_DAY = 20, 40
# How many of the cells left out are named, and the most characters of each.
_MOST_NAMED, _MOST_OF_CELL = 8, 40
_MOST_LINES = 20
_FILE = ("/board import", "for the whole spreadsheet; or send me the file in a direct message")


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row certainly are; `left` are the cells that could be anything."""

    ref: str
    title: str
    owner: str
    due: str
    left: Sequence[str]


def check_no_row(call: Call) -> None:
    """Asks about cells separated by tabs if they would be kept as one text. In double quotes they are words."""
    if not call.writes:
        return
    for slot in call.slots:
        words = call.words.free if slot.place == SlotPlace.FREE else call.words.get(slot.name)
        # The log is asked only about words with tabs: every change comes this way.
        if "\t" in words and _keeps_text(slot) and (rows := _rows(words)):
            if _is_unknown(call):
                return  # the verb itself says that there is no such ref
            raise _asked(call, slot, words, rows)


def _is_unknown(call: Call) -> bool:
    """True if the verb was given a ref that is not on the board."""
    has_ref = bool(call.ref) and call.command in KINDS
    return has_ref and not call.store.of(call.command).knows(call.board.id, call.ref)


def _keeps_text(slot: Slot) -> bool:
    return slot.kind == SlotKind.LONG or slot.name == _TITLE


def _rows(words: str) -> list[list[str]]:
    """The lines that have at least two cells.
    A bullet or list number, which Word puts before a tab, does not count as a cell."""
    places, at, rows = quoted_places(words), 0, []
    for line in words.split("\n"):
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        cells = cells[1:] if cells and _SIGN.fullmatch(cells[0]) else cells
        if len(cells) > 1 and at + line.index("\t") not in places:
            rows.append(cells)
        at += len(line) + 1
    return rows


def _asked(call: Call, slot: Slot, words: str, rows: Sequence[list[str]]) -> Refusal:
    what = f"{len(rows)} rows" if len(rows) > 1 else f"a row of {len(rows[0])} cells"
    reason = f"Those words have tabs between them, like {what} pasted from a spreadsheet."
    if call.words.filled is not None:
        return Refusal(f"{reason} Give each thing its own field.", slot=slot.name)
    if slot.name == _TITLE and slot.place == SlotPlace.FREE:
        told = [_line(call, _read(call, row)) for row in rows[:_MOST_LINES]]
        return Refusal(f"{reason} What I can tell of it:", lines=[*(one for one in told if one), _FILE], slot=slot.name)
    as_words = "; ".join(cell.strip() for cell in words.split("\t") if cell.strip())
    lines = [(call.line(call.words.line.replace(words, as_words, 1)), "keeps it as words"), _FILE]
    return Refusal(f"{reason} What is meant?", lines=lines, slot=slot.name)


def _read(call: Call, cells: Sequence[str]) -> _Row:
    """Works out what each cell is. The ref is the first cell, and the title the first cell of several words or the only
    one of words alone.

    A day or a person is taken only if the row has just one.
    """
    first, left = cells[0], list(cells)
    days = [each for each in left if _is_day(call, each)]
    people = [(each, whom) for each in left if each not in days and (whom := _person(call, each))]
    ref = first if first not in days and _is_ref(first) else ""
    taken = {ref, *days, *(each for each, _ in people)}
    rest = [each for each in left if each not in taken]
    bare = [each for each in rest if not has_digit(each)]
    title = next((each for each in rest if len(each.split()) > 1), bare[0] if len(bare) == 1 else "")
    due = days[0] if len(days) == 1 else ""
    owner, whom = people[0] if len(people) == 1 else ("", "")
    return _Row(ref, title, whom, due, [each for each in left if each not in {ref, title, owner, due}])


def _line(call: Call, row: _Row) -> tuple[str, str] | None:
    """The line that adds the row, with what it leaves out; or, if the ref exists already, the line that shows it.
    None if no cell can be the title."""
    if row.ref and (there := call.store.of(call.command).find(call.board.id, row.ref)):
        return f"/{call.command} show {quoted(there.ref)}", "is on the log already"
    if not row.title:
        return None
    places = {slot.name: slot.place for slot in call.slots}
    given = {"ref": quoted(row.ref), "owner": row.owner, "due": row.due}
    found = {name: words for name, words in given.items() if words and name in places}
    first = [words for name, words in found.items() if places[name] == SlotPlace.FREE]
    keys = [f"{name}: {words}" for name, words in found.items() if places[name] == SlotPlace.KEY]
    lost = [words for name, words in given.items() if words and name not in places]
    left = [f'"{cut(each, _MOST_OF_CELL)}"' for each in [*lost, *row.left]][:_MOST_NAMED]
    line = [f"/{call.command} {call.verb}", *first, row.title, *keys, call.rest_of_line]
    return " ".join(filter(None, line)), f"without {listed(left)}" if left else ""


def _is_ref(cell: str) -> bool:
    """True if the cell is a ref. A number alone may be the number of the row."""
    return len(cell) <= _LONGEST_REF and has_digit(cell) and (has_letter(cell) or "." in cell) and cell.count(" ") < 2


def _is_day(call: Call, cell: str) -> bool:
    """True if the cell is a day and nothing else. Two numbers alone may be a ref: `1.10`."""
    if not has_letter(cell) and sum(map(cell.count, "/.-")) < 2:
        return False
    if len(cell) > _LONGEST_DAY or not has_digit(cell) or bare_count(cell) is not None:
        return False
    return due_day(cell, call.today, call.board.meetings) is not None


def _person(call: Call, cell: str) -> str:
    """The mention of the one person that a cell names; empty if it names none, or several."""
    if MENTION.fullmatch(cell):
        return cell
    found = called_just(call.request.people, cell) if not has_digit(cell) else []
    return f"<@{found[0].id}>" if len(found) == 1 else ""
