"""Told to stop, the jobs finish what is in hand and leave the rest for the next process: it is posted once."""

from pathlib import Path

from end_to_end.direct import SECONDS, told, turn_on
from end_to_end.postroom import TEAM, TO_MONDAY, Postroom, job_on
from end_to_end.stage import ALI, JO, SAM, settings_for, stage_on

from bot.posting.composing import AskedFor, Composed
from bot.posting.later_job import LaterJob
from bot.slack.app import client_for
from commands.reply import frozen, paragraph, reply
from commands.told.later import Later, put_later
from storage.outbox import Post


class Papers:
    """The job that composes papers, which is told to stop while it composes the first."""

    def __init__(self, post: Postroom) -> None:
        stage = post.stage
        client = client_for(settings_for(stage.server, stage.log.path))
        bot = client.auth_test()["bot_id"]
        self.stops = True
        self.job = LaterJob(stage.log, client, TEAM, stage.clock, bot, {"pack": self.compose}, stage.clock.steady)

    def compose(self, asked: AskedFor) -> Composed:
        if self.stops:
            self.job.stop()
        return Composed(reply(paragraph(f"Paper {asked.values['number']}.")))


def _ask(post: Postroom, number: int) -> None:
    with post.stage.log.writing() as store:
        asked = Post(f"pack:{number}", TEAM, JO.id, frozen(reply(paragraph("A paper."))), post.stage.clock())
        assert put_later(store, asked, Later("pack", {"number": str(number)}))


def _answer(post: Postroom, number: int) -> None:
    with post.stage.log.writing() as store:
        store.outbox.put(
            Post(f"told:{number}", TEAM, JO.id, frozen(reply(paragraph(f"Answer {number}."))), post.stage.clock())
        )


def test_of_several_papers_the_one_in_hand_is_finished(post: Postroom) -> None:
    for number in range(3):
        _ask(post, number)

    Papers(post).job.tick()
    assert post.told(JO) == ["Paper 0."]

    after = Papers(post)
    after.stops = False
    after.job.tick()
    assert post.told(JO) == ["Paper 0.", "Paper 1.", "Paper 2."]


def test_answers_that_wait_still_go_out(post: Postroom) -> None:
    _answer(post, 1)
    post.job.stop()
    post.tick()
    assert post.told(JO) == ["Answer 1."]


def test_what_waits_after_twenty_seconds_is_left_for_the_next_process(post: Postroom) -> None:
    post.job.stop()
    post.tick(seconds=20)
    _answer(post, 1)
    post.tick()
    assert post.told(JO) == []

    job_on(post.stage).tick()
    assert post.told(JO) == ["Answer 1."]


def test_no_slot_is_claimed_and_nobody_is_reminded(post: Postroom) -> None:
    post("/action add Visits plan <@U0JO> due: 13 July 2020")
    post("/board reminders on")
    post.job.stop()
    assert post.tick(**TO_MONDAY) == []
    assert post.told(JO) == []

    job_on(post.stage).tick()
    assert len(post.room.posted()) == 1


def test_reminders_end_after_the_one_in_hand(tmp_path: Path) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        bot = stage.start()
        room = stage.room().set_up()
        for person in (JO, ALI):
            room(f"/action add Publish the guide <@{person.id}> due: 9 July 2020", by=SAM)
        turn_on(room, SAM)
        before = len(told(room, JO) + told(room, ALI))
        stage.workspace.slow("chat.postMessage", 1, after=True)
        stage.later(hours=1)
        assert bot.job is not None
        bot.job.wake()
        stage.workspace.wait_for(lambda: len(told(room, JO) + told(room, ALI)) > before, SECONDS)

        bot.job.stop()
        assert bot.job.wait_until_settled(SECONDS)
        assert len(told(room, JO) + told(room, ALI)) == before + 1

        stage.restart()
        stage.settle()
        assert len(told(room, JO) + told(room, ALI)) == before + 2
