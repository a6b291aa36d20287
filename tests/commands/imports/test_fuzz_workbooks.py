"""Made-up workbooks: whatever stands in one is on the log afterwards, or is named with where it stands."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from conversation import SAM, Conversation
from examples import examples
from made_up_workbooks import MadeUp, Put, made_up

from board.refusals import Refusal
from commands.exports.actions import exported
from commands.imports.any_file import read_grids
from commands.imports.files import Import
from storage.database import Database

AT_ONCE = 25
_ROWS = re.compile(r"\brows? ((?:\d+(?:, | and )?)+)")
_CELL = re.compile(r"\b([A-Z]{1,2})(\d+)\b")
_COLUMN = re.compile(r"not read: column ([A-Z]{1,2})\b")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Conversation]:
    log = Database(tmp_path / "boardbot.db")
    log.prepare()
    say = Conversation(log)
    say.later(days=2_100)
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    yield say
    log.close()


@pytest.mark.parametrize("begin", range(0, examples(2_000), AT_ONCE))
def test_no_value_is_lost_without_being_named(board: Conversation, begin: int) -> None:
    lost = [f"{seed}: {each}" for seed in range(begin, begin + AT_ONCE) for each in _lost(board, made_up(seed))]

    assert lost == []


def _lost(board: Conversation, made: MadeUp) -> Iterator[str]:
    """What of a workbook is neither on the log nor named."""
    try:
        grids = read_grids(made.content, "plan.xlsx")
        findings = Import(board.log, grids, lambda store: store.boards.all()[0], board.now).bring_in()
    except Refusal as refused:
        # All of it is refused, for a reason that names the file or its sheet.
        if "plan.xlsx" not in refused.reason:
            yield refused.reason
        return
    lines = findings.lines()
    if findings.asks_first:
        return
    kept = _on_the_log(board)
    by_sheet = dict(_by_sheet(lines))
    for put in made.puts:
        if not _is_kept(put, made, kept) and not _is_named(put, by_sheet, lines):
            yield f"{put} {lines}"


def _on_the_log(board: Conversation) -> dict[str, list[str]]:
    with board.log.reading() as store:
        rows = csv.DictReader(io.StringIO(exported(store, store.boards.all()[0], "csv")))
        return {row["ref"]: [" ".join(words.removeprefix("'").split()) for words in row.values()] for row in rows}


def _by_sheet(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The lines of the report of each sheet."""
    told: list[str] = []
    for line in lines:
        if found := re.match(r"plan\.xlsx, sheet (Plan [AB])", line):
            told = []
            yield found[1], told
        told.append(line)


def _is_kept(put: Put, made: MadeUp, kept: dict[str, list[str]]) -> bool:
    row = put.sheet, put.row
    # A list without refs gets them from the board.
    words = kept.get(made.refs.get(row, "")) or next(
        (each for each in kept.values() if made.titles.get(row) in each), None
    )
    if words is None:
        return False
    # A status, a rating and what is no field of an action are said otherwise on the log.
    return any(put.words in each for each in words) if put.exact else put.field in {"status", "rating"}


def _is_named(put: Put, by_sheet: dict[str, list[str]], lines: list[str]) -> bool:
    told = by_sheet.get(put.sheet)
    if told is None:
        return any(f"sheet {put.sheet}" in line for line in lines)
    return any(_names(put, line) for line in told) or put.row < _headings_row(told)


def _names(put: Put, line: str) -> bool:
    rows = {int(each) for found in _ROWS.finditer(line) for each in re.findall(r"\d+", found[1])}
    cells = {(found[1], int(found[2])) for found in _CELL.finditer(line)}
    column = _COLUMN.search(line)
    is_row = put.row in rows and not line.startswith("  headings") and "the comment" not in line
    return is_row or (put.column, put.row) in cells or bool(column and column[1] == put.column) or any(
        row == put.row for _, row in cells if line.startswith(("  refused", "  to ask"))
    )  # fmt: skip


def _headings_row(told: list[str]) -> int:
    return next((int(found[1]) for line in told if (found := re.match(r"  headings in row (\d+)", line))), 0)
