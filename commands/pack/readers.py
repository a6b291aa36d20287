"""The readers of a paper, and what was asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from board.publishing import Shown, to_publish, whole
from board.refusals import Refusal
from commands.reading.guard import screen_text

OFFICIAL = "OFFICIAL"
MOST_MARKING = 60
# Said of a paper for readers outside the board.
READ_FIRST = "Read it before it goes out: what people typed may still name somebody."


class Reader(StrEnum):
    """Who a paper is for."""

    BOARD = "board"
    CABINET = "cabinet"
    DEPARTMENT = "department"
    ADVISER = "adviser"

    @property
    def names_people(self) -> bool:
        """True if owners are named: only in the board's own paper. In other papers people go by their role."""
        return self == Reader.BOARD

    @property
    def shown(self) -> Shown:
        """How they see a measure: only the board itself sees figures that are not to be published."""
        return whole if self == Reader.BOARD else to_publish


TITLES = {
    Reader.BOARD: "board paper",
    Reader.CABINET: "report to cabinet",
    Reader.DEPARTMENT: "chair's report to the department",
    Reader.ADVISER: "report for the adviser",
}


@dataclass(frozen=True, slots=True)
class PackAsked:
    """What was asked for: the reader, the day (None: now), the marking, the Slack user who asked (empty on the command
    line), and the day after which changes are counted (None: since the last board, or else the last digest)."""

    reader: Reader = Reader.BOARD
    as_at: date | None = None
    marking: str = OFFICIAL
    asked_by: str = ""
    since: date | None = None


def checked_marking(words: str) -> str:
    """The marking as it is printed. Refused: an empty one; one too long for the head of a page; words that may name a
    child."""
    words = " ".join(words.split())
    screen_text(words).refuse_in_a_file(" Give another marking.")
    if not 0 < len(words) <= MOST_MARKING:
        raise Refusal(f"A marking has {MOST_MARKING} characters at most, such as {OFFICIAL}.", slot="marking")
    return words
