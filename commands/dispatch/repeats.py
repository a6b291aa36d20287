"""Repeats: a redelivery by Slack, or a line that is typed twice, gets the same reply and changes nothing again."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from board.boards import Board
from board.history import UNDO_MINUTES, Entry
from board.refs import quoted, ref_key
from board.refusals import Refusal
from commands.dispatch.edits import check_not_done
from commands.dispatch.log import Log
from commands.dispatch.said import Said
from commands.dispatch.told_of_board import told_of_board
from commands.forms import with_button
from commands.measures.claims.undo import PARTS
from commands.read_by_others import names_people
from commands.reply import Code, Line, Reply, from_json, frozen, paragraph, refusal, to_json
from commands.request import Place
from storage.answers import Sending
from storage.outbox import Post
from storage.outbox_order import FAILED
from storage.store import Store

# Every update sets these, and a later note does not overwrite an earlier one.
ALWAYS_NEW = frozenset({"note", "updated_at"})
UNDO = "undo"
SENT_TWICE = "You sent this twice within a minute: it was done once."


def sending_of(said: Said) -> Sending:
    """What identifies this sending of the command."""
    request, words = said.request, f"{said.command} {said.verb.name} {said.rest}"
    return Sending(
        delivery=request.delivery,
        team=request.team,
        channel=request.channel,
        person=request.person.id,
        fingerprint=hashlib.sha256(words.encode()).hexdigest(),
    )


def answered_before(said: Said, store: Store, sending: Sending) -> Reply | None:
    """The reply to a delivery that has been answered already, whatever has changed since; else None.

    A board that was started or moved here is known only by its reply: the same words, sent again, would find it already
    here.
    """
    request = said.request
    if (place := request.answer_in) is not None and store.outbox.knows(place.team, place.key):
        return refusal("Not done.", "That message has been answered already.")
    if request.edit is not None:
        check_not_done(request, request.edit, store)
        return None
    again = store.answers.redelivered(sending)
    if again is None and said.verb.finds_board:
        again = store.answers.repeated(sending, request.now)
    return replace(from_json(again), posts=False) if again else None


def said_twice(said: Said, store: Store, sending: Sending, board: Board) -> Reply | None:
    """The reply to the person's last change, if these are the same words again within a minute; else None."""
    request = said.request
    again = store.answers.repeated(sending, request.now)
    if again is None or _overtaken(said, store, board):
        return None
    done = from_json(again)
    if done.posts and _was_not_posted(store, board):
        return None
    # The answer may have been composed for the person alone: if a shared channel would read it, it is not repeated.
    parts = done.parts if names_people(board, request.overheard) else ()
    twice = replace(done, parts=(*parts, paragraph(SENT_TWICE, *_the_one_before(said, store, board))), posts=False)
    store.answers.keep_unchanged(sending, request.now, to_json(twice))
    return twice


def _the_one_before(said: Said, store: Store, board: Board) -> list[Line]:
    """If "undo" came twice, how to take back the change before as well. A second press must not do that by itself."""
    if said.verb.name != UNDO:
        return []
    entry = store.history.last_by(board.id, said.request.person.id, said.command)
    if entry is None or said.request.now - entry.at > timedelta(minutes=UNDO_MINUTES):
        return []
    if said.command == "measure" and not PARTS.keys() & entry.changes.keys():
        return []
    named = f"{UNDO} {quoted(entry.ref)}"
    # Either line differs from the words that came twice, and undoes the same change.
    line = f"/{said.command} {UNDO if ref_key(said.rest) == ref_key(entry.ref) else named}"
    return [("To take back your change before that one as well: ", Code(line))]


def keep(said: Said, store: Store, sending: Sending, answer: Reply) -> None:
    """Keeps the reply to a command. If there is a change, or a post besides the answer, an answer that is to be posted
    goes into the outbox in the same transaction: the person gets it once, and first, whatever fails later."""
    request = said.request
    if store.history.written:
        store.answers.keep(sending, request.now, to_json(answer))
    else:
        store.answers.keep_unchanged(sending, request.now, to_json(answer))
    if request.answer_in is not None and (store.history.written or answer.posts):
        keep_answer(store, request.answer_in, told_of_board(answer, said), request.now)


def keep_refusal(said: Said, log: Log, answer: Reply) -> None:
    """Keeps a refusal, so that the command is refused again if it is redelivered, whatever has changed meanwhile.

    Nothing is kept if the words look personal, the log is busy or the deadline has passed.
    """
    request = said.request
    late = request.deadline is not None and request.deadline.is_missed
    # A refused form may be sent again unchanged once the obstacle is gone: that is a new sending.
    if request.delivery and request.filled is None and not late and not said.screened.looks_personal:
        with suppress(Refusal), log.writing(request.deadline, request.team) as store:
            sending = sending_of(said)
            if store.answers.redelivered(sending) is None:
                store.answers.keep_unchanged(sending, request.now, to_json(answer))


def keep_answer(store: Store, place: Place, answer: Reply, now: datetime) -> None:
    """Puts an answer in the outbox, unless the message that it answers has one already."""
    board, answer = store.boards.in_channel(place.team, place.channel), with_button(answer, carries=False)
    if place.note:
        answer = replace(answer, parts=(*answer.parts, paragraph(place.note)))
    post = Post(place.key, place.team, place.channel, frozen(answer), now, place.thread, board.id if board else None)
    store.outbox.put(post)


def _was_not_posted(store: Store, board: Board) -> bool:
    """True if Slack refused the last digest that was asked for:
    the same words then ask for it again, and are no repeat."""
    asked = store.digests.newest(board.id)
    return asked is not None and asked.state == FAILED


def _overtaken(said: Said, store: Store, board: Board) -> bool:
    """True if somebody has since changed what the person's last change set: the same words are then a new change."""
    kind = said.command
    mine = store.history.last_by(board.id, said.request.person.id, kind)
    if mine is None or not said.verb.takes_ref:
        return False
    return any(_is_overtaken(each, store, board) for each in store.history.together_with(board.id, mine))


def _is_overtaken(mine: Entry, store: Store, board: Board) -> bool:
    later = store.history.of(board.id, mine.subject, mine.subject_id, after=mine.id)
    wanted = mine.changes.keys() - ALWAYS_NEW
    return any(wanted & each.changes.keys() for each in later)
