"""What an engine refuses, in words for the person who waits."""

from collections.abc import Callable

from board.refusals import Refusal

OUT_OF_REACH = (
    "The log cannot be written or read just now, so nothing was saved. "
    "Please tell board support: whoever runs boardbot will find the reason in its log."
)

# PostgreSQL has no place for the character NUL.
NOT_KEPT = (
    "There is a character in it that the log cannot keep. Nothing was saved. Please type it, instead of pasting it."
)
# The server was lost while it saved: it may have done so. A repeat of the same words is known for a minute.
UNSURE = (
    "The log stopped answering just as this was saved, so I cannot say whether it was. Please send the same again "
    "within a minute, before anything else: what was saved is not done twice."
)
READ_ONLY = (
    "Give its user in the server the right to write; where the server is a standby, or read-only, name the one that is "
    "written to."
)
# Of a log that is to be left as it is.
OF_OLDER_VERSION = "was made by an older boardbot. Bring it up to date first: BOARDBOT_DATABASE=… boardbot verify"


AGAIN = "Nothing was saved. Please send the same again in a minute."


class Busy(Refusal):
    """The log is locked: nothing was read or saved. Retry in a moment."""

    def __init__(self) -> None:
        super().__init__("The log is busy just now. Nothing was saved. Please send the same again in a moment.")


class Outdated(Busy):
    """A newer boardbot has brought the log up to date since this process began: it writes nothing any more."""

    def __init__(self) -> None:
        Refusal.__init__(self, f"boardbot is just being brought up to date. {AGAIN}")


class WouldWrite(Exception):
    """A change that was tried without the lock has reached its first write."""


class NoText(Refusal):
    """A text of the log is not UTF-8. Whoever waits is told what they are of any log that cannot be read; `in_full`
    says to whoever runs the bot where that text stands, which takes a while to find."""

    def __init__(self, in_full: Callable[[], str]) -> None:
        self.in_full = in_full
        super().__init__(OUT_OF_REACH)


class NotKept(Exception):
    """A server cannot keep a value of the rows that are put in: the row's place among them, from 1, and the column,
    where that is known."""

    def __init__(self, nth: int, column: str) -> None:
        super().__init__()
        self.nth, self.column = nth, column


class Unread(ValueError):
    """A board has a value that boardbot does not write. The message says what to do, for whoever runs the bot."""

    def __init__(self) -> None:
        super().__init__("A board on the log has a value that boardbot does not write. boardbot verify says which.")


class Unusable(Exception):
    """The database cannot be used at all. The message says why and what to do, for whoever runs the bot."""
