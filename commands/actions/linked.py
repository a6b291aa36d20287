"""`/action link` and `/action unlink`: the measure and the area that an action is for."""

from dataclasses import dataclass, field, replace

from board.actions import Action
from board.refs import quoted, ref_key
from board.refusals import Refusal
from commands.actions.add import area_ref, measure_ref
from commands.actions.rights import check_may
from commands.actions.several import each_of
from commands.actions.steps import next_status
from commands.call import Call
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest
from commands.reading.quotes import unquoted
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Offer, Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

_INSTEAD = (" instead of ", " in place of ")
_BETWEEN = frozenset({"to", "and", "&", ",", "with", "from", "measure", "area"})
_KINDS = ("measure", "area")
# The words of an area's title that are tried together.
_MOST_WORDS = 12


@dataclass(slots=True)
class _Named:
    """What a line names: for each kind the refs, in their order."""

    measure: list[str] = field(default_factory=list)
    area: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[str]:
        return self.measure if kind == "measure" else self.area

    def __bool__(self) -> bool:
        return bool(self.measure or self.area)


def run_link(call: Call) -> Reply:
    """Links an action to a measure, an area or both. What is linked already is replaced only where it is named."""
    before = call.action()
    check_may(call, "link", before)
    next_status(call, "link", before)
    new, old = _split(call.words.free)
    named, instead = _named(call, before, new), _named(call, before, old)
    _add_keyed(call, named)
    if not named:
        raise Refusal("Say what it is linked to: a measure, an area, or both. Try:",
                      lines=[call.example.replace("A1", quoted(before.ref), 1)], slot="measure")  # fmt: skip
    after = before
    for kind in _KINDS:
        after = _with_link(call, after, kind, named, instead)
    return _saved(call, before, after, "linked")


def _with_link(call: Call, action: Action, kind: str, named: _Named, instead: _Named) -> Action:
    wanted, has = list(dict.fromkeys(named.of(kind))), _of(action, kind)
    if len(wanted) > 1:
        lines = [_line(call, action, "link", named, kind, each) for each in wanted]
        raise Refusal(f"An action has one {kind} for now. Which?", lines=lines)
    for each in instead.of(kind):
        if ref_key(each) != ref_key(has):
            now = f"its {kind} is {has}" if has else f"it has no {kind}"
            raise Refusal(f"{action.ref} is not linked to {each}: {now}.", lines=[f"/action show {quoted(action.ref)}"])
    if not wanted:
        return action
    # On a form, the link that is replaced stood in the field.
    if has and ref_key(has) != ref_key(wanted[0]) and not instead.of(kind) and call.words.filled is None:
        line = f"{_line(call, action, 'link', named, kind, wanted[0])} instead of {quoted(has)}"
        raise Refusal(f"{action.ref} is linked to {has}, and an action has one {kind} for now. To replace it:",
                      lines=[line])  # fmt: skip
    return _set(action, kind, wanted[0])


def run_unlink(call: Call) -> Reply:
    """Takes away an action's link to a measure, an area or both. Refused: what it is not linked to."""
    before = call.action()
    check_may(call, "unlink", before)
    next_status(call, "unlink", before)
    named = _named(call, before, call.words.free)
    _add_keyed(call, named)
    after = before
    for kind in _KINDS:
        for each in named.of(kind):
            if ref_key(each) != ref_key(_of(before, kind)):
                raise Refusal(f"{before.ref} is not linked to {each}.", lines=_unlinks(before))
            after = _set(after, kind, "")
    if not named:
        linked = _unlinks(before)
        reason = "Say which link goes." if linked else f"{before.ref} is linked to nothing."
        raise Refusal(reason, lines=linked, slot="measure" if linked else "")
    return _saved(call, before, after, "unlinked")


def _saved(call: Call, before: Action, after: Action, done: str) -> Reply:
    if after == before:
        raise Refusal(f"{before.ref} is linked to that already.", lines=[f"/action show {quoted(before.ref)}"])
    after = replace(after, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after)
    told = [_told(call, kind, _of(before, kind), _of(after, kind)) for kind in _KINDS]
    return reply(paragraph((Bold(f"{after.ref} {done}."), f" {after.title}"), *filter(None, told)))


def _told(call: Call, kind: str, old: str, new: str) -> str:
    if old == new:
        return ""
    if not new:
        return f"No longer linked to {kind} {_titled(call, kind, old)}"
    return f"Linked to {kind} {_titled(call, kind, new)}" + (f", in place of {old}" if old else "")


def _titled(call: Call, kind: str, ref: str) -> str:
    if kind == "measure":
        found = call.store.measures.find(call.board.id, ref)
        return f"{ref} {found.title}" if found else ref
    areas = call.store.areas.all(call.board.id)
    title = next((area.title for area in areas if ref_key(area.ref) == ref_key(ref)), "")
    return f"{ref} {title}" if title and ref_key(title) != ref_key(ref) else ref


