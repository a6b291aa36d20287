"""The board as it stood: worked out from the history, it is what was seen at the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation
from hypothesis import HealthCheck, given, settings, strategies as some

from board.actions import Action
from board.refusals import Refusal
from commands.actions.as_at import actions_at, began_after, checked_actions_at, end_of
from commands.request import Person
from storage.database import Database

REFS = some.sampled_from(["A1", "A2", "A3"])
LINES = some.one_of(
    some.builds("/action add Visit {}".format, some.integers(0, 99)),
    some.builds("/action add Audit <@U0ALI> due: {} August".format, some.integers(1, 30)),
    some.builds("/action update {} note {} status: in progress".format, REFS, some.integers(0, 9)),
    some.builds("/action update {} slow rating: red because two left".format, REFS),
    some.builds("/action due {} {} September because two left".format, REFS, some.integers(1, 30)),
    some.builds("/action {1} {0} because agreed".format, REFS, some.sampled_from(["reopen", "cancel", "bau", "hold"])),
    some.builds("/action {1} {0}".format, REFS, some.sampled_from(["start", "done", "close", "return"])),
    some.builds("/action done {} all seen".format, REFS),
    some.builds("/action assign {} <@U0JO>".format, REFS),
    some.builds("/action assign {} Head of MASH".format, REFS),
    some.just("/board handover <@U0JO> <@U0ALI>"),
    some.just("/action undo"),
)
PEOPLE = some.sampled_from([JO, ALI, SAM, PAT])


@contextmanager
def board_of_three() -> Iterator[Conversation]:
    """A board with three actions of Jo's."""
    with TemporaryDirectory() as folder:
        log = Database(Path(folder) / "boardbot.db")
        log.prepare()
        say = Conversation(log)
        say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
        for number in range(3):
            say(f"/action add Review {number} <@U0JO> due: 31 August")
        yield say
        log.close()


def live(say: Conversation, at: datetime) -> list[Action]:
    with say.log.reading() as store:
        return actions_at(store, store.boards.all()[0], at)


def live_now(say: Conversation) -> list[Action]:
    """What the log holds at this moment, without its history."""
    with say.log.reading() as store:
        return store.actions.of_status(store.boards.all()[0].id)


@given(some.lists(some.tuples(LINES, PEOPLE), min_size=5, max_size=30))
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_board_at_every_moment_is_what_was_seen_then(typed: list[tuple[str, Person]]) -> None:
    with board_of_three() as say:
        seen = [(say.now, live_now(say))]
        for line, by in typed:
            say.later(minutes=2)
            say(line, by=by)
            seen.append((say.now, live_now(say)))

        assert [(at, live(say, at)) for at, _ in seen] == seen


def test_a_long_morning_leaves_something_to_tell_apart() -> None:
    with board_of_three() as say:
        began = say.now
        say.later(minutes=2)
        say("/action done A1 all seen", by=JO)
        say.later(minutes=2)
        say("/action close A1", by=PAT)
        say.later(minutes=2)
        say("/action add A fourth", by=ALI)

        told = [{f"{each.ref} {each.status}" for each in live(say, began + timedelta(minutes=n))} for n in (0, 2, 4, 6)]

    others = {"A2 not started", "A3 not started"}
    assert told == [
        {"A1 not started", *others},
        {"A1 awaiting sign-off", *others},
        others,
        {"A4 not started", *others},
    ]


def test_a_day_ends_at_midnight_in_the_boards_own_zone(say: Conversation) -> None:
    with say.log.reading() as store:
        board = store.boards.all()[0]

    assert end_of(date(2020, 7, 8), board).astimezone(UTC) == datetime(2020, 7, 8, 22, 59, 59, 999_999, UTC)
    assert end_of(date(2020, 1, 8), board).astimezone(UTC) == datetime(2020, 1, 8, 23, 59, 59, 999_999, UTC)
    assert end_of(date(2020, 10, 25), board).astimezone(UTC) == datetime(2020, 10, 25, 23, 59, 59, 999_999, UTC)


def test_before_the_log_began_nothing_is_known(say: Conversation) -> None:
    say("/action add Visits")
    with say.log.reading() as store:
        board = store.boards.all()[0]

        assert began_after(store, board, say.now) is None
        assert began_after(store, board, say.now - timedelta(seconds=1)) == date(2020, 7, 8)
        with pytest.raises(Refusal, match="This log began on Wed 8 Jul 2020, so its actions before then are not known"):
            checked_actions_at(store, board, say.now - timedelta(days=1))
        assert [each.ref for each in checked_actions_at(store, board, say.now)] == ["A1"]
