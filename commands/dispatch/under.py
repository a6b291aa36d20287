"""Finds the board and the actions that a message of the bot's is about, when
somebody answers it in a direct message."""

from collections.abc import Iterator, Sequence

from board.boards import Board
from board.refs import ref_key
from commands.reply import Bold, Buttons, Paragraph, thawed
from commands.request import Request
from commands.told.told_at_once import GIVEN_TOGETHER
from storage.outbox import Post
from storage.store import Store


def board_under(request: Request, store: Store) -> int | None:
    """The id of the one board that the message at the head of the thread is about;
    None if there is no such message, or it is about several boards."""
    post = _post_of_thread(request, store)
    if post is None or post.key.startswith(GIVEN_TOGETHER):
        return None
    boards: set[int | None] = {
        each.board_id for each in store.reminders.these(store.reminders.of_post(post.team, post.key))
    } or {post.board_id}
    return boards.pop() if len(boards) == 1 else None


def actions_under(request: Request, store: Store, boards: Sequence[Board]) -> list[tuple[Board, str]]:
    """The actions that the answered message is about, each with its board and ref.

    The answered message is the one at the head of the thread or, outside a thread, the last that the bot sent to the
    person. Empty if it is about no action, or is itself an answer.
    """
    place = request.answer_in
    if place is None or not request.in_direct_message:
        return []
    post = _post_of_thread(request, store) if place.thread else _last_post(request, store)
    if post is None:
        return []
    if reminded := store.reminders.these(store.reminders.of_post(post.team, post.key)):
        by_id = {each.id: each for each in boards}
        return [(by_id[each.board_id], each.action.ref) for each in reminded if each.board_id in by_id]
    named = {ref_key(each) for each in _named(post)}
    meant = [each for each in boards if post.board_id in {None, each.id}]
    return [(board, ref) for board in meant for ref in store.actions.refs(board.id) if ref_key(ref) in named]


def _post_of_thread(request: Request, store: Store) -> Post | None:
    place = request.answer_in
    if place is None or not place.thread:
        return None
    return store.outbox.sent(request.team, request.person.id, place.thread)


def _last_post(request: Request, store: Store) -> Post | None:
    """The last message sent to the person, unless it answers something else that they said."""
    last = store.outbox.newest(request.team, (request.person.id, request.channel))
    return last if last and last.channel == request.person.id else None


def _named(post: Post) -> Iterator[str]:
    """What a message names in bold, and what its buttons are about: refs, and perhaps a board."""
    for part in thawed(post.message).parts:
        if isinstance(part, Paragraph):
            yield from (span.words for line in part.lines for span in line if isinstance(span, Bold))
        if isinstance(part, Buttons):
            yield from (button.about for button in part.buttons if button.about)
