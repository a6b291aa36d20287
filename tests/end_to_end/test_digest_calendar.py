"""When the digest is due: clock changes, bank holidays, a pause, a slot that was moved."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from end_to_end.postroom import Postroom
from end_to_end.stage import LONDON

SECOND = timedelta(seconds=1)


def _at(post: Postroom, moment: datetime) -> list[str]:
    """One round at that moment; the first line of each digest in the channel."""
    post.stage.clock.set(moment)
    return [each.text.splitlines()[0].removeprefix("Improvement Board · ") for each in post.tick()]


@pytest.mark.parametrize(
    ("monday", "hour"),
    [
        (date(2020, 10, 19), 8),
        (date(2020, 10, 26), 9),  # the day after the clocks go back
        (date(2021, 3, 22), 9),
        (date(2021, 3, 29), 8),  # the day after they go forward
    ],
)
def test_it_is_nine_in_london_on_both_sides_of_a_clock_change(post: Postroom, monday: date, hour: int) -> None:
    nine = datetime.combine(monday, time(hour), UTC)
    assert nine.astimezone(LONDON).hour == 9
    # The week before is posted in its own time, so that only this Monday's is waited for.
    _at(post, nine - timedelta(days=7) + timedelta(hours=2))
    before = len(_at(post, nine - SECOND))

    after = _at(post, nine)

    assert len(after) == before + 1
    assert after[-1] == f"{monday:%a} {monday.day} {monday:%b} {monday.year}"


def test_a_bank_holiday_moves_it_to_the_next_working_day_and_that_is_not_late(post: Postroom) -> None:
    _at(post, datetime(2020, 8, 24, 9, tzinfo=LONDON))
    before = len(post.room.posted())
    # 31 August 2020 is the summer bank holiday.
    assert len(_at(post, datetime(2020, 8, 31, 12, tzinfo=LONDON))) == before
    assert len(_at(post, datetime(2020, 9, 1, 9, tzinfo=LONDON) - SECOND)) == before

    assert _at(post, datetime(2020, 9, 1, 9, tzinfo=LONDON))[before:] == ["Tue 1 Sep 2020"]
    assert "Posted late" not in post.room.posted()[-1].text
    assert len(_at(post, datetime(2020, 9, 7, 9, tzinfo=LONDON))) == before + 2


def test_a_board_that_begins_on_wednesday_posts_first_on_monday(post: Postroom) -> None:
    assert _at(post, post.stage.clock()) == []
    assert _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON)) == ["Mon 13 Jul 2020"]


def test_a_paused_board_posts_nothing_and_its_pause_is_not_made_up_for(post: Postroom) -> None:
    post("/digest pause")
    assert _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON)) == []
    assert _at(post, datetime(2020, 7, 14, 10, tzinfo=LONDON)) == []

    assert "Next: Mon 20 Jul 2020 at 09:00" in post("/digest resume")

    assert _at(post, datetime(2020, 7, 14, 11, tzinfo=LONDON)) == []
    assert _at(post, datetime(2020, 7, 20, 9, tzinfo=LONDON)) == ["Mon 20 Jul 2020"]
    assert post.told_nobody()


def test_a_digest_posted_by_hand_goes_out_while_the_weekly_one_is_paused(post: Postroom) -> None:
    post("/digest pause")
    assert post("/digest post").startswith("The digest is on its way")

    assert _at(post, post.stage.clock()) == ["Wed 8 Jul 2020"]
    assert _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON)) == ["Wed 8 Jul 2020"]
    assert "Next: Mon 20 Jul 2020" in post("/digest resume")


@pytest.mark.parametrize("slot", ["monday at 10:00", "tuesday at 09:00", "wednesday at 08:59"])
def test_a_slot_moved_in_mid_week_does_not_post_the_week_that_has_passed(post: Postroom, slot: str) -> None:
    post(f"/digest every {slot}")

    assert _at(post, post.stage.clock()) == []
    assert _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON) - SECOND) == []
    assert post.told_nobody()


def test_a_slot_moved_to_later_this_week_posts_when_the_reply_said_it_would(post: Postroom) -> None:
    _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON))
    post.stage.clock.set(datetime(2020, 7, 14, 9, tzinfo=LONDON))

    assert "Next: Thu 16 Jul 2020 at 10:30" in post("/digest every thursday at 10:30")

    assert len(_at(post, datetime(2020, 7, 16, 10, 30, tzinfo=LONDON) - SECOND)) == 1
    assert _at(post, datetime(2020, 7, 16, 10, 30, tzinfo=LONDON)) == ["Mon 13 Jul 2020", "Thu 16 Jul 2020"]
    assert len(_at(post, datetime(2020, 7, 20, 9, tzinfo=LONDON))) == 2
    assert len(_at(post, datetime(2020, 7, 23, 10, 30, tzinfo=LONDON))) == 3


def test_a_slot_that_is_moved_and_moved_back_posts_once(post: Postroom) -> None:
    assert len(_at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON))) == 1
    post.stage.later(minutes=5)
    post("/digest every tuesday at 09:00")
    post.stage.later(minutes=5)
    post("/digest every monday at 09:00")

    assert len(_at(post, datetime(2020, 7, 14, 9, tzinfo=LONDON))) == 1
    assert len(_at(post, datetime(2020, 7, 20, 9, tzinfo=LONDON))) == 2


def test_one_asked_for_leaves_the_weekly_one_alone(post: Postroom) -> None:
    post("/digest post")
    assert _at(post, post.stage.clock()) == ["Wed 8 Jul 2020"]
    assert _at(post, datetime(2020, 7, 13, 9, tzinfo=LONDON)) == ["Wed 8 Jul 2020", "Mon 13 Jul 2020"]


def test_what_happened_after_a_clock_was_put_back_is_in_the_next_digest_all_the_same(post: Postroom) -> None:
    post("/action add Visits plan due: 31 July")
    assert len(post.tick(days=5)) == 1
    post.stage.later(hours=-1)
    post("/action update A1 half done")
    assert len(post.tick(minutes=5)) == 1

    _, second = post.tick(days=7, hours=1)

    assert "Since last week: 1 updated" in second.text
