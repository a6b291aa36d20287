"""A figure that takes the place of one with a caveat, and has none itself: the caveat is said, with the line that keeps
it."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from spreadsheets import imported, lines_of

from commands.reply import as_text

SAID = '77% had the caveat "not to be published"; this figure has none. To keep it: '


@pytest.fixture
def corrected(say: Conversation) -> Conversation:
    """A figure that nobody is to publish, of the end of June."""
    say("/measure add Visits", by=SAM)
    say("/measure reading M1 Visits 77% as at 30 June 2020 source: the team caveat: not to be published")
    say.later(minutes=5)
    return say


@pytest.mark.parametrize("source", ["", " source: Ofsted"])
def test_the_line_keeps_it(corrected: Conversation, source: str) -> None:
    told = corrected(f"/measure reading M1 78% as at 30 June 2020{source}").splitlines()

    line = f"/measure reading M1 78% as at 30 June 2020{source} caveat: not to be published"
    assert told[1] == SAID + line
    assert "reading saved" in corrected(line)
    assert "78% · revises an earlier entry" in corrected("/measure show M1")
    assert corrected("/measure show M1").count("not to be published") == 2


def test_a_form_says_it_too(corrected: Conversation) -> None:
    values = {"ref": "M1", "indicator": "Visits", "figure": "79%", "as at": "30 June 2020", "source": "Ofsted"}

    told = as_text(corrected.fill("/measure reading", values, by=JO).parts)

    assert f"{SAID}/measure reading M1 " in told
    assert "caveat: not to be published" in told.splitlines()[1]


@pytest.mark.parametrize(
    "line",
    [
        "/measure reading M1 78% as at 30 June 2020 caveat: checked twice",
        "/measure reading M1 78% as at 31 May 2020",
    ],
)
def test_nothing_is_said_where_nothing_is_lost(corrected: Conversation, line: str) -> None:
    assert "had the caveat" not in corrected(line)


def test_nor_of_a_caveat_that_went_before(corrected: Conversation) -> None:
    corrected("/measure reading M1 78% as at 30 June 2020")
    corrected.later(minutes=5)

    assert "had the caveat" not in corrected("/measure reading M1 79% as at 30 June 2020")


def test_a_caveat_with_a_colon_is_kept_whole(corrected: Conversation) -> None:
    corrected('/measure reading M1 Visits 76% as at 31 May 2020 caveat: "source: the team\'s own count"')
    corrected.later(minutes=5)

    told = corrected("/measure reading M1 75% as at 31 May 2020").splitlines()[1]

    assert "reading saved" in corrected(told.partition("To keep it: ")[2])
    assert corrected("/measure show M1").count("source: the team's own count") == 2


def test_an_import_says_what_the_row_does_not_have(corrected: Conversation, tmp_path: Path) -> None:
    sheet = "Measure,Indicator,Figure,As at,Source\nM1,Visits,78%,30 June 2020,Ofsted\n"

    report = imported(corrected, tmp_path, sheet)

    assert lines_of(report, "differs, not changed") == [
        'row 2, M1 Visits as at Tue 30 Jun 2020: 78%, on the log 77%, whose caveat "not to be published" the row does not have'
    ]
