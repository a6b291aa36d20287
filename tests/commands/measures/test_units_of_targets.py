"""A target is in the unit of its figure: 27 weeks are not judged against 180 days."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def court(say: Conversation) -> Conversation:
    say("/measure add M4 Time to court", by=SAM)
    say("/measure target M4 average duration at most 26 weeks", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "unit"), [("at most 180 days", "days"), ("at least 90%", "percent"), ("at most £14m by March", "£")]
)
def test_a_target_in_another_unit_is_refused_once_there_are_figures(court: Conversation, typed: str, unit: str) -> None:
    court("/measure reading M4 27 weeks")

    told = court(f"/measure target M4 average duration {typed}", by=SAM)

    assert told == f'No target set. "average duration" is counted in weeks, not in {unit}.'


@pytest.mark.parametrize("typed", ["at least 10 days", "at most 150 days by 31 March 2021"])
def test_a_second_target_is_in_the_unit_of_the_first(court: Conversation, typed: str) -> None:
    told = court(f"/measure target M4 average duration {typed}", by=SAM)

    assert told == 'No target set. "average duration" is counted in weeks, not in days.'


def test_without_figures_a_target_is_replaced_by_one_in_another_unit(court: Conversation) -> None:
    told = court("/measure target M4 at most 180 days", by=SAM)

    assert told.startswith("M4 has target M4b: average duration at most 180, in place of M4a")


@pytest.mark.parametrize("typed", ["at most 24 weeks", "at most 24 week", "at most 24"])
def test_the_same_unit_is_taken_however_it_is_spelt(court: Conversation, typed: str) -> None:
    court("/measure reading M4 27 weeks")

    assert "M4 has target M4b: average duration at most 24," in court(f"/measure target M4 {typed}", by=SAM)
