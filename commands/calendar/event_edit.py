"""`/board event edit`: corrects an event in the calendar."""

import re
from dataclasses import replace
from datetime import date

from board.boards import Board
from board.events import Event, EventKind, is_own_meeting, with_limit
from board.folding import folded
from board.refusals import Refusal
from board.roles import check_may_write
from board.words import capital
from commands.calendar.event_named import EDIT_LINE, UNDO_LINE, event_named, event_words
from commands.calendar.event_out import check_may_change, record_event
from commands.calendar.event_words import EventWords, days_of, kind_of, limit_in, limit_of, title_of
from commands.calendar.events import limit_told
from commands.calendar.plan_days import EVER
from commands.call import Call
from commands.reading.day_ranges import leading_days
from commands.reading.grammar import Words
from commands.reading.phrases.meaning import spoken
from commands.reading.reasons import because, meant
from commands.reply import Bold, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from commands.unknown_ref import MOST_OFFERED
from commands.verbs import Verb
from storage.store import Store

_NONE = frozenset({"none", "no", "nothing"})
_TO = re.compile(r"(?<=\S)\s++to\s++(?=\S)", re.I)
_STAYS = "Left empty, it stays as it is."


def run_edit(call: Call) -> Reply:
    """Changes the fields that the keys name; the history keeps the old values. Refused: to all but the person who
    entered the event, the chair and support; without a key; no change; an unclear day; a change that would make it a
    meeting of the board itself."""
    check_may_write(call.actor)
    call, reason = _reason_apart(call)
    _check_no_bare_day(call)
    before = _meant(call)
    if not set(call.words.values) - {"because"}:
        start = f"{EDIT_LINE} {event_words(before)}"
        raise Refusal("Say what is to change. Try:", lines=[f"{start} day: <date>", f"{start} title: …"], slot="day")
    check_may_change(call, before, "change")
    first, last = _days(call, before)
    after = replace(before, first_on=first, last_on=last)
    if call.words.has("title"):
        after = replace(after, title=title_of(call, EventWords("", call.words.get("title")), "title"))
    if call.words.has("kind"):
        after = replace(after, kind=kind_of(call, after.title))
    if call.words.has("source"):
        after = replace(after, source=_unless_none(call, "source"))
    after = _with_limit(call, after)
    _check_not_own(call, after)
    if after == before:
        raise Refusal("That is what the calendar says already.", lines=["/board plan all"], slot="day")
    record_event(call, before, after, call.said(reason))
    return reply(
        paragraph(
            (Bold(f"Changed in the calendar: {after.title}, {after.days}."),),
            *_was(before, after),
            *([f"Because: {call.said(reason)}"] if reason else []),
            *limit_told(call, after),
            ("The forward plan: ", Code("/board plan"), " · Undo: ", Code(UNDO_LINE)),
        )
    )


def _check_no_bare_day(call: Call) -> None:
    """Refuses a new day without a key, as in `12 October to 19 October`, and offers the line that has one."""
    event, *rest = _TO.split(call.words.free, maxsplit=1)
    day = rest[0] if rest and call.words.filled is None and not call.words.values else ""
    if not day or not leading_days(day)[0] or leading_days(day)[1]:
        return
    days, what = leading_days(event)
    if days:
        known, _ = event_named(
            call,
            EventWords(days, what),
            lambda each: f"{EDIT_LINE} {event_words(each)} day: {day}",
            "Which of them?",
            "event",
        )
        named = [known]
    else:
        words = folded(event).split()
        every = call.store.events.between(call.board.id, *EVER)
        named = [each for each in every if all(word in folded(each.title) for word in words)]
    if named:
        lines = [f"{EDIT_LINE} {event_words(each)} day: {day}" for each in named[:MOST_OFFERED]]
        raise Refusal('The new day goes behind "day:". Do you mean:', lines=lines, slot="day")


def _reason_apart(call: Call) -> tuple[Call, str]:
    """The reason, which needs no key of its own after a day, the kind or the limit. In a title or a source, "because"
    is an ordinary word."""
    words = call.words
    if words.filled is None and not words.has("because"):
        for key in (slot.name for slot in call.slots if slot.kind == SlotKind.DAY or slot.name in {"kind", "limit"}):
            value = words.values.get(key)
            if value and value.end == len(words.line.rstrip()):
                on, reason = because(value.words)
                values = {**words.values, key: replace(value, words=on, end=value.start + len(on))}
                return replace(call, words=replace(words, values=values)), reason
    return call, meant(words.get("because"))


