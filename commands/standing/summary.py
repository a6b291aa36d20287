"""The sentences at the top: what is overdue, what waits for a decision, and what was claimed of the measures."""

from board.position import Position, claims_sentence, overdue_sentence, waiting_sentence
from commands.reply import Line


def summary(where: Position, compared: str = "", whose: str = "the chair", of_actions: bool = True) -> list[Line]:
    """A line on actions if `of_actions`, and one on the measures if there are any. `compared` says how many more or
    fewer are overdue than before; `whose` says who must decide."""
    overdue = overdue_sentence(len(where.open_actions), len(where.overdue), compared)
    waiting = waiting_sentence(len({*where.awaiting, *where.asked}), whose, len(where.asked))
    actions = f"{overdue} {waiting}" if of_actions else ""
    return [(each,) for each in (actions, claims_sentence(where.assessments)) if each]
