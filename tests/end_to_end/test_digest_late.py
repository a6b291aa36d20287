"""A digest that could not go out on its day: late and saying so, or, after two days, not at all and support told."""

from end_to_end.postroom import TO_MONDAY, Postroom, job_on
from end_to_end.stage import SAM


def test_down_for_more_than_two_days_posts_nothing_and_tells_support_once(post: Postroom) -> None:
    assert post.tick(days=7, minutes=1) == []
    job_on(post.stage).tick()
    assert post.tick(days=1) == []

    (news,) = post.told(SAM)
    assert "Mon 13 Jul 2020" in news
    assert "/digest post" in news
    assert len(post.tick(days=5)) == 1
    assert len(post.told(SAM)) == 1


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
