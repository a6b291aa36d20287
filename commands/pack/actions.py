"""The actions of a paper: those overdue, those due before the board, those whose dates moved, and the whole log."""

from collections.abc import Iterable, Sequence
from datetime import date

from board.actions import Action
from board.calendar import last_meeting
from board.history import Entry, standing
from board.links import Linked
from board.words import count, day, how_often
from commands.actions.as_at import end_of
from commands.actions.listing import HEADINGS, row
from commands.actions.wording import due_with_days, owner, rating
from commands.history.links_at import links_of
from commands.history.written_by import who
from commands.pack.gathered import Gathered
from commands.pack.tables import table
from commands.read_by_others import OWNER
from commands.reply import Heading, Part
from commands.standing.due_next import until_words
from commands.standing.overdue import LONGEST_FIRST

LOG = ("Ref", "Action", OWNER, "Due", "Status", "Goes with", "Latest update")
MOVED = ("Ref", "Action", "From and to", "By whom", "Because")


def overdue(got: Gathered) -> list[Part]:
    """Every overdue action, longest first; empty if there is none, as the sentence at the top says so."""
    late = got.where.overdue
    return [Heading(f"{LONGEST_FIRST}: {count(len(late), 'action')}"), _listed(got, late)] if late else []


def due_next(got: Gathered) -> list[Part]:
    """The actions due before the next board, soonest first; empty if there is none."""
    soon = got.where.due_soon
    return [Heading(f"{until_words(got.where)}: {count(len(soon), 'action')}"), _listed(got, soon)] if soon else []


def _listed(got: Gathered, actions: Iterable[Action]) -> Part:
    return table(got, HEADINGS, [row(each, got.on) for each in actions], "Actions with when each is due")


def moved(got: Gathered) -> list[Part]:
    """The dates moved since the last board, or ever if no board is known: from, to, by whom and why."""
    since = last_meeting(got.board.meetings, got.on)
    entries = got.store.history.since(got.board.id, end_of(since, got.board)) if since else None
    entries = got.store.history.after(got.board.id, 0) if entries is None else entries
    rows = list(_moves(got, [each for each in entries if each.at <= got.at]))
    title = f"Dates moved since the board of {day(since)}" if since else "Dates that have moved"
    return [Heading(title), table(got, MOVED, rows, "Each move of a due date, oldest first")] if rows else []


def _moves(got: Gathered, entries: Sequence[Entry]) -> Iterable[tuple[str, ...]]:
    actions = {each.id: each for each in got.actions}
    for entry in standing(entries):
        action = actions.get(entry.subject_id) if entry.subject == "action" else None
        old, new = entry.changes.get("due_on", (None, None))
        if action and "moves" in entry.changes and old and new:
            asked = entry.changes.get("asked_why", ("", ""))[0] if entry.verb == "agree" else ""
            yield (action.ref, action.title, f"{_day(old)} to {_day(new)}", _by(got, entry, action), asked or entry.why)


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))


def _by(got: Gathered, entry: Entry, action: Action) -> str:
    """Who moved the date or agreed to it. If owners are not named, an owner is `its owner`."""
    is_own = entry.person == action.owner_id and not got.named
    return f"{'agreed' if entry.verb == 'agree' else 'moved'} by {'its owner' if is_own else who(entry.person)}"


def log(got: Gathered) -> list[Part]:
    """Every action, whatever its status, in the order in which they were logged."""
    if not got.actions:
        return []
    links = links_of(got.store, got.board, "action", got.then)
    rows = [_of_log(got, each, links.get(each.id, Linked())) for each in sorted(got.actions, key=lambda each: each.id)]
    return [Heading("Appendix: the action log"), table(got, LOG, rows, "Every action on the log")]


def _of_log(got: Gathered, action: Action, linked: Linked) -> tuple[str, ...]:
    first = action.original_due_on
    moved_from = f", first due {day(first)}, moved {how_often(action.moves)}" if first and action.moves else ""
    when = f"{due_with_days(action, got.on).removeprefix('due ')}{moved_from}"
    status = ", ".join(filter(None, [str(action.status), rating(action), action.progress]))
    goes_with = ", ".join(filter(None, [linked.words("measure"), linked.words("area")]))
    return (action.ref, action.title, owner(action), when, status, goes_with, action.note)
