"""What the chair's page and the digest both say of a board's actions: what is overdue, and what waits for the chair."""

from board.position import Position
from commands.actions.wording import headline
from commands.reply import Bold, Code, Line, Paragraph, paragraph

OVERDUE_SHOWN = 10
LONGEST_FIRST = "Overdue, longest first"


def overdue(where: Position, named: bool) -> Paragraph | None:
    """The actions longest overdue, and how many more there are; None where none is. Owners are named if `named`."""
    if not where.overdue:
        return None
    lines: list[Line | str] = [headline(each, where.today, named) for each in where.overdue[:OVERDUE_SHOWN]]
    more = len(where.overdue) - OVERDUE_SHOWN
    if more > 0:
        lines.append((f"and {more:,} more: ", Code("/action list overdue")))
    return paragraph((Bold(LONGEST_FIRST),), *lines)


def waiting(where: Position, whose: str = "Waiting for the chair") -> Line:
    """How many actions await sign-off. `whose` says for whom they wait."""
    if not where.awaiting:
        return (Bold(f"{whose}:"), " nothing to sign off.")
    return (Bold(f"{whose}:"), f" {len(where.awaiting):,} to sign off: ", Code("/action list awaiting"))
