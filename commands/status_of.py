"""`/status` of one person, one area, or one action, measure or risk; or of several of a kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from board.actions import LIVE, OPEN
from board.areas import Area
from board.links import parts_of
from board.refs import has_digit, quoted, refs_named
from board.refusals import Refusal
from board.words import listed as listed_in_words
from commands.actions import show as action_show
from commands.actions.filters import owned
from commands.actions.listing import listed
from commands.actions.parts import other_part_lines
from commands.areas import show as area_show
from commands.call import Call
from commands.measures.pages import show as measure_show
from commands.named.named_by_key import near, refs_of, titles_of
from commands.people.whom import whom
from commands.reading.nearest import neighbours, split_ref
from commands.reply import Reply, paragraph
from commands.risks import show as risk_show
from commands.unknown_ref import MOST_OFFERED
from storage.action_filters import due_before, in_area
from storage.ref_table import KINDS

_SHOWN = {"action": action_show.run, "measure": measure_show.run_show, "risk": risk_show.run, "area": area_show.run}
# A row of refs has no more, and each costs a look at all that the board has.
_MOST_WORDS = 60


def of_owner(call: Call, owner_id: str) -> Reply:
    """A person's live actions, and how many they answer for and support."""
    theirs = owned(call, owner_id)
    late = len(call.store.actions.ids(call.board.id, OPEN, [theirs, due_before(call.today)]))
    title = f"<@{owner_id}>'s, {late} overdue"
    found, lines = call.store.actions.listed(call.board.id, LIVE, [theirs]), other_part_lines(call, owner_id)
    return listed(call, found, title, f"/status <@{owner_id}>", after=paragraph(*lines) if lines else None)


def of_area(call: Call, wanted: str) -> Reply:
    """The live actions of the area that `wanted` names by ref or title. Refused: words that do not name one area."""
    area = _area_named(call, wanted)
    actions = call.store.actions.listed(call.board.id, LIVE, [in_area(area.id)])
    late = set(call.store.actions.ids(call.board.id, OPEN, [due_before(call.today)]))
    many_late = sum(each.id in late for each in actions)
    about = f"area {area.ref} {area.title}"
    if area.body and area.is_usual:
        about += f" (business as usual, watched by {area.body})"
    return listed(call, actions, f"{about}, {many_late} overdue", f"/status area: {area.ref}")


def _area_named(call: Call, wanted: str) -> Area:
    titles = titles_of(call, "area")
    refs = refs_of(call, "area", wanted, titles)
    found = call.store.areas.find(call.board.id, refs[0]) if len(refs) == 1 else None
    if found:
        return found
    offered = refs or near(wanted, titles)
    lines = [(f"/status area: {ref}", titles[ref]) for ref in offered] if len(offered) <= MOST_OFFERED else []
    if refs:
        raise Refusal(f'"{wanted}" can be any of these areas. Which?', lines=lines)
    raise Refusal(f'There is no area "{wanted}" on this board.' + (" Did you mean:" if lines else ""), lines=lines)


def _is_area(call: Call, words: str) -> bool:
    return len(refs_of(call, "area", words, titles_of(call, "area"))) == 1


def of_ref(call: Call, typed: str) -> Reply:
    """The page of the action, measure, risk or area that was typed, or of a person by name; several refs of one kind in
    short. Refused, with what may have been meant: words that name none of these, or any of several."""
    ref = typed.strip('"\u201c\u201d').strip()
    every = {kind: call.store.of(kind).refs(call.board.id) for kind in _SHOWN if kind != "area"}
    named = next(filter(None, (refs_named(ref, refs) for refs in every.values())), [])
    if len(named) == 1:
        show = next(_SHOWN[kind] for kind, refs in every.items() if named[0] in refs)
        return show(replace(call, ref=named[0]))
    if not named and _is_area(call, ref):
        return of_area(call, ref)
    if not named and (several := _in_a_row(typed, every | {"area": call.store.areas.refs(call.board.id)})):
        return _of_several(call, several)
    near = named or neighbours(ref, [each for refs in every.values() for each in refs])
    if 0 < len(near) <= MOST_OFFERED:
        asked = f"{ref} can be any of these. Which?" if named else f"There is no action or measure {ref} here."
        raise Refusal(asked if named else f"{asked} Did you mean:", lines=[_line(call, each) for each in near])
    if whom(typed, call.request.people).people:
        return of_owner(call, call.lookup.person(typed))
    raise Refusal(
        f'I cannot read "{typed}" as an action, a measure or a day. You can ask for any of these:',
        lines=["/status", "/status M6", "/status @jo", "/status area: R07", "/status as at 1 Oct", "/status share"],
    )


def _in_a_row(typed: str, every: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The refs in the words by their kind, "" for those that `every` does not have; empty if the words are not refs
    alone, or fewer than two or more than _MOST_WORDS, or none of them is on the board."""
    if len(parts_of(typed.replace(" ", ","))) > _MOST_WORDS:
        return {}
    known = {ref: kind for kind, refs in reversed(list(every.items())) for ref in refs}
    row = [ref for part in parts_of(typed) for ref in _refs_of(part, known)]
    found: dict[str, list[str]] = {}
    for ref in dict.fromkeys(row):
        found.setdefault(known.get(ref, ""), []).append(ref)
    is_row = len(row) > 1 and any(found) and all(map(has_digit, found.get("", ())))
    return found if is_row else {}


def _refs_of(words: str, known: Mapping[str, str]) -> Iterator[str]:
    """The refs that the words begin with and go on with, as `known` has them, or as typed."""
    while words:
        word, words = split_ref(words, known)[0]
        yield next(iter(refs_named(word, known)), word)


def _of_several(call: Call, refs: Mapping[str, Sequence[str]]) -> Reply:
    """Each ref in short. Refused: refs that are not on the board, and those of several kinds, with a line for each."""
    lines = [f"/status {' '.join(map(quoted, of_kind))}" for kind, of_kind in refs.items() if kind]
    if unknown := refs.get(""):
        without = "it" if len(unknown) == 1 else "them"
        raise Refusal(f"Not on this board: {listed_in_words(unknown)}. Without {without}:", lines=lines)
    if len(refs) > 1:
        raise Refusal("Those are of several kinds. Each kind by itself:", lines=lines)
    ((kind, of_kind),) = refs.items()
    return _SHOWN[kind](replace(call, command=kind, verb="show", ref=of_kind[0], refs=tuple(of_kind)))


def _line(call: Call, ref: str) -> tuple[str, str]:
    found = next((found for kind in KINDS if (found := call.store.of(kind).find(call.board.id, ref))), None)
    return f"/status {ref}", found.title if found else ""
