"""`/area add`: adds a recommendation, a priority, a finding, a practice area or a domain."""

import re
from dataclasses import replace
from typing import Any

from board.areas import KINDS_OF_AREA, Area, plural
from board.folding import folded
from board.links import Linked
from board.look_alikes import in_latin
from board.refs import quoted, ref_key, refs_named
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from commands.actions.left_in_title import person_in
from commands.areas.of_call import record_area
from commands.areas.wording import about
from commands.call import Call
from commands.measures.targets.add import check_title
from commands.named.named_by_key import named_by
from commands.named.own_refs import checked_new_ref
from commands.reading.grammar import first_word, set_off
from commands.reading.nearest import nearest
from commands.reading.reasons import meant
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import SURE, Slot, SlotKind, SlotPlace, is_sure
from commands.verbs import Verb

# A ref such as `R07`, `1.2` or `F3`. Any other first word belongs to the title.
_REF = re.compile(r"(?=.*\d)[A-Za-z]{0,4}[-.]?\d{1,4}(?:[.-]\d{1,4})*[a-z]?[:.,]?")


def run(call: Call) -> Reply:
    """Adds an area under the ref that was typed, or the next free one. Refused: to observers; no title; a ref or a
    title that is taken; until confirmed, a title that is nearly another's."""
    check_may_write(call.actor)
    ref, title = _ref_and_title(call)
    check_area_title(call, title)
    with at_slot("ref"):
        ref = _new_ref(call, ref)
    with at_slot("title"):
        _check_new(call, ref, title)
    area = with_keys(call, Area(ref=ref, title=title))
    linked = Linked(measure=named_by(call, "measure"))
    area = call.store.areas.add(call.board.id, area)
    record_area(call, None, area, links=(Linked(), linked))
    told = " · ".join([*about(area, call.names_people), *linked.facts])
    return reply(
        paragraph(
            (Bold(f"{area.ref} added."), f" {area.title}"),
            (f"{told} · Undo: ", Code("/area undo")),
            ("Put an action in it: ", Code(f"/action link <ref> {quoted(area.ref)}")),
            *_lead_in_title(call, area),
        )
    )


def _lead_in_title(call: Call, area: Area) -> list[Line]:
    """A hint if the title names somebody and the area has no lead."""
    if area.lead_id or area.lead or not call.names_people:
        return []
    person = person_in(call.words.free, call.request.people)
    line = Code(f"/area edit {quoted(area.ref)} lead: <@{person}>")
    return [("Whoever is named in the title does not lead it yet. To make them its lead: ", line)] if person else []


def check_area_title(call: Call, title: str) -> None:
    """Checks an area's title. Refused: an empty title; one too long for a list."""
    if not title:
        raise Refusal("An area needs a title. Try:", lines=call.how, slot="title")
    with at_slot("title"):
        check_title(title)


def _ref_and_title(call: Call) -> tuple[str, str]:
    filled = call.words.filled
    if filled is not None:
        return filled.get("ref", ""), call.said(filled.get("title", ""))
    word, rest = first_word(call.words.free)
    word = in_latin(word)
    is_ref = bool(rest) and bool(_REF.fullmatch(word) or (" " in word and any(map(str.isdigit, word))))
    ref, title = set_off(word, rest) if is_ref else ("", call.words.free)
    return ref, meant(call.said(title))


def _new_ref(call: Call, wanted: str) -> str:
    if not wanted:
        return call.store.areas.next_ref(call.board.id)
    wanted = checked_new_ref(call, wanted)
    there = refs_named(wanted, call.store.areas.refs(call.board.id))
    if there and (found := call.store.areas.find(call.board.id, there[0])):
        raise Refusal(
            f"{found.ref} is on this board already ({found.title}). See it, or leave the ref out for a new one:",
            lines=[f"/area show {quoted(found.ref)}"],
        )
    return wanted


