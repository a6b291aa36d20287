"""The board's lists as a workbook: a sheet for each, with the headings that `boardbot import` reads."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from board.boards import Board
from board.events import Event
from board.words import capital, day
from commands.areas.cards import areas_at
from commands.calendar.calendar_at import calendar_known
from commands.calendar.plan_days import EVER
from commands.exports.actions import HEADINGS, action_rows
from commands.exports.areas import AREA_HEADINGS, RUNG_HEADINGS, area_rows, rung_rows
from commands.exports.events import EVENT_HEADINGS, event_rows
from commands.exports.measures import (
    CLAIM_HEADINGS,
    JUDGEMENT_HEADINGS,
    MEASURE_HEADINGS,
    READING_HEADINGS,
    claim_rows,
    judgement_rows,
    measure_rows,
    reading_rows,
)
from commands.exports.risks import HEADINGS as RISK_HEADINGS, SCORE_HEADINGS, risk_rows, score_rows
from commands.exports.statements import HEADINGS as STATEMENT_HEADINGS, statement_rows
from commands.pack import front
from commands.pack.gathered import Gathered, gathered
from commands.pack.names import fitted_to
from commands.pack.paper import Cell, SheetOut, WorkbookOut
from commands.pack.readers import PackAsked, Reader
from commands.reply import Part, Table, as_text
from commands.request import People
from storage.store import Store

# Columns that name people, left out if people are not named.
_OF_PEOPLE = frozenset({
    "owner", "owner_id", "accountable", "accountable_id", "asked_by", "supporters", "supporter_ids", "lead", "lead_id",
})  # fmt: skip
_DAYS = frozenset({
    "due", "original_due", "asked_for", "asked_on", "decided_at_meeting", "as_at", "handed_over_on", "reviewed",
    "opened_on", "from", "to", "target_date", "judged on", "published",
})  # fmt: skip
_NUMBERS = frozenset({
    "moves", "value", "target", "numerator", "denominator", "likelihood", "impact", "score", "decimals",
})  # fmt: skip
# Columns that an import needs, even if they are empty.
_KEPT = frozenset({"cond", "indicator", "kind", "because"})
# Columns to the right of those printed, only for an import.
_BEYOND = frozenset({"owner_id", "accountable_id", "lead_id", "supporter_ids"})
_NUMBER = re.compile(r"-?[0-9]{1,14}(?:\.[0-9]{1,14})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FOR_DEPARTMENT = frozenset({"Measures", "Readings", "Claims", "Judgements", "Statements"})
# A sheet before its cells are read: name, headings, rows.
_List = tuple[str, Sequence[str], list[list[str]]]


def workbook_of(store: Store, board: Board, now: datetime, asked: PackAsked, people: People) -> WorkbookOut:
    """The board's lists as that reader may read them; empty lists are left out. Refused: as `gathered` says."""
    got = gathered(store, board, now, asked)
    lists = [each for each in _lists(got, people) if each[2]]
    if asked.reader == Reader.DEPARTMENT:
        lists = [each for each in lists if each[0] in _FOR_DEPARTMENT]
    parts: list[Part] = [Table(tuple(headings), tuple(map(tuple, rows))) for _, headings, rows in lists]
    by, *tables = fitted_to(asked.reader, [front.author_heading(got), *parts], store, board, people)
    author = as_text([by])
    return WorkbookOut(
        title=front.title(got),
        subject=front.subject(got),
        author=author,
        marking=asked.marking,
        as_at=got.on,
        about=tuple(_about(got, author)),
        sheets=tuple(_sheet(each[0], table, got.named) for each, table in zip(lists, tables, strict=True)
                     if isinstance(table, Table)),
    )  # fmt: skip


def _about(got: Gathered, author: str) -> Iterator[tuple[str, str]]:
    yield "Paper", front.title(got)
    yield "Board", got.board.name
    yield "Figures as at", day(got.on)
    yield "Marking", got.asked.marking
    yield "Written by", f"{author}, {front.written_from(got.prepared)}"
    if not got.named:
        yield "Names", front.NO_NAMES
        yield from (("Left out", each) for each in front.left_out(got))
    if got.standing.note:
        yield "Note", got.standing.note


def _lists(got: Gathered, people: People) -> Iterator[_List]:
    """Every list, measures first. A list of which nothing is known as at that day has no rows."""
    store, board = got.store, got.board
    measures = [each.measure for each in got.where.assessments]
    yield "Measures", MEASURE_HEADINGS, measure_rows(measures, people, got.on)
    yield "Readings", READING_HEADINGS, reading_rows(measures, got.on)
    yield "Claims", CLAIM_HEADINGS, claim_rows(measures, got.on)
    yield "Judgements", JUDGEMENT_HEADINGS, judgement_rows(measures, got.on)
    if got.standing.has_actions:
        at, risks = got.then, got.risks
        areas = areas_at(store, board, at) if at else store.areas.all(board.id)
        meetings, events = _calendar(got)
        yield "Areas", AREA_HEADINGS, area_rows(store, board, areas, people, at)
        actions = sorted(got.actions, key=lambda each: each.id)
        yield "Actions", HEADINGS, action_rows(store, board, actions, people, at)
        yield "Self-assessment", RUNG_HEADINGS, rung_rows(store, board, areas, at)
        yield "Risks", RISK_HEADINGS, risk_rows(risks, people)
        yield "Scores", SCORE_HEADINGS, score_rows(risks)
        yield "Calendar", EVENT_HEADINGS, event_rows(meetings, events)
    yield "Statements", STATEMENT_HEADINGS, statement_rows(store, board, measures, got.on)


def _calendar(got: Gathered) -> tuple[Sequence[date], Sequence[Event]]:
    if got.is_now:
        return got.board.meetings, got.store.events.between(got.board.id, *EVER)
    known = calendar_known(got.store, got.board, got.on)
    return known.meetings, known.events


def _sheet(name: str, table: Table, named: bool) -> SheetOut:
    """A list as a sheet, with the columns that are not printed last; empty columns are left out."""
    shown = [place for place, each in enumerate(table.headings) if named or each not in _OF_PEOPLE]
    filled = [place for place in shown if table.headings[place] in _KEPT or any(row[place] for row in table.rows)]
    kept = sorted(filled, key=lambda place: table.headings[place] in _BEYOND)
    headings = tuple(table.headings[place] for place in kept)
    rows = tuple(tuple(_cell(table.headings[place], row[place]) for place in kept) for row in table.rows)
    printed = sum(each not in _BEYOND for each in headings)
    return SheetOut(name, tuple(capital(each.replace("_", " ")) for each in headings), rows, printed)


def _cell(heading: str, words: str) -> Cell:
    """A cell as a day, a number or words, by its column's heading. Words stay words, whatever they look like."""
    if heading in _DAYS and _DAY.fullmatch(words):
        return date.fromisoformat(words)
    if heading in _NUMBERS and _NUMBER.fullmatch(words):
        return Decimal(words)
    return words
