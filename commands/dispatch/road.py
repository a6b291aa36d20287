"""From a request to a reply: finds the verb, opens the log once, and catches every refusal in one place."""

import re
from contextlib import suppress
from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal
from commands.boards.moving import MOVE, board_to_move, check_not_lost
from commands.boards.verbs import SETUP, setup_name
from commands.call import Call
from commands.dispatch.edits import check_edit
from commands.dispatch.finding import Found, find_verb, reroute
from commands.dispatch.help import HELP_WORDS, help_for
from commands.dispatch.repeats import answered_before, keep, keep_refusal, said_twice, sending_of
from commands.dispatch.spoken import spoken
from commands.dispatch.which_board import (
    Log,
    board_meant,
    check_no_other_board,
    known_as_shared,
    with_board,
    without_board,
)
from commands.naming import said
from commands.read_by_others import check_read_out, fitted_to_readers
from commands.reading.grammar import Misspelt, Words, check_filled, check_text, first_word, is_short_enough, read
from commands.reading.guard import CONFIRM, HEADING, asks_to_confirm, concerns, refuse_outright, refuse_unless_confirmed
from commands.reading.nearest import split_ref
from commands.reading.once import Once
from commands.reply import Code, Line, Reply, refusal
from commands.request import Request
from commands.table import command_named
from storage.database import Busy, WouldWrite
from storage.store import Store

# `A12: two left` is `A12 two left`.
_AFTER_REF = re.compile(r"^(\s*\S+?)[:,](?=\s)")
# A date takes a while to read: never while the log is held.
_DATE_KEYS = frozenset({"due"})
NOT_SURE = "Slack did not say in time who you are, so nothing was saved. Please send the same again in a moment."


class NotPlain(Exception):
    """Words that were taken for plain begin with no ref of the board."""


def dispatch(request: Request, log: Log, timezone: str = "Europe/London") -> Reply:
    """The reply to `request`. Changes the log only where the reply is no refusal.

    `timezone` is given to a board that is started by this request. Raises Busy only where the answer is to be posted:
    Slack then delivers the message again.
    """
    try:
        # The length first: the guard's patterns take their time over what is too long to be kept.
        check_text(request.text)
        refuse_outright(request.text)
        if request.edit is not None:
            with log.reading() as store:
                check_edit(request, store)
        text, named = without_board(request, log)
    except Refusal as refused:
        return _refused(refused, "Not done.", request)
    answer = _answer(request, text, named, log, timezone)
    if request.overheard and answer.refused:
        answer = _refused_before_others(answer, request, log)
    return with_board(answer, named) if named else answer


def _answer(request: Request, text: str, named: Board | None, log: Log, timezone: str) -> Reply:
    heading, found = "Not done.", None
    try:
        name, text = (request.command, text) if request.command else spoken(text)
        command, text = reroute(command_named(name), text.strip())
        word, rest = first_word(text)
        if word.casefold() in HELP_WORDS:
            return help_for(command, rest)
        if rest.casefold() in HELP_WORDS and command.verb(word):
            return help_for(command, word)
        found = find_verb(command, text)
        heading = found.verb.refused
        if found.verb.writes:
            return _write(request, log, found, named, timezone)
        return _read(request, log, found, named)
    except Misspelt as misspelt:
        answer = _refused(Refusal(misspelt.reason, lines=[_corrected(request, text, misspelt)]), heading, request)
    except Busy as busy:
        # Nothing can be kept of it: that would wait for the same lock again, past Slack's three seconds.
        if request.answer_in is not None:
            raise
        return _refused(busy, heading, request)
    except Refusal as refused:
        answer = _refused(refused, heading, request)
    if found and found.verb.writes:
        keep_refusal(request, log, found, answer)
    return answer


def _refused(refused: Refusal, heading: str, request: Request) -> Reply:
    if refused.heading != HEADING and is_short_enough(request.text) and any(concerns(request.text)):
        # The words are not repeated, not even in a line put right.
        return refusal(
            heading, "That line cannot be read, and it holds words that look personal. See:", [(Code("/board help"),)]
        )
    lines: list[Line] = [(Code(line), *([f" ({note})"] if note else [])) for line, note in refused.lines]
    return refusal(refused.heading or heading, refused.reason, lines)


def _refused_before_others(answer: Reply, request: Request, log: Log) -> Reply:
    """A refusal as the channel may read it: it may name an owner, too."""
    with log.reading() as store:
        board = store.boards.in_channel(request.team, request.channel)
    return fitted_to_readers(answer, known_as_shared(board, request), True) if board else answer


def _corrected(request: Request, text: str, misspelt: Misspelt) -> str:
    """The whole line with the key that was meant: what was read is the end of what was typed."""
    line = replace(request, text=text).line
    return line[: len(line) - len(misspelt.line.strip())] + misspelt.corrected.strip()


