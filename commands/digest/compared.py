"""Where a board stands beside where it stood when the last digest was posted."""

from dataclasses import replace
from datetime import datetime

from board.actions import LIVE
from board.boards import Board
from board.digest import Activity, Digest, compose_digest
from board.events import Event
from board.history import Entry, asks_for_date, gives_first_date, standing
from board.position import Position, position
from board.publishing import Shown, whole
from commands.actions.as_at import checked_actions_at
from commands.areas.gaps import with_gaps
from commands.digest.claim_news import claim_change
from commands.digest.moved import moved_since
from commands.events_at import events_at
from commands.measures.as_at import measures_at
from commands.measures.edited import edit_words
from commands.measures.withdraw import WITHDRAW
from commands.measures.withdrawn import withdrawn_words
from commands.meetings_at import board_at
from commands.risks.as_at import risks_at
from commands.standing.at import asked_of_now
from storage.store import Store


def digest_of(store: Store, board: Board, now: datetime, as_it_stood: bool = False, shown: Shown = whole) -> Digest:
    """The digest of a board as at `now`: read from the log, compared with the last one posted.

    `as_it_stood` takes the actions, the risks and the calendar as they were at an instant that is past. Each measure is
    as it is `shown` to the readers.
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
    return replace(digest, ahead=tuple(_ahead(store, board, where, at)), moved=moved)


def _ahead(store: Store, board: Board, where: Position, at: datetime | None) -> list[Event]:
    """The events from today to the next board, or for a fortnight where that is longer or no board is in the calendar;
    those that were in the calendar at the instant `at`, or now."""
    if at is None:
        return store.events.between(board.id, where.today, where.due_soon_until)
    return [each for each in events_at(store, board, at) if each.is_on(where.today, where.due_soon_until)]


def changes_in(entries: list[Entry]) -> Activity:
    """What lines of history amount to: how many actions each verb changed, the readings entered, and the rest told."""
    verbs: dict[str, set[int]] = {}
    fresh: list[tuple[str, str, int]] = []
    told: list[str] = []
    for entry in standing(entries):
        if entry.subject == "action":
            for verb in _counted_as(entry):
                verbs.setdefault(verb, set()).add(entry.subject_id)
        elif "statement" in entry.changes:
            continue  # The chair's own words stand on the chair's page, and change no figure.
        elif entry.verb == WITHDRAW.name and "claim" not in entry.changes:
            told.append(withdrawn_words(entry))
        elif "reading" in entry.changes:
            fresh.append((entry.ref, str(entry.changes["indicator"][1]), entry.changes["reading"][1]))
        elif entry.subject == "measure" and (words := _measure_change(entry)):
            told.append(words)
    return Activity({verb: len(subjects) for verb, subjects in verbs.items()}, tuple(fresh), tuple(told))


def _counted_as(entry: Entry) -> list[str]:
    """The verbs by which a line about an action is counted. A date is moved, or given to an action that had none,
    whichever verb did it; words in a date's place are an update."""
    dated = ["due"] if "moves" in entry.changes else ["dated"] if gives_first_date(entry) else []
    dated = dated or (["asked"] if asks_for_date(entry) else [])
    if entry.verb in {"due", "agree"}:
        return dated or ["update"]
    return [entry.verb, *(dated if entry.verb == "update" else [])]


def _measure_change(entry: Entry) -> str:
    """A claim, a judgement, a target or an edit in words; imported ones are too many to tell one by one."""
    new = {name: value for name, (_, value) in entry.changes.items()}
    if "claim" in entry.changes:
        return claim_change(entry)
    if entry.verb == "judge":
        return f"{new['of']} judged {'met' if new['met'] else 'not met'}"
    if entry.verb == "edit":
        return edit_words(entry)
    if entry.verb == "target":
        return f"{entry.ref} target {new['label']} set: {new['test']}"
    return ""
