"""The board that a message of the bot's is about, under which somebody answers in a direct message."""

from commands.request import Request
from commands.told_at_once import GIVEN_TOGETHER
from storage.store import Store


def board_under(request: Request, store: Store) -> int | None:
    """The id of the one board that the message is about in whose thread the words were said; None where there is no
    such message, or it is about several."""
    place = request.answer_in
    if place is None or not place.thread:
        return None
    post = store.outbox.sent(request.team, request.person.id, place.thread)
    if post is None or post.key.startswith(GIVEN_TOGETHER):
        return None
    boards: set[int | None] = {each.board_id for each in store.reminders.these(store.reminders.of_post(post.key))} or {
        post.board_id
    }
    return boards.pop() if len(boards) == 1 else None
