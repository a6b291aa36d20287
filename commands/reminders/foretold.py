"""Who will be sent what in the next two weeks if nothing changes, by the rules by which reminders are sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from board.actions import Action
from board.escalation import is_escalation_due, why_not_escalated
from board.reminders import Planned, Told, escalated_on, plan, silence
from board.words import count, day, listed
from commands.reminders.daily import Look, who_hears
from commands.reminders.page import waits_words
from commands.reminders.to_decide import ForSupport, Leaders, ToDecide, for_support, to_decide, week_begins
from commands.reminders.watched import Watched, watched
from commands.reply import Line

AHEAD = timedelta(days=14)


def foretold(look: Look) -> list[Line]:
    """What each person will be sent in the next two weeks, in one line for each: their own actions, actions of others
    that are long overdue, what waits for their decision, and what only board support can act on. `is_in` decides who
    counts as in the channel."""
    today = look.boards[0].schedule.today(look.now)
    found: dict[str, list[str]] = {}
    every = watched(look.store, look.boards, look.now)
    for each in every:
        if first := _next(each, today):
            found.setdefault(each.owner, []).append(f"{each.watch.action.ref} on {day(first.on)}")
    told = {person: listed(days) for person, days in found.items()}
    for person, words in (*_escalated(look, every, today), *_leading(look, today)):
        told[person] = f"{told[person]}; {words}" if person in told else words
    return [(f"<@{person}>: {words}",) for person, words in told.items()]


def _next(each: Watched, today: date) -> Planned | None:
    """The next day on which the owner hears of the action; None if there is none within two weeks."""
    ahead = (one for one in plan(each.watch, today + AHEAD) if today <= one.on)
    return None if silence(each.watch, today) else min(ahead, key=lambda one: one.on, default=None)


def _escalated(look: Look, every: list[Watched], today: date) -> Iterator[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for each in every:
        if hears := _who_hears(look, each, today):
            person, on = hears
            found.setdefault(person, []).append(f"{each.watch.action.ref} on {day(on)}")
    for person, days in found.items():
        yield person, f"that {listed(days)} {'is' if len(days) == 1 else 'are'} long overdue by then"


def _who_hears(look: Look, each: Watched, today: date) -> tuple[str, date] | None:
    """Who else hears of the action and on which day, if its owner is reminded as planned and does nothing; None if
    nobody does."""
    watch, last = each.watch, today + AHEAD
    if why_not_escalated(watch, today) or watch.is_escalated or escalated_on(watch) > last:
        return None
    ahead = [] if watch.is_unheard else [_as_told(watch.action, one) for one in plan(watch, last) if today <= one.on]
    first = max(escalated_on(watch), today)
    for on in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        told = tuple(one for one in ahead if one.on < on)
        if is_escalation_due(replace(watch, told=(*watch.told, *told)), on) and (hears := who_hears(look, each, on)):
            return hears, on
    return None


def _as_told(action: Action, planned: Planned) -> Told:
    return Told(action.owner_id or "", planned.occasion, action.due_on or planned.on, planned.on, planned.on)


def _leading(look: Look, today: date) -> Iterator[tuple[str, str]]:
    leaders = Leaders(look.is_in, look.works_on, look.habits_of)
    waiting: dict[str, list[ToDecide]] = {}
    support: dict[str, list[ForSupport]] = {}
    weeks: set[tuple[str, date | None]] = set()
    for number in range(AHEAD.days + 1):
        now = _noon(look, today + timedelta(days=number))
        for waits in to_decide(look.store, look.boards, now, leaders):
            if waits.papers_on or _is_new(weeks, waits.person, week_begins(waits.board, now)):
                waiting.setdefault(waits.person, []).append(waits)
        for sees in for_support(look.store, look.boards, now, leaders):
            if _is_new(weeks, "support", week_begins(sees.board, now)):
                support.setdefault(sees.person, []).append(sees)
    for person, those in waiting.items():
        yield (
            person,
            f"what waits for a decision, now {waits_words(those[0])}, on {listed([day(each.on) for each in those])}",
        )
    for person, seen in support.items():
        yield person, f"{_sees(seen[0])}, on {listed([day(each.on) for each in seen])}"


def _is_new(weeks: set[tuple[str, date | None]], who: str, week: date | None) -> bool:
    """True if the week is not listed yet: each week is listed once, on the first possible day."""
    known = (who, week) in weeks
    weeks.add((who, week))
    return not known


def _noon(look: Look, on: date) -> datetime:
    return datetime.combine(on, time(12), ZoneInfo(look.boards[0].schedule.timezone))


def _sees(sees: ForSupport) -> str:
    kinds = (
        (sees.unheard, "owner not in Slack, with a text for each", "owners not in Slack, with a text for each"),
        (sees.unowned, "overdue action that nobody owns", "overdue actions that nobody owns"),
        (sees.snoozed, "action that its owner has put off", "actions that their owners have put off"),
        (sees.absent, "owner not in the channel", "owners not in the channel"),
    )
    return listed([count(len(found), one, more) for found, one, more in kinds if found])
