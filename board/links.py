"""Links: the measures and areas that an action, an area or a risk goes with."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from board.refs import ref_key

# What actions and areas can be linked to, and the same for risks. History and the table of links use these names.
LINKED = ("measure", "area")
OF_RISKS = ("action", "area")
EVERY_KIND = (*LINKED, "action")
_BETWEEN = re.compile(r"[,;\n]|(?<=\s)(?:and|&)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of one thing: refs, in the order in which they were linked."""

    measure: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    action: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[str, ...]:
        """The refs of one kind."""
        refs: tuple[str, ...] = getattr(self, kind)
        return refs

    def having(self, kind: str, refs: Iterable[str]) -> "Linked":
        """The same links, with these refs of a kind in place of the present ones, each once."""
        return replace(self, **{kind: _once(refs)})

    def has(self, kind: str, ref: str) -> bool:
        """True if it is linked to that ref, however that is spelt."""
        return ref_key(ref) in map(ref_key, self.of(kind))

    def __bool__(self) -> bool:
        return any(map(self.of, EVERY_KIND))

    def with_more(self, more: "Linked") -> "Linked":
        """The same links with `more` added at the end."""
        linked = self
        for kind in EVERY_KIND:
            linked = linked.having(kind, (*self.of(kind), *more.of(kind)))
        return linked

    def without(self, less: "Linked") -> "Linked":
        """The same links without those in `less`."""
        linked = self
        for kind in EVERY_KIND:
            linked = linked.having(kind, (ref for ref in self.of(kind) if not less.has(kind, ref)))
        return linked

    def words(self, kind: str) -> str:
        """`M6, M7`, or empty."""
        return ", ".join(self.of(kind))

    @property
    def facts(self) -> list[str]:
        """`measure M6`, `areas R07, R08`: one text for each kind that has any."""
        return [
            f"{kind}{'s' if len(self.of(kind)) > 1 else ''} {self.words(kind)}" for kind in EVERY_KIND if self.of(kind)
        ]


def _once(refs: Iterable[str]) -> tuple[str, ...]:
    by_key: dict[str, str] = {}
    for ref in refs:
        by_key.setdefault(ref_key(ref), ref)
    return tuple(by_key.values())


def link_changes(before: Linked, after: Linked) -> dict[str, tuple[Any, Any]]:
    """The differences between two, in the form that history uses: for each kind the refs before and after, as lists."""
    return {
        kind: (list(before.of(kind)), list(after.of(kind))) for kind in EVERY_KIND if before.of(kind) != after.of(kind)
    }


def refs_told(value: Any) -> tuple[str, ...]:
    """The refs of a kind in a line of history. Before 0.6.0 an action had one of each, as text."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(map(str, value or ()))


def linked_before(linked: Linked, changes: Mapping[str, tuple[Any, Any]]) -> Linked:
    """The links of a thing before a line of history."""
    for kind in EVERY_KIND:
        if kind in changes:
            linked = linked.having(kind, refs_told(changes[kind][0]))
    return linked


def parts_of(words: str) -> list[str]:
    """The parts of the words between commas, semicolons, lines and "and"."""
    return [each.strip() for each in _BETWEEN.split(words) if each.strip()]


def named_in(words: str, find: Callable[[str], str | None]) -> Sequence[str] | None:
    """The refs that the words name, as `find` knows them: the words as a whole, or each part between commas,
    semicolons, lines and "and". None if any part is not one."""
    if whole := find(words):
        return [whole]
    found = [find(each) for each in parts_of(words)]
    return [each for each in found if each] if found and all(found) else None
