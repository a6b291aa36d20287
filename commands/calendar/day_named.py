"""The day that words after a verb of the board's calendar name, and whether what is on it is taken out."""

import re
from datetime import date

from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import stated_date
from commands.verbs import Apart

_NAMES_A_DAY = re.compile(r"\d|day\b|mon\b|tues?\b|wed\b|thur?s?\b|fri\b|sat\b|sun\b|tomorrow|today", re.I)


def day_or_cancel(call: Call, apart: Apart) -> tuple[str, bool]:
    """The words of the day, as they were filled in or as `apart` finds them, and whether what is on it is taken out."""
    filled = call.words.filled
    said = apart(call.words, call.board, None, call.today) if filled is None else filled
    return said.get("day", ""), said.get("cancel") == "yes"


def named_day(call: Call, phrase: str, ask: str) -> date:
    """The day. Refused: words that name none, with `ask`, and a day in doubt."""
    if not _NAMES_A_DAY.search(phrase):
        reason = f'"{phrase}" is not a day. {ask}' if phrase else ask
        raise Refusal(reason, lines=[f"/{call.command} {call.verb} <date>"], slot="day")
    try:
        return call.once((call.verb, call.board.meetings), lambda: stated_date(phrase, call.today, call.board.meetings))
    except Refusal as refusal:
        raise refusal.with_lines(call.instead_of(phrase, refusal), slot="day") from refusal
