"""Rows that may be none of the list: titles alone, and what stands below it, such as a key or a count."""

from collections.abc import Mapping as Map, Sequence
from itertools import pairwise

from commands.imports.grids.grid import Line, word_at
from commands.imports.headings.of_kinds import ONE_OF, WITHOUT_REFS

ALONE = (
    "nothing else stands in its row. Is it an action, or a heading for the rows below it? Fill in another cell of an "
    "action; merge a heading across the columns"
)
BELOW = (
    "it is below the list, behind an empty row, and says nothing of how it stands. If it is a row of the list, take "
    "the empty row out"
)
# The fields of which a row of the list has one.
_SAYS = {"actions": WITHOUT_REFS, "risks": ONE_OF["risks"] | {"status", "reviewed", "update"}}


def rows_below(kind: str, lines: Sequence[Line], places: Map[str, int]) -> set[int]:
    """The numbers of the rows behind the list's last empty row, if none of them says how it stands and a row of the
    list does. With a column of refs, only if they are numbers, as in a key, and no ref of the list is. `places`: where
    the fields are."""
    says = [places[field] for field in _SAYS.get(kind, ()) if field in places]
    stands = [at for at, (_, cells) in enumerate(lines) if any(word_at(cells, place) for place in says)]
    after = lines[stands[-1] :] if stands else []
    gap = next((at for at, (one, two) in enumerate(pairwise(after), 1) if two[0] > one[0] + 1), len(after))
    below = dict(after[gap:])
    numbers = [word_at(cells, places["ref"]).isdecimal() for _, cells in lines] if "ref" in places else []
    is_list = bool(numbers) and (any(numbers[: -len(below)]) or not all(numbers[-len(below) :]))
    return set() if is_list else set(below)
