"""A row of a spreadsheet that was pasted among the words: its cells have tabs between them, and would be one title."""

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
# Longer cells are no ref and no day.
_LONGEST_REF, _LONGEST_DAY = 20, 40
# Of what is left out so many cells are named, and so many characters of each.
_MOST_NAMED, _MOST_OF_CELL = 8, 40
_MOST_LINES = 20
_FILE = ("/board import", "for the whole spreadsheet; or send me the file in a direct message")


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row surely are; `left` are those that may be anything."""

    ref: str
    title: str
    owner: str
    due: str
    left: Sequence[str]


def check_no_row(call: Call) -> None:
    """Asks about cells with tabs between them where they would be kept as one text. In double quotes they are words."""
    unknown = call.ref and call.command in KINDS and not call.store.of(call.command).knows(call.board.id, call.ref)
    if not call.writes or unknown:
        return  # that there is none of that ref is said first
    for slot in call.slots:
        words = call.words.free if slot.place == SlotPlace.FREE else call.words.get(slot.name)
        if "\t" in words and _keeps_text(slot) and (rows := _rows(words)):
            raise _asked(call, slot, words, rows)


def _keeps_text(slot: Slot) -> bool:
    return slot.kind == SlotKind.LONG or slot.name == _TITLE


def _rows(words: str) -> list[list[str]]:
    """The lines of the words that have two cells at least. The sign or number of a list, which Word puts before a tab,
    is none."""
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
    """The row's ref is its first cell, its title the first of several words or the only words; of a day and a person
    there is but one."""
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
    """The line that adds it, with what it leaves out; of one that is there already, the line that shows it. Nothing
    where no cell is a title."""
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
    """A number alone may be that of the row."""
    return len(cell) <= _LONGEST_REF and has_digit(cell) and (has_letter(cell) or "." in cell) and cell.count(" ") < 2


def _is_day(call: Call, cell: str) -> bool:
    """A day and nothing else. Two numbers alone may be a ref: `1.10`."""
    if not has_letter(cell) and sum(map(cell.count, "/.-")) < 2:
        return False
    if len(cell) > _LONGEST_DAY or not has_digit(cell) or bare_count(cell) is not None:
        return False
    return due_day(cell, call.today, call.board.meetings) is not None


def _person(call: Call, cell: str) -> str:
    """The mention of the one person whom a cell names, and nobody else."""
    if MENTION.fullmatch(cell):
        return cell
    found = called_just(call.request.people, cell) if not has_digit(cell) else []
    return f"<@{found[0].id}>" if len(found) == 1 else ""
