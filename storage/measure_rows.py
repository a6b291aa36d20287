"""Converts between the rows of a measure's tables and the board's values."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from board.conditions import Claim, Condition, Judgement, Kind, Reading
from board.figures import value_of
from storage.rows import instant, instant_in, isoformat, optional_day, optional_figure

CONDITION_COLUMNS = (
    "measure_id", "label", "kind", "indicator", "unit", "higher", "target", "due_on", "due_words", "monthly",
    "comparator", "within", "source", "note", "questions", "entered_at",
)  # fmt: skip


def row_of_condition(measure_id: int, condition: Condition, at: datetime) -> dict[str, Any]:
    """The row for a condition that is set on a measure at that instant."""
    return {
        **{name: getattr(condition, name) for name in CONDITION_COLUMNS[1:-1]},
        "measure_id": measure_id,
        "kind": str(condition.kind),
        "target": _text(condition.target),
        "due_on": isoformat(condition.due_on),
        "within": _text(condition.within),
        "questions": json.dumps(condition.questions, ensure_ascii=False),
        "entered_at": instant(at),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


class Conditions(NamedTuple):
    """The conditions of a measure that are in force, and those that were replaced."""

    standing: tuple[Condition, ...] = ()
    replaced: tuple[Condition, ...] = ()


NO_CONDITIONS = Conditions()


def conditions_of(rows: Sequence[dict[str, Any]], judgements: Mapping[int, Sequence[Judgement]]) -> Conditions:
    """The conditions of a measure's rows, which include the board's `timezone`, with the judgements of each."""
    by_id = {row["id"]: row for row in rows}
    found = [(_condition(row, by_id, judgements.get(row["id"], ())), row["replaced_by"]) for row in rows]
    standing = tuple(each for each, instead in found if instead is None)
    return Conditions(standing, tuple(each for each, instead in found if instead is not None))


def _condition(row: dict[str, Any], by_id: Mapping[int, dict[str, Any]], judgements: Iterable[Judgement]) -> Condition:
    instead = by_id.get(row["replaced_by"], {})
    names = ("id", "label", "indicator", "unit", "due_words", "comparator", "source", "note")
    return Condition(
        **{name: row[name] for name in names},
        kind=Kind(row["kind"]),
        higher=bool(row["higher"]),
        target=optional_figure(row["target"]),
        due_on=optional_day(row["due_on"]),
        monthly=bool(row["monthly"]),
        within=optional_figure(row["within"]),
        questions=tuple(json.loads(row["questions"])),
        judgements=tuple(judgements),
        entered_at=_set_at(row),
        replaced_at=_set_at(instead),
    )


def _set_at(row: Mapping[str, Any]) -> datetime | None:
    return instant_in(row["entered_at"], row["timezone"]) if row.get("entered_at") else None


def reading_of(row: dict[str, Any]) -> Reading:
    """The reading of a row, which includes the board's `timezone`."""
    names = ("id", "indicator", "unit", "numerator", "denominator", "source", "caveat", "moderated")
    return Reading(
        **{name: row[name] for name in names},
        as_at=date.fromisoformat(row["as_at"]),
        value=value_of(row["value"]),
        revises=bool(row["revises"]),
        published=optional_day(row["published"]),
        entered_at=instant_in(row["entered_at"], row["timezone"]),
    )


def claim_of(row: dict[str, Any]) -> Claim:
    """The claim of a row."""
    as_at, at = date.fromisoformat(row["as_at"]), datetime.fromisoformat(row["entered_at"])
    by, stated = row["body"], bool(row["body_stated"])
    return Claim(row["id"], row["reported"], bool(row["met"]), as_at, row["source"], by, stated, at)


def judgement_of(row: dict[str, Any]) -> Judgement:
    """The judgement of a row, which includes the board's `timezone`."""
    at = instant_in(row["judged_at"], row["timezone"])
    return Judgement(bool(row["met"]), row["evidence"], row["judged_by"], at, row["id"])
