"""A measure without a target is watched: its figures are told with how they have changed, and never judged."""

from datetime import UTC, datetime

import pytest
from conversation import SAM, Conversation

from storage.upkeep.verify import problems_in

JAN_7 = datetime(2021, 1, 7, 9, tzinfo=UTC)


def watching(say: Conversation, *readings: str, title: str = "Open assessments") -> Conversation:
    """M8 with these readings, on the day after which West Sussex's scrutiny met."""
    say.now = JAN_7
    say(f"/measure add M8 {title}", by=SAM)
    for each in readings:
        assert say(f"/measure reading M8 {each}").startswith("M8 reading saved.")
    return say


# The figures that West Sussex County Council published for its scrutiny committee of 7 January 2021.
WEST_SUSSEX = [
    "Open assessments 1,141 as at 31 December 2019",
    "Open assessments 1,675 as at 31 December 2020",
]
REFERRED = ["Re-referrals 30.5% as at 30 June 2020", "Re-referrals 23.7% as at 30 November 2020"]


@pytest.mark.parametrize(
    ("readings", "title", "line", "told"),
    [
        (WEST_SUSSEX, "Open assessments", "/measure show M8", "1,675, 534 more than a year before (47% more), when it was 1,141 · as at Thu 31 Dec 2020"),
        (WEST_SUSSEX, "Open assessments", "/measure list", "watched · Open assessments: 1,675, 534 more than a year before (47% more)"),
        (WEST_SUSSEX, "Open assessments", "/status M8", "M8 Open assessments: watched"),
        (WEST_SUSSEX, "Open assessments", "/status", "M8 Open assessments · 1,675, 47% more than a year before · no target is set · watched"),
        (WEST_SUSSEX, "Open assessments", "/digest", "M8 Open assessments · 1,675, 47% more than a year before · no target is set · watched"),
        (REFERRED, "Re-referrals", "/measure show M8", "Re-referrals: 23.7%, 6.8 points lower than 30.5% in Jun 2020 · as at Mon 30 Nov 2020"),
        (REFERRED, "Re-referrals", "/measure list", "23.7%, 6.8 points lower than 30.5% in Jun 2020"),
        (REFERRED, "Re-referrals", "/status", "M8 Re-referrals · 23.7%, 6.8 points lower · no target is set · watched"),
        ([], "Open assessments", "/measure show M8", "No target is set, so its figures are watched and not judged."),
        ([], "Open assessments", "/measure list", "M8 Open assessments · watched · no figure yet · nothing claimed"),
        ([], "Open assessments", "/status", "M8 Open assessments · none · no target is set · watched"),
    ],
)  # fmt: skip
def test_what_west_sussex_published_is_told(
    say: Conversation, readings: list[str], title: str, line: str, told: str
) -> None:
    watching(say, *readings, title=title)

    assert told in say(line)
    assert problems_in(say.log) == []


CHANGES = [
    # What is read, oldest first, and what is told of the last of them.
    (["visits 77% as at 30 June 2020"], "visits: 77% · as at Tue 30 Jun 2020"),
    (["visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"], "visits: 77%, 2 points higher than 75% in May 2020 · as at"),
    (["visits 77% as at 31 May 2020", "visits 76% as at 30 June 2020"], "visits: 76%, 1 point lower than 77% in May 2020 ·"),
    (["visits 77% as at 31 May 2020", "visits 77% as at 30 June 2020"], "visits: 77%, the same as in May 2020 ·"),
    (["visits 77% as at 2 June 2020", "visits 79% as at 30 June 2020"], "visits: 79%, 2 points higher than 77% on Tue 2 Jun 2020 ·"),
    (["plans 120 as at 31 May 2020", "plans 130 as at 30 June 2020"], "plans: 130, 10 more than 120 in May 2020 (8% more) ·"),
    (["plans 130 as at 31 May 2020", "plans 120 as at 30 June 2020"], "plans: 120, 10 fewer than 130 in May 2020 (8% fewer) ·"),
    (["plans 0 as at 31 May 2020", "plans 3 as at 30 June 2020"], "plans: 3, 3 more than 0 in May 2020 ·"),
    (["plans 3 as at 31 May 2020", "plans 0 as at 30 June 2020"], "plans: 0, 3 fewer than 3 in May 2020 (100% fewer) ·"),
    (["plans 2,000 as at 31 May 2020", "plans 1 as at 30 June 2020"], "plans: 1, 1,999 fewer than 2,000 in May 2020 (99.95% fewer) ·"),
    (["plans 3,000 as at 31 May 2020", "plans 3,001 as at 30 June 2020"], "plans: 3,001, 1 more than 3,000 in May 2020 (0.03% more) ·"),
    (["plans 1 as at 31 May 2020", "plans 250 as at 30 June 2020"], "plans: 250, 249 more than 1 in May 2020 (24,900% more) ·"),
    (["cases 18.0 as at 31 May 2020", "cases 17.3 as at 30 June 2020"], "cases: 17.3, 0.7 lower than 18.0 in May 2020 (4% lower) ·"),
    (["visits 77% of 413/536 as at 31 May 2020", "visits 77% of 412/535 as at 30 June 2020"],
     "visits: 77%, 0.1 points lower than 77.1% in May 2020, now 77.0% ·"),
    (["visits 70% as at 30 June 2019", "visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"],
     "visits: 77%, 2 points higher than 75% in May 2020; 7 points higher than a year before, when it was 70% ·"),
    (["visits 77% as at 30 June 2019", "visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"],
     "visits: 77%, 2 points higher than 75% in May 2020; the same as a year before ·"),
    (["visits 70% as at 31 July 2019", "visits 77% as at 30 June 2020"], "visits: 77%, 7 points higher than 70% in Jul 2019 ·"),
    (["visits 70% as at 12 June 2019", "visits 77% as at 30 June 2020"],
     "visits: 77%, 7 points higher than a year before, when it was 70% ·"),
    (["visits 60% as at 1 June 2019", "visits 70% as at 28 June 2019", "visits 77% as at 30 June 2020"],
     "visits: 77%, 7 points higher than a year before, when it was 70% ·"),
    (["visits 70% as at 28 February 2019", "visits 77% as at 29 February 2020"],
     "no reading since Sat 29 Feb 2020 · then 77%, 7 points higher than a year before, when it was 70%"),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "told"), CHANGES)
def test_a_change_is_told_in_points_or_in_percent(say: Conversation, readings: list[str], told: str) -> None:
    say("/measure add M8 Front door", by=SAM)
    for each in readings:
        assert say(f"/measure reading M8 {each}").startswith("M8 reading saved."), each

    assert told in say("/measure show M8")
    assert told.rsplit(": ", maxsplit=1)[-1] in say("/measure list")
