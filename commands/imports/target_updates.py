"""A row of a target that is on the log already, and says another figure or another day: a new one takes its place."""

from collections.abc import Callable
from dataclasses import replace

from board.conditions import Condition
from board.history import facts, plain
from board.measures import Measure
from commands.imports.batch import Batch
from commands.imports.differing import Differing, differing
from commands.imports.frequency import every_differs
from commands.imports.said_before import columns_differing, said_in
from commands.imports.sheet import InCell, Row

# Which fields of a condition each column says; what a file may change of them is the figure and the day.
_SAID_BY = {
    "indicator": ("indicator",),
    "kind": ("kind",),
    "operator": ("higher",),
    "target": ("target",),
    "target_date": ("due_on",),
}
_CHANGED = ("target", "target_date")


def compared(batch: Batch, row: Row, measure: Measure, there: Condition, read: Callable[[], Condition]) -> Differing:
    """How a row differs from the condition that is on the log, and from how often its indicator comes; what brings the
    former in. Refused: another indicator, or another kind of test, which is another target."""
    wants, every = read(), every_differs(row, measure, there.indicator)
    columns = columns_differing(row, there, wants, _SAID_BY)
    words = differing(row, there, wants, _SAID_BY)
    if columns and _was_said(batch, measure, row.get("cond"), wants):
        return Differing(every, words)
    other = next((each for each in columns if each not in _CHANGED), "")
    why_not = InCell(other, f"it is another target than {there.label}: give it a label of its own") if other else None
    if not columns:
        return Differing(every)
    both = "; ".join(filter(None, [words, every]))
    return Differing(both, change=lambda: _replace(batch, row, measure, there, wants), why_not=why_not)


def _was_said(batch: Batch, measure: Measure, label: str, wants: Condition) -> bool:
    """What a file last said of the target of that label is the same, so that the log was changed since."""
    labels, last = {label}, dict[str, object]()
    for said in said_in(batch, "measure", measure.id):
        if said.get("label") in labels or said.get("replaces") in labels:
            labels.add(str(said["label"]))
            last = said
    return all(last.get(name) == plain(getattr(wants, name)) for name in ("indicator", "kind", "target", "due_on"))


def _replace(batch: Batch, row: Row, measure: Measure, there: Condition, wants: Condition) -> None:
    condition = replace(wants, label=batch.store.measures.next_label(measure))
    new_id = batch.store.measures.add_condition(measure.id, condition, batch.now)
    batch.store.measures.replace_condition(there.id, new_id)
    told = {"condition": new_id, "test": condition.test, "replaces": there.label} | facts(condition)
    batch.record_measure(row, measure, told, verb="target", why=batch.reason)
