"""The next event before the next board, and how many more there are."""

from collections.abc import Sequence

from board.events import Event
from board.words import cut
from commands.reply import Bold, Code, Line, Span

# With the days, one line on a phone.
MOST_TITLE = 44


def ahead(events: Sequence[Event]) -> list[Line]:
    """`Ahead: Ofsted monitoring visit Wed 12 to Thu 13 Oct 2016 · and 1 more: /board plan`; empty if there is no
    event."""
    if not events:
        return []
    first, more = events[0], len(events) - 1
    told = f" {cut(first.title, MOST_TITLE)} {first.days}"
    rest: list[Span] = [f" · and {more:,} more: ", Code("/board plan")] if more else []
    return [(Bold("Ahead:"), told, *rest)]
