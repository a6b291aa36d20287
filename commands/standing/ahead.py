"""What happens before the next board beside it: the next event, and how many more."""

from collections.abc import Sequence

from board.events import Event
from board.words import cut
from commands.reply import Bold, Code, Line, Span

# A line of a phone, with the days.
MOST_TITLE = 44


def ahead(events: Sequence[Event]) -> list[Line]:
    """`Ahead: Ofsted monitoring visit Wed 12 to Thu 13 Oct 2016 · and 1 more: /board plan`; nothing where there is
    none."""
    if not events:
        return []
    first, more = events[0], len(events) - 1
    told = f" {cut(first.title, MOST_TITLE)} {first.days}"
    rest: list[Span] = [f" · and {more:,} more: ", Code("/board plan")] if more else []
    return [(Bold("Ahead:"), told, *rest)]
