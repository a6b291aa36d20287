"""The road of a line: it is received, read, done and answered. Read the steps of `dispatch` first."""

from dataclasses import replace

from board.refusals import Refusal
from commands.dispatch.answering import answer_refused
from commands.dispatch.asking import answer_question
from commands.dispatch.begun import as_command
from commands.dispatch.board_by_ref import with_board_of_ref
from commands.dispatch.changing import make_change
from commands.dispatch.edits import check_edit
from commands.dispatch.finding import find_verb
from commands.dispatch.form_sent import board_of, read_form
from commands.dispatch.help import help_asked_for
from commands.dispatch.log import Log
from commands.dispatch.one_at_a_time import check_one_command
from commands.dispatch.opening import open_form
from commands.dispatch.places import check_screened
from commands.dispatch.said import Said, said_in
from commands.dispatch.spoken import command_of
from commands.dispatch.told_of_board import told_of_board
from commands.dispatch.visible import check_line
from commands.dispatch.which_board import without_board, without_number
from commands.reading.guard import screen_text
from commands.reply import Reply
from commands.request import Request


def dispatch(request: Request, log: Log, timezone: str = "Europe/London") -> Reply:
    """The reply to `request`. The log changes only if the reply is no refusal. `timezone` is for a board that is
    started here. Raises Busy only if the answer is to be posted: Slack then delivers the request again."""
    said = said_in(request)
    try:
        said = screen(said)
        check_screened(said)
        check_one_command(said)
        check_edit(request, log)  # an edited message is done only if nothing was done of it before
        said = read_form(said, request.filled, log) if request.filled else as_command(read_board(said, log), log)
        said = said if request.filled else read_verb(said)
        said = with_board_of_ref(said, log)
        answer = carry_out(said, log, timezone)
    except Refusal as refused:
        # `said` is as far as reading got: once the verb is known, a refusal begins with the verb's own words.
        answer = answer_refused(refused, said, log)
    return replace(told_of_board(answer, said), verb=said.named)


def screen(said: Said) -> Said:
    """The request with what the guard finds in its words. Refused: a line that is too long; invisible characters."""
    # The length is checked first: the guard is slow on texts that are too long to keep.
    check_line(said.request)
    return replace(said, screened=screen_text(said.text))


def read_board(said: Said, log: Log) -> Said:
    """The request with the board that `board: <name>` names, and the words without it. A press on Home is checked
    against the board that is shown there."""
    if said.request.board is not None:
        board_of(said.request, said.request.board, log)
    text, board, only = without_board(said.request, log)
    return replace(said, request=without_number(said.request), text=text, board=board, only=only) if board else said


def read_verb(said: Said) -> Said:
    """The request with the command and verb that the words begin with, or with the help that they ask for."""
    command, text = command_of(said)
    if told := help_asked_for(command, text):
        return replace(said, help=told)
    return replace(said, found=find_verb(command, text))


def carry_out(said: Said, log: Log, timezone: str) -> Reply:
    """The verb's answer, from one transaction; or the help or the form that is asked for."""
    if said.help:
        return said.help
    if said.request.opens:
        return open_form(said, log)
    return make_change(said, log, timezone) if said.changes else answer_question(said, log)
