"""What is due before the next board: how many actions, and the next three, or fewer if their refs are long."""

from collections.abc import Sequence
from itertools import accumulate, groupby

from board.actions import Action
from board.position import Position
from board.words import near_day, short_day
from commands.reply import Bold, Line

NEXT = 3
MOST_REFS = 36


def until_words(where: Position) -> str:
    """`Due before the board on 5 Aug`; `Due by 22 Jul` if the board meets within a fortnight, or no meeting is
    known."""
    until = short_day(where.due_soon_until, where.today)
    return f"Due before the board on {until}" if where.next_board == where.due_soon_until else f"Due by {until}"


def due_next(where: Position) -> Line:
    """`Due before the board on 5 Aug: 14 · next R02-07, R09-06, R13-08 on Fri 17 Jul`."""
    first = Bold(f"{until_words(where)}:")
    if not where.due_soon:
        return (first, " nothing.")
    lengths = accumulate(len(each.ref) for each in where.due_soon[:NEXT])
    shown = sum(length <= MOST_REFS for length in lengths) or 1
    return (first, f" {len(where.due_soon):,} · next {_next(where.due_soon[:shown], where)}")


def _next(actions: Sequence[Action], where: Position) -> str:
    days = groupby(actions, key=lambda each: each.due_on)
    return ", ".join(f"{', '.join(each.ref for each in due)} on {near_day(on, where.today)}" for on, due in days if on)
