"""Writes the days on which a file says that an action was raised and closed as words of its history, and reads them."""

import re
from datetime import date

from board.words import day

SAYS_THE_FILE = "says the file"
_DAY = r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}"
_SAID = re.compile(rf"(?P<what>raised|closed) on (?P<day>{_DAY}), {SAYS_THE_FILE}")


def said_on(what: str, on: date | None) -> str:
    """`raised on Fri 1 May 2020, says the file`; empty if there is no day."""
    return f"{what} on {day(on)}, {SAYS_THE_FILE}" if on else ""


def dates_in(why: str) -> dict[str, str]:
    """The days in words made by `said_on`, by event: `{"raised": "Fri 1 May 2020"}`."""
    return {found["what"]: found["day"] for found in _SAID.finditer(why)}
