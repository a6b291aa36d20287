"""A rate per so many: the number behind "per" is no figure, and the name has it once."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def rate(say: Conversation) -> Conversation:
    say("/measure add M1 Children in care", by=SAM)
    told = say("/measure target M1 rate per 10,000 at most 85 per 10,000", by=SAM)
    assert told.startswith("M1 has target M1a: rate per 10,000 at most 85.\n")
    return say


@pytest.mark.parametrize(
    "typed", ["92.4 per 10,000 as at June", "rate 92.4 per 10,000 as at June", "rate per 10,000 92.4 as at June"]
)
def test_its_figure_is_read(rate: Conversation, typed: str) -> None:
    assert rate(f"/measure reading M1 {typed}").startswith(
        "M1 reading saved. rate per 10,000 92.4 as at Tue 30 Jun 2020"
    )


def test_another_rate_is_asked_about(rate: Conversation) -> None:
    told = rate("/measure reading M1 9.24 per 1,000").splitlines()

    assert told[1] == "/measure reading M1 rate per 10,000 9.24 caveat: per 1,000"


def test_an_indicator_named_by_its_test_has_it_too(rate: Conversation) -> None:
    told = rate("/measure target M1 care leavers at most 9.5 per 1,000", by=SAM)

    assert told.startswith("M1 has target M1b: care leavers per 1,000 at most 9.5.")


@pytest.mark.parametrize("typed", ["week 26 84", "wk26 84", "FY19 84", "P3 84"])
def test_a_period_that_is_no_day_stays_beside_its_figure(rate: Conversation, typed: str) -> None:
    told = rate(f"/measure reading M1 {typed}").splitlines()

    assert told[1] == f"/measure reading M1 rate per 10,000 84 caveat: {typed.removesuffix(' 84')}"
