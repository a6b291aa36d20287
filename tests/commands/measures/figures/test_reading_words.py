"""Figures as papers write them: read with their day and their counts, or asked about with every line to copy right."""

import csv

import pytest
from conversation import DATA, SAM, Conversation

with (DATA / "readings_as_written.csv").open(encoding="utf-8") as file:
    ROWS = [(row["typed"], row["told"], row["lines"]) for row in csv.DictReader(file)]


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    """A measure with five indicators: two percentages, two counts and a sum of money."""
    say("/measure add M3 Statutory visits", by=SAM)
    for target in (
        "CIN visits at least 85% by 30 June 2020",
        "CP visits at least 85% by 30 June 2020",
        "Caseload at most 25 by 30 June 2020",
        "workers over 40 at most 0",
        "Agency spend falling",
    ):
        say(f"/measure target M3 {target}", by=SAM)
    return say


def test_the_file_has_rows_that_are_read_and_rows_that_are_asked_about() -> None:
    read = [told for _, told, lines in ROWS if not lines and " as at " in told]

    assert len(read) > 20
    assert len(ROWS) - len(read) > 20


@pytest.mark.parametrize(("typed", "told", "lines"), ROWS, ids=[typed for typed, _, _ in ROWS])
def test_a_figure_as_a_paper_writes_it(measured: Conversation, typed: str, told: str, lines: str) -> None:
    said = measured(f"/measure reading M3 {typed}", by=SAM).splitlines()

    if not lines and " as at " in told:
        assert said[0] == f"M3 reading saved. {told}"
        return
    assert said[0].startswith("Not saved.")
    assert told == "asked" or told in said[0]
    offered = [line.split(" (")[0].removeprefix("/measure reading M3 ") for line in said[1:]]
    if lines and lines not in "-*":
        wanted = lines.removesuffix("|-").split("|")
        assert offered[: len(wanted)] == wanted
    for line in (line for line in said[1:] if "/measure reading" in line and "…" not in line and "846%" not in line):
        measured.later(minutes=2)
        answer = measured(line.split(" (")[0], by=SAM)
        assert answer.startswith("M3 reading saved."), answer


@pytest.mark.parametrize(
    ("counts", "saved"), [("3 of 6", True), ("3 of 5", False), ("0 of 5", False), ("6 of 6", True)]
)
def test_a_share_of_fewer_than_six_is_asked_about(say: Conversation, counts: str, saved: bool) -> None:
    say("/measure add M1 Visits", by=SAM)

    told = say(f"/measure reading M1 Visits {counts} as at 30 June 2020", by=SAM)

    assert told.startswith("M1 reading saved." if saved else "Not saved. That looks like a count so small")


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("96.4% May; 2 teams not returned", "2 teams not returned"),
        ("96.4% (18.5 fte of 133 fte) May", "18.5 fte of 133 fte"),
    ],
)
def test_what_is_said_of_a_figure_stays_in_the_line(say: Conversation, typed: str, remark: str) -> None:
    say("/measure add M1 Supervision", by=SAM)
    say("/measure target M1 supervised monthly at least 95% by 31 July 2020", by=SAM)

    reason, line = say(f"/measure reading M1 {typed}").splitlines()

    assert (
        reason == f'Not saved. I read 96.4% as the figure, and not what "{remark}" says of it. To keep that beside it:'
    )
    assert line == f"/measure reading M1 supervised monthly 96.4% as at 31 May 2020 caveat: {remark}"
    assert say(line).startswith("M1 reading saved.")
