"""Measures, figures, claims and the chair's words go out, and come in again on a board that has none of them."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conversation import JO, PAT, SAM, Conversation
from new_log import new_log
from spreadsheets import from_files

from board.definitions import Definition
from board.statements import newest_first
from commands.exports.lists import EXPORTS
from storage.upkeep.verify import problems_in

LISTS = ("measures", "readings", "claims", "statements")
TYPED = (
    (SAM, "/measure add M1 Caseloads are low enough @jo source: Improvement Notice"),
    (SAM, "/measure target M1 average caseload at most 30 by 31 December 2019 source: notice"),
    (SAM, "/measure target M1 average caseload at most 25 by 31 March 2020"),
    (SAM, "/measure target M1 average caseload falling each month"),
    (SAM, "/measure target M1 evidence: a robust plan"),
    (SAM, "/measure edit M1 average caseload decimals: 1 every: quarter"),
    (SAM, "/measure add M6 Visits owner: Head of MASH"),
    (SAM, "/measure target M6 CIN visits at least 85% by 30 June 2020"),
    (SAM, "/measure target M6 CIN visits within 10 points of Regional average by 31 December 2020"),
    (SAM, "/measure target M6 CP visits rising"),
    (SAM, "/measure edit M6 Regional average every: year"),
    (SAM, "/measure add M8 Open assessments"),
    (SAM, "/measure edit M8 Open assessments unit: assessments good: lower decimals: 0"),
    (SAM, "/measure add M9 Nothing is known of it yet source: =letter owner: Director"),
    (
        JO,
        "/measure reading M6 CIN visits 77% of 412/535 as at 30 June 2020 source: scorecard caveat: two teams missing",
    ),
    (JO, "/measure reading M6 CIN visits 78% as at 30 June 2020 moderated: the adviser"),
    (JO, "/measure reading M6 CP visits 90% as at 31 May 2020 moderated: no"),
    (JO, "/measure reading M6 CP visits suppressed as at 30 June 2020"),
    (JO, "/measure reading M8 1,675 as at 30 June 2020"),
    (JO, "/measure claim M6 Target Met as at 30 June 2020 source: cabinet report"),
    (SAM, "/measure claim M6 not met by: Ofsted as at: 1 July 2020 source: letter"),
    (SAM, "/measure claim M8 met as at 1 July 2020"),
    (SAM, "/measure claim M8 met by: Ofsted as at 1 July 2020"),
    (SAM, "/measure claim M8 not met as at 1 July 2020"),
    (SAM, "/measure claim M8 met as at 1 July 2020"),
    (JO, "/measure reading M8 1,676 as at 30 June 2020"),
    (JO, "/measure reading M8 1,675 as at 30 June 2020"),
    (PAT, "/measure statement M6 The visits are recovering, and two teams are not there yet"),
    (PAT, "/measure statement M6 I am assured of the visits"),
    (PAT, "/board statement The service is steadier"),
    (SAM, "/board statement =The chair asked for this to be kept as at: 1 July 2020"),
)


@pytest.fixture
def kept(say: Conversation) -> Conversation:
    for by, line in TYPED:
        answer = say.reply(line, by=by)
        assert not answer.refused, (line, answer)
        say.later(minutes=2)
    return say


@pytest.fixture
def other(tmp_path: Path, kept: Conversation) -> Iterator[Conversation]:
    """A board in another log, a day later."""
    database = new_log(tmp_path / "other.db")
    board = replace(kept, log=database)
    board("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    board.later(days=1)
    yield board
    database.close()


def _out(say: Conversation, what: str) -> str:
    with say.log.reading() as store:
        return EXPORTS[what].out(store, store.boards.all()[0], "csv", say.crowd)


def _is_empty(value: Any) -> bool:
    said = (value.unit, value.good, value.decimals) if isinstance(value, Definition) else ("",)
    return not any(each is not None for each in said)


def _as_kept(value: Any) -> Any:
    """What is kept of measures, but for the ids of rows, when they were entered, and a definition that says nothing."""
    if isinstance(value, tuple):
        return tuple(_as_kept(each) for each in value if not _is_empty(each))
    if hasattr(value, "__dataclass_fields__"):
        left_out = {"id", "entered_at"}
        return {each.name: _as_kept(getattr(value, each.name)) for each in fields(value) if each.name not in left_out}
    return value


def test_they_come_in_again_with_nothing_lost(kept: Conversation, other: Conversation, tmp_path: Path) -> None:
    paths = [tmp_path / f"{each}.csv" for each in LISTS]
    for what, path in zip(LISTS, paths, strict=True):
        path.write_bytes(_out(kept, what).encode())

    report = from_files(other, *paths)

    assert [line for line in report if line.startswith(("to ask", "refused", "not read", "differs"))] == [
        'not read: column B "title" (4 cells)'  # of a statement: what it is of says it
    ]
    assert {what: _out(other, what) for what in LISTS} == {what: _out(kept, what) for what in LISTS}
    with kept.log.reading() as store, other.log.reading() as others:
        before, after = store.measures.all(1), others.measures.all(1)
        for one, was in zip(after, before, strict=True):
            assert {name: value for name, value in _as_kept(one).items() if value != _as_kept(was)[name]} == {}, was.ref
        of_report = [newest_first(each.statements.of_report(1), date.max) for each in (others, store)]
        assert _as_kept(tuple(of_report[0])) == _as_kept(tuple(of_report[1]))
    assert problems_in(other.log) == []
    again = from_files(other, *paths)
    assert [line for line in again if " added" in line and not line.split(": ")[1].startswith("no ")] == []


def test_the_last_statement_of_a_day_stands_as_before(kept: Conversation, other: Conversation, tmp_path: Path) -> None:
    for what in ("measures", "statements"):
        (tmp_path / f"{what}.csv").write_bytes(_out(kept, what).encode())
        from_files(other, tmp_path / f"{what}.csv")

    assert '"I am assured of the visits"' in other("/measure show M6").split("Earlier")[0]
    assert "The service is steadier" in other("/board statement")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("M7,8 July 2020,Words,yes", "there is no measure M7 on the board; import the measures first"),
        ("report,9 July 2021,Words,yes", "a day in the future"),
        ("report,8 July 2020,Words,perhaps", "is neither yes nor no"),
        ("report,8 July 2020,,yes", "the cell is empty"),
    ],
)
def test_a_row_that_is_no_statement_is_told(say: Conversation, tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "words.csv").write_text(f"of,as at,statement,recorded for the chair\n{row}\n")

    assert told in "\n".join(from_files(say, tmp_path / "words.csv"))


def test_what_comes_in_is_said_to_be_recorded_by_support(say: Conversation, tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("of,as at,statement\nreport,8 July 2020,The service is steadier\n")
    from_files(say, tmp_path / "words.csv")

    assert "recorded for the chair by board support" in say("/board statement")
