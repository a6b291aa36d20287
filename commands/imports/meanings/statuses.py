"""Reads a status or a rating as spreadsheets write it: in words, in letters, with a reason after it."""

import re
from datetime import date

from board.actions import ALSO_CALLED, LIVE, RATINGS, Status
from board.empty_words import is_evidence
from board.refusals import Refusal
from commands.imports.meanings.board_mapping import RATINGS as OF_RATINGS, STATUSES as OF_STATUSES
from commands.imports.meanings.questions import LONGEST_ASKED, AskedWords, Unanswered
from commands.imports.meanings.symbols import colour_of, is_dash

# Said of an open action, but no status of its own: boardbot works out whether an action is late.
_OF_OPEN = (
    "overdue, late, delayed, slipped, slipping, behind, behind schedule, off track, on track, on target, on schedule, "
    "at risk, due, not due, not yet due, in progress on track, in progress delayed, open overdue"
)
_STATUSES = (
    ALSO_CALLED
    | {" ".join(str(status).replace("-", " ").split()): status for status in Status}
    | dict.fromkeys(_OF_OPEN.split(", "), Status.IN_PROGRESS)
)
# What separates a status from the text after it. Text that begins with "no" may contradict the status.
_AFTER_STATUS = re.compile(r"(?:[-\u2013\u2014:;,.(\n]|\bbut\b)\s*+", re.IGNORECASE)
# No status is longer.
_LONGEST_STATUS = 60
# Words that say of something complete that it is not yet signed off, or not quite done.
_TO_COME = re.compile(
    r"\b(?:await|wait|pending|propos|recommend|ready|subject to|to be\b|to go\b|for (?:closure|sign|approval|agreement)"
    r"|not\b|yet\b|still\b|further\b|require|need|outstanding|remain|ongoing|until\b|except|apart\b)",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(r"\bno(?:thing)? (?:further|more|other|outstanding)\b.*+", re.IGNORECASE | re.DOTALL)
_DENIES = re.compile(r"(?:no|not|n|un\w+)\b", re.IGNORECASE)
_NO_WORD = re.compile(r"[\W_]++")
_NOTHING = frozenset({"", "na", "n a", "none", "not rated", "not applicable", "tbc", "unrated"})
_LETTERS = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_RATED = re.compile(
    r"(?P<colour>[A-Za-z]+)\b(?:\s*+(?:[-\u2013:;,/(]|\bbecause\b|\bas\b)\s*+(?P<reason>.+?)\)?)?", re.S
)
BLUE = "blue"
FINISHED = frozenset({Status.AWAITING_SIGN_OFF, Status.CLOSED, Status.BUSINESS_AS_USUAL})


def _key(words: str) -> str:
    return _NO_WORD.sub(" ", words.casefold()).strip()


def _known(words: str) -> Status | None:
    """The status that words give. With a question mark they ask, and give none."""
    return None if "?" in words else _STATUSES.get(_key(words))


def is_status(words: str) -> bool:
    """True if the words are a status, as a spreadsheet may write one."""
    return _known(words) is not None


def finished_in(words: str) -> Status | None:
    """The status if the words say that an action is finished or cancelled, as a due date may: `Complete`; else None."""
    status = _known(words)
    return status if status in {*FINISHED, Status.CANCELLED} else None


def status_in(words: str) -> Status:
    """The status that words mean; an empty cell or a dash means not started. Refused: other words."""
    if not words.strip() or is_dash(words):
        return Status.NOT_STARTED
    status = _known(words)
    if status is None:
        reason = f"the status is {words[:60]!r}; it can be {', '.join(str(status) for status in Status)}"
        raise _unknown(OF_STATUSES, words, reason)
    return status


def begun_in(words: str) -> tuple[Status, str] | None:
    """The status of a live action that begins a longer text, and the rest of it: `COMPLETED but …`. None for other
    words. First words alone never end an action: somebody must say how it ended."""
    for between in () if is_status(words) else _AFTER_STATUS.finditer(words[: _LONGEST_STATUS + 1]):
        status, rest = _known(words[: between.start()]), words[between.end() :].strip(" ()")
        if status in LIVE and rest and not _DENIES.match(rest):
            return status, rest
    return None


def _unknown(part: str, words: str, reason: str) -> Refusal:
    """A question about words that may be in many rows; for a long text, a plain refusal."""
    return Unanswered(AskedWords(part, words), reason) if len(words) <= LONGEST_ASKED else Refusal(reason)


def settled_status(status: Status, closed_on: date | None, evidence: str, has_column: bool, words: str) -> Status:
    """The status, given the day on which the file says that the action was closed.

    A complete action awaits sign-off. It is closed only if the file has the day and real evidence, and the `words` of
    its status do not say that something is still to come. Refused: a closing day for an action that is still open.
    """
    if closed_on and not has_column:
        status = Status.AWAITING_SIGN_OFF
    if closed_on and status not in {*FINISHED, Status.CANCELLED}:
        raise Refusal(f"it has a closing date, and its status is {status}")
    is_to_come = bool(_TO_COME.search(_NOTHING_MORE.sub("", words)))
    if status == Status.AWAITING_SIGN_OFF and closed_on and is_evidence(evidence) and not is_to_come:
        return Status.CLOSED
    # Closed without any evidence is the board's own past decision; closed with empty words for evidence is not.
    if status == Status.CLOSED and evidence and not is_evidence(evidence):
        return Status.AWAITING_SIGN_OFF
    return status


def colour_in(words: str) -> str:
    """The word before the reason in a rating's cell: `Y` for `Y - waiting`; otherwise all the words."""
    found = _RATED.fullmatch(words.strip())
    return found["colour"] if found else words


def rating_in(words: str) -> tuple[str, str]:
    """The rating and the reason after it: red, amber, green, or BLUE, which boards use for complete. Both are empty if
    there is no rating. Refused: another colour, or two."""
    if colour := colour_of(words):
        return colour, ""
    found = _RATED.fullmatch(words.strip())
    colour = found["colour"].casefold() if found else ""
    colour = _LETTERS.get(colour, colour)
    if found and colour in (*RATINGS, BLUE) and not is_rating(found["reason"] or ""):
        return colour, (found["reason"] or "").strip()
    if _key(words) in _NOTHING and (_key(words) or not words.strip() or is_dash(words)):
        return "", ""
    asked = found["colour"] if found and colour not in (*RATINGS, BLUE) else words
    raise _unknown(OF_RATINGS, asked, f"the rating is {words[:60]!r}; it can be red, amber or green")


def is_rating(words: str) -> bool:
    """True if the words are only a colour, its letter or a circle of it."""
    plain = colour_of(words) or words.strip().casefold()
    return _LETTERS.get(plain, plain) in (*RATINGS, BLUE)


def check_blue(words: str, rating: str, status: Status, has_status: bool) -> str:
    """The rating to keep: none for blue if the action's status also says that it is done. Asked about, once a column:
    blue in a file without a column of statuses. Refused: blue with a status that is not done."""
    if rating != BLUE:
        return rating
    if status not in FINISHED:
        reason = "blue is no rating of the log's. If it means complete, say so in the status; else leave it empty"
        raise Refusal(reason) if has_status else _unknown(OF_RATINGS, colour_in(words), reason)
    return ""