def _meant(call: Call) -> Event:
    filled = call.words.filled
    days, what = leading_days(call.words.free if filled is None else filled.get("event", ""))
    if not days:
        offered = [f"{EDIT_LINE} {event_words(each)}" for each in call.store.events.between(call.board.id, *EVER)][:5]
        raise Refusal("Say which event: its day, and what it is.", lines=offered or ["/board plan all"], slot="event")
    keys = call.words.line[len(call.words.free) :] if filled is None else call.words.line
    return event_named(
        call,
        EventWords(days, what),
        lambda each: f"{EDIT_LINE} {event_words(each)} {keys.strip()}",
        "Which of them?",
        "event",
    )[0]


def _days(call: Call, before: Event) -> tuple[date, date]:
    """The new first and last days. Refused: a first day alone, if the event took several days; a last day before the
    first."""
    first, last = before.first_on, before.last_on
    lasted = last - first
    if call.words.has("day"):
        first, last = days_of(call, EventWords(call.words.get("day"), ""), "day")
        if lasted and first == last and not call.words.has("until"):
            as_long = call.words.with_value("day", f"{spoken(first)} to {spoken(first + lasted)}")
            alone = f"{call.words.with_value('day', spoken(first))} until: {spoken(first)}"
            lines = [(call.line(as_long), "as long as before"), (call.line(alone), "one day")]
            raise Refusal("It was over several days. Which are they now?", lines=lines, slot="until")
    if call.words.has("until"):
        last = days_of(call, EventWords(call.words.get("until"), ""), "until")[1]
    if last < first:
        raise Refusal(f"{spoken(last)} is before the first day, {spoken(first)}.", slot="until")
    return first, last


def _unless_none(call: Call, key: str) -> str:
    words = meant(call.said(call.words.get(key)))
    return "" if words.casefold() in _NONE else words


def _with_limit(call: Call, event: Event) -> Event:
    """The event with its limit, counted from its last day."""
    if call.words.has("limit"):
        limit = limit_of(call, event.last_on) if _unless_none(call, "limit") else None
    else:
        limit = limit_in(event.limit.words, event.last_on) if event.limit else None
    return with_limit(event, limit)


def _check_not_own(call: Call, event: Event) -> None:
    if event.kind == EventKind.MEETING and is_own_meeting(event.title, call.board.name):
        lines = [f"/board meeting {spoken(event.first_on)}"]
        raise Refusal("A meeting of this board stands in its own calendar:", lines=lines, slot="title")


def _was(before: Event, after: Event) -> list[str]:
    """The old value of each field that has changed."""
    told = [f"It was on {before.days}."] if before.days != after.days else []
    for name in ("title", "kind", "source"):
        if (was := str(getattr(before, name))) != (now := str(getattr(after, name))):
            label = "What" if name == "title" else capital(name)
            told.append(f"{label}: {now or 'none'}, in place of {was or 'none'}.")
    if before.limit and not after.limit:
        told.append(f"Nothing need follow it any more; it was: {before.limit.words}.")
    return told


def _offers(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    """The events in the calendar: those to come first, then the latest past ones."""
    every = store.events.between(board.id, *EVER)
    coming = [each for each in every if each.last_on >= today]
    past = [each for each in reversed(every) if each.last_on < today]
    offered = {event_words(each): f"{each.title}, {each.days}" for each in (*coming, *past)}
    return list(offered.items())


def _apart(words: Words, board: Board, subject: Subject, today: date) -> dict[str, str]:
    return {"event": words.free}


EDIT = Verb(
    command="board",
    name="event edit",
    about="corrects the day, the words, the kind or the limit of an event; the history keeps the old ones",
    example="/board event edit 12 October 2020 day: 19/20 October 2020",
    run=run_edit,
    slots=(
        Slot(
            "event",
            "Which event",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            shown="<date> <what>",
            offers=_offers,
        ),
        Slot("day", "New day, or the first of several", SlotKind.DAY),
        Slot("until", "The last day", SlotKind.DAY, shown=""),
        Slot("title", "What happens?", SlotKind.SHORT, hint=_STAYS),
        Slot("kind", "Kind", SlotKind.CHOICE, choices=tuple(EventKind), hint=_STAYS),
        Slot("source", "Source", SlotKind.SHORT, hint=_STAYS),
        Slot("limit", "What must follow, and within how long", SlotKind.SHORT, hint='"none" takes it out.'),
        Slot("because", "Why", SlotKind.SHORT),
    ),
    title="Change the calendar",
    apart=_apart,
    writes=True,
    refused="Not changed.",
    aliases=("event change", "event move"),
)
