"""Where several bodies have claimed something of a measure the digest tells one claim, and how many more there are."""

import pytest
from conversation import SAM, Conversation, told

BEGUN = ("/measure add M6 Visits", "/measure target M6 visits at least 85% by 30 June 2020")
SHORT = "/measure reading M6 visits 77% as at 30 June 2020"
MET = "/measure claim M6 met source: cabinet report"
CASES: list[tuple[list[str], str]] = [
    ([SHORT, MET], "M6 Visits: visits 77%, target at least 85% by 30 Jun: 8 points short"),
    ([SHORT, MET, "/measure claim M6 not met by: Ofsted"],
     "M6 Visits: visits 77%, target at least 85% by 30 Jun: 8 points short · 1 other claim: /measure show M6"),
    ([SHORT, MET, "/measure claim M6 not met by: Ofsted", "/measure claim M6 met by: scrutiny"],
     "M6 Visits: visits 77%, target at least 85% by 30 Jun: 8 points short · 2 other claims: /measure show M6"),
    ([MET], "M6 Visits · none · at least 85% by 30 Jun · no reading"),
    ([MET, "/measure claim M6 not met by: Ofsted"],
     "M6 Visits · none · at least 85% by 30 Jun · no reading; 1 other claim"),
    (["/measure claim M6 met by: Ofsted", "/measure claim M6 not met by: scrutiny"],
     "M6 Visits · none · at least 85% by 30 Jun · no reading; reported met by Ofsted; 1 other claim"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "words"), CASES)
def test_one_claim_is_told_and_how_many_more_there_are(say: Conversation, lines: list[str], words: str) -> None:
    for line in (*BEGUN, *lines):
        assert not say.reply(line, by=SAM).refused, line

    found = [each for each in say("/digest").splitlines() if each.startswith("M6")]
    assert found == [words]


def test_the_thread_and_the_measures_own_page_tell_each(say: Conversation) -> None:
    for line in (*BEGUN, SHORT, MET, "/measure claim M6 not met by: Ofsted"):
        assert not say.reply(line, by=SAM).refused, line
    say("/digest post", by=SAM)
    (_, first), *thread = told(say)

    assert "Ofsted" not in first
    assert any('Ofsted reported "not met"' in words for _, words in thread)
    assert 'Ofsted reported "not met"' in say("/measure show M6")
