"""A sum of money has its sign wherever it is shown, however its unit is spelt."""

import pytest
from board_papers import paper_of, words_of
from conversation import SAM, Conversation


@pytest.fixture
def spent(say: Conversation) -> Conversation:
    for line in (
        "/measure add M1 Agency spend", "/measure target M1 agency spend at most £1.2m by 30 September 2020",
        "/measure reading M1 £1,400,000 as at 31 May 2020", "/measure reading M1 1,350,000 as at 30 June 2020",
        "/measure add M2 Placement cost", "/measure reading M2 weekly cost £1,450 as at 31 May 2020",
        "/measure reading M2 weekly cost £1,400.5 as at 30 June 2020",
    ):  # fmt: skip
        assert not say.reply(line, by=SAM).refused, line
    return say


def test_a_sum_and_its_distance_have_their_sign_on_every_page(spent: Conversation) -> None:
    target = (
        "agency spend £1,350,000 as at Tue 30 Jun 2020, target at most £1,200,000 by Wed 30 Sep 2020, £150,000 to go"
    )
    in_short = "M1 Agency spend · £1,350,000, better · at most £1,200,000 by 30 Sep · £150,000 to go"

    assert target in spent("/measure show M1")
    assert "better, was £1,400,000" in spent("/measure show M1")
    assert in_short in spent("/status")
    assert in_short in spent("/digest")
    assert target in words_of(paper_of(spent))
    assert "£1,400,000 to £1,350,000; target at most £1,200,000" in spent("/measure chart M1")


def test_of_a_change_it_is_less_and_in_pence(spent: Conversation) -> None:
    told = spent("/measure show M2")

    assert "weekly cost: £1,400.50, £49.50 less than £1,450 in May 2020 (3% less) · as at Tue 30 Jun 2020" in told
    assert "M2 Placement cost · £1,400.50, 3% less" in spent("/status")


@pytest.mark.parametrize("unit", ["pounds", "GBP", "£", "Pound"])
def test_its_unit_may_be_spelt_otherwise(spent: Conversation, unit: str) -> None:
    spent(f"/measure edit M2 weekly cost unit: {unit}", by=SAM)
    spent(f"/measure reading M2 weekly cost 1,390 {unit.casefold()} as at 7 July 2020", by=SAM)

    assert "weekly cost: £1,390, £10.50 less than £1,400.50 in Jun 2020 (1% less)" in spent("/measure show M2")


def test_what_a_line_offers_reads_back(spent: Conversation) -> None:
    refused = spent("/measure target M1 agency spend at most £1.2m by 30 September 2020", by=SAM)
    asked = spent("/measure reading M1 £1.1m or £1.2m as at 7 July 2020", by=SAM).splitlines()

    assert refused == "No target set. M1 has that target already (M1a)."
    assert spent(asked[1].partition(" (")[0], by=SAM).startswith("M1 reading saved. agency spend £1,")
