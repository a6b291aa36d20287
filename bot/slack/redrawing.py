"""Shows what was done where it was pressed: in the private message or on Home, redrawn, or in the form itself."""

from dataclasses import replace

from slack_bolt import Ack

from board.refusals import Refusal
from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.forms import done_view
from bot.slack.home_publisher import Drawing
from bot.slack.incoming import Incoming, command_and_words
from bot.slack.pressed import acknowledge
from commands.dispatch.finding import is_change
from commands.redrawn import on_top_of
from commands.reply import Reply

DONE = "Done"


def has_changed(said: Incoming, answer: Reply) -> bool:
    """True if a press changed the log, so that what is around its button is out of date."""
    try:
        return not answer.refused and is_change(said.command, said.text)
    except Refusal:
        return False


def redrawn(desk: Desk, said: Incoming, done: Reply, line: str) -> Reply:
    """What was done, above the list that `line` shows; alone if there was no list, or nothing was done."""
    if not line or done.refused:
        return done
    command, text = command_and_words(line)
    again = replace(
        said, command=command, text=text, delivery="", filled=None, opens=False, answer_in=None, pressed=True
    )
    return on_top_of(done, desk.answer(again), line)


def tell_where_opened(desk: Desk, ack: Ack, said: Incoming, done: Reply, carried: Carried) -> None:
    """Shows what a submitted form has done: on Home, or at the address of what it was opened from. If neither is
    possible, the form itself says so."""
    if carried.home:
        desk.homes.draw(Drawing(said, done=done))
        acknowledge(ack)
    elif carried.is_answered_at(desk.clock().timestamp()):
        desk.answer_at(carried.url, said, redrawn(desk, said, done, carried.redraws), carried.replaces)
        acknowledge(ack)
    else:
        acknowledge(ack, response_action="update", view=done_view(done, DONE))
