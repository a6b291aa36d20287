"""`/status` of one person, one area, or one action, measure or risk."""

from dataclasses import replace

from board.actions import LIVE, OPEN
from board.areas import Area
from board.refs import refs_named
from board.refusals import Refusal
from commands.actions import show as action_show
from commands.actions.filters import owned
from commands.actions.listing import listed
from commands.actions.parts import other_part_lines
from commands.call import Call
from commands.measures.pages import show as measure_show
from commands.named.named_by_key import near, refs_of, titles_of
from commands.people.whom import whom
from commands.reading.nearest import neighbours
from commands.reply import Reply, paragraph
from commands.risks import show as risk_show
from commands.unknown_ref import MOST_OFFERED
from storage.action_filters import due_before, in_area
from storage.ref_table import KINDS


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
    """The page of the action, measure, risk or area that was typed, or of a person by name. Refused, with what may have
    been meant: words that name none of these, or several."""
    ref = typed.strip('"\u201c\u201d').strip()
    shown = (("action", action_show.run), ("measure", measure_show.run_show), ("risk", risk_show.run))
    every = {kind: call.store.of(kind).refs(call.board.id) for kind, _ in shown}
    named = next(filter(None, (refs_named(ref, refs) for refs in every.values())), [])
    if len(named) == 1:
        show = next(run for kind, run in shown if named[0] in every[kind])
        return show(replace(call, ref=named[0]))
    if not named and _is_area(call, ref):
        return of_area(call, ref)
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


def _line(call: Call, ref: str) -> tuple[str, str]:
    found = next((found for kind in KINDS if (found := call.store.of(kind).find(call.board.id, ref))), None)
    return f"/status {ref}", found.title if found else ""
