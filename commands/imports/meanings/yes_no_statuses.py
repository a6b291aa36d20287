"""Reads a status from a column that asks whether each action is closed, done, open or begun, and says yes or no.

The file cannot say whether the board signed off a complete action: that is asked, once a column.
"""

import re
from collections.abc import Mapping as Map

from board.actions import Status
from commands.imports.grids.grid import column_letter
from commands.imports.headings.dated import MONTH
from commands.imports.headings.of_kinds import folded, without_brackets
from commands.imports.meanings.statuses import is_status

CLOSED, COMPLETE, OPEN, STARTED = "closed", "complete", "open", "started"
_ASKED = {
    CLOSED: "closed",
    COMPLETE: "complete completed completion done finished implemented achieved delivered actioned resolved discharged "
    "met fulfilled signed sign off",
    OPEN: "open outstanding live incomplete",
    STARTED: "started begun commenced underway",
}
_ASKS = {word: what for what, words in _ASKED.items() for word in words.split()}
_BESIDE = frozenset(
    "is it has have been be the this action actions task item status fully now y n yes no or and".split()  # noqa: SIM905
)
_YES, _NO = re.compile(r"y|yes|true", re.I), re.compile(r"n|no|false", re.I)
_BEGINS = re.compile(r"(?:y|n|yes|no|true|false)\b", re.I)
_A_DAY = re.compile(rf"\d{{1,4}}[./-]\d{{1,2}}|\d{{5}}|{MONTH}\b", re.I)
# The status that yes and no mean. Any other combination is asked about.
_SAYS = {
    (CLOSED, True): Status.CLOSED,
    (CLOSED, False): Status.IN_PROGRESS,
    (COMPLETE, False): Status.IN_PROGRESS,
    (OPEN, True): Status.IN_PROGRESS,
    (STARTED, True): Status.IN_PROGRESS,
    (STARTED, False): Status.NOT_STARTED,
}
_BY_DAY = " beside the day of closing"
_SHOWN = 25


def asks_whether(heading: str) -> str:
    """What a heading asks of each action: closed, complete, open or started; empty if none of these."""
    words = set(folded(without_brackets(heading)).split()) - _BESIDE
    found = {_ASKS.get(each, "") for each in words}
    if len(found) > 1 and found <= {CLOSED, COMPLETE}:
        return COMPLETE
    return found.pop() if len(found) == 1 else ""


def field_by_cells(words: set[str]) -> str:
    """The field of a column whose heading asks so, by its cells: the status or the closing day; empty for others. If
    some cells have a day and others yes or no, those with a day are asked about as statuses."""
    if any(_BEGINS.match(each) for each in words) or (words and all(map(is_status, words))):
        return "status"
    return "closed_on" if words and all(map(_A_DAY.search, words)) else ""


def says_the_same(asks: str, words: str, is_finished: bool) -> bool:
    """True if a cell agrees with the status beside it, of an action that `is_finished` or not; an empty cell agrees."""
    if not words:
        return True
    says = True if _YES.fullmatch(words) else False if _NO.fullmatch(words) else None
    return asks in {CLOSED, COMPLETE} and says is is_finished


def statuses_said(heading: str, place: int, rows: Map[int, Map[str, str]]) -> tuple[dict[int, str], list[str]]:
    """The status that each cell of the column means, by row, and the sentences that report it."""
    asks = asks_whether(heading)
    found = {number: said for number, cells in rows.items() if asks and (said := _said(asks, heading, cells))}
    read = {rows[number]["status"]: said for number, said in found.items() if is_status(said)}
    told = [f'"{words}"{_BY_DAY if said == COMPLETE else ""} as {said}' for words, said in read.items()]
    return found, [f'column {column_letter(place)} "{heading[:60]}": {", ".join(told)}'] if told else []


def _said(asks: str, heading: str, cells: Map[str, str]) -> str:
    """A status, or words to ask about; empty if the cell already has a status, or nothing."""
    words = cells.get("status", "")
    is_yes = bool(_YES.fullmatch(words))
    if not words or is_status(words):
        return ""
    if asks == COMPLETE and is_yes and cells.get("closed_on"):
        return COMPLETE
    if is_yes or _NO.fullmatch(words):
        said = _SAYS.get((asks, is_yes))
        if said:
            return str(said)
    return f'{words} in "{without_brackets(heading).strip()[:_SHOWN]}"'
