"""`/area show`: one area with its scorecard, its actions, its links and its history."""

from datetime import date

from board.actions import LIVE, Action, Status
from board.areas import Area
from board.refs import quoted
from board.scorecard import Card
from board.words import capital, count, day
from commands.actions.history_lines import history_line
from commands.actions.listing import row
from commands.areas.cards import card_of
from commands.areas.next_steps import of_area
from commands.areas.of_call import area_of
from commands.areas.wording import about, progress, rest, rung_words
from commands.call import Call
from commands.measures.figures.figure_day import check_is_of_now
from commands.named.named_in_words import titled
from commands.paging import page_of, weight
from commands.reply import Bold, Code, Line, Paragraph, Reply, paragraph, reply, whole_lines
from commands.shown_together import shown_together
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb
from storage.action_filters import in_area

ACTIONS_SHOWN = 10
RUNGS_SHOWN = 5
HISTORY_SHOWN = 10
_LIVE_FIRST = (*LIVE, *(status for status in Status if status not in LIVE))


def run(call: Call) -> Reply:
    """One area: its facts and progress, its actions (live ones first), its links, and a page of its history. Several
    refs are shown in short."""
    if len(call.refs) > 1:
        return shown_together(call, _in_short)
    card = _card(call)
    area = card.area
    entries = call.store.history.of(call.board.id, "area", area.id)
    told = [history_line(entry, call.board.schedule.timezone) for entry in reversed(entries)]
    page = page_of(call, told, HISTORY_SHOWN, f"/area show {quoted(area.ref)}", weight)
    title = f"History, newest first ({count(len(entries), 'line')}{page.words})"
    facts = [line for fact in _facts(call, card) for line in whole_lines(fact)] if page.number == 1 else []
    return reply(
        paragraph(*_heading(call, area), *facts),
        _goes_with(call, card) if page.number == 1 else None,
        _actions(call, area) if page.number == 1 else None,
        paragraph((Bold(title),), *(line for each in page.items for line in whole_lines(each))),
        page.buttons,
        of_area(call, area),
    )


def _card(call: Call) -> Card:
    area = area_of(call)
    check_is_of_now(call, "/area list")
    return card_of(call.store, call.board, area, call.today)


def _in_short(call: Call) -> list[Line]:
    """An area's heading, then its facts and progress."""
    card = _card(call)
    return [*_heading(call, card.area), *(line for fact in _facts(call, card) for line in whole_lines(fact))]


def _heading(call: Call, area: Area) -> list[Line]:
    """The area's ref and title; if another was asked for, that it is now part of this one."""
    merged = call.store.areas.find(call.board.id, call.ref) != area
    return [(Bold(area.ref), f" {area.title}"), *([(f"{call.ref} is part of it now.",)] if merged else [])]


def _facts(call: Call, card: Card) -> list[str]:
    told = [" · ".join(about(card.area, call.names_people))]
    told += [f"Goal: {card.area.goal}"] if card.area.goal else []
    told += _judged(call, card)
    told += [capital(" · ".join([progress(card), *rest(card)]))] if card.has_actions else []
    if card.last_board and card.has_actions:
        told.append(f"The last board was on {day(card.last_board)}.")
    return [*told, *map(capital, card.lacks)]


def _judged(call: Call, card: Card) -> list[str]:
    """The judgement in force with its movement and source, and the judgements before it."""
    if card.rung is None:
        return []
    every = sorted(call.store.rungs.of(card.area.id), key=lambda each: (each.as_at, each.id), reverse=True)
    told = [f"Self-assessment: {rung_words(card, call.board.scale)}; {card.rung.dated}"]
    told += [f"Source: {card.rung.source}"] if card.rung.source else []
    before = [each.dated for each in every if each.id != card.rung.id][:RUNGS_SHOWN]
    return [*told, *([f"Before: {'; '.join(before)}"] if before else [])]


def _goes_with(call: Call, card: Card) -> Paragraph | None:
    """Its measures with their outcomes, the areas linked in either direction, and the open risks linked to it."""
    area = card.area
    lines = [f"{each.measure.ref} {each.measure.title}: {each.outcome}" for each in card.measures]
    linked = call.store.links.of("area", area.id)
    other_side = filter(None, map(call.store.areas.get, call.store.links.linked_to("area", area.id, "area")))
    refs = dict.fromkeys([*linked.area, *(each.ref for each in other_side if not each.merged_into)])
    lines += [titled(call, "area", ref) for ref in refs]
    threats = filter(None, map(call.store.risks.get, call.store.links.linked_to("area", area.id, "risk")))
    lines += [f"Risk {each.ref} {each.title}" for each in threats if each.is_open]
    return paragraph((Bold("Goes with"),), *lines) if lines else None


def _actions(call: Call, area: Area) -> Paragraph:
    """The first of its actions, live ones first, and the command that lists them all."""
    found = call.store.actions.of_status(call.board.id, tuple(Status), [in_area(area.id)])
    found.sort(key=lambda each: _LIVE_FIRST.index(each.status) >= len(LIVE))
    if not found:
        link: Line = (" Link one: ", Code(f"/action link <ref> {quoted(area.ref)}"))
        return paragraph(("No action is in it.", *(() if call.board.is_read_by(call.actor) else link)))
    lines = [_action_line(each, call.today, call.names_people) for each in found[:ACTIONS_SHOWN]]
    more = f"All {count(len(found), 'action')}: " if len(found) > ACTIONS_SHOWN else "As a list: "
    return paragraph((Bold("Actions"),), *lines, (more, Code(f"/action list all area: {area.ref}")))


def _action_line(action: Action, today: date, named: bool) -> Line:
    """An action as in `/action list`: when it is due, or how it ended."""
    ref, title, owner, when = row(action, today)
    return (Bold(ref), " " + " · ".join([title, *([owner] if named else []), when]))


SHOW = Verb(
    command="area",
    name="show",
    about="one area: how far it is, its actions, what it goes with, its history",
    example="/area show R07",
    run=run,
    slots=(ref_of(SlotKind.AREA, several=True), PAGE),
    refused="Not found.",
)
