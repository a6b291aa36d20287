"""The members of boards' channels now: nobody else is told anything about a board in private."""

from collections.abc import Callable, Iterable
from datetime import datetime

from board.boards import Board
from bot.slack.channels import Channels
from commands.told.telling import MEMBER
from storage.outbox import Post


class Members:
    """The members of boards' channels, asked of Slack at most once in ten minutes. While Slack does not answer, nobody
    counts as a member."""

    def __init__(self, channels: Channels, clock: Callable[[], datetime]) -> None:
        self._channels = channels
        self._clock = clock

    def ask(self, boards: Iterable[Board]) -> None:
        """Asks Slack who is in the channels of these boards, if that is not known."""
        self._ask(boards, self._clock())

    def _ask(self, boards: Iterable[Board], now: datetime) -> None:
        for each in boards:
            if self._channels.is_stale_in_members(each.channel, now):
                self._channels.ask_members(each.channel, now)

    def has(self, board: Board, person: str) -> bool:
        """True if the person was in the board's channel when Slack was last asked."""
        return self._channels.has(board.channel, person, self._clock())

    def may_be_told(self, post: Post, board: Board | None) -> bool:
        """True if the recipient of a private post about that board is in its channel."""
        if board is None:
            return False
        # Asked and answered at one instant: a clock that jumps in between would make an answer of now an old one.
        now = self._clock()
        self._ask([board], now)
        return self._channels.has(board.channel, post.channel, now)


def is_for_member(post: Post) -> bool:
    """True if the post may be sent, because its recipient is in its board's channel by then."""
    return post.key.startswith(MEMBER)
