"""`GET /healthz`: what a monitor needs, quickly, whatever the log and Slack are doing."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from end_to_end.over_http import Served, served_on
from end_to_end.requests_refused import COMMAND, form
from end_to_end.stage import SAM, Stage, stage_on
from pydantic import SecretStr

from bot.http.contact import ListeningClient, call_if_quiet
from storage.database import Database
from storage.engines import versions
from storage.migrations import STEPS

NINE = "2020-07-08T08:00:00+00:00"
MONDAY = "2020-07-13T08:00:00+00:00"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A workspace, and no bot yet."""
    with stage_on(tmp_path / "boardbot.db") as stage:
        yield stage


@pytest.fixture
def served(stage: Stage) -> Iterator[Served]:
    with served_on(stage) as served:
        yield served


def _beat(served: Served) -> None:
    """What the bot does by itself, twice a minute."""
    client = served.site.engine.client
    assert isinstance(client, ListeningClient)
    call_if_quiet(client)


def test_all_is_well_and_no_digest_is_due_while_there_is_no_board(served: Served) -> None:
    answer = served.address.health()

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {"database": "ok", "slack": "ok", "last_contact": NINE, "next_digest": None}


def test_a_monitor_may_ask_for_the_head_alone(served: Served) -> None:
    answer = served.address.health("HEAD")

    assert (answer.status_code, answer.content) == (200, b"")


def test_the_next_digest_is_the_earliest_of_any_board_that_is_not_paused(stage: Stage, served: Served) -> None:
    with stage.log.writing() as store:
        for number, weekday in enumerate((0, 4, 2)):
            board = store.boards.add("T0LOCAL", f"C{number}", "Secret Board", "Europe/London", stage.clock())
            store.boards.set_schedule(board.id, weekday, stage.clock().time(), stage.clock())
        store.boards.set_paused(2, True, stage.clock())

    answer = served.address.health()

    assert answer.json()["next_digest"] == "2020-07-13T07:00:00+00:00"
    assert "Secret" not in answer.text
    assert set(answer.json()) == {"database", "slack", "last_contact", "next_digest"}


def test_a_signed_request_is_a_sign_of_life(stage: Stage, served: Served) -> None:
    stage.later(minutes=14)
    assert served.address.health().json()["last_contact"] == NINE
    served.address.send({"Content-Type": "text/plain"}, b"not signed")
    assert served.address.health().json()["last_contact"] == NINE

    served.address.post(form(**COMMAND))

    assert served.address.health().json()["last_contact"] == "2020-07-08T08:14:00+00:00"


def test_a_post_is_a_sign_of_life(stage: Stage, served: Served) -> None:
    stage.later(minutes=4)
    served.site.engine.client.chat_postMessage(channel=SAM.id, text="hello")

    assert served.address.health().json()["last_contact"] == "2020-07-08T08:04:00+00:00"


def test_a_quiet_weekend_is_no_alarm(stage: Stage, served: Served) -> None:
    for _ in range(10):
        stage.later(minutes=6)
        _beat(served)

    assert served.address.health().status_code == 200


def test_slack_is_not_called_where_it_was_heard_of(stage: Stage, served: Served) -> None:
    def called() -> int:
        return [method for method, *_ in stage.workspace.calls].count("auth.test")

    before = called()
    stage.later(minutes=5)
    _beat(served)
    assert called() == before
    stage.later(seconds=1)
    _beat(served)
    assert called() == before + 1


@pytest.mark.parametrize("fault", ["internal_error", "http_500", "drop", "proxy_page"])
def test_where_slack_is_silent_for_fifteen_minutes_it_says_so(stage: Stage, served: Served, fault: str) -> None:
    stage.workspace.fail("auth.test", fault, 10)
    stage.later(minutes=15)
    _beat(served)
    assert served.address.health().status_code == 200
    stage.later(seconds=1)
    _beat(served)

    answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["slack"] == "not heard of for 15 minutes; the reason may be in boardbot's own log"
    assert answer.json()["database"] == "ok"
    stage.workspace.faults.clear()
    _beat(served)
    assert served.address.health().status_code == 200


def test_a_clock_that_is_put_back_is_put_right_by_the_next_call(stage: Stage, served: Served) -> None:
    stage.later(hours=-1)
    assert served.address.health().status_code == 503
    _beat(served)

    assert served.address.health().status_code == 200


def test_it_answers_before_slack_has_and_says_so(stage: Stage) -> None:
    with served_on(stage, introduced=False, slack_api_url="http://127.0.0.1:9/api/") as served:
        answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["slack"] == "not reached since the start; the reason is in boardbot's own log"
    assert answer.json()["database"] == "ok"


def test_it_answers_while_another_program_holds_the_log(stage: Stage, served: Served) -> None:
    with closing(Database(stage.log.path)) as other, other.writing() as store:
        store.boards.add("T0LOCAL", "C0", "Board", "Europe/London", stage.clock())
        answer = served.address.health()

    assert answer.status_code == 200
    assert answer.json()["next_digest"] is None
    assert served.address.health().json()["next_digest"] == MONDAY


def test_a_log_that_is_gone_or_damaged_is_told_of_without_its_place(stage: Stage, served: Served) -> None:
    stage.log.close()
    moved = stage.log.path.rename(stage.log.path.with_name("moved.db"))
    gone = served.address.health()
    assert gone.status_code == 503
    assert gone.json()["database"] == (
        "its file was moved or replaced: stop boardbot, put it back or restore a backup, and start it"
    )
    assert "boardbot.db" not in gone.text

    moved.rename(stage.log.path)
    assert served.address.health().status_code == 200


def test_a_log_that_a_newer_version_has_brought_up_to_date_is_told_of(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "STEPS", STEPS[:-1])

    answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["database"].startswith(
        "a newer boardbot has brought it up to date: this process changes nothing more"
    )
    monkeypatch.undo()
    assert served.address.health().status_code == 200


def test_a_server_that_does_not_answer_is_told_of_without_its_address(stage: Stage, tmp_path: Path) -> None:
    nowhere = SecretStr(f"postgresql://zebra:secret@/boardbot?host={tmp_path / 'nowhere'}")
    with served_on(stage, boardbot_database=nowhere, introduced=False) as served:
        answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["database"] == (
        "the PostgreSQL server that keeps it does not answer; the reason is in boardbot's own log"
    )
    assert not any(word in answer.text for word in ("zebra", "secret", "nowhere"))


def test_a_log_that_cannot_be_read_is_told_of(stage: Stage) -> None:
    path = stage.log.path.with_name("other.db")
    with served_on(stage, boardbot_database=path, introduced=False) as served:
        path.write_bytes(os.urandom(8192))
        answer = served.address.health()

    assert answer.status_code == 503
    assert answer.json()["database"] == "it cannot be read; the reason is in boardbot's own log"
