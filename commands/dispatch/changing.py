"""Verbs that change the log: repeats and rights are checked, the verb is run
and its reply is kept, in one transaction."""

from contextlib import suppress
from dataclasses import replace
from functools import partial

from board.boards import Board
from board.ending import check_open
from board.refusals import Refusal, at_slot
from commands.call import Call
from commands.dispatch.calling import call_of, read_after_ref, words_of
from commands.dispatch.changed import refused_about, with_what_changed
from commands.dispatch.form_sent import check_not_overtaken
from commands.dispatch.log import Log
from commands.dispatch.next_steps import with_next_steps
from commands.dispatch.one_at_a_time import may_be_of_several
from commands.dispatch.other_verbs import has_other_keys
from commands.dispatch.pasted_row import check_no_row
from commands.dispatch.places import slot_of, where_in
from commands.dispatch.refs_in_a_row import RefRow, begins_with_number, may_be_refs, refs_in_a_row
from commands.dispatch.refs_joined import may_be_joined
from commands.dispatch.repeats import answered_before, keep, said_twice, sending_of
from commands.dispatch.said import Said
from commands.dispatch.which_board import board_meant
from commands.read_by_others import fitted_to_readers
from commands.reading.grammar import Words, check_filled, first_word
from commands.reading.guard import CONFIRM
from commands.reading.once import Once
from commands.reply import Reply, paragraph
from commands.slots import SlotKind
from commands.told.telling import actions_written, tell_members
from commands.told.told_at_once import told_at_once
from commands.told.told_of_dates import told_of_dates
from commands.with_board import that_stays
from storage.answers import Sending
from storage.refused import WouldWrite
from storage.store import Store

NOT_SURE = "Slack did not say in time who you are, so nothing was saved. Please send the same again in a moment."


class NotPlain(Exception):
    """Words that looked plain begin with no ref of the board, or with more than one."""


def make_change(said: Said, log: Log, timezone: str) -> Reply:
    """The reply to a change.

    The change is first tried on a snapshot, which blocks nobody: its words are read there, and it is refused if it can
    be. At the first write it would make, it starts again with the log locked, and every check is repeated. Plain words
    are quick to read: they are read before the log is locked, and tried first only if their ref is not found at once.
    """
    once, deadline = Once(), said.request.deadline
    if plain := _plain_words(said):
        with suppress(NotPlain), log.writing(deadline, said.request.team) as store:
            return _made(said, store, timezone, once, plain)
    with suppress(WouldWrite), log.trying(deadline) as store:
        return _made(said, store, timezone, once)
    with log.writing(deadline, said.request.team) as store:
        return _made(said, store, timezone, once)


def _made(said: Said, store: Store, timezone: str, once: Once, plain: tuple[Words, RefRow] | None = None) -> Reply:
    sending = once("sending", lambda: sending_of(said))
    store.ahead(lambda: _asked_first(said, store, sending))
    if again := answered_before(said, store, sending):
        return again
    board = _board(said, store, timezone)
    try:
        return _made_on(board, said, store, once, sending, plain)
    except Refusal:
        # Whatever else is wrong, a closed board is the reason to give: no other correction would help.
        if not said.verb.on_closed:
            check_open(board)
        raise


def _asked_first(said: Said, store: Store, sending: Sending) -> None:
    """The queries that nearly every change begins with."""
    store.answers.redelivered(sending)
    if said.verb.finds_board is None and said.board is None:
        store.boards.in_channel(sending.team, sending.channel)
        store.answers.repeated(sending, said.request.now)


