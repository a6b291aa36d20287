"""A private message whose button was pressed, drawn anew with what was done."""

from dataclasses import replace

from board.refusals import Refusal
from bot.slack.desk import Desk
from bot.slack.incoming import Incoming
from commands.dispatch.finding import is_change
from commands.redrawn import on_top_of
from commands.reply import Reply


def has_changed(said: Incoming, answer: Reply) -> bool:
    """A press changed the log, so that what stands round its button is no longer so."""
    try:
        return not answer.refused and is_change(said.command, said.text)
    except Refusal:
        return False


def redrawn(desk: Desk, said: Incoming, done: Reply, line: str) -> Reply:
    """What was done, on top of the list that `line` shows; alone where there was no list, or nothing was done."""
    if not line or done.refused:
        return done
    command, _, text = line.removeprefix("/").partition(" ")
    again = replace(said, command=command, text=text, delivery="", filled=None, opens=False, answer_in=None)
    return on_top_of(done, desk.answer(again), line)
