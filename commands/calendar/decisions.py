"""`/board decisions`: who decided what at a meeting, when, on what evidence, and in which minute."""

import re
from collections.abc import Sequence
from datetime import date

from board.refusals import Refusal
from board.words import count, day
from commands.calendar.decided_words import Decision, decided_on
from commands.call import Call
from commands.paging import page_of, weight
from commands.reading.held_dates import held_date
from commands.reading.held_months import NotOneMeeting
from commands.reading.phrases.meaning import spoken
from commands.reply import Bold, Code, Line, Reply, paragraph, reply, whole_lines
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

A_PAGE = 20
_OTHERS_SHOWN = 3
_LEAD = re.compile(r"\A(?:(?:at|of|for|on)\s++)++", re.IGNORECASE)


def run(call: Call) -> Reply:
    """The decisions of a meeting, by default the latest that has any, a page at a time. People are named, as only the
    person who asks reads it. Refused: a day on which the board did not meet; a meeting to come; an unclear day."""
    days = call.store.history.meetings_with_decisions(call.board.id)
    phrase = _LEAD.sub("", call.words.free)
    if not phrase and not days:
        return _none_yet(call)
    on = _meant(call, phrase, days) if phrase else days[0]
    found = decided_on(call.store, call.board, on)
    heading, others = f"the board of {day(on)}", [each for each in days if each != on]
    if not found:
        return reply(paragraph((Bold(f"No decision is recorded at {heading}."),), *_other_meetings(others)))
    page = page_of(call, found, A_PAGE, f"/board decisions {spoken(on)}", _weight)
    title = (Bold(f"{count(len(found), 'decision')} at {heading}{page.words}"),)
    return reply(
        paragraph(title),
        *(paragraph((Bold(ref), words), *(line for each in more for line in whole_lines(each)))
          for (ref, words), more in page.items),
        paragraph(*_other_meetings(others)) if others else None,
        page.buttons,
    )  # fmt: skip


def _weight(decision: Decision) -> int:
    (ref, words), more = decision
    return weight(ref + words, *more)


def _meant(call: Call, phrase: str, days: Sequence[date]) -> date:
    meetings = tuple(sorted({*call.board.meetings, *days}))
    near, why, asked = call.today, "", list[date]()
    try:
        near = held_date(phrase, call.today, meetings)
        if near in meetings and near <= call.today:
            return near
        why = f"The board meets on {day(near)}, which is to come." if near in meetings else ""
        why = why or f"No meeting on {day(near)} is in the calendar."
    except NotOneMeeting as month:
        why, near, asked = month.reason, month.near, list(month.days)
    except Refusal as refusal:
        why = refusal.reason.removesuffix(" Which?")
    held = sorted((each for each in meetings if each <= call.today), key=lambda each: abs(each - near))
    lines = [f"/board decisions {spoken(each)}" for each in sorted(asked or held[:_OTHERS_SHOWN], reverse=True)]
    raise Refusal(f"{why} Of which meeting?" if lines else why, lines=lines or ["/board meeting"])


def _none_yet(call: Call) -> Reply:
    held = max((each for each in call.board.meetings if each <= call.today), default=None)
    line = f"/action close A1 at: {spoken(held)}" if held else "/board meeting"
    how: Line = ("Say the meeting with the decision: ", Code(line)) if held else ("The calendar: ", Code(line))
    return reply(paragraph((Bold("No decision is recorded at a meeting yet."),), how))


def _other_meetings(days: Sequence[date]) -> list[Line]:
    return [(f"{day(on)}: ", Code(f"/board decisions {spoken(on)}")) for on in days[:_OTHERS_SHOWN]]


DECISIONS = Verb(
    command="board",
    name="decisions",
    about="who decided what at a meeting, on what evidence; without a date, at the latest that has decisions",
    example="/board decisions 5 August 2020",
    run=run,
    slots=(Slot("day", "Meeting", SlotKind.DAY, SlotPlace.FREE, shown="[5 August 2020]", on_form=False), PAGE),
    refused="Not shown.",
    aliases=("decision",),
)
