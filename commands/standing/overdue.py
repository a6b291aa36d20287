"""The longest overdue actions, and how many more there are."""

from board.position import Position
from board.words import count
from commands.actions.wording import asked
from commands.reply import Bold, Code, Line, Paragraph, paragraph
from commands.standing.briefly import action_line

SHOWN = 5
LONGEST_FIRST = "Overdue, longest first"


def overdue(where: Position, named: bool) -> list[Paragraph]:
    """Five overdue actions, in a line or two each; empty if there is none, as the summary says so. Owners only if
    `named`."""
    if not where.overdue:
        return []
    lines: list[Line] = [
        action_line(each, named, f"{count(each.days_overdue(where.today), 'day')}{asked(each, where.today)}")
        for each in where.overdue[:SHOWN]
    ]
    more = len(where.overdue) - SHOWN
    if more > 0:
        lines.append((f"and {more:,} more: ", Code("/action list overdue")))
    return [paragraph((Bold(LONGEST_FIRST),), *lines)]
