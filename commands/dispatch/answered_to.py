"""Words without a ref that answer a message of the bot's about an action: `on track`, under its reminder."""

from collections.abc import Sequence
from datetime import date, datetime

from board.boards import Board
from board.refusals import Refusal
from commands.boards.reachable import name_among
from commands.dispatch.after_ref import Meant, meant_after
from commands.dispatch.spoken import is_polite
from commands.dispatch.verb_in_words import verbs_in
from commands.table import COMMANDS

_ACTION = COMMANDS["action"]
_MOST_ASKED = 8


def is_an_answer(words: str) -> bool:
    """The words may say how an action stands: they are neither thanks, nor do they begin with what is done without an
    action."""
    found = [(each, verb) for each in COMMANDS.values() if len(each.verbs) > 1 for verb, _, _ in verbs_in(each, words)]
    is_of_one = any(each is _ACTION and verb.takes_ref for each, verb in found)
    return not is_polite(words) and (not found or is_of_one)


def answer_meant(found: Sequence[tuple[Board, str]], words: str, now: datetime, among: Sequence[Board]) -> Meant:
    """What the words mean of the one action found. Refused, with a line for each, where the message is about several:
    `among` are the person's boards."""
    if len(found) == 1:
        return meant_after(_ACTION, found[0][1], words, True, found[0][0].schedule.today(now))
    lines = [
        _line(ref, words, board.schedule.today(now)) + (f" board: {name_among(board, among)}" if len(among) > 1 else "")
        for board, ref in found[:_MOST_ASKED]
    ]
    raise Refusal("That message is about several actions. Which is it?", lines=lines)


def _line(ref: str, words: str, today: date) -> str:
    """The line that the words stand for with that ref; of a question what is asked first."""
    try:
        return f"/action {meant_after(_ACTION, ref, words, True, today).text}"
    except Refusal as refused:
        return refused.lines[0][0]
