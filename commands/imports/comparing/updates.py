"""Reads and records a row's updates. If several columns hold them, the last is current, and the history keeps all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.actions import Action
from board.history import Changes, differences
from commands.imports.comparing.batch import Batch
from commands.imports.lists.columns import UPDATE
from commands.imports.sheets.sheet import Row


@dataclass(frozen=True, slots=True)
class MonthlyUpdate:
    """An update, with the heading of its column."""

    heading: str
    words: str

    @property
    def why(self) -> str:
        """The reason that the history records for it."""
        return f'update of "{self.heading[:60]}", says the file'


def updates_in(batch: Batch, row: Row) -> list[MonthlyUpdate]:
    """The updates in a row, oldest first; none if only one column holds them."""
    before = batch.sheet.headings.updates_before
    latest = batch.sheet.column(UPDATE)
    columns = [*before, latest] if before and latest else []
    return [MonthlyUpdate(each.heading, row.get(each.field)) for each in columns if row.get(each.field)]


def with_current(row: Row, said: Sequence[MonthlyUpdate]) -> Row:
    """The row with its last update in the column of the current one."""
    return replace(row, cells={**row.cells, UPDATE: said[-1].words}) if said else row


def record_new(batch: Batch, row: Row, action: Action, links: Changes, why: str, said: Sequence[MonthlyUpdate]) -> None:
    """Adds a new action's line of history with its oldest update, and one line for each later update."""
    first = replace(action, note=said[0].words) if len(said) > 1 else action
    told = [why, said[0].why] if said else [why]
    changes = {**differences(None, first), **links}
    batch.record(row, ("action", action.id, action.ref), changes, why="; ".join(filter(None, told)))
    if len(said) > 1:
        record_updates(batch, row, first, [*said[1:-1], replace(said[-1], words=action.note)])


def record_updates(batch: Batch, row: Row, there: Action, said: Sequence[MonthlyUpdate]) -> Action:
    """Adds a line of history for each update. Returns the action with the last of them as its note."""
    for each in said:
        after = replace(there, note=each.words)
        batch.record(row, ("action", there.id, there.ref), differences(there, after), "update", each.why)
        there = after
    return there


def not_on_the_log(batch: Batch, there: Action, said: Sequence[MonthlyUpdate]) -> list[MonthlyUpdate]:
    """The row's updates, except the last, that are not in the action's history."""
    if len(said) < 2:
        return []
    lines = batch.store.history.of(batch.board.id, "action", there.id)
    notes = [note for line in lines if (note := line.changes.get("note", ("", ""))[1])]
    # An action's note may have words from the status after the update, with "; " between them.
    return [each for each in said[:-1] if not any(f"{note}; ".startswith(f"{each.words}; ") for note in notes)]
