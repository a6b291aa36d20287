"""Composes the refusal of a ref that is not on the board: what the ref is instead, or what may have been meant."""

from collections.abc import Callable
from dataclasses import dataclass

from board.actions import LIVE, MOVES, Action
from board.refs import has_digit, loose_key, quoted, refs_named
from board.refusals import Refusal
from board.words import with_article
from commands.all_measures import all_but
from commands.reading.nearest import neighbours
from storage.action_filters import in_area
from storage.ref_table import Thing
from storage.store import Store

# A typed ref that is near to more refs than this is not near enough to any of them.
MOST_OFFERED = 5
# The kinds that share these verbs, so that a line for one can be offered for the other.
_ALIKE, _DONE_TO_BOTH = frozenset({"action", "risk"}), frozenset({"update", "close", "reopen"})
# The most measures for which "all" is answered with a line for each.
MOST_MEASURES = 12
# A shorter word would be found in too many titles.
_SHORTEST_WORD = 4


class UnknownRef(Refusal):
    """The refusal of a ref that nothing on the board has, of any kind."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A ref that was typed, by whom and on which board. `kind` is what the command is about: `action`, `measure`…

    `start` is the line before the ref (`/action close`), and `rest` the words after it.
    """

    ref: str
    kind: str
    verb: str
    start: str
    rest: str
    person: str
    board_id: int

    def line_for(self, ref: str) -> str:
        """The line as it was typed, with another ref."""
        return f"{self.start} {quoted(ref)} {self.rest}".strip()

    def line_alone(self, ref: str) -> str:
        """The line with another ref and without the words after it."""
        return f"{self.start} {quoted(ref)}"

    def line_instead_of(self, title: str, ref: str) -> str:
        """The line with a ref in place of the title at the start of the words, or else before all that was typed."""
        words = f"{self.ref} {self.rest}"
        begins = bool(title) and f"{words} ".casefold().startswith(f"{title} ".casefold())
        return f"{self.start} {quoted(ref)} {words[len(title) :].strip() if begins else words}".strip()


def unknown_ref(sought: Sought, store: Store) -> Refusal:
    """The refusal of a ref that names nothing of the kind sought.

    It offers a line to copy for each thing that may be meant and that the verb may be used on, the person's own first,
    each with its title.
    """
    if not sought.ref:
        return Refusal(f"Say which {sought.kind}.", lines=[f"{sought.start} <ref> {sought.rest or '…'}"])
    if not has_digit(sought.ref):
        return _no_ref(sought, store)
    if another := _another_thing(sought, store):
        return another
    reason = f"There is no {sought.kind} {sought.ref[:60]} on this board."
    near = neighbours(sought.ref, store.of(sought.kind).refs(sought.board_id))
    if offered := _offered(sought, store, near, sought.line_for):
        return UnknownRef(f"{reason} Did you mean:", lines=offered)
    return UnknownRef(f"{reason} All of them:", lines=[f"/{sought.kind} list"])


def _no_ref(sought: Sought, store: Store) -> Refusal:
    """The refusal of words in place of a ref: it offers what has them in its title, or else what the person owns."""
    if sought.kind == "measure" and sought.verb != "show":
        every, rest = all_but(sought.ref, sought.rest, store.measures.refs(sought.board_id))
        if 0 < len(every) <= MOST_MEASURES:
            return Refusal("One measure at a time:", lines=[f"{sought.line_alone(ref)} {rest}" for ref in every])
    titled = _titled(sought, store) if len(sought.ref) >= _SHORTEST_WORD else []
    titles = {each.ref: each.title for each in store.of(sought.kind).named(sought.board_id)}

    def line_of(ref: str) -> str:
        if sought.verb == "show":
            return sought.line_alone(ref)
        return sought.line_instead_of(titles.get(ref, ""), ref)

    lines = _offered(sought, store, titled or _own(sought, store), line_of) or [(f"/{sought.kind} list", "")]
    return Refusal(f'"{sought.ref[:60]}" is no ref. Say first which {sought.kind} it is:', lines=lines)


