"""What has changed on a board since the day asked for, or since its last meeting, or else since the last digest."""

from dataclasses import replace
from datetime import date

from board.calendar import last_meeting
from board.digest import Digest, compose_digest, snapshot_of
from board.position import position
from board.words import day
from commands.actions.as_at import actions_at, began_after, end_of
from commands.digest.changes import changes_in
from commands.digest.compared import digest_of
from commands.digest.undone import undone_since
from commands.measures.pages.as_at import measures_known
from commands.pack.gathered import Gathered


def changed_since(got: Gathered) -> tuple[str, Digest] | None:
    """Since when, in words, and what has changed; None if the board has neither met nor had a digest since its log
    began."""
    if not got.standing.has_actions:
        return None
    if asked := got.asked.since:
        began = began_after(got.store, got.board, end_of(asked, got.board))
        return (f"the log began on {day(began)}" if began else day(asked)), _compared(got, asked)
    met = last_meeting(got.board.meetings, got.on)
    if met and not began_after(got.store, got.board, end_of(met, got.board)):
        return f"the board of {day(met)}", _compared(got, met)
    digest = digest_of(got.store, got.board, got.at, not got.is_now, got.asked.reader.shown)
    return (f"the digest of {day(digest.since)}", digest) if digest.since else None


def _compared(got: Gathered, since: date) -> Digest:
    """The board as at the paper's day, compared with its log at the end of the day `since`."""
    store, board, then = got.store, got.board, end_of(since, got.board)
    measures = map(got.asked.reader.shown, measures_known(store, board, then))
    before = position(actions_at(store, board, then), measures, board.meetings, since, schedule=board.schedule)
    entries = [each for each in store.history.since(board.id, then) if each.at <= got.at]
    digest = compose_digest(board.name, got.where, changes_in(entries), snapshot_of(before))
    return replace(digest, undone=undone_since(store, board, entries))
