"""Words without a ref that report on an action: `on track`, under its reminder or as a message of its own."""

from collections.abc import Sequence
from datetime import date, datetime

from board.actions import OPEN
from board.boards import Board
from board.refusals import Refusal
from commands.boards.reachable import name_among
from commands.dispatch.after_ref import Meant, meant_after
from commands.dispatch.spoken import is_command, is_polite
from commands.meant.asks_for import asks, begins_a_question
from commands.meant.verb_in_words import verb_first, verb_of_ref
from commands.reading.grammar import first_word
from commands.reading.nearest import nearest
from commands.table import COMMANDS
from storage.action_filters import owned_by
from storage.store import Store

_ACTION = COMMANDS["action"]
_MOST_ASKED = 8
_MOST_OF_OWN = 5
# A word or two may be a slip for a command.
_FEWEST_WORDS = 3


def is_an_answer(words: str) -> bool:
    """True if the words may report on an action:
    they are not mere thanks, and begin with no verb, or with one that takes an action's ref."""
    begun = [verb_first(each, words) for each in COMMANDS.values() if len(each.verbs) > 1]
    is_of_one = verb_of_ref(_ACTION, words) is not None
    return not is_polite(words) and (is_of_one or not any(begun))


def answer_meant(found: Sequence[tuple[Board, str]], words: str, now: datetime, among: Sequence[Board]) -> Meant:
    """What the words mean for the one action in `found`. `among` are the person's boards.

    Refused, with a line for each: a message that is about several actions.
    """
    if len(found) == 1:
        return meant_after(_ACTION, found[0][1], words, True, found[0][0].schedule.today(now))
    lines = [
        _line(ref, words, board.schedule.today(now)) + _of_board(board, among) for board, ref in found[:_MOST_ASKED]
    ]
    raise Refusal("That message is about several actions. Which is it?", lines=lines)


def check_of_own(words: str, person: str, now: datetime, boards: Sequence[Board], store: Store) -> None:
    """Refuses words that may report on one of the person's own actions, with a line for each open one, the soonest due
    first.

    A command, what may be a slip for one, and a question, which reports on no action, are let through.
    """
    name = first_word(words)[0].casefold()
    if len(words.split()) < _FEWEST_WORDS or is_command(words) or nearest(name, COMMANDS) or begins_a_question(words):
        return
    begun = verb_first(_ACTION, words)
    if begun and not begun.verb.writes:
        return
    own = [(board, each) for board in boards for each in store.actions.listed(board.id, OPEN, [owned_by(person)])]
    if not own:
        return
    lines = [
        (_whole(each.ref, words, board.schedule.today(now)) + _of_board(board, boards), each.title)
        for board, each in own[:_MOST_OF_OWN]
    ]
    if own[_MOST_OF_OWN:]:
        lines.append(("/action list mine", "the others"))
    if asks(words) and lines[0][0].startswith("/action update"):
        # "Can I have the paper?" asks for nothing that an action has.
        return
    which = "Is it one of these?" if own[1:] else "Is it this?"
    raise Refusal(f"Begin with the ref of the action that you mean. {which}", lines=lines)


def _of_board(board: Board, among: Sequence[Board]) -> str:
    return f" board: {name_among(board, among)}" if len(among) > 1 else ""


def _line(ref: str, words: str, today: date) -> str:
    """The first line that the words may mean with that ref."""
    return _lines(ref, words, today)[0]


def _whole(ref: str, words: str, today: date) -> str:
    """The first such line that leaves none of the words out, or else the first of all."""
    lines = _lines(ref, words, today)
    return next((each for each in lines if "…" not in each), lines[0])


def _lines(ref: str, words: str, today: date) -> list[str]:
    try:
        return [f"/action {meant_after(_ACTION, ref, words, True, today).text}"]
    except Refusal as refused:
        return [line for line, _ in refused.lines]
