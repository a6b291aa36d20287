"""Imports rows of actions."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from board.actions import LIVE, Action, Status
from board.history import differences
from board.links import LINKED, Linked, link_changes
from board.refs import checked_ref
from board.supporters import without_owner
from board.words import day
from commands.imports.comparing.action_updates import SAID_BY, UPDATES, Update, with_said_beside
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.dates_said import said_on
from commands.imports.comparing.differing import Differing, differing, shown
from commands.imports.comparing.due import Due, closed_on, due_in, raised_on, revised_in, says_moved
from commands.imports.comparing.indicators import progress_in
from commands.imports.comparing.lacking import note_days, note_lacks
from commands.imports.comparing.other_days import note_other_days
from commands.imports.comparing.people import owner_in, person_in, supporters_in
from commands.imports.comparing.said_before import SaidBefore
from commands.imports.comparing.status_updates import change_status
from commands.imports.comparing.updates import (
    MonthlyUpdate,
    not_on_the_log,
    record_new,
    record_updates,
    updates_in,
    with_current,
)
from commands.imports.comparing.without_refs import check_not_numbered, found_by_words, given_ref
from commands.imports.grids.days_apart import days_apart
from commands.imports.importers.areas import add_unsorted, areas_in, measures_in
from commands.imports.lists.columns import REVISED
from commands.imports.meanings.board_mapping import SPAN
from commands.imports.meanings.statuses import BLUE, check_blue, finished_in, settled_status
from commands.imports.meanings.symbols import is_symbols
from commands.imports.sheets.sheet import AtOnce, InCell, Row, cell
from commands.measures.targets.add import check_title
from commands.reading.yes_no import yes_or_no


def import_action(batch: Batch, row: Row) -> bool:
    """Adds a row's action, under its ref or the next one. False if its ref or words are already on the log."""
    said = updates_in(batch, row)
    row = with_current(row, said)
    ref = "" if batch.sheet.headings.without_refs else _ref(row)
    there = _found(batch, row, ref) if ref else found_by_words(batch, row)
    if there:
        batch.compare(row, there.ref, ("action", there.id), lambda: _compared(batch, row, there, said))
        return False
    linked = _linked(batch, row, ref)
    action, why = _action(batch, row, ref, linked.area)
    linked = linked.having("area", add_unsorted(batch, row, linked.area))
    action = batch.store.actions.add(batch.board.id, replace(action, ref=ref or given_ref(batch, row)))
    batch.store.links.put(batch.board.id, "action", action.id, linked)
    note_lacks(batch, row, action)
    record_new(batch, row, action, link_changes(Linked(), linked), why, said)
    return True


def _ref(row: Row) -> str:
    with cell("ref"):
        return checked_ref(row.needed("ref"))


def _found(batch: Batch, row: Row, ref: str) -> Action | None:
    batch.once(row, ref)
    there = batch.known.action(ref)
    if there is None:
        batch.check_alone(ref)
        check_not_numbered(batch, row)
    return there


def _compared(batch: Batch, row: Row, there: Action, said: Sequence[MonthlyUpdate]) -> Differing:
    """How a row differs from the action on the log, with the change that updates it."""
    linked = _linked(batch, row, there.ref)
    wanted, why = _action(batch, row, there.ref, linked.area)
    if batch.sheet.headings.without_refs:
        # The action was found by its title, so a difference in how that is written is no change.
        wanted = replace(wanted, title=there.title)
    row = with_said_beside(row, wanted)
    found = _updated(batch, row, there, wanted, linked)
    before = found.was_linked
    note_other_days(batch, row, there, why, found.why)
    if row.get("moves") and wanted.moves != found.after.moves:
        batch.report.note(row, "moves", f'"{row.get("moves")}" changes nothing: on the log it is {found.after.moves}')
    # A revised date is reported as the due date.
    said_by = {each: names for each, names in SAID_BY.items() if each != REVISED}
    said_by |= {} if row.get("due") else {revised_in(row): SAID_BY[REVISED]}
    told = [differing(row, there, found.after, said_by, batch.called)]
    if not row.get("status") and found.after.status != there.status:
        told.append(f"status {found.after.status}, on the log {there.status}")
    told += [f'{kind} "{found.linked.words(kind)}", on the log "{before.words(kind)}"' for kind in LINKED
             if found.linked.of(kind) != before.of(kind)]  # fmt: skip
    missing = not_on_the_log(batch, there, said)
    told += [f"{each.heading[:60]} {shown(each.words)}, not on the log" for each in missing]
    newer = differing(row, there, wanted, {each: SAID_BY[each] for each in found.newer}, batch.called)
    return Differing("; ".join(filter(None, told)), newer, lambda: _change(batch, row, found, missing))


def _updated(batch: Batch, row: Row, there: Action, wants: Action, linked: Linked) -> Update:
    """The action as the row would update it, with these links. Refused: each cell that a rule refuses, all at once."""
    before = batch.store.links.of("action", there.id)
    found = Update(batch, row, there, wants, there, before, before, SaidBefore(batch, "action", there.id))
    at_once = AtOnce()
    for column in UPDATES:
        at_once(partial(found.plain, column), None)
    at_once(found.due, None)
    at_once(partial(change_status, found), None)
    at_once(partial(found.links, linked), None)
    at_once.check()
    found.after = without_owner(found.after)
    return found


