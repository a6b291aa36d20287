"""A claim of those who speak for the council is the council's own: it counts, and nobody stands it beside another."""

import pytest
from conversation import JO, SAM, Conversation


@pytest.fixture
def short(say: Conversation) -> Conversation:
    """M6 is short of its target, and nothing is claimed."""
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M6 visits 77% as at 30 June 2020")
    return say


@pytest.mark.parametrize("by", ["DCS", "the Director of Children’s Services", "cabinet", "lead member"])
def test_it_counts_as_reported_met(short: Conversation, by: str) -> None:
    told = short(f"/measure claim M6 met by: {by}")

    assert told.startswith(f'M6 claim saved: reported "met" by {by}, for the council, as at Wed 8 Jul 2020.')
    assert "The escalation measure was reported met: the figures contradict it." in short("/status")


def test_it_does_not_stand_beside_the_councils_claim(short: Conversation) -> None:
    short("/measure claim M6 met source: cabinet report")

    assert "only the chair or board support can replace a claim that stands" in short(
        "/measure claim M6 not met by: DCS", by=JO
    )


def test_another_bodys_claim_still_counts_for_itself_alone(short: Conversation) -> None:
    short("/measure claim M6 met by: Director of Public Health")

    assert "The escalation measure has not been reported met by the council." in short("/status")
