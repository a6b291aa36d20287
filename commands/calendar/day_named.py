"""Reads the day after `/board meeting` and `/board review`, and whether it cancels what is on it."""

import re
from datetime import date

from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import stated_date
from commands.verbs import Apart

_NAMES_A_DAY = re.compile(r"\d|day\b|mon\b|tues?\b|wed\b|thur?s?\b|fri\b|sat\b|sun\b|tomorrow|today", re.I)


def day_or_cancel(call: Call, apart: Apart) -> tuple[str, bool]:
    """The words of the day, from the form or as `apart` finds them, and whether they cancel."""
    filled = call.words.filled
    said = apart(call.words, call.board, None, call.today) if filled is None else filled
    return said.get("day", ""), said.get("cancel") == "yes"


def named_day(call: Call, phrase: str, ask: str) -> date:
    """The day that `phrase` names. Refused: a phrase that names none, with `ask` as the reason; an unclear day."""
    if not _NAMES_A_DAY.search(phrase):
        reason = f'"{phrase}" is not a day. {ask}' if phrase else ask
        raise Refusal(reason, lines=[f"/{call.command} {call.verb} <date>"], slot="day")
    try:
        return call.once((call.verb, call.board.meetings), lambda: stated_date(phrase, call.today, call.board.meetings))
    except Refusal as refusal:
        raise refusal.with_lines(call.instead_of(phrase, refusal), slot="day") from refusal
