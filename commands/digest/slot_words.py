"""Reads the weekly slot as it is typed: `every monday at 09:00`."""

import re
from collections.abc import Mapping
from datetime import date, time

from board.boards import Board
from board.calendar import WEEKDAYS
from board.refusals import Refusal
from commands.call import Call
from commands.reading.grammar import Words
from commands.reading.nearest import nearest
from commands.slots import Subject

EVERY_WEEKDAY = tuple(each.lower() for each in WEEKDAYS)
_EVERY = re.compile(r"(?:every\s+)?(?P<weekday>[a-z]+)(?:\s+at)?(?:\s+(?P<time>\S.*))?", re.I)
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?\s*(?P<half>am|pm)?", re.I)


def read_slot(call: Call) -> tuple[int, time]:
    """The weekday, with Monday as 0, and the time, which stays as it is if left out. Refused: words that are
    neither."""
    typed, at = _said_of_the_slot(call)
    weekday = next((n for n, name in enumerate(WEEKDAYS) if len(typed) > 2 and name.casefold().startswith(typed)), None)
    if weekday is None:
        near = nearest(typed, WEEKDAYS) if typed else None
        raise Refusal(
            "Say a weekday and a time. Try:",
            lines=[f"/digest every {near.lower() if near else '<weekday>'} at {at or '<time>'}"],
            slot="weekday",
        )
    return weekday, _read_time(at, EVERY_WEEKDAY[weekday]) if at else call.board.schedule.at


def _said_of_the_slot(call: Call) -> tuple[str, str]:
    if call.words.filled is not None:
        return call.words.filled.get("weekday", ""), call.words.filled.get("time", "").removeprefix("at ")
    return _apart(call.words.free)


def _apart(free: str) -> tuple[str, str]:
    match = _EVERY.fullmatch(free.strip())
    return (match["weekday"].casefold(), match["time"] or "") if match else ("", "")


def slot_apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The typed words, as fields of the form."""
    typed, at = _apart(words.free)
    weekday = next((each for each in EVERY_WEEKDAY if len(typed) > 2 and each.startswith(typed)), "")
    return {"weekday": weekday, "time": at}


def _read_time(words: str, weekday: str) -> time:
    match = _TIME.fullmatch(words.strip())
    hour, minute = (int(match["hour"]), int(match["minute"] or 0)) if match else (99, 0)
    if match and match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"].casefold() == "pm" else 0)
    if hour > 23 or minute > 59:
        reason = f'"{words}" is not a time of day. Write it like 09:00:'
        raise Refusal(reason, lines=[f"/digest every {weekday} at <time>"], slot="time")
    return time(hour, minute)
