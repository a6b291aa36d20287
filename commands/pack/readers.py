"""Who a paper is for, and what was asked of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from board.publishing import Shown, to_publish, whole
from board.refusals import Refusal
from commands.reading.guard import screen_text

OFFICIAL = "OFFICIAL"
MOST_MARKING = 60
# Of a paper that leaves the board.
READ_FIRST = "Read it before it goes out: what people typed may still name somebody."


class Reader(StrEnum):
    """Whom a paper is for."""

    BOARD = "board"
    CABINET = "cabinet"
    DEPARTMENT = "department"
    ADVISER = "adviser"

    @property
    def names_people(self) -> bool:
        """Only the board's own paper says who owns what; others read what each role decided."""
        return self == Reader.BOARD

    @property
    def shown(self) -> Shown:
        """How they read a measure: only the board itself reads a figure that is not to be published."""
        return whole if self == Reader.BOARD else to_publish


TITLES = {
    Reader.BOARD: "board paper",
    Reader.CABINET: "report to cabinet",
    Reader.DEPARTMENT: "chair's report to the department",
    Reader.ADVISER: "report for the adviser",
}


@dataclass(frozen=True, slots=True)
class PackAsked:
    """What was asked for: for whom, as at which day (None: now), the marking, by which Slack user (empty on the command
    line), and from the end of which day changes are counted (None: from the last board, or the last digest)."""

    reader: Reader = Reader.BOARD
    as_at: date | None = None
    marking: str = OFFICIAL
    asked_by: str = ""
    since: date | None = None


def checked_marking(words: str) -> str:
    """The marking as it is printed. Refused: none, what is too long for the head of a page, what may name a child."""
    words = " ".join(words.split())
    screen_text(words).refuse_in_a_file(" Give another marking.")
    if not 0 < len(words) <= MOST_MARKING:
        raise Refusal(f"A marking has {MOST_MARKING} characters at most, such as {OFFICIAL}.", slot="marking")
    return words
