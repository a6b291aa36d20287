"""What an engine refuses, in words for the person who waits."""

from collections.abc import Callable

from board.refusals import Refusal

OUT_OF_REACH = (
    "The log cannot be written or read just now, so nothing was saved. "
    "Please tell board support: whoever runs boardbot will find the reason in its log."
)

# PostgreSQL cannot store the character NUL.
NOT_KEPT = (
    "There is a character in it that the log cannot keep. Nothing was saved. Please type it, instead of pasting it."
)
# The connection was lost during the commit, which may have succeeded. A repeat of the same words is recognised for a
# minute.
UNSURE = (
    "The log stopped answering just as this was saved, so I cannot say whether it was. Please send the same again "
    "within a minute, before anything else: what was saved is not done twice."
)
READ_ONLY = (
    "Give its user in the server the right to write; where the server is a standby, or read-only, name the one that is "
    "written to."
)
# For a log that must not be changed.
OF_OLDER_VERSION = "was made by an older boardbot. Bring it up to date first: BOARDBOT_DATABASE=… boardbot verify"


AGAIN = "Nothing was saved. Please send the same again in a minute."


class Busy(Refusal):
    """The log is locked: nothing was read or saved. Retry in a moment."""

    def __init__(self) -> None:
        super().__init__("The log is busy just now. Nothing was saved. Please send the same again in a moment.")


class Outdated(Busy):
    """A newer boardbot has migrated the log since this process began, so this process may not write to it any more."""

    def __init__(self) -> None:
        Refusal.__init__(self, f"boardbot is just being brought up to date. {AGAIN}")


def in_own_log(refusal: Exception) -> str:
    """The reason for boardbot's own log, whose reader is the one whom people are asked to tell."""
    if isinstance(refusal, Outdated):
        return "a newer boardbot has brought the log up to date"
    if isinstance(refusal, Busy):
        return "the log is busy"
    return "the log cannot be read or written; a line above says why" if str(refusal) == OUT_OF_REACH else str(refusal)


class WouldWrite(Exception):
    """A dry run without the lock has reached its first write."""


class NoText(Refusal):
    """A text in the log is not UTF-8. The person who waits gets the words for any log that cannot be read; `in_full`
    tells the operator where the text is, which takes a while to find."""

    def __init__(self, in_full: Callable[[], str]) -> None:
        self.in_full = in_full
        super().__init__(OUT_OF_REACH)


class NotKept(Exception):
    """A server cannot store a value of the rows being inserted. Holds the row's place among them, from 1, and the
    column, if that is known."""

    def __init__(self, nth: int, column: str) -> None:
        super().__init__()
        self.nth, self.column = nth, column


class Unread(ValueError):
    """A board has a value that boardbot never writes. The message tells the operator what to do."""

    def __init__(self) -> None:
        super().__init__("A board on the log has a value that boardbot does not write. boardbot verify says which.")


class Unusable(Exception):
    """The database cannot be used at all. The message tells the operator why and what to do."""
