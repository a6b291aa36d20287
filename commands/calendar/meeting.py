"""`/board meeting`: the days on which the board meets."""

import re
from collections.abc import Mapping
from datetime import date

from board.boards import Board
from board.calendar import NO_MEETING, next_meeting, papers_due
from board.refusals import Refusal
from board.roles import check_decides
from board.words import day
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.calendar.day_named import day_or_cancel, named_day
from commands.calendar.meetings_typed import check_one_meeting
from commands.call import Call
from commands.reading.dates import due_day
from commands.reading.grammar import Words
from commands.reading.phrases.meaning import spoken
from commands.reading.reasons import because
from commands.reply import Bold, Button, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from commands.verbs import Verb

ADD_A_MEETING = "/board meeting <date>"
_CHANGE = Button("Change the meetings", "/board meeting", opens=True)
_CANCEL = "cancel "
_TO_ANOTHER_DAY = re.compile(
    r"(?:(?:move|change|reschedule|shift) )?(?:from )?(?P<old>\S.*?)(?:"
    r" (?:(?:(?:is |has |has been )?(?:mov(?:ed|es|ing)|changed|rescheduled|postponed|put back|brought forward) )?to|"
    r"(?:is )?now(?: on)?|becomes) | ?(?:→|[-=–]?>) ?)(?P<new>\S.*)"
    r"|(?P<instead>\S.*?),? (?:instead of|in place of|rather than|not) (?P<of>\S.*)",
    re.I | re.S,
)

_CALLED_OFF = re.compile(
    r"(?:cancell?ed|called off|call off|removed?|delete[d]?|drop(?:ped)?|no meeting(?: on)?) (?P<behind>\S.*)"
    r"|(?P<before>\S.*?),? (?:(?:is|was|has been) )?(?:cancell?ed|called off|off|removed|not happening)\W*",
    re.I | re.S,
)


def run_meeting(call: Call) -> Reply:
    """Adds or removes a meeting; without words, shows the calendar. Refused: a change by anybody but the chair and
    support; an unclear day; several days or a rule; a meeting that is already in the calendar, or one to remove that is
    not."""
    phrase, cancel = day_or_cancel(call, _apart)
    if not call.words.free:
        return _calendar(call)
    check_decides(call.actor, "change the meeting calendar")
    _check_not_moved(call, phrase)
    if not cancel:
        _check_not_called_off(call, phrase)
        check_one_meeting(call, phrase)
    on = named_day(call, phrase, "Say the day the board meets:")
    if not cancel:
        return put_meeting_in(call, on)
    if on not in call.board.meetings:
        raise Refusal(f"No meeting on {day(on)} is in the calendar.", lines=["/board meeting"], slot="day")
    call.store.boards.remove_meeting(call.board.id, on)
    call.record_board({"meeting": (on.isoformat(), None)})
    return reply(paragraph((Bold(f"The meeting on {day(on)} is removed from the calendar."),)))


def _check_not_moved(call: Call, phrase: str) -> None:
    """Refuses words that move a meeting to another day: the decisions taken at it are kept by its day."""
    found = _TO_ANOTHER_DAY.fullmatch(phrase)
    parts = (found["old"] or found["of"], found["new"] or found["instead"]) if found else ()
    old, new = [due_day(each, call.today, call.board.meetings) for each in parts] or (None, None)
    if old in call.board.meetings and new:
        lines = [f"/board meeting {spoken(new)}", f"/board meeting cancel {spoken(old)}"]
        raise Refusal("A meeting is moved in two steps, the new day first:", lines=lines, slot="day")


def _check_not_called_off(call: Call, phrase: str) -> None:
    """Refuses words that call off a meeting without `cancel`, and offers the line that does."""
    found = _CALLED_OFF.fullmatch(because(phrase)[0].rstrip(" ,;"))
    on = due_day(found["before"] or found["behind"], call.today, call.board.meetings) if found else None
    if on in call.board.meetings:
        lines = [f"/board meeting cancel {spoken(on)}"]
        raise Refusal("To take that meeting out of the calendar:", lines=lines, slot="day")
    if on:
        raise Refusal(f"No meeting on {day(on)} is in the calendar.", lines=["/board meeting"], slot="day")


def put_meeting_in(call: Call, on: date) -> Reply:
    """Adds a meeting to the board's calendar. Refused: one that is already in it."""
    if on in call.board.meetings:
        raise Refusal(f"The meeting on {day(on)} is already in the calendar.", lines=["/board meeting"], slot="day")
    call.store.boards.add_meeting(call.board.id, on)
    call.record_board({"meeting": (None, on.isoformat())})
    if on < call.today:
        return reply(paragraph((Bold(f"The board met on {day(on)}."), " That meeting is in the calendar now.")))
    return reply(paragraph((Bold(f"The board meets on {day(on)}."), f" Papers are due on {day(papers_due(on))}.")))


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    if not words.free.casefold().startswith(_CANCEL):
        return {"day": words.free}
    return {"day": words.free[len(_CANCEL) :].strip(), "cancel": "yes"}


def _calendar(call: Call) -> Reply:
    coming = [on for on in call.board.meetings if on >= call.today]
    add = lines_for_deciders(call, ("Add one: ", Code(ADD_A_MEETING)))
    form = for_deciders(call, _CHANGE)
    if not coming:
        return reply(paragraph((Bold(f"{NO_MEETING}."),), *add), form)
    first = next_meeting(coming, call.today)
    lines = [f"{day(on)}, papers {day(papers_due(on))}" + (" (next)" if on == first else "") for on in coming]
    return reply(paragraph((Bold("The board meets on"),), *lines, *add), form)


MEETING = Verb(
    command="board",
    name="meeting",
    about="the meeting calendar; with a date, adds a meeting",
    example="/board meeting 4 March 2020",
    run=run_meeting,
    slots=(
        Slot("cancel", "Take this meeting out", SlotKind.YES_NO, SlotPlace.FREE, typed="cancel", shown=""),
        Slot("day", "The board meets on", SlotKind.DAY, SlotPlace.FREE, shown="[4 March 2020] · [cancel 4 March 2020]"),
    ),
    title="Change the meetings",
    apart=_apart,
    writes=True,
    refused="Not changed.",
    aliases=("meetings",),
)