def _change(batch: Batch, row: Row, found: Update, missing: Sequence[MonthlyUpdate]) -> None:
    """Applies the differences as one line of history, after one for each update that the history lacks."""
    linked = found.linked
    if row.get("area"):
        linked = linked.having("area", add_unsorted(batch, row, linked.area))
    after = replace(found.after, updated_at=batch.now)
    batch.store.actions.save(found.there, after)
    batch.store.links.put(batch.board.id, "action", after.id, linked)
    if after.lacks_evidence and not found.there.lacks_evidence:
        batch.report.no_evidence.append(after)
    there = record_updates(batch, row, found.there, missing)
    changes = differences(there, after) | link_changes(found.was_linked, linked)
    batch.record(row, ("action", after.id, after.ref), changes, "update", found.why)


def _linked(batch: Batch, row: Row, ref: str) -> Linked:
    return Linked(measure=measures_in(batch, row), area=areas_in(batch, row, ref))


def _action(batch: Batch, row: Row, ref: str, areas: Sequence[str]) -> tuple[Action, str]:
    """A row's action with these areas, and the reason to record in the history."""
    at_once = AtOnce()
    title = at_once(lambda: _title(row), "")
    due = at_once(lambda: _due(batch, row), Due())
    nobody: tuple[str | None, str] = (None, "")
    owner_id, owner_words, others = at_once(lambda: owner_in(batch, row), (*nobody, list[str]()))
    accountable_id, accountable_words = at_once(lambda: person_in(batch, row, "accountable"), nobody)
    status, closed, more = at_once(lambda: _status(batch, row), (Status.AWAITING_SIGN_OFF, "", ""))
    rating, reason = at_once(lambda: _rating(batch, row, status), ("", ""))
    milestone = at_once(lambda: _milestone(batch, row), False)
    progress = at_once(lambda: progress_in(batch, row), "")
    supporters = at_once(lambda: supporters_in(batch, row, others), "")
    at_once.check()
    area = next(iter(batch.known.areas_of(areas)), None)
    action = Action(
        id=0,
        ref=ref,
        title=title,
        status=status,
        owner_id=owner_id,
        owner_words=owner_words,
        due_on=due.on,
        due_words=due.words,
        original_due_on=due.original,
        moves=due.moves,
        rating=rating,
        rating_reason=row.get("rating_reason") or reason,
        progress=progress,
        evidence=row.get("evidence"),
        source=row.get("source"),
        note="; ".join(filter(None, (row.get("update"), more))),
        body=row.get("watched_by") or (area.body if area and status == Status.BUSINESS_AS_USUAL else ""),
        opened_at=batch.now,
        updated_at=batch.now,
        accountable_id=accountable_id,
        accountable_words=accountable_words,
        milestone=milestone,
        supporters=supporters,
    )
    raised = raised_on(batch.cells, row)
    return without_owner(action), "; ".join(filter(None, (due.why, said_on("raised", raised), closed)))


def _title(row: Row) -> str:
    title = row.needed("title")
    with cell("title"):
        check_title(title)
    return title


def _due(batch: Batch, row: Row) -> Due:
    column = batch.sheet.column("due")
    due = due_in(batch.cells, row, column is not None and says_moved(column.heading))
    if batch.cells.two_dates == SPAN and due.on and not due.why and len(days_apart(row.get("due")).words) > 1:
        batch.report.note(row, "due", f'"{row.get("due")[:60]}" as {day(due.on)}, the last of a time')
    note_days(batch, row, due)
    if due.is_earlier:
        batch.report.note(row, revised_in(row) or "due", "an earlier day than the one before it")
    if due.on and due.why and not revised_in(row) and not row.get("original_due"):
        batch.report.note(row, "due", f'"{row.get("due")}" as {day(due.on)}, {due.why}')
    return due


def _status(batch: Batch, row: Row) -> tuple[Status, str, str]:
    """The status, the closing day as the history records it, and the words after the status in its cell."""
    words = row.get("status")
    with cell("status", asked=True):
        said, more = batch.cells.meanings.status(words)
    if finished := finished_in(row.get("due")):
        said = _finished_where_due(batch, row, said, finished)
    elif not words and batch.cells.meanings.is_complete(row.get("rating")):
        said = finished = Status.AWAITING_SIGN_OFF
    closed = closed_on(batch.cells, row)
    with cell("closed_on", asked=True):
        status = settled_status(said, closed, row.get("evidence"), bool(words) or bool(finished), words)
    if words and words.casefold() != status:
        told = ", and what stands behind it as an update" if more else ""
        batch.report.note(row, "status", f'"{words[:60]}" as {status}{told}')
    return status, said_on("closed", closed), more


def _finished_where_due(batch: Batch, row: Row, said: Status, finished: Status) -> Status:
    """The status if the due date's cell says finished. Asked about: the status column says that the action is live."""
    words = row.get("due")
    if not row.get("status"):
        batch.report.note(row, "due", f'"{words}" as {finished}, with no due date')
        return finished
    if said in LIVE:
        raise InCell("due", f'it says "{words[:60]}", and the status is {said}. Which?', asked=True)
    return said


def _rating(batch: Batch, row: Row, status: Status) -> tuple[str, str]:
    words = row.get("rating")
    with cell("rating", asked=True):
        said, reason = batch.cells.meanings.rating(words)
        rating = check_blue(words, said, status, has_status=bool(row.get("status")))
    if said == BLUE:
        told = "complete, which the status says" if row.get("status") else str(status)
        batch.report.note(row, "rating", f'"{words}" as {told}: no rating is kept')
    elif rating and words.casefold() != rating:
        batch.report.note(row, "rating", f'"{words}" as {rating}{f" because {reason}" if reason else ""}')
    return rating, reason


def _milestone(batch: Batch, row: Row) -> bool:
    words = row.get("milestone")
    with cell("milestone", asked=True):
        is_one = bool(words) and yes_or_no(words)
    if is_symbols(words):
        batch.report.note(row, "milestone", f'"{words}" as yes')
    return is_one
