"""The same once more: what Slack delivers again, and what a person types twice, is answered and not done again."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from board.boards import Board
from board.refusals import Refusal
from commands.boards.moving import MOVE
from commands.boards.verbs import SETUP
from commands.dispatch.edits import check_edit
from commands.dispatch.finding import Found
from commands.dispatch.which_board import Log, with_board
from commands.read_by_others import names_people
from commands.reading.guard import concerns
from commands.reply import Reply, from_json, frozen, paragraph, refusal, to_json
from commands.request import Place, Request
from storage.answers import Sending
from storage.outbox import FAILED, Post
from storage.store import Store

# Every update has them: two notes stand beside each other, and neither undoes the other.
ALWAYS_NEW = frozenset({"note", "updated_at"})
SENT_TWICE = "You sent this twice within a minute: it was done once."


def sending_of(request: Request, found: Found) -> Sending:
    """This sending of the command, as it came in."""
    words = f"{found.command.name} {found.verb.name} {found.rest}"
    return Sending(
        delivery=request.delivery,
        team=request.team,
        channel=request.channel,
        person=request.person.id,
        fingerprint=hashlib.sha256(words.encode()).hexdigest(),
    )


def answered_before(request: Request, store: Store, sending: Sending, found: Found) -> Reply | None:
    """The reply to a delivery that has come before, whatever has changed since; else None.

    A board that was started, or moved here, is known only by its reply: the same words again find it in place.
    """
    if request.answer_in is not None and store.outbox.knows(request.answer_in.key):
        return refusal("Not done.", "That message has been answered already.")
    if request.edit is not None:
        check_edit(request, store)
        return None
    again = store.answers.redelivered(sending)
    if again is None and found.verb in (SETUP, MOVE):
        again = store.answers.repeated(sending, request.now)
    return replace(from_json(again), posts=False) if again else None


def said_twice(request: Request, store: Store, sending: Sending, found: Found, board: Board) -> Reply | None:
    """The reply to the person's last change, where these are its words again within a minute; else None."""
    again = store.answers.repeated(sending, request.now)
    if again is None or _overtaken(request, store, found, board):
        return None
    done = from_json(again)
    if done.posts and _was_not_posted(store, board):
        return None
    # The answer may have been composed for one pair of eyes: where a shared channel reads it, it is not said again.
    parts = done.parts if names_people(board, request.overheard) else ()
    twice = replace(done, parts=(*parts, paragraph(SENT_TWICE)), posts=False)
    store.answers.keep_unchanged(sending, request.now, to_json(twice))
    return twice


def keep(request: Request, store: Store, sending: Sending, answer: Reply, named: Board | None) -> None:
    """Keeps the reply to a command, and together with a change the answer that is to be posted: the person is told of
    it once, whatever happens now."""
    if not store.history.added:
        store.answers.keep_unchanged(sending, request.now, to_json(answer))
        return
    store.answers.keep(sending, request.now, to_json(answer))
    if request.answer_in is not None:
        keep_answer(store, request.answer_in, with_board(answer, named) if named else answer, request.now)


def keep_refusal(request: Request, log: Log, found: Found, answer: Reply) -> None:
    """So that a refused command that is delivered again is refused again, whatever has changed meanwhile.

    Words that look personal are kept nowhere, and where the log is busy, or time is short, nothing can be.
    """
    late = request.deadline is not None and request.deadline.is_missed
    if request.delivery and not late and not any(concerns(request.text)):
        with suppress(Refusal), log.writing(request.deadline) as store:
            sending = sending_of(request, found)
            if store.answers.redelivered(sending) is None:
                store.answers.keep_unchanged(sending, request.now, to_json(answer))


def keep_answer(store: Store, place: Place, answer: Reply, now: datetime) -> None:
    """Puts an answer in the outbox, unless the message that it answers has one already."""
    board = store.boards.in_channel(place.team, place.channel)
    if place.note:
        answer = replace(answer, parts=(*answer.parts, paragraph(place.note)))
    post = Post(place.key, place.team, place.channel, frozen(answer), now, place.thread, board.id if board else None)
    store.outbox.put(post)


def _was_not_posted(store: Store, board: Board) -> bool:
    """What was asked for was refused by Slack, and the same words ask for it again: somebody has put that right."""
    asked = store.digests.newest(board.id)
    return asked is not None and asked.state == FAILED


def _overtaken(request: Request, store: Store, found: Found, board: Board) -> bool:
    """Somebody has changed since what the person's last change had set: the same words are then meant anew."""
    kind = found.command.name
    mine = store.history.last_by(board.id, request.person.id, kind)
    if mine is None or not found.verb.takes_ref:
        return False
    later = store.history.of(board.id, kind, mine.subject_id, after=mine.id)
    wanted = mine.changes.keys() - ALWAYS_NEW
    return any(wanted & each.changes.keys() for each in later)
