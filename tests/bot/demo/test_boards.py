"""The demo's boards: what each holds, what its figures bear out, and that none says of a council what is made up."""

import csv
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner
from conversation import DEMO, SAM, Conversation, import_nel
from spreadsheets import import_all

from board.empty_words import is_evidence
from bot.command_line import main
from bot.demo.boards import NEL, NORTHMOOR, DemoBoard
from bot.demo.every_board import BOARDS, board_named
from bot.demo.published import DARLINGTON, DEVON

REPORT = "NE Lincolnshire cabinet report, 8 July 2020"


def rows(board: DemoBoard, name: str) -> list[dict[str, str]]:
    with (DEMO / board.name / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(board: DemoBoard) -> list[Path]:
    return sorted((DEMO / board.name).glob("*.csv"))


@pytest.fixture(params=[NORTHMOOR, NEL], ids=lambda board: board.name)
def shown(request: pytest.FixtureRequest, say: Conversation) -> tuple[DemoBoard, Conversation]:
    """A board of the demo, imported into the log."""
    said: list[str] = []
    refused = import_all(
        say.log, files(request.param), lambda store: store.boards.all()[0], say.now, False, said.append
    )
    assert refused == 0, said
    return request.param, say


def test_northmoor_has_the_full_board_and_nel_what_was_published() -> None:
    assert [path.stem for path in files(NORTHMOOR)] == ["actions", "claims", "measures", "readings", "recommendations"]
    assert [path.stem for path in files(NEL)] == ["claims", "measures", "readings"]
    assert (len(rows(NORTHMOOR, "actions")), len(rows(NORTHMOOR, "recommendations"))) == (150, 18)


def test_the_six_published_readings_each_name_their_source() -> None:
    told = [(row["measure"], row["indicator"], row["value"], row["as_at"]) for row in rows(NEL, "readings")]

    assert told == [
        ("M1", "Average cases per social worker", "17", "2020-07-08"),
        ("M1", "Average cases per ASYE worker", "14", "2020-07-08"),
        ("M2", "Open cases risk assessed", "100", "2020-07-08"),
        ("M5", "Initial conferences within 15 working days", "86", "2020-07-08"),
        ("M6", "CIN visits in timescale", "77", "2020-07-08"),
        ("M6", "CP visits in timescale", "90", "2020-07-08"),
    ]
    assert {row["source"] for row in rows(NEL, "readings")} == {REPORT}
    assert {row["source"] for row in rows(NEL, "claims")} == {REPORT}
    assert all(row["source"].startswith(REPORT) for row in rows(NEL, "measures"))


@pytest.mark.parametrize("path", files(NORTHMOOR), ids=lambda path: path.stem)
def test_nothing_of_northmoor_names_a_council_that_there_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8").casefold()

    assert [name for name in ("lincolnshire", "darlington", "devon", "sussex", "illustrat") if name in text] == []


def test_every_figure_says_where_it_is_from(shown: tuple[DemoBoard, Conversation]) -> None:
    board, _ = shown

    assert all(row["source"] for name in ("measures", "readings", "claims") for row in rows(board, name))


def test_the_chair_can_sign_off_what_awaits_it_at_northmoor() -> None:
    waiting = [row for row in rows(NORTHMOOR, "actions") if "awaiting" in row["status"]]

    assert len(waiting) == 10
    assert [row["ref"] for row in waiting if not is_evidence(row["evidence"])] == []


STANDING = {
    "nel": {
        "M1": "cannot be confirmed", "M2": "borne out", "M3": "cannot be confirmed", "M4": "cannot be confirmed",
        "M5": "cannot be confirmed", "M6": "contradicted", "M7": "cannot be confirmed",
    },
    "northmoor": {
        "M1": "cannot be confirmed", "M2": "borne out", "M3": "cannot be confirmed", "M4": "cannot be confirmed",
        "M5": "cannot be confirmed", "M6": "contradicted", "M7": "contradicted",
    },
}  # fmt: skip


def test_how_the_figures_stand_to_each_of_the_seven_claims(shown: tuple[DemoBoard, Conversation]) -> None:
    board, say = shown
    told = say("/measure list").splitlines()[2:]

    assert {line.split()[0]: line.rpartition('"Target Met", ')[2] for line in told} == STANDING[board.name]


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("M6", "Not met: CIN visits in timescale 77% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020, "
         "8 points short"),
        ("M6", "Met late: CP visits in timescale 90% as at Wed 8 Jul 2020, target at least 85% by Tue 30 Jun 2020"),
        ("M2", "Met: Open cases risk assessed 100% as at Wed 8 Jul 2020, target at least 100%"),
        ("M1", "No reading (a trend needs two readings or more): Social workers holding more than 40, falling"),
        ("M1", "Needs evidence: Robust caseload reduction plan produced"),
        ("M3", "No reading (a trend needs two readings or more): Board indicators still counted by hand, falling"),
        ("M4", "No reading (a trend needs two readings or more): Practice as audits show it, rising"),
        ("M5", "Cannot be computed: Initial conferences within 15 working days 86% as at Wed 8 Jul 2020"),
        ("M7", "No reading: Staff supervised in the cycle, target at least 100%"),
        ("M7", "No reading: Cases discussed in the cycle, target at least 100%"),
    ],
)  # fmt: skip
def test_what_the_published_figures_say_of_a_measure(say: Conversation, ref: str, told: str) -> None:
    assert import_nel(say.log, say.now) == 0

    assert told in say(f"/measure show {ref}")


def test_the_board_of_a_named_council_has_no_action_and_no_recommendation(say: Conversation) -> None:
    assert import_nel(say.log, say.now) == 0

    assert "No actions are overdue; none is open." in say("/status")
    with say.log.reading() as store:
        assert store.areas.all(store.boards.all()[0].id) == []
    assert not [line for _, line in (*NEL.setting_up, *NEL.morning) if line.split()[1:2] in (["add"], ["meeting"])]


@pytest.mark.parametrize("board", [DARLINGTON, DEVON], ids=lambda board: board.name)
def test_what_two_more_councils_published_comes_in_and_nothing_is_refused(board: DemoBoard, say: Conversation) -> None:
    say.now = datetime.combine(board.today, time(9), tzinfo=UTC)
    said: list[str] = []
    if files(board):
        assert import_all(say.log, files(board), lambda s: s.boards.all()[0], say.now, False, said.append) == 0, said

    for person, step in (*board.setting_up[1:], *board.morning, *((SAM, each.line) for each in board.tries)):
        if isinstance(step, str):
            assert not say.reply(step, by=SAM).refused, (person.id, step)
            say.later(minutes=2)
    assert "published" in board.whose
    with say.log.reading() as store:
        assert store.actions.refs(1) == [], "what its actions were is not published"


@pytest.mark.parametrize(("typed", "board"), [("northmoor", NORTHMOOR), ("nel", NEL), ("NEL", NEL), ("Devon", DEVON)])
def test_a_board_is_found_by_its_name(typed: str, board: DemoBoard) -> None:
    assert board_named(typed) is board
    assert board in BOARDS


def test_a_board_that_there_is_not_is_refused_with_those_there_are() -> None:
    told = CliRunner().invoke(main, ["demo", "--board", "kent", "--no-page"])

    assert told.exit_code == 2
    assert 'there is no "kent". The boards are northmoor, nel, darlington and devon.' in told.output
