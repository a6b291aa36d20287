"""The answer to a refused request: the refusal in words, fitted to its readers."""

from dataclasses import replace

from board.refusals import Refusal
from commands.actions.as_read import NotAsRead
from commands.dispatch.log import Log
from commands.dispatch.opening import asked_again, offered, on_board
from commands.dispatch.repeats import keep_refusal
from commands.dispatch.said import Said
from commands.dispatch.which_board import WhichBoard, known_as_shared
from commands.forms import Offered
from commands.imports.report.file_lines import FILES
from commands.read_by_others import fitted_to_readers
from commands.reading.guard import HEADING
from commands.reading.keys import Misspelt
from commands.reply import Button, Buttons, Code, Line, Reply, refusal
from commands.with_board import that_stays
from storage.refused import Busy

_MOST_BOARDS = 20


def answer_refused(refused: Refusal, said: Said, log: Log) -> Reply:
    """The reply to a refusal, fitted to its readers. If the request was to change something, the reply is kept, so that
    a redelivery is refused alike.

    Raises Busy again if the answer is to be posted: Slack then delivers the request again.
    """
    if isinstance(refused, Busy) and said.request.answer_in is not None:
        raise refused
    answer = _told(refused, said)
    if said.request.filled is not None:
        answer = asked_again(answer, refused, said, said.request.filled, log)
    # Recording that the log is busy would wait for the same lock again, past Slack's three seconds.
    if said.changes and not isinstance(refused, Busy):
        keep_refusal(said, log, answer)
    personal = said.screened.looks_personal or refused.heading == HEADING
    if said.request.filled is None and not personal and not isinstance(refused, Busy):
        answer = offered(answer, refused, said, log)
    return _before_others(answer, said, log) if said.request.overheard else answer


def _told(refused: Refusal, said: Said) -> Reply:
    if refused.heading != HEADING and said.screened.looks_personal:
        # The words are not repeated, not even in a corrected line.
        reason = "That line cannot be read, and it holds words that look personal. See:"
        return refusal(said.heading, reason, [(Code("/board help"),)])
    lines: list[Line] = [(Code(line), *([f" ({note})"] if note else [])) for line, note in refused.lines]
    if isinstance(refused, Misspelt) and said.found:
        lines = [(Code(_put_right(said.found.line, refused)),)]
    about: list[Line] = [(refused.about,)] if refused.about else []
    if isinstance(refused, WhichBoard) and said.found and said.verb.slot(FILES):
        # A line with files cannot be typed, so buttons are offered.
        boards = Buttons(tuple(Button(name, line) for name, line in refused.choices[:_MOST_BOARDS]))
        asked = refusal(said.heading, refused.reason)
        return replace(asked, parts=(*asked.parts, boards))
    answer = refusal(refused.heading or said.heading, refused.reason, [*lines, *about])
    return replace(answer, parts=(*answer.parts, refused.buttons)) if isinstance(refused, NotAsRead) else answer


def _put_right(line: str, misspelt: Misspelt) -> str:
    """The whole line with the key corrected. `misspelt.line` is the end of what was typed."""
    return line[: len(line) - len(misspelt.line.strip())] + misspelt.corrected.strip()


def _before_others(answer: Reply, said: Said, log: Log) -> Reply:
    """A refusal as the channel may read it: a refusal can name an owner, too. It stays there, so its buttons have the
    board."""
    request = said.request
    with log.reading() as store:
        board = store.boards.in_channel(request.team, request.channel)
    if board is None:
        return answer
    answer = that_stays(fitted_to_readers(answer, known_as_shared(board, request), True), board, True)
    if isinstance(answer, Offered) and answer.form:
        return replace(answer, form=on_board(answer.form, board.id))
    return answer