def _made_on(
    board: Board, said: Said, store: Store, once: Once, sending: Sending, plain: tuple[Words, RefRow] | None
) -> Reply:
    # A ref that exists goes on existing, so the words still mean the same when the change is made.
    words, row = plain or once(("words", board.id), lambda: words_of(said, store, board))
    if plain and not _is_one_ref(row, store, board):
        raise NotPlain
    if said.verb.finds_board is None and sending.channel != board.channel:
        sending = once(("sending", board.channel), lambda: replace(sending, channel=board.channel))
    if again := said_twice(said, store, sending, board):
        return again
    _check_known(said, board)
    call = call_of(said, store, board, words, row, once)
    if said.screened.asks_to_confirm:
        with at_slot(slot_of(said)):
            said.screened.refuse_unless_confirmed(words.get(CONFIRM), call.may_confirm, partial(where_in, said))
    check_filled(words)
    check_no_row(call)
    check_not_overtaken(call, said)
    try:
        answer = said.verb.run(call)
    except Refusal as refused:
        raise refused_about(refused, call) from refused.__cause__
    written = actions_written(call)
    store.ahead(lambda: _looks_at_home(call))
    answer = with_next_steps(with_what_changed(answer, call, written), call, written)
    at_home = _looks_at_home(call)
    answer = _with_taken_as(answer, said)
    answer = that_stays(fitted_to_readers(answer, board, said.request.overheard), board, said.request.overheard)
    keep(said, store, sending, answer)
    told = tell_members(call, [*told_at_once(call, written), *told_of_dates(call, written)])
    return replace(answer, changed=bool(store.history.written), at_home=at_home, posts=answer.posts or told)


def _looks_at_home(call: Call) -> bool:
    """True if the person has opened Home, which shows what they have just changed."""
    tabs, request = call.store.home_tabs, call.request
    return bool(call.store.history.written) and tabs.of(request.team, request.person.id) is not None


def _with_taken_as(answer: Reply, said: Said) -> Reply:
    first, *rest = answer.parts
    return replace(answer, parts=(first, paragraph(said.taken_as), *rest)) if said.taken_as else answer


def _board(said: Said, store: Store, timezone: str) -> Board:
    """The board that the change is made on. A verb that starts or moves a board finds it itself."""
    if find := said.verb.finds_board:
        return find(said.request, store, said.rest, said.board, timezone)
    return board_meant(said.request, store, said.board, said.verb.of_person, said.verb.is_for_open)


def _check_known(said: Said, board: Board) -> None:
    """Refuses a person if Slack has not said who they are, unless they have a role:
    guests change only what they own."""
    if said.request.person.unsure and said.request.person.id not in board.roles:
        raise Refusal(NOT_SURE)


def _is_one_ref(row: RefRow, store: Store, board: Board) -> bool:
    """True if the row is one ref of the board's, and no second ref begins the words: "412 of 535" is a figure."""
    (ref,) = row.refs
    actions = store.actions
    store.ahead(lambda: [actions.knows(board.id, ref), actions.find(board.id, ref), _may_follow(row, store, board)])
    if not actions.knows(board.id, ref):
        return False
    others = _may_follow(row, store, board)
    return not others or refs_in_a_row(ref, row.rest, [ref, *others], unknown_too=True) == row


def _may_follow(row: RefRow, store: Store, board: Board) -> list[str]:
    """The board's refs that the words after the first ref may begin with.
    Few boards have refs that begin with a number."""
    if not may_be_refs(row.rest):
        return []
    return store.actions.numbered(board.id) if begins_with_number(row.rest) else store.actions.refs(board.id)


def _plain_words(said: Said) -> tuple[Words, RefRow] | None:
    """The words of a plain verb and the ref before them;
    None if they take time to read, or may have to be asked about or refused."""
    if not said.verb.plain or said.screened.asks_to_confirm or said.request.filled is not None:
        return None
    ref, line = first_word(said.rest)
    if may_be_joined(line) or may_be_of_several(line) or has_other_keys(said, line):
        return None
    try:
        words = read_after_ref(line, said.verb.keys)
    except Refusal:
        return None
    # Dates are slow to read, and must not be read while the log is locked.
    days = {slot.name for slot in said.verb.slots if slot.kind == SlotKind.DAY}
    return None if words.values.keys() & days else (words, RefRow((ref,), line))
