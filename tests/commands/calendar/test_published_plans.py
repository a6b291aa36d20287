"""The calendars of two published papers: Darlington's of 2016, and West Sussex's of December 2020."""

from datetime import UTC, datetime

import pytest
from conversation import PAT, SAM, Conversation

DARLINGTON = (
    "/board event 1 September 2015 Ofsted inspection report limit: re-inspection within 24 months",
    "/board event 17 May 2016 DfE and improvement partner review",
    "/board event 15 June 2016 Minister's letter",
    "/board event 10/11 July 2016 Ofsted monitoring visit",
    "/board event 5 August 2016 Ofsted letter after the July visit",
    "/board event 12/13 October 2016 Ofsted monitoring visit",
    "/board meeting 24 August 2016",
)
WEST_SUSSEX = (
    "/action add Outstanding assessments of the disability teams are done due: mid December 2020 milestone: yes",
    "/action add Integrated Front Door opens due: end of January 2021 milestone: yes",
    "/action add Manager assessments are done due: end of April 2021 milestone: yes",
    "/action add Children first strategy is adopted due: 17 December 2020 milestone: yes",
    "/action add Homes reopen due: spring 2021 milestone: yes",
    "/action add New service is live due: autumn 2021 milestone: yes",
    "/board event 7 January 2021 Children's scrutiny committee",
    "/board meeting 10 December 2020",
)


def board(say: Conversation, now: datetime, lines: tuple[str, ...]) -> Conversation:
    say.now = now
    say("/board setup Improvement Board", by=SAM)
    say("/board chair <@U0PAT>", by=SAM)
    for line in lines:
        say.later(minutes=2)
        assert not say.reply(line, by=SAM).refused, line
    return say


@pytest.fixture
def darlington(empty: Conversation) -> Conversation:
    return board(empty, datetime(2016, 8, 8, 8, tzinfo=UTC), DARLINGTON)


@pytest.fixture
def west_sussex(empty: Conversation) -> Conversation:
    return board(empty, datetime(2020, 12, 1, 8, tzinfo=UTC), WEST_SUSSEX)


def test_darlingtons_visits_of_july_and_october_2016(darlington: Conversation) -> None:
    assert darlington("/board plan July 2016").splitlines()[-1] == "Sun 10 to Mon 11 Jul 2016 · Ofsted monitoring visit"
    assert darlington("/board plan").splitlines()[2:] == [
        "Wed 17 Aug 2016 · Papers due for the board of Wed 24 Aug",
        "Wed 24 Aug 2016 · Board meeting",
        "Wed 12 to Thu 13 Oct 2016 · Ofsted monitoring visit",
        "Fri 1 Sep 2017 · Re-inspection within 24 months of the report (by Fri 1 Sep 2017): 389 days left",
    ]
    assert "Next board Wed 24 Aug 2016, papers Wed 17 Aug 2016." in darlington("/status", by=PAT)


def test_darlingtons_days_to_the_limit(darlington: Conversation) -> None:
    darlington.now = datetime(2016, 10, 24, 8, tzinfo=UTC)

    told = darlington("/board plan").splitlines()

    assert told[-1].endswith("Re-inspection within 24 months of the report (by Fri 1 Sep 2017): 312 days left")


def test_darlingtons_year_in_order(darlington: Conversation) -> None:
    assert [each.split(" · ")[1] for each in darlington("/board plan 2016/17").splitlines() if " · " in each] == [
        "DfE and improvement partner review",
        "Minister's letter",
        "Ofsted monitoring visit",
        "Ofsted letter after the July visit",
        "Papers due for the board of Wed 24 Aug",
        "Board meeting",
        "Ofsted monitoring visit",
        "Re-inspection within 24 months of the report (by Fri 1 Sep 2017): 389 days left",
    ]


def test_west_sussex_milestones_of_the_next_quarter(west_sussex: Conversation) -> None:
    assert west_sussex("/board plan").splitlines()[2:] == [
        "Thu 3 Dec 2020 · Papers due for the board of Thu 10 Dec",
        "Thu 10 Dec 2020 · Board meeting",
        "Tue 15 Dec 2020 · Milestone A1 Outstanding assessments of the disability teams are done",
        "Thu 17 Dec 2020 · Milestone A4 Children first strategy is adopted",
        "Thu 7 Jan 2021 · Children's scrutiny committee",
        "Sun 31 Jan 2021 · Milestone A2 Integrated Front Door opens",
    ]


def test_west_sussex_milestones_with_baseline_and_forecast(west_sussex: Conversation) -> None:
    west_sussex("/action due A2 28 February 2021 because the building is late", by=SAM)

    assert (
        "Sun 28 Feb 2021 · Milestone A2 Integrated Front Door opens · was Sun 31 Jan 2021, now Sun 28 Feb 2021, 28 days later"
        in west_sussex("/board plan")
    )
    listed = west_sussex("/action list milestones")
    assert listed.startswith("6 actions: milestones")
    assert "Mon 31 May 2021" in listed
    assert "Tue 30 Nov 2021" in listed
