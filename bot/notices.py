"""Private notices to board support, or else the chair: each message that could not be posted is told of once."""

from datetime import datetime

from board.boards import Board
from board.calendar import is_weekly
from commands.reply import Bold, frozen, paragraph, reply
from storage.database import Database
from storage.outbox import Post
from storage.store import Store

AGAIN = "Post one now, in the board's channel: /digest post"


def put_notices(database: Database, team: str, now: datetime) -> None:
    """Puts a notice for each who is to hear of it in the outbox, for every failure of which nobody has been told."""
    with database.reading() as store:
        untold = [
            (post, board, _what(store, post))
            for post in store.outbox.untold(team)
            if (board := store.boards.get(post.board_id or 0)) is not None
        ]
    for post, board, what in untold:
        again = [AGAIN] if post.digest_id and AGAIN not in post.error else []
        news = frozen(reply(paragraph((Bold(f"{board.name}: {what}"),), " ".join([post.error, *again]))))
        with database.writing() as store:
            for person in board.support or filter(None, [board.chair]):
                key = f"notice:{_once_for(post, board)}:{person}"
                if not store.outbox.put(Post(key, post.team, person, news, now, about=post.id)):
                    store.outbox.told_before(post.id)


def _once_for(post: Post, board: Board) -> str:
    """What one notice is enough for: a failed digest; or a day on which answers fail for the same reason."""
    if post.digest_id:
        return f"{post.id}"
    return f"{board.id}:{board.schedule.today(post.composed_at).isoformat()}:{post.error}"


def _what(store: Store, post: Post) -> str:
    if post.digest_id is None:
        return "an answer of mine could not be posted."
    digest = store.digests.get(post.digest_id)
    what = "weekly digest" if is_weekly(digest.slot) else "digest that was asked for"
    return f"the {what} was not posted." if post.id == digest.posts[0].id else f"the {what}'s thread is incomplete."
