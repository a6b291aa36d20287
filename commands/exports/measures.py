"""Measures as lists that `boardbot import` reads again: targets and watched figures, readings and claims. Judgements
are for a workbook only."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from board.boards import Board
from board.conditions import SMALL_DENOMINATOR, Claim, Condition, Kind, Reading, indicator_key, same_indicator
from board.definitions import defined
from board.frequency import frequency_said
from board.measures import Measure
from board.words import number
from commands.exports.cells import NOBODY, as_csv, named_person
from commands.request import People
from storage.store import Store

MEASURE_HEADINGS = (
    "measure", "cond", "name", "indicator", "unit", "better", "kind", "operator", "target", "target_date",
    "target_date_text", "source", "note", "every", "decimals", "measure_source", "owner", "owner_id",
)  # fmt: skip
READING_HEADINGS = (
    "measure", "indicator", "as_at", "value", "unit", "numerator", "denominator", "source", "caveat", "moderated",
    "published",
)  # fmt: skip
CLAIM_HEADINGS = ("measure", "reported", "as_at", "source", "by")
JUDGEMENT_HEADINGS = ("of", "to be shown", "judged", "judged on", "on what evidence")


def owners_of_measures(store: Store, board: Board) -> list[str]:
    """The Slack ids of those who own a measure, each once."""
    return list(dict.fromkeys(each.owner_id for each in store.measures.all(board.id) if each.owner_id))


def measures_exported(store: Store, board: Board, people: People = NOBODY) -> str:
    """Every target, and every watched figure, as CSV."""
    return as_csv(MEASURE_HEADINGS, measure_rows(store.measures.all(board.id), people))


def readings_exported(store: Store, board: Board) -> str:
    """Every reading as CSV."""
    return as_csv(READING_HEADINGS, reading_rows(store.measures.all(board.id), date.max))


def claims_exported(store: Store, board: Board) -> str:
    """Every claim as CSV."""
    return as_csv(CLAIM_HEADINGS, claim_rows(store.measures.all(board.id), date.max))


def measure_rows(measures: Iterable[Measure], people: People = NOBODY, on: date = date.max) -> list[list[str]]:
    """A row for each target, and for each watched figure known by `on`, with the measure's source and owner."""
    return [
        [*row, measure.source, named_person(measure.owner_id, measure.owner_words, people), measure.owner_id or ""]
        for measure in measures
        for row in (*_targets(measure), *_watched(measure, on))
    ]


def _targets(measure: Measure) -> Iterator[list[str]]:
    told: set[str] = set()
    for each in measure.conditions:
        every = frequency_said(measure.frequencies, each.indicator)
        key = indicator_key(each.indicator)
        places = None if each.is_judged or key in told else defined(measure.definitions, each.indicator).decimals
        told.add(key)
        yield [
            measure.ref, each.label, measure.title, each.indicator, "" if each.is_judged else each.unit,
            "higher" if each.higher else "lower", str(each.kind), _operator(each),
            "" if each.target is None else _plain(number(each.target)), _iso(each.due_on), each.due_words, each.source,
            each.note, every.period if every and not each.is_judged else "", _digits(places),
        ]  # fmt: skip


def _operator(condition: Condition) -> str:
    """The test in the words that an import reads."""
    match condition.kind:
        case Kind.THRESHOLD:
            return ">=" if condition.higher else "<="
        case Kind.TREND:
            return "each month" if condition.monthly else ""
        case Kind.COMPARATOR:
            unit = "%" if condition.is_open_in_points else " points" if condition.unit == "%" else ""
            within = _plain(number(condition.within)) if condition.within else "0"
            return f"within {within}{unit} of {condition.comparator}"
        case Kind.EVIDENCE:
            return ""
        case never:
            assert_never(never)


def _watched(measure: Measure, on: date) -> Iterator[list[str]]:
    """A row for each figure known by `on` that no target tests and that no target is compared with. A measure with
    neither target nor figure has one row, so that it is not lost."""
    named = [each.indicator for each in measure.definitions]
    named += [each.indicator for each in measure.frequencies]
    named += [each.indicator for each in measure.readings if each.known_from <= on]
    names = {indicator_key(each): each for each in reversed(named)}
    beside = [each.comparator for each in measure.conditions if each.comparator]
    free = [name for name in reversed(names.values()) if not _is_tested(measure, name, beside)]
    for name in free or ([] if measure.conditions else [""]):
        one, every = defined(measure.definitions, name), frequency_said(measure.frequencies, name)
        unit = next((each.unit for each in measure.readings if same_indicator(each.indicator, name)), "")
        yield [
            measure.ref, "", measure.title, name, one.unit if one.unit is not None else unit, str(one.good or ""),
            "watched", "", "", "", "", measure.source, "", every.period if every else "", _digits(one.decimals),
        ]  # fmt: skip


def _digits(places: int | None) -> str:
    return "" if places is None else str(places)


def _is_tested(measure: Measure, name: str, beside: Iterable[str]) -> bool:
    if measure.tests(name):
        return True
    is_said = bool(defined(measure.definitions, name).id) or frequency_said(measure.frequencies, name) is not None
    return not is_said and any(same_indicator(name, each) for each in beside)


def reading_rows(measures: Iterable[Measure], on: date) -> list[list[str]]:
    """A row for each reading known by `on`, with corrections after what they correct. Counts so small that they could
    point to a child are left out, as wherever figures are shown."""
    every = ((measure, each) for measure in measures for each in measure.every_reading)
    return [_reading(measure, each) for measure, each in every if each.known_from <= on]


def _reading(measure: Measure, reading: Reading) -> list[str]:
    is_small = reading.denominator is not None and reading.denominator < SMALL_DENOMINATOR
    counts = ["" if is_small or each is None else str(each) for each in (reading.numerator, reading.denominator)]
    value = str(reading.value) if reading.is_suppressed else _plain(number(reading.reported))
    return [
        measure.ref, reading.indicator, reading.as_at.isoformat(), value, reading.unit, *counts, reading.source,
        reading.caveat, reading.moderated, _iso(reading.published),
    ]  # fmt: skip


def claim_rows(measures: Iterable[Measure], on: date) -> list[list[str]]:
    """A row for each claim as at a day up to `on`, with its body if somebody has said it."""
    return [_claim(measure, each) for measure in measures for each in measure.claims if each.as_at <= on]


def _claim(measure: Measure, claim: Claim) -> list[str]:
    by = claim.body if claim.body_stated else ""
    return [measure.ref, claim.reported, claim.as_at.isoformat(), claim.source, by]


def judgement_rows(measures: Iterable[Measure], on: date) -> list[list[str]]:
    """A row for each judgement made by the day `on`, in the board's time zone."""
    return [
        [measure.ref, condition.indicator, "met" if each.met else "not met", each.judged_at.date().isoformat(),
         each.evidence]
        for measure in measures
        for condition in measure.conditions
        for each in condition.judgements
        if each.judged_at.date() <= on
    ]  # fmt: skip


def _plain(figure: str) -> str:
    return figure.replace(",", "")


def _iso(on: date | None) -> str:
    return on.isoformat() if on else ""
