"""A figure whose name stands in quotes, straight or curly, is the one of that name."""

import pytest
from benchmarks import FILE, OWN, measure_of, measured, read_so
from conversation import SAM, Conversation
from spreadsheets import from_files

OF_M6 = "CIN visits in timescale"


@pytest.mark.parametrize("marks", ['""', "“”"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/measure edit M6 {} decimals: 0", f"M6: {OF_M6} is shown with no decimals."),
        ("/measure edit M6 {} every: quarter", f"M6: {OF_M6} comes quarterly, and no longer monthly."),
        ("/measure edit M6 {}", f"Not changed. Say what is to change of {OF_M6}, such as how often it comes:"),
        ("/measure chart M6 {}", f"M6 Statutory visits: {OF_M6}"),
        ("/measure reading M6 {} 81% as at 30 June 2020 source: audit", f"M6 reading saved. {OF_M6} 81%"),
    ],
)
def test_the_council_s_own(northmoor: Conversation, marks: str, line: str, told: str) -> None:
    assert northmoor(line.format(f"{marks[0]}{OF_M6}{marks[1]}"), by=SAM).startswith(told)


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_an_official_one(say: Conversation, marks: str) -> None:
    """It was said to be edited, under a name that no series has."""
    measured(say)
    from_files(say, FILE, given=read_so())

    said = say(f"/measure edit M5 {marks[0]}{OWN}{marks[1]} good: lower decimals: 0", by=SAM)

    assert f'"{OWN}"' not in said
    assert OWN in said
    assert [each.indicator for each in measure_of(say).definitions][-1:] == [OWN]
