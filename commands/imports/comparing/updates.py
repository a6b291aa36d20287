"""The updates of a row: where several columns hold them, the last is the current one, and all are in the history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from board.actions import Action
from board.history import Changes, differences
from commands.imports.comparing.batch import Batch
from commands.imports.lists.columns import UPDATE
from commands.imports.sheets.sheet import Row


@dataclass(frozen=True, slots=True)
class MonthlyUpdate:
    """An update by the heading of its column."""

    heading: str
    words: str

    @property
    def why(self) -> str:
        """What the history says of it."""
        return f'update of "{self.heading[:60]}", says the file'


def updates_in(batch: Batch, row: Row) -> list[MonthlyUpdate]:
    """The updates of a row, oldest first; none where one column alone holds them."""
    before = batch.sheet.headings.updates_before
    latest = batch.sheet.column(UPDATE)
    columns = [*before, latest] if before and latest else []
    return [MonthlyUpdate(each.heading, row.get(each.field)) for each in columns if row.get(each.field)]


def with_current(row: Row, said: Sequence[MonthlyUpdate]) -> Row:
    """The row with the last of its updates in the column of the current one."""
    return replace(row, cells={**row.cells, UPDATE: said[-1].words}) if said else row


def record_new(batch: Batch, row: Row, action: Action, links: Changes, why: str, said: Sequence[MonthlyUpdate]) -> None:
    """Adds the line of history of an action that came in, with the oldest of its updates, and one for each after it."""
    first = replace(action, note=said[0].words) if len(said) > 1 else action
    told = [why, said[0].why] if said else [why]
    changes = {**differences(None, first), **links}
    batch.record(row, ("action", action.id, action.ref), changes, why="; ".join(filter(None, told)))
    if len(said) > 1:
        record_updates(batch, row, first, [*said[1:-1], replace(said[-1], words=action.note)])


def record_updates(batch: Batch, row: Row, there: Action, said: Sequence[MonthlyUpdate]) -> Action:
    """Adds a line of history for each update; the action with the last of them as its own."""
    for each in said:
        after = replace(there, note=each.words)
        batch.record(row, ("action", there.id, there.ref), differences(there, after), "update", each.why)
        there = after
    return there


def not_on_the_log(batch: Batch, there: Action, said: Sequence[MonthlyUpdate]) -> list[MonthlyUpdate]:
    """Those of the earlier updates of a row that the history of its action does not have."""
    if len(said) < 2:
        return []
    lines = batch.store.history.of(batch.board.id, "action", there.id)
    notes = [note for line in lines if (note := line.changes.get("note", ("", ""))[1])]
    # What stands behind a status is kept behind the update of its row.
    return [each for each in said[:-1] if not any(f"{note}; ".startswith(f"{each.words}; ") for note in notes)]
