"""Reads a key of initials beside the lists: headed *Initials* and *Name*, or two columns without headings."""

import re
from collections.abc import Iterable, Iterator, Sequence

from board.refusals import Refusal
from board.words import count, listed_in_short
from commands.imports.grids.grid import Grid
from commands.imports.headings.of_kinds import folded
from commands.imports.lists.mapping import LOOKED_AT, holds_list
from commands.imports.meanings.board_mapping import PEOPLE, Mapping
from commands.reading.guard import screen_text
from commands.reading.text_limits import check_text

# JB, J.B., M W: the capitals of a person's name or a post's.
INITIALS = re.compile(r"[A-Z](?:[. ]{0,2}[A-Z]){1,3}\.?")
_HEADED = frozenset({"initials", "initial", "lead initials", "owner initials", "initials of lead", "abbreviated name"})
# Headings of a key's names, the most useful first.
_WHO = (
    "name", "names", "full name", "lead name", "officer", "name and role", "name and designation", "name role",
    "name designation", "lead", "owner", "who", "role", "designation", "job title", "post", "post title", "position",
    "title",
)  # fmt: skip
_LONGEST = 100
_SHOWN = 8
_A_CAPITAL = re.compile(r"\b[A-Z]")
# The fewest rows that make a sheet without headings a key.
_FEWEST = 2
# Initials, name, role, organisation, telephone: a list of actions has more columns.
_MOST_OF_A_KEY = 5


def said_by_keys(tables: Iterable[Grid]) -> Mapping:
    """Whom initials mean, by those tables that are not lists. Initials that two people share are left out."""
    keys = [each for each in tables if not holds_list(each)]
    return Mapping({PEOPLE: _each_once([pair for table in keys for pair in initials_in(table).items()])})


def initials_in(grid: Grid) -> dict[str, str]:
    """Whom initials mean, by one sheet; empty if it is not a key."""
    rows = [cells for _, cells in grid.lines]
    for at, cells in enumerate(rows[:LOOKED_AT]):
        if places := key_headings(cells):
            place, who = places
            return _each_once([(row[place], row[who]) for row in rows[at + 1 :] if max(places) < len(row)])
    pairs = [tuple(each for each in row if each) for row in rows if sum(map(bool, row)) > 1]
    is_key = len(pairs) >= _FEWEST and all(len(each) == 2 and _stands_for(each[0], each[1]) for each in pairs)
    return _each_once([(each[0], each[1]) for each in pairs]) if is_key else {}


def key_headings(cells: Sequence[str]) -> tuple[int, int] | None:
    """The places of the initials and the names, if the row heads a key; else None."""
    headings = [folded(each) for each in cells]
    place = next((place for place, each in enumerate(headings) if each in _HEADED), None)
    who = next((headings.index(each) for each in _WHO if each in headings), None)
    return (
        (place, who) if place is not None and who is not None and sum(map(bool, headings)) <= _MOST_OF_A_KEY else None
    )


def told(grid: Grid, found: dict[str, str]) -> str:
    """What a key was read as, for the report."""
    named = listed_in_short([f'"{initials}" {who}' for initials, who in found.items()], _SHOWN)
    return f"{grid.name}: who {count(len(found), 'initials', 'initials')} are: {named}"


def _stands_for(initials: str, who: str) -> bool:
    """True if the initials fit: JB is Jo Burton, and DCS the Director of Children's Services."""
    letters = "".join(each for each in initials if each.isalpha())
    return bool(INITIALS.fullmatch(initials)) and "".join(_A_CAPITAL.findall(who)).startswith(letters)


def _each_once(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The pairs that may be kept, without initials that two people share."""
    whose: dict[str, set[str]] = {}
    for initials, who in _that_may_be_kept(pairs):
        whose.setdefault(initials, set()).add(who)
    return {initials: next(iter(who)) for initials, who in whose.items() if len(who) == 1}


def _that_may_be_kept(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for initials, words in pairs:
        who = " ".join(words.split())
        if not INITIALS.fullmatch(initials) or not who or len(who) > _LONGEST:
            continue
        try:
            check_text(who)
            screen_text(who).refuse_in_a_file()
        except Refusal:
            continue
        yield initials, who
