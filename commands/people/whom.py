"""Finds whom words mean in place of a person, both in a typed slot and in a cell of a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.folding import folded
from board.names import is_more_than_a_name, name_words
from commands.people.name_index import is_here
from commands.reading.quotes import unquoted
from commands.request import People, Person

# In folded form, in which a dash alone is empty.
_NOBODY = frozenset(
    {"", "...", "?", "none", "n/a", "tbc", "tba", "tbd", "to be confirmed", "nobody", "no one", "no owner", "unowned"}
    | {"unassigned", "unallocated", "vacant"}
)


@dataclass(frozen=True, slots=True)
class Whom:
    """`people` have the `words` as their name: those in the workspace, or else those who have left. If there are none,
    `perhaps` are those whose name contains the words or is contained in them. `nobody` says that the words, such as
    "TBC", mean no one. `words` are what to store if they turn out to be a role.
    """

    words: str
    people: Sequence[Person] = ()
    perhaps: Sequence[Person] = ()
    nobody: bool = False


def called_just(people: People, words: str) -> Sequence[Person]:
    """Everybody whose name is `words`. Words that are more than a name must match the whole name or handle, so that
    `Ali – Jo is on leave` finds nobody."""
    found = people.named(words)
    if not is_more_than_a_name(words):
        return found
    return [each for each in found if name_words(words) in (name_words(each.name), name_words(each.handle))]


def whom(words: str, people: People) -> Whom:
    """Whom the words mean. Words in quotes are a whole name or a role, and never a part of a name."""
    words = words.strip(" ,;")
    bare = unquoted(words)
    if folded(bare) in _NOBODY:
        return Whom("", nobody=True)
    called = people.named(bare)
    here = [each for each in called if is_here(each)] or called
    return Whom(bare, here, () if called or bare != words else people.perhaps(bare))
