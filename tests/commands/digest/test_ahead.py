"""The digest's line of what happens before the next board beside it."""

import pytest
from conversation import SAM, Conversation

VISIT = "/board event 22/23 July 2020 Ofsted monitoring visit"
AHEAD = "Ahead: Ofsted monitoring visit Wed 22 to Thu 23 Jul 2020"


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ([VISIT], AHEAD),
        (["/board event 5 August 2020 Ofsted letter"], "Ahead: Ofsted letter Wed 5 Aug 2020"),
        (["/board event 6 to 10 July 2020 Peer review"], "Ahead: Peer review Mon 6 to Fri 10 Jul 2020"),
        ([VISIT, "/board event 3 August 2020 Ofsted letter"], f"{AHEAD} · and 1 more: /board plan"),
        (["/board event 24 July 2020 Ofsted letter", VISIT], f"{AHEAD} · and 1 more: /board plan"),
        ([VISIT, "/board event 6 August 2020 Ofsted letter"], AHEAD),
        (["/board event 6 August 2020 Ofsted letter"], ""),
        (["/board event 7 July 2020 Ofsted letter"], ""),
        ([VISIT, "/board event cancel 22 July 2020 because Ofsted moved it"], ""),
        ([], ""),
        (["/board event 22 July 2020 Ofsted monitoring visit of the front door and of the assessment teams"],
         "Ahead: Ofsted monitoring visit of the front door… Wed 22 Jul 2020"),
    ],
)  # fmt: skip
def test_the_digest_tells_of_the_next_event(say: Conversation, entered: list[str], told: str) -> None:
    for line in entered:
        assert not say.reply(line, by=SAM).refused
        say.later(minutes=2)

    assert [each for each in say("/digest", by=SAM).splitlines() if each.startswith("Ahead:")] == (
        [told] if told else []
    )


def test_without_a_board_in_the_calendar_it_looks_a_fortnight_ahead(say: Conversation) -> None:
    say("/board meeting cancel 5 August 2020", by=SAM)
    say("/board event 23 July 2020 Ofsted letter", by=SAM)
    assert "Ahead:" not in say("/digest", by=SAM)

    say("/board event 22 July 2020 Peer review", by=SAM)
    say.later(minutes=2)
    assert "Ahead: Peer review Wed 22 Jul 2020" in say("/digest", by=SAM).splitlines()


def test_a_board_without_events_reads_as_before(northmoor: Conversation) -> None:
    def told() -> list[str]:
        return [line for line in northmoor("/digest", by=SAM).splitlines() if not line.startswith("log ")]

    before = told()
    northmoor("/board event 22 September 2020 Peer review", by=SAM)
    northmoor.later(minutes=2)

    assert told() == before