def _titled(sought: Sought, store: Store) -> list[str]:
    words = sought.ref.casefold()
    return [each.ref for each in store.of(sought.kind).named(sought.board_id) if words in each.title.casefold()]


def _own(sought: Sought, store: Store) -> list[str]:
    """The refs of what the person owns and can name: nothing that has ended."""
    return [each.ref for each in store.of(sought.kind).named(sought.board_id) if each.owner_id == sought.person]


def _offered(sought: Sought, store: Store, refs: list[str], line_of: Callable[[str], str]) -> list[tuple[str, str]]:
    """A line, and the title, for each ref on which the verb may be used, the person's own first. Of more than
    MOST_OFFERED refs, only the person's own are offered."""
    if len(refs) > MOST_OFFERED:
        own = _own(sought, store)
        refs = [ref for ref in refs if ref in own][:MOST_OFFERED]
    table = store.of(sought.kind)
    found = [each for ref in refs if (each := table.find(sought.board_id, ref)) and _may_follow(sought, each)]
    found.sort(key=lambda each: each.owner_id != sought.person)
    return [(line_of(each.ref), each.title) for each in found]


def _may_follow(sought: Sought, found: Thing) -> bool:
    moves = MOVES.get(sought.verb)
    return not isinstance(found, Action) or moves is None or found.status in moves


def _another_thing(sought: Sought, store: Store) -> Refusal | None:
    """The refusal that says what the ref is, if something of another kind on this board has it; else None."""
    for kind in ("action", "measure", "risk"):
        refs = store.of(kind)
        named = refs_named(sought.ref, refs.refs(sought.board_id)) if kind != sought.kind else []
        if named and (found := refs.find(sought.board_id, named[0])):
            alike = kind in _ALIKE and sought.verb in _DONE_TO_BOTH
            reason = f"{found.ref} is {with_article(kind)} ({found.title}), not {with_article(sought.kind)}."
            same = [(f"/{kind} {sought.verb} {quoted(found.ref)} {sought.rest}".strip(), "")] if alike else []
            lines = [*same, (f"/{kind} show {quoted(found.ref)}", "shows it" if alike else "")]
            return Refusal(f"{reason} {'Send:' if alike else 'See it:'}", lines=lines)
    return _condition(sought, store) or (_area(sought, store) if sought.kind != "area" else None)


def _condition(sought: Sought, store: Store) -> Refusal | None:
    for measure in store.measures.all(sought.board_id):
        for each in measure.conditions:
            if loose_key(each.label) == loose_key(sought.ref):
                what = each.indicator if each.is_judged else f"{each.indicator} {each.test}"
                reason = (
                    f"{each.label} is a condition of measure {measure.ref} ({what}), not {with_article(sought.kind)}."
                )
                line = sought.line_for(measure.ref) if sought.kind == "measure" else f"/measure show {measure.ref}"
                return Refusal(f"{reason} Of the measure:", lines=[line])
    return None


def _area(sought: Sought, store: Store) -> Refusal | None:
    areas = {each.ref: each for each in store.areas.all(sought.board_id)}
    named = refs_named(sought.ref, areas)
    if len(named) != 1:
        return None
    area = areas[named[0]]
    reason = f"{area.ref} is an area ({area.title}), not {with_article(sought.kind)}."
    if sought.kind == "measure":
        return Refusal(f"{reason} See it:", lines=[f"/status area: {area.ref}"])
    if sought.verb == "bau":
        reason += " An area cannot be handed over as a whole yet: hand over each of its actions that is left."
    inside = [each.ref for each in store.actions.listed(sought.board_id, LIVE, [in_area(area.id)])]
    lines = _offered(sought, store, inside, sought.line_for)
    return Refusal(f"{reason} Its actions:", lines=[*lines, f"/action list area: {area.ref}"])