def _read(request: Request, log: Log, found: Found, named: Board | None) -> Reply:
    if asks_to_confirm(request.text):
        refuse_unless_confirmed(request.text, "", may_confirm=False)
    with log.reading(request.deadline) as store:
        if named is None:
            check_no_other_board(request, store)
        board = board_meant(request, store, named)
        check_read_out(request, board)
        words, ref = _words(found, found.verb.keys, store, board)
        call = _call(request, store, found, board, words, ref, Once())
        return fitted_to_readers(found.verb.run(call), board, False)


def _write(request: Request, log: Log, found: Found, named: Board | None, timezone: str) -> Reply:
    """The reply to a change. It is tried on a snapshot first, for which nobody waits: its words are read there, and
    what can be refused is refused. At the first thing that it would write it is made, with the log to itself, and all
    is checked again. Plain words are no work: they are read before the log is taken, and tried only where their ref is
    not found at once."""
    once = Once()
    if plain := _plain_words(request, found):
        with suppress(NotPlain), log.writing(request.deadline) as store:
            return _change(request, store, found, named, timezone, once, plain)
    with suppress(WouldWrite), log.trying(request.deadline) as store:
        return _change(request, store, found, named, timezone, once)
    with log.writing(request.deadline) as store:
        return _change(request, store, found, named, timezone, once)


def _change(
    request: Request,
    store: Store,
    found: Found,
    named: Board | None,
    timezone: str,
    once: Once,
    plain: tuple[Words, str] | None = None,
) -> Reply:
    sending = once("sending", lambda: sending_of(request, found))
    if again := answered_before(request, store, sending, found):
        return again
    board = _board(request, store, found, named, timezone)
    # What is not asked about here has been refused outright already.
    asked = asks_to_confirm(request.text)
    keys = (*found.verb.keys, CONFIRM) if asked else found.verb.keys
    # A ref that is there stays there, so that the words mean the same when the change is made.
    words, ref = plain or once(("words", board.id), lambda: _words(found, keys, store, board))
    if plain and not store.actions.knows(board.id, ref):
        raise NotPlain
    if found.verb is not MOVE:
        sending = once(("sending", board.channel), lambda: replace(sending, channel=board.channel))
    if again := said_twice(request, store, sending, found, board):
        return again
    if request.person.unsure and request.person.id not in board.roles:
        raise Refusal(NOT_SURE)
    call = _call(request, store, found, board, words, ref, once)
    if asked:
        refuse_unless_confirmed(request.text, words.get(CONFIRM), call.may_confirm)
    check_filled(words)
    answer = fitted_to_readers(found.verb.run(call), board, request.overheard)
    keep(request, store, sending, answer, named)
    return answer


def _plain_words(request: Request, found: Found) -> tuple[Words, str] | None:
    """The words of a plain verb, and the ref before them; None for one whose words are work, or are not in order."""
    if not found.verb.plain or asks_to_confirm(request.text):
        return None
    word, line = first_word(found.rest)
    try:
        words = read(line, found.verb.keys)
    except Refusal:
        return None
    return None if words.values.keys() & _DATE_KEYS else (words, word)


def _board(request: Request, store: Store, found: Found, named: Board | None, timezone: str) -> Board:
    """The board that a change is of: a new one, one that comes from elsewhere, or the one meant."""
    if found.verb is SETUP:
        return _started(request, store, found, timezone)
    return board_to_move(request, store, named) if found.verb is MOVE else board_meant(request, store, named)


def _words(found: Found, keys: tuple[str, ...], store: Store, board: Board) -> tuple[Words, str]:
    """The words after the verb, read by its keys, and the ref before them where the verb takes one."""
    if not found.verb.takes_ref:
        return read(found.rest, keys), ""
    measures = found.command.name == "measure"
    word, line = first_word(found.rest)
    known = store.measures.knows(board.id, word) if measures else store.actions.knows(board.id, word)
    if not known:
        refs = store.measures.refs(board.id) if measures else store.actions.refs(board.id)
        word, line = split_ref(_AFTER_REF.sub(r"\1 ", found.rest, count=1), refs)
    return read(line, keys), word


def _started(request: Request, store: Store, found: Found, timezone: str) -> Board:
    """A new board in this channel. A redelivery of the command that started it is answered before this is asked."""
    if known := store.boards.in_channel(request.team, request.channel):
        raise Refusal(f"This channel has a board already: {known.name}. See who is who:", lines=["/board roles"])
    if request.in_direct_message:
        raise Refusal("A board belongs to a channel, not to a direct message. Type this in the board's channel.")
    if request.person.guest:
        raise Refusal("A guest cannot start a board. Ask somebody of the council to type this.")
    words = read(found.rest, SETUP.keys)
    name = setup_name(said(words.free, request.people), request.channel_name)
    check_not_lost(request, store, name)
    return store.boards.add(request.team, request.channel, name, timezone, request.now)


def _call(request: Request, store: Store, found: Found, board: Board, words: Words, ref: str, once: Once) -> Call:
    return Call(
        request=request,
        command=found.command.name,
        verb=found.verb.name,
        example=found.verb.example,
        ref=ref,
        words=words,
        store=store,
        board=board,
        actor=board.actor(request.person.id, request.person.guest),
        today=board.schedule.today(request.now),
        writes=found.verb.writes,
        once=once,
    )
