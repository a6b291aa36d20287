"""Whom words mean, in the place of a person: in a typed slot, and in a cell of a file. One reading for both."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.folding import folded
from board.names import is_more_than_a_name, name_words
from commands.people.name_index import is_here
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


def called_just(people: People, words: str) -> Sequence[Person]:
    """Everybody who is called so. What stands beside the name must be a part of their own: `Ali – Jo is on leave` says
    more than whom."""
    found = people.named(words)
    if not is_more_than_a_name(words):
        return found
    return [each for each in found if name_words(words) in (name_words(each.name), name_words(each.handle))]


def whom(words: str, people: People) -> Whom:
    """Reads the words; those that stand in quotes are a whole name or a role, and never looked up in part."""
    words = words.strip(" ,;")
    bare = unquoted(words)
    if folded(bare) in _NOBODY:
        return Whom("", nobody=True)
    called = people.named(bare)
    here = [each for each in called if is_here(each)] or called
    return Whom(bare, here, () if called or bare != words else people.perhaps(bare))
