"""What is composed when it is sent, and its document: each is out exactly once, and nothing of it is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from end_to_end.postroom import TEAM, Postroom
from end_to_end.stage import JO, SAM, settings_for

from board.refusals import Refusal
from bot.posting import later_postman
from bot.posting.composing import AskedFor, Composed, Document
from bot.posting.later_job import LaterJob
from bot.posting.later_postman import NOT_TAKEN, WRITE_MISSING
from bot.slack.app import client_for
from commands.reply import Button, Buttons, frozen, paragraph, reply
from commands.told.later import Later, put_later
from local_slack import Message
from storage.outbox import LATER_HELD_SECONDS, Post
from storage.refused import Outdated

WORDS = reply(paragraph("The paper for the board."), Buttons((Button("Again", "/board pack"),)))
AGAIN = {"seconds": LATER_HELD_SECONDS + 1}


class Killed(BaseException):
    """The process is gone."""


class Papers:
    """Composes papers, and counts them."""

    def __init__(self) -> None:
        self.composed: list[dict[str, str]] = []
        self.document: Document | None = Document("pack.docx", b"PK words", "Paper for 5 August")
        self.trouble: Exception | None = None

    def __call__(self, asked: AskedFor) -> Composed:
        self.composed.append(dict(asked.values))
        if self.trouble is not None:
            raise self.trouble
        return Composed(WORDS, self.document)


class Desk:
    """A post room in which Jo may ask for papers."""

    def __init__(self, post: Postroom) -> None:
        self.post = post
        self.papers = Papers()
        self.job = self.another()

    def another(self) -> LaterJob:
        """The job, as another process would have it."""
        stage = self.post.stage
        client = client_for(settings_for(stage.server, stage.log.path))
        bot = client.auth_test()["bot_id"]
        return LaterJob(stage.log, client, TEAM, stage.clock, bot, {"pack": self.papers}, stage.clock.steady)

    def ask(self, name: str = "pack:1") -> None:
        with self.post.stage.log.writing() as store:
            post = Post(name, TEAM, JO.id, frozen(reply(paragraph("A paper."))), self.post.stage.clock())
            assert put_later(store, post, Later("pack", {"for": "board"}))

    def said(self) -> list[Message]:
        workspace = self.post.stage.workspace
        return workspace.messages(workspace.direct_message(JO))

    def shared(self) -> list[str]:
        """The names of the documents that Jo has."""
        return [file.name for each in self.said() for file in each.files]


@pytest.fixture
def desk(post: Postroom) -> Desk:
    return Desk(post)


def test_a_paper_comes_with_its_words_and_is_kept_nowhere(desk: Desk) -> None:
    desk.ask()
    desk.job.tick()
    desk.job.tick()

    (said,) = desk.said()
    assert said.text == "The paper for the board."
    assert [(each.name, each.title, each.content) for each in said.files] == [
        ("pack.docx", "Paper for 5 August", b"PK words")
    ]
    assert desk.papers.composed == [{"for": "board"}]
    assert b"PK words" not in desk.post.stage.log.path.read_bytes()
    assert "The paper for the board." not in desk.post.stage.log.path.read_bytes().decode("latin-1")


def test_other_posts_do_not_wait_for_a_paper(desk: Desk) -> None:
    desk.ask()
    desk.post.job.tick()
    assert desk.said() == []
    assert desk.papers.composed == []


def test_what_was_answered_at_once_goes_out_first(desk: Desk) -> None:
    order: list[str] = []
    stage = desk.post.stage
    client = client_for(settings_for(stage.server, stage.log.path))

    def composes(asked: AskedFor) -> Composed:
        order.append("composed")
        return Composed(WORDS)

    def waits(seconds: float) -> None:
        order.append(f"waited, {seconds} s at most")

    desk.ask()
    LaterJob(stage.log, client, TEAM, stage.clock, "B1", {"pack": composes}, stage.clock.steady, waits).tick()
    assert order == ["waited, 5 s at most", "composed"]


def test_words_without_a_document_keep_their_buttons(desk: Desk) -> None:
    desk.papers.document = None
    desk.ask()
    desk.job.tick()
    (said,) = desk.said()
    assert [each["type"] for each in said.blocks] == ["rich_text", "actions"]


@pytest.mark.parametrize(("trouble", "words"), [
    (Refusal("There is no board."), "Not done. There is no board."),
    (KeyError("x"), "Something went wrong."),
    (ImportError(name="openpyxl"), "Something went wrong."),
])  # fmt: skip
def test_what_cannot_be_composed_is_said_once(desk: Desk, trouble: Exception, words: str) -> None:
    desk.papers.trouble = trouble
    desk.ask()
    desk.job.tick()
    desk.post.stage.later(**AGAIN)
    desk.another().tick()
    assert [each.text.startswith(words) for each in desk.said()] == [True]


def test_where_a_newer_versions_code_is_in_its_place_it_is_left_to_the_next_process(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.papers.trouble = ImportError("cannot import name 'Paper'", name="commands.pack.paper")
    desk.ask()
    with pytest.raises(Outdated):
        desk.job.tick()
    assert "(commands.pack.paper). Start it again" in caplog.text
    desk.papers.trouble = None
    desk.post.stage.later(**AGAIN)
    desk.another().tick()
    assert desk.shared() == ["pack.docx"]


@pytest.mark.parametrize("step", ["begin", "send", "share"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_step_it_is_out_once_in_the_end(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    done = getattr(later_postman, step)

    def killed(*given: Any) -> None:
        if when == "after":
            done(*given)
        raise Killed

    desk.ask()
    monkeypatch.setattr(later_postman, step, killed)
    with pytest.raises(Killed):
        desk.job.tick()
    monkeypatch.setattr(later_postman, step, done)

    for _ in range(3):
        desk.post.stage.later(**AGAIN)
        desk.another().tick()

    assert desk.shared() == ["pack.docx"]
    assert len(desk.said()) == 1


@pytest.mark.parametrize(
    ("method", "end"),
    [
        (method, end)
        for method in ("files.getUploadURLExternal", "file_upload", "files.completeUploadExternal")
        for end in ("drop", "http_500", "fatal_error")
        # The address for the bytes is no method, and names no error.
        if (method, end) != ("file_upload", "fatal_error")
    ],
)
@pytest.mark.parametrize("after", [False, True], ids=["not done", "done"])
def test_whatever_the_answer_it_is_out_once(desk: Desk, method: str, end: str, after: bool) -> None:
    desk.post.stage.workspace.fail(method, end, after=after)
    desk.ask()
    for _ in range(4):
        desk.job.tick()
        desk.post.stage.later(**AGAIN)

    assert desk.shared() == ["pack.docx"]
    assert len(desk.said()) == 1


def test_what_slack_has_and_has_not_shared_yet_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack may take a file, and share it only some moments later: it is not sent again meanwhile."""
    workspace = desk.post.stage.workspace
    share = later_postman.share
    later: list[Callable[[], None]] = []

    def shared_later(client: Any, file: str, title: str, channel: str, words: str, thread: str = "") -> None:
        client.files_completeUploadExternal(files=[{"id": file, "title": title}])
        kept = workspace.files.find(file)

        def shared() -> None:
            message = workspace.post(workspace.channel(channel), workspace.bot.id, words, files=[kept])
            workspace.share(kept, workspace.channel(channel), message.ts)

        later.append(shared)
        raise ConnectionResetError

    monkeypatch.setattr(later_postman, "share", shared_later)
    desk.ask()
    desk.job.tick()
    monkeypatch.setattr(later_postman, "share", share)
    desk.post.stage.later(**AGAIN)
    desk.job.tick()
    assert desk.said() == []
    later[0]()
    for _ in range(2):
        desk.post.stage.later(**AGAIN)
        desk.job.tick()
    assert desk.shared() == ["pack.docx"]


