"""`/area unlink`: which link goes is asked of those that there are."""

import pytest
from conversation import SAM, Conversation

from commands.asked_at_once import asked_at_once


@pytest.fixture
def area(say: Conversation) -> Conversation:
    """An area and a measure, not linked."""
    for line in ("/area add F3 Visits slip", "/measure add M6 Visits in time"):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    return say


def test_an_area_that_is_linked_to_nothing_says_so_and_opens_no_form(area: Conversation) -> None:
    assert area("/area unlink F3", by=SAM) == "Not unlinked. F3 is linked to nothing."
    assert asked_at_once(area.reply("/area unlink F3", SAM)) is None


def test_which_link_goes_is_asked_with_the_line_for_each(area: Conversation) -> None:
    area("/area link F3 M6", by=SAM)

    assert area("/area unlink F3", by=SAM) == "Not unlinked. Say which link goes.\n/area unlink F3 M6"
    assert asked_at_once(area.reply("/area unlink F3", SAM)) is not None
