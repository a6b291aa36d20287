"""What waits for a decision, beside the count in the summary on top."""

from board.position import Position
from board.words import count
from commands.reply import Bold, Code, Line, Span


def waiting(where: Position, whose: str = "the chair") -> Line | None:
    """`Waiting for the chair: 10 to sign off`, with the line that lists them; None where none is, which the summary
    says."""
    told: list[Span] = []
    if where.awaiting:
        told += [f" {len(where.awaiting):,} to sign off: ", Code("/action list awaiting")]
    if where.asked:
        told += [
            " · " if told else " ",
            f"{count(len(where.asked), 'later date')} asked for: ",
            Code("/action list asked"),
        ]
    return (Bold(f"Waiting for {whose}:"), *told) if told else None
