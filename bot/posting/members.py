"""Who is in a board's channel now: nobody else is told anything about it in private."""

from collections.abc import Callable, Iterable
from datetime import datetime

from board.boards import Board
from bot.slack.channels import Channels
from commands.telling import MEMBER
from storage.outbox import Post


class Members:
    """The members of boards' channels, asked of Slack at most once in ten minutes. While it does not answer, nobody is
    known to be in."""

    def __init__(self, channels: Channels, clock: Callable[[], datetime]) -> None:
        self._channels = channels
        self._clock = clock

    def ask(self, boards: Iterable[Board]) -> None:
        """Asks Slack who is in the channels of these boards, where that is not known."""
        self._ask(boards, self._clock())

    def _ask(self, boards: Iterable[Board], now: datetime) -> None:
        for each in boards:
            if self._channels.is_stale_in_members(each.channel, now):
                self._channels.ask_members(each.channel, now)

    def has(self, board: Board, person: str) -> bool:
        """The person is in the board's channel, as last asked."""
        return self._channels.has(board.channel, person, self._clock())

    def may_be_told(self, post: Post, board: Board | None) -> bool:
        """Whoever a private post about that board is for is in its channel."""
        if board is None:
            return False
        # Asked and answered at one instant: a clock that jumps in between would make an answer of now an old one.
        now = self._clock()
        self._ask([board], now)
        return self._channels.has(board.channel, post.channel, now)


def is_for_member(post: Post) -> bool:
    """Nobody hears of it who is not in its board's channel by then."""
    return post.key.startswith(MEMBER)
