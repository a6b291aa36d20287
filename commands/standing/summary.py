"""The sentences on top: what is overdue, what waits, and what was claimed of the measures."""

from board.position import Position, claims_sentence, overdue_sentence, waiting_sentence
from commands.reply import Line


def summary(where: Position, compared: str = "", whose: str = "the chair", of_actions: bool = True) -> list[Line]:
    """A line `of_actions`, where they are known, and one of the measures, where there are any. `compared` is how many
    more or fewer are overdue than before; `whose` says for whom things wait."""
    overdue = overdue_sentence(len(where.open_actions), len(where.overdue), compared)
    waiting = waiting_sentence(len({*where.awaiting, *where.asked}), whose, len(where.asked))
    actions = f"{overdue} {waiting}" if of_actions else ""
    return [(each,) for each in (actions, claims_sentence(where.assessments)) if each]
