"""A stage shared by the tests of one module, and a fresh channel for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.doors import SOCKET, stage_behind
from end_to_end.over_http import Served, http_stage_on
from end_to_end.postroom import Postroom, postroom_on
from end_to_end.stage import Room, Stage, stage_on
from end_to_end.talk import CHANNEL, DIRECT, Talk

from bot.settings import Settings


@pytest.fixture(scope="module")
def door(request: pytest.FixtureRequest) -> str:
    """How Slack reaches the bot: by `through_both_doors` each way in turn."""
    return str(getattr(request, "param", SOCKET))


@pytest.fixture(scope="module")
def stage(door: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A workspace with the real bot connected to it."""
    with stage_behind(door, tmp_path_factory.mktemp("log") / "boardbot.db") as lit:
        yield lit


@pytest.fixture(scope="module")
def lit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stage, Served]]:
    """A workspace whose bot is reached over HTTP."""
    with http_stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as lit:
        yield lit


@pytest.fixture
def empty(stage: Stage) -> Room:
    """A channel without a board."""
    return stage.room()


@pytest.fixture
def board(empty: Room) -> Room:
    """A channel with a board on 8 July 2020: Sam is support, Pat the chair."""
    return empty.set_up()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Postroom]:
    """A board and its digest's job, with no bot round them."""
    with postroom_on(tmp_path / "boardbot.db") as opened:
        yield opened


@pytest.fixture
def northmoor(post: Postroom) -> Postroom:
    """The same with Northmoor's figures and the 150 actions."""
    post.room.import_northmoor()
    return post


@pytest.fixture
def terminal(post: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Postroom:
    """A board, with its settings in the environment of this process and no `.env` beside it."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SLACK_BOT_TOKEN", post.stage.server.bot_token)
    monkeypatch.setenv("SLACK_APP_TOKEN", post.stage.server.app_token)
    monkeypatch.setenv("SLACK_API_URL", post.stage.server.api_url)
    monkeypatch.setenv("BOARDBOT_DATABASE", str(post.stage.log.path))
    return post


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The only board there is, so that a direct message means it."""
    with stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


@pytest.fixture(params=[DIRECT, CHANNEL])
def talk(room: Room, request: pytest.FixtureRequest) -> Iterator[Talk]:
    """Where Slack sends mentions with files, which it may not."""
    room.stage.workspace.mentions_with_files = True
    yield Talk(room, request.param)
    room.stage.workspace.mentions_with_files = False
    # Two tests may use the same words: they are meant anew.
    room.stage.later(minutes=2)


@pytest.fixture
def direct(room: Room) -> Iterator[Talk]:
    """The same in a direct message alone."""
    yield Talk(room, DIRECT)
    room.stage.later(minutes=2)
