"""An index of people by their names, to find them by a name in any spelling or by a part of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from board.folding import folded
from board.names import may_mean, name_keys, name_words
from commands.reading.closest import closest
from commands.request import Person


@dataclass
class NameIndex:
    """The name and handle of everybody who was put in. Not safe for use from several threads."""

    _people: dict[str, Person] = field(default_factory=dict)
    _by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_part: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, person: Person) -> None:
        """Adds a person, replacing what was known about them."""
        before = self._people.get(person.id)
        if before is not None:
            for ids, key in self._places(before):
                ids[key].discard(person.id)
        self._people[person.id] = person
        for ids, key in self._places(person):
            ids[key].add(person.id)

    def named(self, words: str) -> list[Person]:
        """Everybody whose name is `words`, however it is spelt: see `name_keys`."""
        return self._those(each for key in name_keys(words) for each in self._by_key.get(key, ()))

    def perhaps(self, words: str) -> list[Person]:
        """Everybody still in the workspace whose name contains `words`, or is contained in them: see `may_mean`."""
        found = self._those(each for part in _parts(words) for each in self._by_part.get(part, ()))
        return [each for each in found if is_here(each) and any(may_mean(words, name) for name in _names(each))]

    def nearest(self, words: str) -> Person | None:
        """Somebody still in the workspace whose name is nearly `words`, or None."""
        here = {folded(name): each for each in self._people.values() if is_here(each) for name in _names(each)}
        near = closest(folded(words), here, cutoff=0.75)
        return here[near] if near else None

    def _places(self, person: Person) -> Iterable[tuple[dict[str, set[str]], str]]:
        for name in _names(person):
            yield from ((self._by_key, key) for key in name_keys(name))
            yield from ((self._by_part, part) for part in _parts(name))

    def _those(self, ids: Iterable[str]) -> list[Person]:
        return [self._people[each] for each in sorted(set(ids))]


def is_here(person: Person) -> bool:
    """True for a person, not a bot, who has not left the workspace."""
    return not (person.deleted or person.is_bot)


def _names(person: Person) -> list[str]:
    return [name for name in (person.name, person.handle) if name]


def _parts(words: str) -> set[str]:
    return {part for part in name_words(words) if len(part) > 1}
