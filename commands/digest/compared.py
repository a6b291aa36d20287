"""The digest of a board, compared with the last one posted."""

from dataclasses import replace
from datetime import datetime

from board.actions import LIVE
from board.boards import Board
from board.digest import Digest, compose_digest
from board.events import Event
from board.position import Position, position
from board.publishing import Shown, whole
from commands.actions.as_at import checked_actions_at
from commands.areas.gaps import with_gaps
from commands.digest.changes import changes_in
from commands.digest.moved import moved_since
from commands.digest.undone import undone_since
from commands.history.events_at import events_at
from commands.history.meetings_at import board_at
from commands.measures.pages.as_at import measures_at
from commands.risks.as_at import risks_at
from commands.standing.at import asked_of_now
from storage.store import Store


def digest_of(store: Store, board: Board, now: datetime, as_it_stood: bool = False, shown: Shown = whole) -> Digest:
    """The digest of a board as at `now`, compared with the last one posted.

    `as_it_stood` says that `now` is past: actions, risks and the calendar are then read as they were. `shown` gives
    each measure as the readers may see it.
    """
    today, at = board.schedule.today(now), now if as_it_stood else None
    if at is None:
        store.ahead(lambda: [asked_of_now(store, board), store.digests.last(board.id)])
    actions = checked_actions_at(store, board, now) if as_it_stood else store.actions.of_status(board.id, LIVE)
    risks = risks_at(store, board, now) if as_it_stood else store.risks.all(board.id)
    measures = measures_at(store, board, now) if as_it_stood else store.measures.all(board.id)
    meetings = board_at(store, board, now).meetings if as_it_stood else board.meetings
    where = position(actions, map(shown, measures), meetings, today, risks, board.schedule)
    where = with_gaps(where, store, board, at)
    last = store.digests.last(board.id, at)
    entries = store.history.after(board.id, last.history_id) if last else []
    entries = [each for each in entries if not as_it_stood or each.at <= now]
    digest = compose_digest(board.name, where, changes_in(entries), last.snapshot if last else None)
    moved = moved_since(store, board, entries, risks, today, at)
    undone = undone_since(store, board, entries)
    return replace(digest, ahead=tuple(_ahead(store, board, where, at)), moved=moved, undone=undone)


def _ahead(store: Store, board: Board, where: Position, at: datetime | None) -> list[Event]:
    """The events from today to the next board, or for a fortnight if that is longer or no board is in the calendar; as
    they were at the instant `at`, or now."""
    if at is None:
        return store.events.between(board.id, where.today, where.due_soon_until)
    return [each for each in events_at(store, board, at) if each.is_on(where.today, where.due_soon_until)]
