"""Reports cells that may mean the one above: a tracker may give only the first row of each group its area."""

from collections.abc import Iterator, Mapping as Map
from itertools import pairwise

from board.words import cut
from commands.imports.lists.columns import Headings
from commands.imports.meanings.questions import rows_in_short

# What may stand in the first row of a group alone.
_OF_GROUPS = frozenset({"area", "measure", "source", "owner", "lead"})
_SHORT = 60


def left_empty(headings: Headings, rows: Map[int, Map[str, str]]) -> Iterator[str]:
    """A sentence on the empty cells of each such column in which no row repeats the words of the row above it. Words
    below the list, which have no ref, do not count."""
    of_list = {number: cells for number, cells in rows.items() if _may_be_ref(cells.get("ref", ""))}
    for column in headings.columns:
        said = {number: cells.get(column.field, "") for number, cells in of_list.items()}
        if column.field in _OF_GROUPS and (empty := _below(said)):
            named = f'column {column.letter}, {rows_in_short(empty)}: the empty cells of "{cut(column.named, _SHORT)}"'
            yield f"{named} as empty. If one means the same as the cell above, merge them, or write it out"


def _may_be_ref(words: str) -> bool:
    return not words or any(map(str.isdigit, words))


def _below(said: Map[int, str]) -> list[int]:
    """The rows with an empty cell below the first that is filled; none if words are written out twice in a row, or only
    one row has any."""
    filled = [number for number, words in said.items() if words]
    if len(filled) < 2 or any(words and words == above for above, words in pairwise(said.values())):
        return []
    return [number for number, words in said.items() if not words and number > filled[0]]
