"""Compares a row with a target that is already on the log. If its figure or day differs, a new target replaces it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from board.conditions import Condition, Kind, same_indicator
from board.definitions import defined
from board.history import facts, plain
from board.measures import Measure
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import Differing, differing
from commands.imports.comparing.frequency import every_differs
from commands.imports.comparing.new_measures import note_measure_stays, note_stays
from commands.imports.comparing.said_before import columns_differing, said_in
from commands.imports.sheets.sheet import InCell, Row

# The fields of a condition that each column sets. A file may change only the figure and the day (`_CHANGED`), and say
# that points are meant.
_SAID_BY = {
    "indicator": ("indicator",),
    "kind": ("kind",),
    "operator": ("higher", "monthly", "within", "comparator"),
    "target": ("target",),
    "target_date": ("due_on",),
}
_CHANGED = ("target", "target_date")
# Fields that keep the log's value if their column's cell is empty.
_BESIDE = {
    "operator": ("monthly",),
    "target_date": ("due_on", "due_words"),
    "source": ("source",),
    "note": ("note",),
}


def compared(batch: Batch, row: Row, measure: Measure, there: Condition, read: Callable[[], Condition]) -> Differing:
    """How a row differs from the condition on the log and from how often its indicator comes, with the change that
    replaces the condition. `why_not` refuses another indicator or another kind of test: that is another target."""
    wants, every = _with_what_stood(row, read(), there), every_differs(row, measure, there.indicator)
    columns = columns_differing(row, there, wants, _SAID_BY)
    other = next((each for each in columns if each not in _CHANGED), "")
    if there.is_open_in_points and not wants.is_open_in_points and not other:
        columns.append("operator")
    _note_what_stays(batch, row, measure, there, is_replaced=bool(columns))
    words = _told(row, there, wants, columns)
    if columns and _was_said(batch, measure, row.get("cond"), wants):
        return Differing(every, words)
    why_not = InCell(other, f"it is another target than {there.label}: give it a label of its own") if other else None
    if not columns:
        return Differing(every)
    both = "; ".join(filter(None, [words, every]))
    return Differing(both, change=lambda: _replace(batch, row, measure, there, wants), why_not=why_not)


def _with_what_stood(row: Row, wants: Condition, there: Condition) -> Condition:
    """The row's condition, with the log's values where its cells are empty: an empty cell says nothing. Nor is the name
    of what it is compared with another in another case."""
    same = [name for column, names in _BESIDE.items() if not row.get(column) for name in names]
    if same_indicator(wants.comparator, there.comparator):
        same.append("comparator")
    return replace(wants, **{name: getattr(there, name) for name in same})


def _told(row: Row, there: Condition, wants: Condition, columns: Sequence[str]) -> str:
    words = [differing(row, there, wants, {each: _SAID_BY[each] for each in columns if each != "operator"})]
    if "operator" in columns:
        words.append(f"operator {_way(wants)}, on the log {_way(there)}")
    return "; ".join(filter(None, words))


def _way(condition: Condition) -> str:
    match condition.kind:
        case Kind.THRESHOLD:
            return "at least" if condition.higher else "at most"
        case Kind.TREND:
            return condition.asked
        case Kind.COMPARATOR:
            return f"{condition.asked}, {'higher' if condition.higher else 'lower'} is better"
        case Kind.EVIDENCE:
            return "higher" if condition.higher else "lower"
        case never:
            assert_never(never)


def _note_what_stays(batch: Batch, row: Row, measure: Measure, there: Condition, is_replaced: bool) -> None:
    """Notes in the report what differs from the log and is never changed by an import. A replaced target takes the
    row's own source and note."""
    note_measure_stays(batch, row, measure)
    decimals = defined(measure.definitions, there.indicator).decimals
    note_stays(batch, row, "decimals", "" if decimals is None else str(decimals))
    if not is_replaced:
        note_stays(batch, row, "source", there.source)
        note_stays(batch, row, "note", there.note)
        note_stays(batch, row, "target_date_text", there.due_words)


def _was_said(batch: Batch, measure: Measure, label: str, wants: Condition) -> bool:
    """True if a file last said the same of the target with that label: then the log has changed since."""
    labels, last = {label}, dict[str, object]()
    for said in said_in(batch, "measure", measure.id):
        if said.get("label") in labels or said.get("replaces") in labels:
            labels.add(str(said["label"]))
            last = said
    names = [name for fields in (*_SAID_BY.values(), ("questions",)) for name in fields]
    return all(last.get(name) == plain(getattr(wants, name)) for name in names)


def _replace(batch: Batch, row: Row, measure: Measure, there: Condition, wants: Condition) -> None:
    condition = replace(wants, label=batch.store.measures.next_label(measure))
    new_id = batch.store.measures.add_condition(measure.id, condition, batch.now)
    batch.store.measures.replace_condition(there.id, new_id)
    told = {"condition": new_id, "test": condition.test, "replaces": there.label} | facts(condition)
    batch.record_measure(row, measure, told, verb="target", why=batch.reason)
