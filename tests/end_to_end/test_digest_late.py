"""A digest that could not go out on its day: late and saying so, or, after two days, not at all and support told."""

import pytest
from end_to_end.postroom import TO_MONDAY, Postroom, job_on
from end_to_end.stage import SAM

from storage.upkeep.verify import problems_in


def test_down_for_more_than_two_days_posts_nothing_and_tells_support_once(post: Postroom) -> None:
    assert post.tick(days=7, minutes=1) == []
    job_on(post.stage).tick()
    assert post.tick(days=1) == []

    (news,) = post.told(SAM)
    assert "Mon 13 Jul 2020" in news
    assert "/digest post" in news
    assert len(post.tick(days=5)) == 1
    assert len(post.told(SAM)) == 1


@pytest.mark.parametrize(("after", "late"), [({"minutes": 15}, False), ({"minutes": 15, "seconds": 1}, True)])
def test_a_digest_says_that_it_is_late_a_quarter_of_an_hour_after_its_time(
    post: Postroom, after: dict[str, float], late: bool
) -> None:
    (main,) = post.tick(days=5, **after)

    assert ("Posted late: it was due Mon 13 Jul 2020 at 09:00." in main.text) == late


def test_down_for_weeks_support_hears_of_each_slot_and_the_last_is_posted_where_it_may_be(post: Postroom) -> None:
    (main,) = post.tick(days=20)

    assert "Posted late: it was due Mon 27 Jul 2020" in main.text
    news = post.told(SAM)
    assert [day for each in news for day in ("Mon 13 Jul 2020", "Mon 20 Jul 2020") if day in each] == [
        "Mon 13 Jul 2020",
        "Mon 20 Jul 2020",
    ]
    job_on(post.stage).tick()
    assert len(post.tick(days=1)) == 1
    assert post.told(SAM) == news


def test_a_bot_that_comes_back_after_a_year_tells_of_the_last_weeks_alone(post: Postroom) -> None:
    post.tick(days=366)

    assert len(post.told(SAM)) == 8


@pytest.mark.parametrize("line", ["/digest every friday at 10:00", "/digest pause", "/digest every monday at 09:00"])
def test_a_slot_that_is_touched_before_the_digest_went_out_loses_no_digest(post: Postroom, line: str) -> None:
    post.stage.later(**TO_MONDAY)
    post.stage.later(seconds=5)
    said = post(line)
    assert ("going out" in said) is ("monday" not in line)

    assert len(post.tick(seconds=20)) == 1
    post.stage.later(seconds=60)
    assert "going out" not in post(line)


def test_a_digest_that_a_broken_job_does_not_claim_can_be_paused_all_the_same(post: Postroom) -> None:
    post.stage.later(**TO_MONDAY)
    post.stage.later(minutes=1)

    assert post("/digest pause").startswith("The weekly digest is paused.")
    assert post.tick() == []
    (news,) = post.told(SAM)
    assert "It was due Mon 13 Jul 2020 at 09:00, but the digest was paused, or its day changed" in news
    assert news.endswith("/digest post")
    assert problems_in(post.stage.log) == []


def test_slack_out_of_reach_for_a_day_posts_late_and_says_so_once(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "http_500", times=2)
    post.tick(**TO_MONDAY)
    assert post.tick(hours=20) == []

    (main,) = post.tick(hours=4)

    assert main.text.count("Posted late") == 1
    assert "Mon 13 Jul 2020 at 09:00" in main.text
    assert post.told_nobody()


def test_slack_out_of_reach_for_more_than_two_days_posts_nothing_stale_and_tells_support(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "http_500")
    post.tick(**TO_MONDAY)

    assert post.tick(days=3) == []

    (news,) = post.told(SAM)
    assert "/digest post" in news
    assert len(post.tick(days=4)) == 1


def test_a_post_that_was_out_all_along_is_not_reported_missing_days_later(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "drop", after=True)
    post.tick(**TO_MONDAY)

    assert len(post.tick(days=3)) == 1

    assert post.told_nobody()
    assert post.last() is not None


def test_a_digest_that_waits_for_slack_while_its_board_is_paused_stays_unposted(post: Postroom) -> None:
    post.stage.workspace.fail("chat.postMessage", "http_500")
    post.tick(**TO_MONDAY)
    post("/digest pause")

    assert post.tick(minutes=5) == []
    assert post.tick(days=7) == []
