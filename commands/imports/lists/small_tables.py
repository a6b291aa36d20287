"""Tells a small table beside a list, such as a key or a count of its rows, from the list's own columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from commands.imports.lists.columns import Column

_APART = "a small table beside the list. If it is part of the list, say what it is"
# A table with one of these in its first column has a row for each rating or status, and none for an action.
_COUNTED = frozenset({"rating", "status"})


def blocks(rows: Iterable[Sequence[str]]) -> Iterator[range]:
    """The ranges of columns without an entirely empty column between them."""
    filled = sorted({place for cells in rows for place, words in enumerate(cells) if words})
    begin = last = filled[0]
    for place in filled[1:]:
        if place > last + 1:
            yield range(begin, last + 1)
            begin = place
        last = place
    yield range(begin, last + 1)


def without_small_tables(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns; those of a small table behind an empty column are not read, unless somebody has said what they
    are."""
    parts = [
        [each for each in columns if each.place in block]
        for block in blocks([[each.heading for each in columns], *rows])
    ]
    of_list = max(parts, key=lambda part: sum(bool(each.field) for each in part))
    apart = [each for part in parts if _is_apart(part, of_list, rows) for each in part]
    return [replace(each, field="", why=_APART) if each in apart else each for each in columns]


def _is_apart(part: Sequence[Column], of_list: Sequence[Column], rows: Sequence[Sequence[str]]) -> bool:
    """True if these columns are not the list's: they end on another row, no two rows of them begin alike, and they
    count or explain what the list says, or would be its refs."""
    if part is of_list or len(part) < 2 or any(each.said for each in part):
        return False
    fields, first = {each.field for each in of_list}, part[0].field
    begins = [words for row in rows if (words := _within(row, part[:1]))]
    is_table = len(begins) > 1 and len(set(begins)) == len(begins) and _end(rows, part) != _end(rows, of_list)
    return is_table and (first in _COUNTED or (first and first in fields) or any(each.field == "ref" for each in part))


def _end(rows: Sequence[Sequence[str]], part: Sequence[Column]) -> int:
    """How many rows there are down to the last that has words in these columns."""
    return max((at for at, row in enumerate(rows, 1) if _within(row, part)), default=0)


def _within(row: Sequence[str], part: Sequence[Column]) -> str:
    return "".join(row[part[0].place : part[-1].place + 1])
