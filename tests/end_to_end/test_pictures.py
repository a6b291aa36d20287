"""The picture that follows `/measure chart`: out once, whatever fails on the way; and where it cannot be had, the words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import conversation
import pytest
from conftest import A_PNG
from end_to_end.postroom import TEAM, Postroom
from end_to_end.stage import JO, SAM, Room, settings_for, stage_on

from bot.papers.chart import draw_all
from bot.posting import pictures, postman
from bot.posting.later_job import LaterJob
from bot.posting.pictures import NOT_DRAWN, NOT_INSTALLED, NOT_TAKEN, WRITE_MISSING
from bot.slack.app import client_for
from commands.scopes import MAY_NOT_SEND
from local_slack import Message
from storage.outbox import LATER_HELD_SECONDS
from storage.upkeep.verify import problems_in

AGAIN = {"seconds": LATER_HELD_SECONDS + 1}
ALT = "Visits, monthly, May 2020 to Jun 2020: 70% to 77%."


class Killed(BaseException):
    """The process is gone."""


class Charts:
    """A board with one measure, and the job that sends its chart to Jo."""

    def __init__(self, post: Postroom) -> None:
        self.post = post
        post("/measure add M6 Visits")
        post("/measure reading M6 70% as at 31 May 2020")
        post("/measure reading M6 77% as at 30 June 2020")
        self.job = self.another()

    def another(self) -> LaterJob:
        """The job, as another process would have it."""
        stage = self.post.stage
        client = client_for(settings_for(stage.server, stage.log.path))
        return LaterJob(stage.log, client, TEAM, stage.clock, client.auth_test()["bot_id"], {}, stage.clock.steady)

    def ask(self) -> None:
        assert "The picture follows" in self.post("/measure chart M6", by=conversation.JO)

    def said(self) -> list[Message]:
        workspace = self.post.stage.workspace
        return workspace.messages(workspace.direct_message(JO))

    def notices(self) -> list[str]:
        """What board support hears of it."""
        self.post.tick()
        return [each for each in self.post.told(SAM) if "charts go out as words" in each]


@pytest.fixture
def charts(post: Postroom) -> Charts:
    return Charts(post)


def images(message: Message) -> list[dict[str, Any]]:
    return [each for each in message.blocks if each["type"] == "image"]


def test_the_picture_is_posted_with_what_it_shows(charts: Charts) -> None:
    charts.ask()
    charts.post.tick()
    assert charts.said() == []
    charts.job.tick()
    charts.job.tick()

    (said,) = charts.said()
    (image,) = images(said)
    assert image["alt_text"] == ALT
    assert said.text == f"M6 Visits\n\n{ALT}"
    file = charts.post.stage.workspace.files.find(image["slack_file"]["id"])
    assert (file.name, file.alt, file.content) == ("M6.png", ALT, A_PNG)
    assert charts.notices() == []


def test_a_chart_that_is_really_drawn_is_a_png_of_some_size(charts: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw_all", draw_all)
    charts.ask()
    charts.job.tick()

    (said,) = charts.said()
    content = charts.post.stage.workspace.files.find(images(said)[0]["slack_file"]["id"]).content
    assert content.startswith(b"\x89PNG")
    assert len(content) > 10_000


@pytest.mark.parametrize("what", ["files.getUploadURLExternal", "files.completeUploadExternal", "chat.postMessage"])
@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_step_it_is_out_once(
    charts: Charts, what: str, after: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    charts.ask()
    place, name = (postman, "post") if what == "chat.postMessage" else (pictures, "upload")
    done: Callable[..., Any] = getattr(place, name)

    def killed(*given: Any, **more: Any) -> None:
        if after:
            done(*given, **more)
        raise Killed

    monkeypatch.setattr(place, name, killed)
    with pytest.raises(Killed):
        charts.job.tick()
    monkeypatch.setattr(place, name, done)
    for _ in range(2):
        charts.post.stage.later(**AGAIN)
        charts.another().tick()

    assert [len(images(each)) for each in charts.said()] == [1]


def test_another_try_posts_the_picture_that_was_uploaded(charts: Charts) -> None:
    charts.ask()
    charts.post.stage.workspace.fail("chat.postMessage", "internal_error")
    charts.job.tick()
    charts.post.stage.later(**AGAIN)
    charts.job.tick()

    assert [len(images(each)) for each in charts.said()] == [1]
    assert len(charts.post.stage.workspace.files.all) == 1


def _no_scope(charts: Charts, _: pytest.MonkeyPatch) -> None:
    workspace = charts.post.stage.workspace
    workspace.scopes = tuple(each for each in workspace.scopes if each != "files:write")


def _no_library(_: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw_all", lambda charts: None)
    monkeypatch.setattr(pictures, "can_draw", lambda: False)


def _no_time(_: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "draw_all", lambda charts: None)


def _no_upload(charts: Charts, _: pytest.MonkeyPatch) -> None:
    charts.post.stage.workspace.fail("files.completeUploadExternal", "posting_to_channel_denied", times=9)


def _no_image(_: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack has the file and refuses the message with it: one report says "invalid slack file"."""
    monkeypatch.setattr(pictures, "upload", lambda *_: "F0UNKNOWN")


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (_no_scope, WRITE_MISSING),
        (_no_library, NOT_INSTALLED),
        (_no_time, NOT_DRAWN),
        (_no_upload, NOT_TAKEN),
        (_no_image, NOT_TAKEN),
    ],
)
def test_without_a_picture_the_words_go_out_and_support_hears_once(
    charts: Charts, fault: Callable[[Charts, pytest.MonkeyPatch], None], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        fault(charts, monkeypatch)
        charts.ask()
        charts.job.tick()
        charts.post.stage.later(minutes=2)

    assert [(each.text, images(each)) for each in charts.said()] == [(f"M6 Visits\n\n{ALT}\n\n{why}", [])] * 2
    (notice,) = charts.notices()
    assert notice == f"Improvement Board: charts go out as words.\n{why}"


def answered(room: Room, said: Callable[[], list[Message]]) -> list[Message]:
    """The words and the picture, once both are there."""
    room.stage.workspace.wait_for(lambda: len(said()) == 2)
    room.stage.settle()
    return sorted(said(), key=lambda each: len(images(each)))


def test_each_picture_is_that_of_its_own_chart(charts: Charts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several are uploaded side by side."""
    monkeypatch.setattr(pictures, "draw_all", lambda found: [A_PNG + each.title.encode() for each in found])
    for number in range(6):
        charts.post(f"/measure add T{number} Team {number}")
        charts.post(f"/measure reading T{number} {number}% as at 31 May 2020")
        charts.post(f"/measure reading T{number} {number}% as at 30 June 2020")
    charts.post("/digest post")
    charts.post.tick()

    (measures,) = charts.post.thread()
    files = charts.post.stage.workspace.files
    found = [(each["alt_text"].split(",")[0], files.find(each["slack_file"]["id"])) for each in images(measures)]
    assert [shown for shown, _ in found] == ["Visits", *(f"Team {number}" for number in range(6))]
    assert [file.content.decode("latin-1").endswith(f" {shown}") for shown, file in found] == [True] * 7


def test_a_mention_is_answered_in_words_and_its_picture_follows_below(room: Room) -> None:
    room("/board setup Improvement Board", by=SAM)
    room("/measure add M6 Visits", by=SAM)
    room("/measure reading M6 77% as at 30 June 2020")

    asked = room.stage.workspace.say(JO, room.channel, "@boardbot measure chart M6")
    thread = answered(room, lambda: room.stage.workspace.thread(room.channel, asked.ts)[1:])

    words, picture = thread
    assert words.text.endswith("The picture follows here.")
    assert len(images(picture)) == 1


def test_in_a_direct_message_the_picture_comes_there(room: Room) -> None:
    room("/board setup Improvement Board", by=SAM)
    room("/measure add M77 Visits", by=SAM)
    room("/measure reading M77 77% as at 30 June 2020")
    direct = room.stage.workspace.direct_message(JO)

    before = len(room.stage.workspace.said(direct)) + 1
    room.stage.workspace.say(JO, direct, "measure chart M77")
    words, picture = answered(room, lambda: room.stage.workspace.said(direct)[before:])

    assert words.text.endswith("The picture follows here.")
    assert len(images(picture)) == 1


def test_the_digest_has_its_charts_in_its_thread_and_its_record_is_as_it_was_composed(charts: Charts) -> None:
    charts.post("/digest post")
    charts.post.tick()

    (measures,) = charts.post.thread()
    assert [each["alt_text"] for each in images(measures)] == [ALT]
    assert images(charts.post.room.posted()[-1]) == []
    assert problems_in(charts.post.stage.log) == []


@pytest.mark.parametrize("fault", [_no_scope, _no_library, _no_time, _no_upload, _no_image])
def test_a_digest_without_charts_is_whole_and_support_hears_once(
    charts: Charts, fault: Callable[[Charts, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    charts.post("/digest post")
    fault(charts, monkeypatch)
    charts.post.tick()

    (measures,) = charts.post.thread()
    assert images(measures) == []
    assert "There is no picture" not in measures.text
    assert len(charts.notices()) == 1
    assert problems_in(charts.post.stage.log) == []


def test_no_picture_is_promised_by_an_app_that_may_not_send_one(tmp_path: Path) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.workspace.scopes = tuple(each for each in stage.workspace.scopes if each != "files:write")
        stage.start()
        room = stage.room().set_up()
        room("/measure add M6 Visits", by=SAM)
        room("/measure reading M6 70% as at 31 May 2020", by=SAM)

        chart, pack = room("/measure chart M6", by=SAM), room("/board pack", by=SAM)

    assert chart.endswith(f"No picture follows: {MAY_NOT_SEND}")
    assert pack.endswith(f"{MAY_NOT_SEND} Until then boardbot pack writes it on the machine that it runs on.")