def _of(action: Action, kind: str) -> str:
    return action.measure if kind == "measure" else action.area


def _set(action: Action, kind: str, ref: str) -> Action:
    return replace(action, measure=ref) if kind == "measure" else replace(action, area=ref)


def _unlinks(action: Action) -> list[str]:
    return [f"/action unlink {quoted(action.ref)} {quoted(_of(action, kind))}" for kind in _KINDS if _of(action, kind)]


def _line(call: Call, action: Action, verb: str, named: _Named, kind: str, ref: str) -> str:
    """The line with `ref` as the only one of its kind."""
    other = named.of("area" if kind == "measure" else "measure")
    return " ".join([f"/action {verb}", quoted(action.ref), *map(quoted, [ref, *other])])


def _split(free: str) -> tuple[str, str]:
    """`M7 instead of M6` as ("M7", "M6")."""
    for words in _INSTEAD:
        if (at := f" {free.casefold()} ".find(words)) >= 0:
            return free[: max(at - 1, 0)].strip(), free[at + len(words) - 1 :].strip()
    return free, ""


def _add_keyed(call: Call, named: _Named) -> None:
    """`measure:` and `area:` name the same in `link` and `unlink`; a new area is taken as it is written."""
    if call.words.has("measure"):
        named.measure.append(measure_ref(call))
    if call.words.has("area"):
        named.area.append(area_ref(call))


def _named(call: Call, action: Action, words: str) -> _Named:
    """The measures and areas that the words are: refs, or an area's title. Refused: what is neither."""
    known = _known(call, action)
    named = _Named()
    while words := words.strip(" ,;"):
        first, rest = first_word(words)
        if first.casefold() in _BETWEEN:
            words = rest
            continue
        found, words = _longest(words, known)
        if found is None:
            raise _not_known(call, action, first, known)
        named.of(found[0]).append(found[1])
    return named


def _known(call: Call, action: Action) -> dict[str, tuple[str, str]]:
    """Each measure and area that may be named, by its key: its kind and its ref."""
    areas = call.store.areas.all(call.board.id)
    known = {ref_key(action.area): ("area", action.area)} if action.area else {}
    known |= {ref_key(area.title): ("area", area.ref) for area in areas}
    known |= {ref_key(area.ref): ("area", area.ref) for area in areas}
    return known | {ref_key(ref): ("measure", ref) for ref in call.store.measures.refs(call.board.id)}


def _longest(words: str, known: dict[str, tuple[str, str]]) -> tuple[tuple[str, str] | None, str]:
    """The most words from the start that are known, and the rest."""
    first, rest = first_word(words)
    if found := known.get(ref_key(unquoted(first))):
        return found, rest
    each = words.split()
    for many in range(min(len(each), _MOST_WORDS), 0, -1):
        key = ref_key(" ".join(each[:many]).strip(" ,;"))
        if key in known:
            return known[key], " ".join(each[many:])
    return None, words


def _not_known(call: Call, action: Action, word: str, known: dict[str, tuple[str, str]]) -> Refusal:
    word = word.strip(" ,;")
    near = nearest(word, [ref for _, ref in known.values()])
    reason = f"There is no measure or area {word} on this board."
    if near:
        return Refusal(f"{reason} Did you mean:", lines=[f"/action {call.verb} {quoted(action.ref)} {quoted(near)}"])
    return Refusal(reason, lines=["/measure list", f"/action show {quoted(action.ref)}"])


def _offers(name: str) -> Offer:
    """What a form offers to be taken away: what the action is linked to."""
    return lambda _store, _board, action, _today: [(each, each) for each in [getattr(action, name, "")] if each]


_TYPED = (
    ref_of(SlotKind.ACTION, several=True),
    Slot("links", "Linked to", SlotKind.SHORT, SlotPlace.FREE, shown="<measure, area or both>", on_form=False),
)
LINK = Verb(
    command="action",
    name="link",
    about="says which measure and which area it is for; one of each for now",
    example="/action link A1 M6",
    run=each_of(run_link, "linked"),
    slots=(
        *_TYPED,
        Slot("measure", "Measure", SlotKind.MEASURE, shown="", now=lambda action: action.measure),
        Slot("area", "Area", SlotKind.AREA, shown="", now=lambda action: action.area),
    ),
    title="Link an action",
    writes=True,
    refused="Not linked.",
)
UNLINK = Verb(
    command="action",
    name="unlink",
    about="takes such a link away",
    example="/action unlink A1 M6",
    run=each_of(run_unlink, "unlinked"),
    slots=(
        *_TYPED,
        Slot("measure", "Measure", SlotKind.CHOICE, shown="", offers=_offers("measure")),
        Slot("area", "Area", SlotKind.CHOICE, shown="", offers=_offers("area")),
    ),
    title="Unlink an action",
    writes=True,
    refused="Not unlinked.",
)
