"""Whom words mean, in the place of a person: in a typed slot, and in a cell of a file. One reading for both."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.folding import folded
from commands.name_index import is_here
from commands.reading.quotes import unquoted
from commands.request import People, Person

# As they are folded: a dash alone is nothing.
_NOBODY = frozenset(
    {"", "...", "?", "none", "n/a", "tbc", "tba", "tbd", "to be confirmed", "nobody", "no one", "no owner", "unowned"}
    | {"unassigned", "unallocated", "vacant"}
)


@dataclass(frozen=True, slots=True)
class Whom:
    """`people` are called by the `words`: those who are here, or else those who have left. `perhaps` are those who are
    called so in part, where nobody is called so. Neither where `nobody` is meant. `words` are as a role is kept.
    """

    words: str
    people: Sequence[Person] = ()
    perhaps: Sequence[Person] = ()
    nobody: bool = False


def whom(words: str, people: People) -> Whom:
    """Reads the words; those that stand in quotes are a whole name or a role, and never looked up in part."""
    words = words.strip(" ,;")
    bare = unquoted(words)
    if folded(bare) in _NOBODY:
        return Whom("", nobody=True)
    called = people.named(bare)
    here = [each for each in called if is_here(each)] or called
    return Whom(bare, here, () if called or bare != words else people.perhaps(bare))
