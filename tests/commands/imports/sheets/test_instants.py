"""A day that another system exports as an instant: it is the day that people saw there."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of


@pytest.mark.parametrize(
    ("words", "day", "told"),
    [
        ("2020-09-30T23:00:00Z", "Thu 1 Oct 2020", True),
        ("2020-09-30T23:00:00.000+00:00", "Thu 1 Oct 2020", True),
        ("2020-10-01T00:00:00+01:00", "Thu 1 Oct 2020", False),
        ("2020-09-30T00:00:00Z", "Wed 30 Sep 2020", False),
        ("2020-12-31T23:00:00Z", "Thu 31 Dec 2020", False),
        ("2020-09-30T23:00:00", "Wed 30 Sep 2020", False),
        ("2020-09-30", "Wed 30 Sep 2020", False),
    ],
)
def test_an_instant_is_a_day_here(say: Conversation, tmp_path: Path, words: str, day: str, told: bool) -> None:
    report = imported(say, tmp_path, f"Ref,Action,Due\nR1,Publish,{words}\n")

    assert f"due {day}" in say("/action show R1")
    assert (f'row 2, "Due" (C2): "{words}" as {day}' in lines_of(report, "read as")) == told
