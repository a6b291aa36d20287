"""The day of a claim: kept in every line that is offered, and what decides which of two claims stands."""

import pytest
from conversation import SAM, Conversation


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("met 30 June source: cabinet", ["met as at 30 June source: cabinet"]),
        ("Target met in June by: Ofsted", ["met as at June by: Ofsted"]),
        ("not met, 30 June 2020", ["not met as at 30 June 2020"]),
        ("achieved 28/06/2020 by: scrutiny", ["met as at 28/06/2020 by: scrutiny"]),
        ("supported 30 June", ["met as at 30 June", "not met as at 30 June"]),
        ("supported as at 30 June source: cabinet", ["met as at 30 June source: cabinet", "not met as at 30 June source: cabinet"]),
        ("supported", ["met", "not met"]),
    ],
)  # fmt: skip
def test_the_lines_to_copy_keep_the_day_of_a_claim(say: Conversation, typed: str, lines: list[str]) -> None:
    say("/measure add M6 Visits in time", by=SAM)

    said = say(f"/measure claim M6 {typed}", by=SAM).splitlines()

    assert said[0] == 'Not saved. A claim is "met" or "not met", as it was reported. Which?'
    assert said[1:] == [f"/measure claim M6 {line}" for line in lines]
    assert not say.reply(said[1], by=SAM).refused


@pytest.mark.parametrize(
    "typed",
    [
        "will be met by September",
        "on track for September",
        "expected to be met in June",
        "likely to be met by 31 March",
    ],
)
def test_what_is_expected_is_no_claim_and_its_day_is_none_of_one(say: Conversation, typed: str) -> None:
    say("/measure add M6 Visits in time", by=SAM)

    assert say(f"/measure claim M6 {typed}", by=SAM).splitlines() == [
        'Not saved. That says what is expected. A claim is "met" or "not met", as it was reported. Which was it?',
        "/measure claim M6 met",
        "/measure claim M6 not met",
    ]


def test_a_claim_of_an_earlier_day_that_is_entered_later_does_not_stand(say: Conversation) -> None:
    say("/measure add M6 Visits in time", by=SAM)
    say("/measure claim M6 met as at 8 July 2020 source: cabinet report", by=SAM)

    said = say("/measure claim M6 not met as at 30 June 2020 source: June report", by=SAM)

    assert "A later claim stands; this one is kept as an earlier claim." in said
    assert 'Reported "met" (cabinet report, as at Wed 8 Jul 2020)' in say("/measure show M6")
    assert "was reported met" in say("/status")
