"""What a person answers to a reminder, and when they want reminders: `/action on-track`, `snooze` and `reminders`."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from board.actions import Action
from board.calendar import WEEKDAYS
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.reminders import USUAL_DAYS, USUAL_TIME, Habits
from board.words import capital, day, listed, moment
from commands.actions.moves import NOTE
from commands.actions.rights import check_may
from commands.actions.steps import next_status
from commands.actions.wording import due
from commands.call import Call
from commands.reading.dates import due_date
from commands.reply import Bold, Button, Buttons, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

LONGEST_SNOOZE = timedelta(weeks=4)
ON, OFF = "on", "off"
_BETWEEN = re.compile(r"[\s,;/&]++")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s?(am|pm)?", re.I)
_EXAMPLE = "/action reminders at: 08:30 days: Mon Tue Wed"
_LEFT_OPEN = "/action reminders at: <time> days: <days>"
_TO = re.compile(r"\s?(?:-|–|\bto\b)\s?")


def run_on_track(call: Call) -> Reply:
    """Records the owner's word that the action will be done in time: a line of history, which is no update. Refused: to
    anybody else; an action that is overdue or not open."""
    action = _own_open(call)
    if action.is_overdue(call.today):
        raise Refusal(
            f"{action.ref} is overdue, so it cannot be on track. Say how it stands, or ask for a later date:",
            lines=[f"/action update {quoted(action.ref)} …", f"/action due {quoted(action.ref)} <date> because …"],
        )
    call.record(action, action, call.said(call.words.free))
    at = moment(call.request.now, call.board.schedule.timezone)
    return reply(paragraph((Bold(f"{action.ref} is on track"), f", said by you on {at}. {capital(due(action))}")))


def run_snooze(call: Call) -> Reply:
    """Puts off reminders of the action until a day; its due date stands. Refused: to anybody else; an action that is
    not open; an unclear day, one that is not to come, or one more than four weeks ahead."""
    before = _own_open(call)
    until = _until(call)
    after = replace(before, snoozed_until=until)
    call.store.actions.save(before, after)
    call.record(before, after)
    told = " Its due date stands. Board support sees that you have put it off."
    return reply(paragraph((Bold(f"No reminder of {after.ref} before {day(until)}."), told)))


def _own_open(call: Call) -> Action:
    action = call.action()
    check_may(call, call.verb, action)
    next_status(call, call.verb, action)
    return action


def _until(call: Call) -> date:
    words = call.words.free.removeprefix("until ").strip()
    if not words:
        ref = quoted(call.ref)
        lines = [f"/action snooze {ref} tomorrow", f"/action snooze {ref} Monday"]
        raise Refusal("Say until when. Try:", lines=lines, slot="until")
    with at_slot("until"):
        until = due_date(words, call.today, call.board.meetings)
        if until <= call.today:
            raise Refusal(
                f"{day(until)} is no later than today. Say a later day.",
                lines=[f"/action snooze {quoted(call.ref)} <date>"],
            )
        if until > call.today + LONGEST_SNOOZE:
            last = day(call.today + LONGEST_SNOOZE)
            raise Refusal(
                f"Reminders can be put off for four weeks at most, until {last}. Does it need longer? Ask for it:",
                lines=[f"/action due {quoted(call.ref)} <date> because …"],
            )
    return until


def run_habits(call: Call) -> Reply:
    """Shows or sets when the person is reminded, on all boards. Refused: words that are no time, no days, or neither
    `on` nor `off`."""
    team, person = call.board.team, call.actor.person
    before = call.store.reminders.habits(team, [person]).get(person, Habits())
    after = before
    if call.words.has("at"):
        after = replace(after, at=_time(call), off=False)
    if call.words.has("days"):
        after = replace(after, days=_days(call), off=False)
    if wanted := call.words.free.strip().casefold():
        after = replace(after, off=_is_off(call, wanted))
    if after == before:
        return reply(paragraph((Bold("Your reminders:"), f" {habits_words(before)}."), *_how(before)), _form(before))
    call.store.reminders.keep_habits(team, person, after)
    more = ["You still hear before somebody else is told that an action of yours is overdue."] if after.off else []
    return reply(paragraph((Bold("Your reminders, on all your boards:"), f" {habits_words(after)}."), *more))


def habits_words(habits: Habits) -> str:
    """`at 09:15 on working days`, `at 08:30 on Monday and Tuesday`, `off`."""
    if habits.off:
        return "off"
    days = "working days" if habits.days == USUAL_DAYS else listed([WEEKDAYS[each] for each in sorted(habits.days)])
    return f"at {habits.at:%H:%M} on {days}, one message a day at most"


def _how(habits: Habits) -> list[tuple[str | Code, ...]]:
    return [("Change them: ", Code(_LEFT_OPEN), " or ", Code(_switch(habits).says))]


def _form(habits: Habits) -> Buttons:
    return Buttons((_switch(habits), Button("Change when", "/action reminders", opens=True)))


def _switch(habits: Habits) -> Button:
    to = ON if habits.off else OFF
    return Button(f"Turn {to}", f"/action reminders {to}")


def _is_off(call: Call, wanted: str) -> bool:
    if wanted not in {ON, OFF}:
        raise Refusal(
            f'I don\'t know "{call.words.free}". Say any of these:',
            lines=["/action reminders on", "/action reminders off", _LEFT_OPEN],
            slot="reminders",
        )
    return wanted == OFF


def _time(call: Call) -> time:
    words = call.words.get("at")
    with at_slot("at"):
        found = _TIME.fullmatch(words.strip())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = found[3].casefold() if found and found[3] else ""
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour > 23 or minute > 59:
            line = call.line(call.words.with_value("at", "<time>"))
            raise Refusal(f'"{words}" is no time of day. Write it like 08:30:', lines=[line])
        return time(hour, minute)


def _days(call: Call) -> frozenset[int]:
    words = call.words.get("days")
    with at_slot("days"):
        said = " ".join(words.casefold().split())
        if said in {"working days", "weekdays"}:
            return USUAL_DAYS
        if said in {"every day", "daily"}:
            return frozenset(range(7))
        joined = _TO.sub("-", said.replace(" and ", " "))
        found = [_weekdays(each) for each in _BETWEEN.split(joined) if each]
        if not found or not all(found):
            line = call.line(call.words.with_value("days", "<days>"))
            raise Refusal(f'"{words}" does not name days of the week. Write them like Mon Tue Wed:', lines=[line])
        return frozenset().union(*found)


def _weekdays(said: str) -> frozenset[int]:
    """The numbers, with Monday as 0, of `tue`, `Tuesdays` or a span such as `mon-thu`; empty if a word is no
    weekday."""
    ends = [_weekday(each) for each in said.split("-")]
    if -1 in ends or len(ends) > 2:
        return frozenset()
    first, last = ends[0], ends[-1]
    return frozenset((first + each) % 7 for each in range((last - first) % 7 + 1))


def _weekday(said: str) -> int:
    for number, name in enumerate(each.casefold() for each in WEEKDAYS):
        if said == f"{name[:3]}s" or (len(said) > 2 and f"{name}s".startswith(said)):
            return number
    return -1


ON_TRACK = Verb(
    command="action",
    name="on-track",
    about="says that your action will be done in time; this is neither an update nor a later date",
    example="/action on-track A1",
    run=run_on_track,
    slots=(ref_of(SlotKind.ACTION), NOTE),
    title="On track",
    writes=True,
    refused="Not noted.",
    aliases=("ontrack",),
)
SNOOZE = Verb(
    command="action",
    name="snooze",
    about="puts off the reminders of your action until a day; its due date stays",
    example="/action snooze A1 Monday",
    run=run_snooze,
    slots=(
        ref_of(SlotKind.ACTION),
        Slot(
            "until",
            "No reminder before",
            SlotKind.DAY,
            SlotPlace.FREE,
            required=True,
            shown="tomorrow · Monday · <date>",
        ),
    ),
    title="Put off the reminder",
    writes=True,
    refused="Not put off.",
)
HABITS = Verb(
    command="action",
    name="reminders",
    about="sets when your reminders come and on which days, or turns them off",
    example=_EXAMPLE,
    run=run_habits,
    slots=(
        Slot("reminders", "Reminders", SlotKind.CHOICE, SlotPlace.FREE, choices=(ON, OFF), shown="[on · off]"),
        Slot("at", "At", SlotKind.SHORT, hint=f"A time of day, such as {USUAL_TIME:%H:%M}."),
        Slot("days", "On these days", SlotKind.SHORT, hint="The days you work: Mon Tue Wed. Not on bank holidays."),
    ),
    title="When reminders come",
    writes=True,
    refused="Not changed.",
    on_closed=True,
    of_person=True,
)
