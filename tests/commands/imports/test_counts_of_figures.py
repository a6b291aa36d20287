"""A file that says more of a figure than the log has: the counts that it is worked out from, a caveat."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

READINGS = "measure,indicator,as at,value,numerator,denominator,caveat\n"
PLAIN = "M1,Visits,2020-06-30,85%,,,\n"
COUNTED = "M1,Visits,2020-06-30,85%,339,399,\n"


def _measure(say: Conversation) -> None:
    say("/measure add M1 Visits in time", by=SAM)
    say("/measure target M1 visits at least 85% by 30 June 2020", by=SAM)


def test_counts_that_come_later_are_told_as_another_figure(say: Conversation, tmp_path: Path) -> None:
    _measure(say)
    imported(say, tmp_path, READINGS + PLAIN)

    told = imported(say, tmp_path, READINGS + COUNTED)
    assert "1 on the log already, which differs" in told[0]
    assert "339" in next(line for line in told if line.startswith("differs"))
    assert "Met: visits 85%" in say("/measure show M1")

    imported(say, tmp_path, READINGS + COUNTED, updates=True)
    assert "0.04 points short (unrounded 84.96%)" in say("/measure show M1")
    assert "1 on the log already" in imported(say, tmp_path, READINGS + COUNTED)[0]


def test_a_file_without_the_counts_takes_none_away(say: Conversation, tmp_path: Path) -> None:
    _measure(say)
    imported(say, tmp_path, READINGS + COUNTED)

    assert "1 on the log already" in imported(say, tmp_path, READINGS + PLAIN)[0]
    assert "unrounded 84.96%" in say("/measure show M1")


@pytest.mark.parametrize("rows", [PLAIN + COUNTED, COUNTED + PLAIN])
def test_of_two_rows_the_one_without_counts_takes_none_away(say: Conversation, tmp_path: Path, rows: str) -> None:
    _measure(say)
    imported(say, tmp_path, READINGS + rows)
    assert "unrounded 84.96%" in say("/measure show M1")

    again = imported(say, tmp_path, READINGS + rows)

    assert "2 on the log already" in again[0]
    assert lines_of(again, "differs") == []


def test_a_caveat_that_comes_later_is_brought_in_by_an_update(say: Conversation, tmp_path: Path) -> None:
    _measure(say)
    imported(say, tmp_path, READINGS + PLAIN)
    caveat = READINGS + "M1,Visits,2020-06-30,85%,,,internal use only\n"

    assert "1 on the log already, which differs" in imported(say, tmp_path, caveat)[0]
    imported(say, tmp_path, caveat, updates=True)

    assert "internal use only" in say("/measure show M1")
    assert "1 on the log already" in imported(say, tmp_path, caveat)[0]
    assert "1 on the log already" in imported(say, tmp_path, READINGS + PLAIN)[0]
