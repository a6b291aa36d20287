"""Private notices to board support, or to the chair if there is no support: one for each message that could not be
posted."""

from datetime import datetime

from board.boards import Board
from board.calendar import is_weekly
from commands.reply import Bold, frozen, paragraph, reply, thawed
from commands.told.telling import KEY
from storage.database import Database
from storage.outbox import Post
from storage.store import Store

AGAIN = "Post one now, in the board's channel: /digest post"


def put_notices(database: Database, team: str, now: datetime) -> None:
    """Puts notices in the outbox for every failure that nobody has been told about, one for each person to tell."""
    with database.reading() as store:
        untold = [
            (post, board, _what(store, post))
            for post in store.outbox.untold(team)
            if (board := store.boards.get(post.team, post.board_id)) is not None
        ]
    for post, board, what in untold:
        again = [AGAIN] if post.digest_id and AGAIN not in post.error else []
        unheard = thawed(post.message).parts if post.key.startswith(KEY) else ()
        first = paragraph((Bold(f"{board.name}: {what}"),), " ".join([post.error, *again]))
        news = frozen(reply(first, *unheard))
        with database.writing(team=post.team) as store:
            for person in _who(post, board):
                key = f"notice:{_once_for(post, board)}:{person}"
                if not store.outbox.put(Post(key, post.team, person, news, now, about=post.id)):
                    store.outbox.told_before(post)


def put_notice_of_pictures(database: Database, post: Post, why: str, now: datetime) -> None:
    """Puts a notice in the outbox that pictures are missing from a message, once on a board for each reason."""
    with database.reading() as store:
        board = store.boards.get(post.team, post.board_id)
    if board is None:
        return
    for person in _who(post, board):
        key = f"notice:pictures:{post.board_id}:{why}:{person}"
        news = frozen(reply(paragraph((Bold(f"{board.name}: charts go out as words."),), why)))
        with database.writing(team=post.team) as store:
            store.outbox.put(Post(key, post.team, person, news, now, about=post.id))


def _who(post: Post, board: Board) -> list[str]:
    """Support, or the chair if there is no support. For news of roles, both, as it may be about either of them."""
    both = [*board.support, *filter(None, [board.chair])]
    return both if post.key.startswith(KEY) else both[: max(len(board.support), 1)]


def _once_for(post: Post, board: Board) -> str:
    """The key that limits notices: one for each failed digest or piece of news, and one a day for answers that fail for
    the same reason."""
    if post.digest_id or post.key.startswith(KEY):
        return f"{post.id}"
    return f"{board.id}:{board.schedule.today(post.composed_at).isoformat()}:{post.error}"


def _what(store: Store, post: Post) -> str:
    if post.key.startswith(KEY):
        return "this could not be told to everybody whom it concerns."
    if post.digest_id is None:
        return "an answer of mine could not be posted."
    digest = store.digests.get(post.digest_id)
    what = "weekly digest" if is_weekly(digest.slot) else "digest that was asked for"
    return f"the {what} was not posted." if post.id == digest.posts[0].id else f"the {what}'s thread is incomplete."
