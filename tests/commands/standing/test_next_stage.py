"""A claim was made of one stage of a figure's targets, and another is in force by now: which target is missed is said."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from conversation import PAT, SAM, Conversation

LONDON = ZoneInfo("Europe/London")
STAGES = (
    "/measure add M6 Visits",
    "/measure target M6 visits at least 75% by 31 March 2020",
    "/measure target M6 visits at least 85% by 30 June 2020",
)
# The figure of March, that of June, and what the digest and the chair's page then say of the claim of April.
TOLD = [
    (
        "70%",
        "77%",
        "M6 Visits: visits 70%, target at least 75% by 31 Mar: 5 points short"
        " · now visits 77%, target at least 85% by 30 Jun: 8 points short",
        "Now: visits 77% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020, not met, 8 points short.",
    ),
    (
        "70%",
        "86%",
        "M6 Visits: visits 70%, target at least 75% by 31 Mar: 5 points short"
        " · met since: visits 86%, target at least 85% by 30 Jun",
        "Now: visits 86% as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020, met.",
    ),
    (
        "76%",
        "77%",
        "M6 Visits: not met since. visits 77%, target at least 85% by 30 Jun: 8 points short",
        "When it was made: visits 76% as at Tue 31 Mar 2020, target at least 75% by Tue 31 Mar 2020, met.",
    ),
]


@pytest.mark.parametrize(("march", "june", "in_digest", "in_status"), TOLD)
def test_what_is_asked_by_now_is_said(say: Conversation, march: str, june: str, in_digest: str, in_status: str) -> None:
    say.now = datetime(2020, 4, 5, 9, tzinfo=LONDON)
    for line in (*STAGES, f"/measure reading M6 visits {march} as at 31 March 2020", "/measure claim M6 met"):
        assert not say.reply(line, by=SAM).refused, line
    say.now = datetime(2020, 7, 8, 9, tzinfo=LONDON)
    say(f"/measure reading M6 visits {june} as at 30 June 2020", by=SAM)

    assert in_digest in say("/digest").splitlines()
    assert in_status in say("/status", by=PAT).splitlines()


def test_of_the_same_figure_the_target_alone_is_told(say: Conversation) -> None:
    say.now = datetime(2020, 6, 20, 9, tzinfo=LONDON)
    for line in (*STAGES, "/measure reading M6 visits 70% as at 15 June 2020", "/measure claim M6 met"):
        assert not say.reply(line, by=SAM).refused, line
    say.now = datetime(2020, 7, 8, 9, tzinfo=LONDON)

    assert "5 points short · now target at least 85% by 30 Jun: 15 points short" in say("/digest")