def _check_new(call: Call, ref: str, title: str) -> None:
    """Refuses a title that another area has, and asks about one that is nearly another's."""
    by_title = {folded(each.title): each.ref for each in call.store.areas.named(call.board.id)}
    if there := by_title.get(folded(title)):
        raise Refusal(
            f'{there} is called "{title}" already. Give this one another title, or see that one:',
            lines=[f"/area show {quoted(there)}"],
        )
    near = nearest(folded(title), by_title)
    if near and not is_sure(call.words):
        there = by_title[near]
        known = call.store.areas.find(call.board.id, there)
        raise Refusal(
            f'That is nearly "{known.title if known else near}", which is {there}. If it is another, say so:',
            lines=[f"{call.line()} sure: yes", (f"/area show {quoted(there)}", "the one that is there")],
            slot="sure" if call.words.filled is not None else "",
        )


def with_keys(call: Call, area: Area) -> Area:
    """The area with the values of the keys. Refused: an unknown kind; a goal that is not on the scale; an unclear
    lead."""
    said: dict[str, Any] = {name: meant(call.said(call.words.get(name))) for name in PLAIN if call.words.has(name)}
    area = replace(area, **said)
    if area.goal and call.words.has("goal"):
        area = replace(area, goal=_goal(call, area.goal))
    if call.words.has("kind"):
        area = replace(area, kind=_kind(call, call.words.get("kind")))
    if call.words.has("lead"):
        with at_slot("lead"):
            lead_id, lead = call.lookup.owner(call.words.get("lead"), "lead")
        area = replace(area, lead_id=lead_id, lead=lead)
    return area


def _goal(call: Call, words: str) -> str:
    try:
        return call.board.scale.read(words)[0]
    except Refusal as refusal:
        lines = [call.line(call.words.with_value("goal", each.name)) for each in call.board.scale.points]
        raise refusal.with_lines(lines, slot="goal") from refusal


def _kind(call: Call, words: str) -> str:
    wanted = ref_key(words)
    for kind in KINDS_OF_AREA:
        if wanted in {kind, f"{kind}s", plural(kind)}:
            return kind
    lines = [call.line(call.words.with_value("kind", kind)) for kind in KINDS_OF_AREA]
    raise Refusal(f'"{words}" is no kind of area. It can be one of these:', lines=lines, slot="kind")


FACTS = (
    Slot("kind", "Kind", SlotKind.CHOICE, choices=KINDS_OF_AREA, now=lambda area: area.kind),
    Slot("lead", "Lead", SlotKind.OWNER, now=lambda area: f"<@{area.lead_id}>" if area.lead_id else area.lead),
    Slot("source", "Source", SlotKind.SHORT, hint="The letter or report it comes from.", now=lambda area: area.source),
    Slot("theme", "Theme", SlotKind.SHORT, shown="", now=lambda area: area.theme),
    Slot("priority", "Priority", SlotKind.SHORT, shown="", now=lambda area: area.priority),
    Slot("goal", "Goal", SlotKind.SHORT, shown="", hint="The rung that it is to reach.", now=lambda area: area.goal),
)
# These are kept as they were typed.
PLAIN = tuple(slot.name for slot in FACTS if slot.kind == SlotKind.SHORT)
ADD = Verb(
    command="area",
    name="add",
    about="adds a recommendation, a priority, a finding, a practice area or a domain",
    example="/area add R07 See children in need in time kind: recommendation lead: @jo",
    run=run,
    slots=(
        Slot("ref", "Ref", SlotKind.SHORT, SlotPlace.FREE, hint="The plan's own. Leave it empty for the next one."),
        Slot("title", "Title", SlotKind.LONG, SlotPlace.FREE, required=True),
        *FACTS,
        Slot("measure", "Measure", SlotKind.MEASURE),
        SURE,
    ),
    title="Add an area",
    submit="Add it",
    writes=True,
    refused="Not added.",
    aliases=("new", "create"),
)
