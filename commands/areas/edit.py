"""`/area edit` corrects the title and facts of an area; `/area merge` merges one area into another."""

from dataclasses import replace

from board.areas import UNSORTED, Area
from board.links import Linked
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from board.words import capital, count
from commands.areas.add import FACTS, PLAIN, check_area_title, with_keys
from commands.areas.of_call import area_of, record_area
from commands.areas.wording import lead
from commands.call import Call
from commands.named.named_by_key import refs_of
from commands.reading.reasons import meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.risks.recording import relinked
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb
from commands.without_colon import check_colon


def run_edit(call: Call) -> Reply:
    """Changes the fields that the keys name; the history keeps the old values. Refused: to observers, and to those who
    neither lead the area nor decide; words without a key; no change."""
    check_may_write(call.actor)
    before = area_of(call)
    if not may_edit(call, before):
        raise Refusal(
            f"The words of {before.ref} can be changed by its lead, board support or the chair. They can:",
            lines=[call.line()],
        )
    if call.words.free or not call.words.values:
        start = f"/area edit {quoted(before.ref)}"
        words = call.words.free
        check_colon(call, start)
        raise Refusal(
            f'"{words}" follows no key. Is it the new title?' if words else "Say what is to change. Try:",
            lines=[f"{start} title: {words or before.title}", *([] if words else [f"{start} lead: @name"])],
            slot="title",
        )
    after = before
    if call.words.has("title"):
        title = meant(call.said(call.words.get("title")))
        check_area_title(call, title)
        after = replace(after, title=title)
    after = with_keys(call, after)
    if after == before:
        raise Refusal(f"That is what {before.ref} says already.", lines=[f"/area show {quoted(before.ref)}"])
    record_area(call, before, after)
    return reply(paragraph((Bold(f"{after.ref} edited."), f" {after.title}"), *_told(call, before, after)))


def may_edit(call: Call, area: Area) -> bool:
    """True if the person may edit the area, as its lead, board support or the chair; anybody may if it has no lead."""
    return not area.lead_id or call.actor.decides or call.actor.owns(area)


def _told(call: Call, before: Area, after: Area) -> list[str]:
    """Each changed field with its new and its old value."""
    told = [f'It was: "{before.title}"'] if after.title != before.title else []
    for name in ("kind", *PLAIN):
        if (now := getattr(after, name)) != (was := getattr(before, name)):
            told.append(f"{name.capitalize()}: {now or 'none'}{f', in place of {was}' if was else ''}")
    if lead(before) != lead(after):
        was = f", in place of {lead(before)}" if lead(before) else ""
        told.append(f"Lead: {lead(after) or 'nobody'}{was}" if call.names_people else "Who leads it has changed.")
    return told


def run_merge(call: Call) -> Reply:
    """Merges an area into another, which takes over its actions, measures, areas and risks. Refused: to all but the
    chair and support; an unknown area, or the same one."""
    check_decides(call.actor, "merge areas")
    before = area_of(call)
    into = _into(call, before)
    links = call.store.links
    moved = {each: links.linked_to("area", before.id, each) for each in ("action", "area", "risk")}
    linked = links.of_these("action", moved["action"])
    for action in call.store.actions.these(moved["action"]):
        has = linked[action.id]
        call.record(action, action, links=(has, _instead(has, before, into)))
    for area_id in moved["area"]:
        area, has = call.store.areas.get(area_id), links.of("area", area_id)
        if area and area.id != into.id:
            record_area(call, area, area, links=(has, _instead(has, before, into)))
    for risk in filter(None, map(call.store.risks.get, moved["risk"])):
        relinked(call, risk, _instead(risk.linked, before, into))
    own, has = links.of("area", before.id), links.of("area", into.id)
    record_area(call, before, replace(before, merged_into=into.ref), links=(own, Linked()))
    joined = has.with_more(own).without(Linked(area=(into.ref, before.ref)))
    if joined != has:
        record_area(call, into, into, links=(has, joined))
    many = capital(count(len(moved["action"]), "action"))
    first = (Bold(f"{before.ref} is part of {into.ref} now."), f" {into.title}")
    return reply(paragraph(first, f"{many} moved. {before.ref} leads to {into.ref} from now on; nothing is deleted."))


def _instead(linked: Linked, old: Area, new: Area) -> Linked:
    refs = [new.ref if ref == old.ref else ref for ref in linked.area]
    return linked.having("area", refs)


def _into(call: Call, area: Area) -> Area:
    filled = call.words.filled
    words = filled.get("area", "") if filled else call.words.free.strip()
    for start in ("into ", "with ", "to "):
        words = words[len(start) :].strip() if words.casefold().startswith(start) else words
    titles = {each.ref: each.title for each in call.store.areas.named(call.board.id) if each.ref != area.ref}
    refs = refs_of(call, "area", words.strip('"\u201c\u201d'), titles) if words else []
    found = call.store.areas.find(call.board.id, refs[0]) if len(refs) == 1 else None
    if found is None:
        start = f"/area merge {quoted(area.ref)} into"
        offered = [(f"{start} {quoted(ref)}", titles[ref]) for ref in (refs or list(titles))[:5]]
        reason = f'There is no other area "{words}" here.' if words else "Say which area it is part of."
        raise Refusal(f"{reason} One of these?" if offered else reason, lines=offered or ["/area list"], slot="area")
    return found


EDIT = Verb(
    command="area",
    name="edit",
    about="corrects its title, kind, lead or source; the history keeps the old words",
    example="/area edit R07 title: See every child in need in time lead: @jo",
    run=run_edit,
    slots=(ref_of(SlotKind.AREA), Slot("title", "Title", SlotKind.LONG, now=lambda area: area.title), *FACTS),
    title="Put words right",
    writes=True,
    refused="Not edited.",
    aliases=("retitle",),
)
MERGE = Verb(
    command="area",
    name="merge",
    about=f"merges one into another, such as an {UNSORTED} one (the chair or support)",
    example="/area merge AR1 into R07",
    run=run_merge,
    slots=(
        ref_of(SlotKind.AREA),
        Slot("area", "Into", SlotKind.AREA, SlotPlace.FREE, True, typed="into {}", shown="into <ref>"),
    ),
    title="Merge areas",
    submit="Merge them",
    writes=True,
    refused="Not merged.",
)
