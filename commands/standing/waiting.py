"""What waits for a decision, beside the count in the summary on top."""

from board.position import Position
from commands.reply import Bold, Code, Line


def waiting(where: Position, whose: str = "the chair") -> Line | None:
    """`Waiting for the chair: 10 to sign off`, with the line that lists them; None where none is, which the summary
    says."""
    if not where.awaiting:
        return None
    return (Bold(f"Waiting for {whose}:"), f" {len(where.awaiting):,} to sign off: ", Code("/action list awaiting"))
