"""What of several posts that wait goes first."""

from datetime import UTC, datetime, timedelta

import pytest
from bare_log import tables
from conversation import Conversation

from board.digest import Snapshot
from storage.outbox import Post
from storage.outbox_order import DUE
from storage.reminders import KEY

NOW = datetime(2020, 7, 13, 8, 15, tzinfo=UTC)
NOTHING = Snapshot(NOW.date(), 0, 0, {})
WHEN = {"team": "T0COUNCIL", "now": "2020", "soon": "2021", "over": 1, "later": 0, "digests": 1}
REMINDER, ANSWER, OTHER = f"{KEY}U0JO:2020-07-13", "told:1:C0BOARD", "told:2:C0OTHER"


def _post(key: str, channel: str = "") -> Post:
    return Post(key, "T0COUNCIL", channel or key, {"parts": []}, NOW)


@pytest.mark.parametrize(
    ("put", "taken", "why"),
    [
        ([REMINDER, ANSWER], [ANSWER, REMINDER], "whoever waits for an answer goes before reminders"),
        ([OTHER, ANSWER], [OTHER, ANSWER], "answers in their own order"),
        ([REMINDER, f"{KEY}U0ALI:2020-07-13"], [REMINDER, f"{KEY}U0ALI:2020-07-13"], "reminders in their own order"),
        (["reminded", REMINDER, ANSWER], ["reminded", ANSWER, REMINDER], "another key that begins nearly so"),
    ],
)
def test_which_of_several_goes_first(say: Conversation, put: list[str], taken: list[str], why: str) -> None:
    with say.log.writing() as store:
        for key in put:
            assert store.outbox.put(_post(key))

        found = [post.key for _ in put if (post := store.outbox.take(say.team, NOW))]

    assert found == taken, why


def test_an_answer_that_comes_later_goes_before_the_reminders_that_are_left(say: Conversation) -> None:
    with say.log.writing() as store:
        for number in range(3):
            store.outbox.put(_post(f"{KEY}U0P{number}:2020-07-13"))
        first = store.outbox.take(say.team, NOW)
        store.outbox.put(_post(ANSWER))

        second = store.outbox.take(say.team, NOW)

    assert (first and first.key, second and second.key) == (f"{KEY}U0P0:2020-07-13", ANSWER)


def test_a_reminder_that_slack_put_off_lets_the_others_go(say: Conversation) -> None:
    with say.log.writing() as store:
        store.outbox.put(_post(REMINDER, "U0JO"))
        store.outbox.put(_post(f"{KEY}U0ALI:2020-07-13", "U0ALI"))
        held = store.outbox.take(say.team, NOW)
        assert held is not None
        store.outbox.put_off(held, NOW + timedelta(seconds=60))

        other = store.outbox.take(say.team, NOW)

        assert other is not None
        assert other.key == f"{KEY}U0ALI:2020-07-13"
        assert store.outbox.take(say.team, NOW) is None


def test_every_digest_has_its_first_message_before_any_has_its_thread(say: Conversation) -> None:
    with say.log.writing() as store:
        for number in range(2):
            other = store.boards.add(say.team, f"C0MANY{number}", f"Board {number}", "Europe/London", NOW)
            assert store.digests.claim(other, "2020-W29-1 09:00", ["first", "second", "third"], NOTHING, NOW)
        store.outbox.put(_post(ANSWER))

        found = []
        while post := store.outbox.take(say.team, NOW):
            found.append(post)
            store.outbox.posted(post, f"{len(found)}.0", NOW)

    assert [(post.channel[-1], post.message) for post in found[1:]] == [
        ("0", "first"), ("1", "first"), ("0", "second"), ("0", "third"), ("1", "second"), ("1", "third"),
    ]  # fmt: skip
    assert found[0].key == ANSWER


def test_the_next_is_found_by_what_is_open_alone(say: Conversation) -> None:
    with say.log.writing() as store:
        plan = [
            row[3] for row in tables(store).execute(f"EXPLAIN QUERY PLAN SELECT p.id FROM outbox p WHERE {DUE}", WHEN)
        ]

    found = [each.split()[4] for each in plan if each.startswith("SEARCH d USING INDEX outbox_open_")]
    assert found == [f"outbox_open_{rank}" for rank in ("answers", "firsts", "threads", "answers")]
    assert not [each for each in plan if each.startswith("SCAN")]
