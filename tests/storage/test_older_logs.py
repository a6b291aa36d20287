"""A log of each release: opened, brought up to date, gone on with, and verified."""

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from end_to_end.postroom import TEAM, Postroom, job_on
from end_to_end.stage import EVERYBODY, Room, stage_on
from older_logs import RELEASES, first_row, release_order
from tampering import tamper

from board.areas import UNSORTED
from storage.database import Database
from storage.upkeep.verify import problems_in

CHANNEL = "C0CHANNEL1"
POST = ("id", "team", "key", "state", "not_before", "ts", "message")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def going_on(older: Path) -> Iterator[Postroom]:
    """The board of an older log, in a workspace that has its channel, a minute after the last line."""
    with stage_on(older) as stage:
        stage.log.prepare()
        (last,) = first_row(older, "SELECT MAX(at) FROM history")
        room = Room(stage, stage.workspace.add_channel("board-1", members=EVERYBODY))
        assert room.channel.id == CHANNEL
        stage.clock.set(datetime.fromisoformat(last) + timedelta(minutes=1))
        yield Postroom(room, job_on(stage), Conversation(stage.log, team=TEAM, channel=CHANNEL))


def test_there_is_a_log_of_each_release() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings
    assert {each for each in headings if release_order(each) < release_order(version)} - set(RELEASES) == set(), (
        "make one with that release's code, as the head of this file says, before the next release goes out"
    )


def test_an_older_log_is_brought_up_to_date_and_nothing_is_accused(older: Path, opened: Database) -> None:
    (lines,) = first_row(older, "SELECT COUNT(*) FROM history")
    with opened.reading() as store:
        # A line for each area that actions named, and that nobody had added.
        unsorted = [each for each in store.areas.all(1) if each.kind == UNSORTED]
        assert store.history.count() - len(unsorted) == lines > 60
        assert "history_refuses_insert" in store.triggers()[0]
    assert problems_in(opened) == []


def test_every_post_and_reminder_of_an_older_log_is_known_by_its_workspace(older: Path) -> None:
    posts = f"SELECT {', '.join(POST)} FROM outbox ORDER BY id"
    with closing(sqlite3.connect(older)) as file:
        has_posts = file.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone()
        before = file.execute(posts).fetchall() if has_posts else []
    with closing(Database(older)) as log:
        log.prepare()
        with log.reading() as store:
            after = [tuple(row[name] for name in POST) for row in store.rows("outbox")]
            told = list(store.rows("reminders"))
            assert all(store.reminders.of_post(TEAM, each["key"]) for each in told)
            assert all(store.reminders.has_heard(TEAM, each["person"]) for each in told if each["delivered"])

    assert after == before or not has_posts
    assert all(team == TEAM for _, team, *_ in after)


@pytest.mark.parametrize(
    "line",
    [
        "/board roles",
        "/board meeting",
        "/action show A1",
        "/action list all",
        "/measure show M6",
        "/measure list",
        "/status",
        "/status area: R01",
        "/status as at 10 July",
        "/digest",
        "/digest last",
    ],
)
def test_whatever_is_asked_of_it_is_answered(going_on: Postroom, line: str) -> None:
    said = going_on(line)

    assert said
    assert not said.startswith(("Not ", "No digest", "No answer"))


def test_a_log_of_an_older_release_is_gone_on_with_and_verified(going_on: Postroom) -> None:
    lines = [
        ("/action add Publish the dashboard <@U0JO> due: 30 September 2020", SAM),
        ("/action update A1 Two people start in September", JO),
        ("/action done R01-01 https://example.org/threshold", JO),
        ("/action close R01-01", PAT),
        ("/measure reading M6 CIN visits in time 81% of 430/531 as at 31 July 2020 source: weekly return", SAM),
        ("/measure target M1 vacancies at most 10 by 30 September 2020", SAM),
        ("/measure undo", SAM),
        ("/measure edit M6 CIN visits every: quarter", SAM),
        ("/board meeting 2 September 2020", SAM),
        ("/board observer <@U0ALI>", SAM),
        ("/board handover <@U0JO> <@U0ALI>", SAM),
        ("/digest every monday at 09:30", SAM),
    ]
    for line, by in lines:
        said = going_on(line, by)
        assert not said.startswith("Not "), f"{line}: {said}"
        going_on.stage.later(seconds=5)

    asked = going_on.tick()
    weekly = going_on.tick(days=2)

    assert [len(asked), len(weekly)] == [1, 2], "what was on its way goes out, and so does the next weekly one"
    assert problems_in(going_on.stage.log) == []


def test_what_an_older_log_did_not_know_is_known_once_it_changes(going_on: Postroom) -> None:
    """The channel was shared; on the day of the next digest it is no more."""
    going_on.room.channel.shared = False
    going_on.tick(days=6)
    assert problems_in(going_on.stage.log) == []

    tamper(going_on.stage.log.path, "UPDATE boards SET shared = 1 WHERE id = 1")

    assert problems_in(going_on.stage.log) == [
        "Improvement Board: whether its channel is shared differs from its history."
    ]
