"""Imports rows of measures: one condition a row. The measure is added with its first row."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from typing import assert_never

from board.always_met import check_can_be_missed
from board.conditions import Condition, Kind
from board.history import facts
from board.measures import Measure
from board.official import check_not_official
from board.refs import checked_ref
from board.words import number
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.due import day_in
from commands.imports.comparing.frequency import comes, every_in
from commands.imports.comparing.indicators import check_no_fraction, unit_in, value_in
from commands.imports.comparing.new_measures import check_no_slip, new_measure, note_measure_stays, note_unread
from commands.imports.comparing.target_updates import compared
from commands.imports.importers.watched import add_places, import_watched, is_watched, places_in
from commands.imports.sheets.sheet import InCell, Row, cell, number_in
from commands.measures.targets.notice_forms import direction_in
from commands.measures.targets.notice_words import way_said
from commands.reading.figures import check_not_negative, check_percentage

_KINDS = {
    "numeric": Kind.THRESHOLD,
    "trend": Kind.TREND,
    "comparator": Kind.COMPARATOR,
    "narrative": Kind.EVIDENCE,
} | {str(kind): kind for kind in Kind}
_MONTHLY = re.compile(r"(each|every) month|month[ -]by[ -]month", re.I)
_BETTER = re.compile(
    r"(?:(?:good|better) is )?(?:(?P<higher>high(?:er)?|bigger|up|more|increasing|↑)|"
    r"low(?:er)?|smaller|down|less|fewer|decreasing|↓)(?: is (?:good|better))?",
    re.I,
)
_WITHIN = re.compile(
    r"within\s++(?P<number>[\d.]++)(?:\s*+(?P<unit>%|points?))?\s++of\s++(?:the\s++)?(?P<other>.+)", re.I
)


def import_condition(batch: Batch, row: Row) -> bool:
    """Adds the condition, or the watched figure, of a row, and its measure if that is new. False if it is there already
    or was withdrawn on the log."""
    if is_watched(row):
        return import_watched(batch, row)
    label = row.needed("cond")
    batch.once(row, label, "cond")
    ref = checked_ref(row.needed("measure"))
    measure = batch.known.measure(ref)
    there = batch.known.condition(measure, label) if measure else None
    if measure and there:
        wants = partial(_condition, batch, row, measure, there.label)
        batch.compare(row, label, ("measure", measure.id), partial(compared, batch, row, measure, there, wants))
        return False
    if measure and batch.known.was_withdrawn(measure, label):
        batch.report.newer.append(f"row {row.number}, {label}: it was withdrawn on the log")
        return False
    check_no_slip(batch, row, measure)
    # Everything that may be refused comes before anything is written.
    places_in(row)
    condition = _condition(batch, row, measure, label)
    with cell("indicator"):
        check_not_official(ref, condition.indicator, condition.comparator)
    every = None if condition.is_judged else every_in(batch, row, measure, condition.indicator)
    if measure:
        note_measure_stays(batch, row, measure)
    measure = measure or new_measure(batch, row, ref)
    new_id = batch.store.measures.add_condition(measure.id, condition, batch.now)
    told = {"condition": new_id} | facts(condition) | comes(batch, measure, condition.indicator, every)
    batch.record_measure(row, measure, told)
    add_places(batch, row, measure, condition.indicator)
    return True


def _condition(batch: Batch, row: Row, measure: Measure | None, label: str) -> Condition:
    kind = _KINDS.get(row.needed("kind").casefold())
    if kind is None:
        raise InCell("kind", f"the kind is {row.get('kind')!r}; it can be numeric, trend, comparator or narrative")
    higher = _higher(row, kind)
    due_on = day_in(batch.cells, row, "target_date")
    batch.note_day(row, "target_date", due_on)
    indicator = row.needed("indicator")
    known = batch.known.unit(measure, indicator) if measure else None
    asked = Condition(
        id=0,
        label=label,
        kind=kind,
        indicator=indicator,
        unit=unit_in(row) or known or "",
        higher=higher,
        due_on=due_on,
        due_words=row.get("target_date_text"),
        source=row.get("source"),
        note=row.get("note"),
    )
    match kind:
        case Kind.THRESHOLD:
            target, unit = value_in(batch, row, "target", indicator, known)
            with cell("target"):
                check_not_negative("A target", number(target))
                check_percentage(target, unit, number(target))
            check_no_fraction(batch, row, "target", target, unit)
            return replace(asked, target=target, unit=unit)
        case Kind.COMPARATOR:
            note_unread(batch, row, "a comparator", "target")
            compared = _compared(row, asked)
            with cell("operator"):
                check_can_be_missed(compared)
            return compared
        case Kind.TREND:
            note_unread(batch, row, "a trend", "target")
            return _trend(batch, row, asked)
        case Kind.EVIDENCE:
            note_unread(batch, row, "a condition for a person to judge", "operator", "target", "every")
            return asked
        case never:
            assert_never(never)


def _trend(batch: Batch, row: Row, asked: Condition) -> Condition:
    """The trend of a row. Refused: words that say the other way, or none. What more they say is noted in the report."""
    words = row.get("operator")
    said = direction_in(words)
    if not said and words and not _MONTHLY.fullmatch(words):
        raise InCell("operator", f'it is "{words}"; a trend is rising or falling, and may be so each month')
    if said and said.way not in ("improving", "rising" if asked.higher else "falling"):
        raise InCell("operator", f'"{words}" and better: {"higher" if asked.higher else "lower"} disagree')
    trend = replace(asked, monthly=bool(_MONTHLY.search(words) or (said and said.monthly)))
    if said and (said.indicator or not said.sure):
        batch.report.note(row, "operator", f'"{words[:60]}" as {trend.asked}')
    return trend


def _compared(row: Row, asked: Condition) -> Condition:
    within = _WITHIN.fullmatch(row.get("operator"))
    if within is None:
        raise InCell(
            "operator", f"{_as_it_is(row, 'operator')}; a comparator reads: within 10 points of Regional average"
        )
    return replace(
        asked,
        comparator=_capital(within["other"]),
        within=number_in(within["number"], "operator"),
        questions=_questions(row, within, asked.due_on),
    )


def _higher(row: Row, kind: Kind) -> bool:
    match kind:
        case Kind.THRESHOLD:
            operator = row.get("operator")
            way, better = way_said(operator), _better(row)
            if not way:
                raise InCell("operator", f"{_as_it_is(row, 'operator')}; a number needs >= (at least) or <= (at most)")
            if (way == "at least") != (better == "higher"):
                raise InCell("operator", f'"{operator}" and better: {better} disagree')
            return better == "higher"
        case Kind.TREND | Kind.COMPARATOR:
            return _better(row) == "higher"
        case Kind.EVIDENCE:
            return row.get("better").casefold() != "lower"
        case never:
            assert_never(never)


def _better(row: Row) -> str:
    """Which way is better, `higher` or `lower`. Refused: words that say neither."""
    found = _BETTER.fullmatch(row.get("better"))
    if found is None:
        raise InCell("better", f"{_as_it_is(row, 'better')}; it can be higher or lower")
    return "higher" if found["higher"] else "lower"


def _as_it_is(row: Row, column: str) -> str:
    """What an unreadable cell says, or that it is empty."""
    words = row.get(column)
    return f'it is "{words}"' if words else f'nothing stands under a heading "{_capital(column)}"'


def _questions(row: Row, within: re.Match[str], due_on: date | None) -> tuple[str, ...]:
    """What the notice leaves open. Until somebody answers, nothing can be worked out from figures."""
    found = ["points or percent is not said"] if within["unit"] == "%" else []
    if row.get("target_date_text") and not due_on:
        found.append(f'which day is meant by "{row.get("target_date_text")}" is not said')
    return tuple(found)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
