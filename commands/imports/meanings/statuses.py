"""How spreadsheets write a status and a rating: in words, in letters, with a reason behind."""

import re
from datetime import date

from board.actions import ALSO_CALLED, LIVE, RATINGS, Status
from board.empty_words import is_evidence
from board.refusals import Refusal
from commands.imports.meanings.board_mapping import RATINGS as OF_RATINGS, STATUSES as OF_STATUSES
from commands.imports.meanings.questions import LONGEST_ASKED, AskedWords, Unanswered
from commands.imports.meanings.symbols import colour_of, is_dash

# What is said of an action that is open, and is no status of its own: whether it is late is arithmetic.
_OF_OPEN = (
    "overdue, late, delayed, slipped, slipping, behind, behind schedule, off track, on track, on target, on schedule, "
    "at risk, due, not due, not yet due, in progress on track, in progress delayed, open overdue"
)
_STATUSES = (
    ALSO_CALLED
    | {" ".join(str(status).replace("-", " ").split()): status for status in Status}
    | dict.fromkeys(_OF_OPEN.split(", "), Status.IN_PROGRESS)
)
# What parts a status from the text behind it; a text that begins with "no" may take it back.
_AFTER_STATUS = re.compile(r"(?:[-\u2013\u2014:;,.(\n]|\bbut\b)\s*+", re.IGNORECASE)
# No status is longer.
_LONGEST_STATUS = 60
# Of what is said to be complete: that it is not yet signed off, or not wholly done.
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
    """The status that words are. With a question mark they ask, and say none."""
    return None if "?" in words else _STATUSES.get(_key(words))


def is_status(words: str) -> bool:
    """The words are a status, as a spreadsheet may write one."""
    return _known(words) is not None


def finished_in(words: str) -> Status | None:
    """The status where the words say that an action has ended, as a due date may: `Complete`; else None."""
    status = _known(words)
    return status if status in {*FINISHED, Status.CANCELLED} else None


def status_in(words: str) -> Status:
    """The status that words mean; an empty cell, or a dash, is not started. Refused: words that are none."""
    if not words.strip() or is_dash(words):
        return Status.NOT_STARTED
    status = _known(words)
    if status is None:
        reason = f"the status is {words[:60]!r}; it can be {', '.join(str(status) for status in Status)}"
        raise _unknown(OF_STATUSES, words, reason)
    return status


def begun_in(words: str) -> tuple[Status, str] | None:
    """The status of an action that goes on, with which a longer text begins, and the rest: `COMPLETED but …`. None for
    other words. What has ended is never taken from the beginning of a text: how it ended is for somebody to say."""
    for between in () if is_status(words) else _AFTER_STATUS.finditer(words[: _LONGEST_STATUS + 1]):
        status, rest = _known(words[: between.start()]), words[between.end() :].strip(" ()")
        if status in LIVE and rest and not _DENIES.match(rest):
            return status, rest
    return None


def _unknown(part: str, words: str, reason: str) -> Refusal:
    """A question of words that may stand in many rows; of a whole text only the refusal."""
    return Unanswered(AskedWords(part, words), reason) if len(words) <= LONGEST_ASKED else Refusal(reason)


def settled_status(status: Status, closed_on: date | None, evidence: str, has_column: bool, words: str) -> Status:
    """The status beside the day on which the file says that the action was closed.

    Said to be complete it awaits sign-off: it is closed only where the file has both the day and evidence that says
    something, and the `words` of the status do not say that anything is still to come. Refused: a closing day of an
    action that is still open.
    """
    if closed_on and not has_column:
        status = Status.AWAITING_SIGN_OFF
    if closed_on and status not in {*FINISHED, Status.CANCELLED}:
        raise Refusal(f"it has a closing date, and its status is {status}")
    is_to_come = bool(_TO_COME.search(_NOTHING_MORE.sub("", words)))
    if status == Status.AWAITING_SIGN_OFF and closed_on and is_evidence(evidence) and not is_to_come:
        return Status.CLOSED
    # Closed with no word of evidence is the board's own past decision; with words that say nothing it is none.
    if status == Status.CLOSED and evidence and not is_evidence(evidence):
        return Status.AWAITING_SIGN_OFF
    return status


def colour_in(words: str) -> str:
    """The word before the reason in a cell of ratings: `Y` of `Y - waiting`; else all of them."""
    found = _RATED.fullmatch(words.strip())
    return found["colour"] if found else words


def rating_in(words: str) -> tuple[str, str]:
    """The rating and the reason behind it: red, amber, green, or BLUE, which boards use for complete.

    Empty where there is none. Refused: another colour, or two.
    """
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
    """The words are a colour, its letter or a circle in it, and nothing else."""
    plain = colour_of(words) or words.strip().casefold()
    return _LETTERS.get(plain, plain) in (*RATINGS, BLUE)


def check_blue(words: str, rating: str, status: Status, has_status: bool) -> str:
    """The rating to keep of a cell's words: none for blue, where the action's status says as well that it is done.
    Asked about once a column where the file has no status for it; refused where that is another."""
    if rating != BLUE:
        return rating
    if status not in FINISHED:
        reason = "blue is no rating of the log's. If it means complete, say so in the status; else leave it empty"
        raise Refusal(reason) if has_status else _unknown(OF_RATINGS, colour_in(words), reason)
    return ""