def test_what_slack_never_shares_is_sent_again_after_some_minutes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    share = later_postman.share

    def lost(client: Any, file: str, title: str, *_: Any) -> None:
        client.files_completeUploadExternal(files=[{"id": file, "title": title}])
        raise ConnectionResetError

    monkeypatch.setattr(later_postman, "share", lost)
    desk.ask()
    desk.job.tick()
    monkeypatch.setattr(later_postman, "share", share)
    desk.post.stage.later(minutes=11)
    desk.job.tick()
    assert desk.shared() == ["pack.docx"]


@pytest.mark.parametrize(("method", "error", "words"), [
    ("files.getUploadURLExternal", "missing_scope", WRITE_MISSING),
    ("files.completeUploadExternal", "missing_scope", WRITE_MISSING),
    ("files.getUploadURLExternal", "file_uploads_disabled", NOT_TAKEN),
    ("files.completeUploadExternal", "file_type_not_allowed", NOT_TAKEN),
])  # fmt: skip
def test_where_slack_takes_no_document_the_words_go_out_and_say_so(
    desk: Desk, method: str, error: str, words: str
) -> None:
    desk.post.stage.workspace.fail(method, error)
    desk.ask()
    desk.job.tick()
    desk.post.stage.later(**AGAIN)
    desk.job.tick()
    (said,) = desk.said()
    assert said.text == f"The paper for the board.\n\n{words}"


def test_without_the_scope_to_read_files_it_is_still_out_once(desk: Desk) -> None:
    """Whether it is out is then told by the conversation's own messages."""
    workspace = desk.post.stage.workspace
    workspace.scopes = tuple(each for each in workspace.scopes if each != "files:read")
    workspace.fail("files.completeUploadExternal", "drop", after=True)
    desk.ask()
    for _ in range(3):
        desk.job.tick()
        desk.post.stage.later(**AGAIN)
    assert desk.shared() == ["pack.docx"]


def test_slack_asking_to_wait_is_waited_for(desk: Desk) -> None:
    desk.post.stage.workspace.ratelimit("files.completeUploadExternal", 60)
    desk.ask()
    desk.job.tick()
    desk.post.stage.later(seconds=50)
    desk.job.tick()
    assert desk.said() == []
    desk.post.stage.later(seconds=11)
    desk.job.tick()
    assert desk.shared() == ["pack.docx"]


def test_of_a_paper_that_could_not_be_sent_support_hears(desk: Desk) -> None:
    with desk.post.stage.log.writing() as store:
        (board,) = store.boards.all()
        post = Post("pack:9", TEAM, JO.id, frozen(WORDS), desk.post.stage.clock(), board_id=board.id)
        put_later(store, post, Later("pack", {}))
    desk.papers.document = None
    desk.post.stage.workspace.fail("chat.postMessage", "restricted_action")
    desk.job.tick()
    desk.post.tick()
    assert any("an answer of mine could not be posted" in each for each in desk.post.told(SAM))
