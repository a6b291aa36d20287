"""What waits for a decision, in a line of its own."""

from board.position import Position
from board.words import count
from commands.reply import Bold, Code, Line, Span


def waiting(where: Position, whose: str = "the chair") -> Line | None:
    """`Waiting for the chair: 10 to sign off`, with the command that lists them; None if nothing waits, as the summary
    says so."""
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
