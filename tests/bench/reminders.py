"""Reminders: many people's in one round, beside Slack's one post a second; and the look that comes every few minutes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from bench.figures import Results
from bench.filling import fill_actions
from bench.scale import Scale
from bench.stand import BEGAN, NOW, Stand, stand_on
from end_to_end.stage import SAM, settings_for

from board.actions import Action, Status
from board.history import Entry, differences
from bot.engine import Engine
from bot.posting.digest_job import DigestJob
from local_slack import Member

# Reminders come at a quarter past nine; looks are five minutes apart at least.
LATER = {"minutes": 6}
SLACKS_SECOND, PART = 1.0, 10


def told(many: int) -> str:
    return f"reminders of {many:,} people, composed and posted"


def looked(many: int) -> str:
    return f"a look for reminders, {many:,} open actions"


def measure_reminders(results: Results, scale: Scale, folder: Path) -> None:
    """One round in which everybody is told something; and rounds in which everybody has been told."""
    with stand_on(folder / "people.db") as stand:
        _fill_people(stand, scale.people)
        with _job_on(stand) as job:
            before = _posts(stand)
            seconds = _seconds(stand, job)
        results.count("people reminded", _posts(stand) - before, scale.people)
        row = results.add(told(scale.people), "s", [seconds])
        most = scale.people * SLACKS_SECOND / PART
        row.must_be_below(most, f"a tenth of what Slack's one post a second takes, {most:,.0f} s")
    for many in scale.actions:
        with stand_on(folder / f"look-{many}.db") as stand:
            fill_actions(stand, many)
            with _job_on(stand) as job:
                _seconds(stand, job)
                results.add(looked(many), "ms", [_seconds(stand, job) for _ in range(scale.page_rounds)])


@contextmanager
def _job_on(stand: Stand) -> Iterator[DigestJob]:
    """The bot's own job on the board, on which reminders have long been on."""
    with stand.log.writing() as store:
        store.boards.set_reminders(stand.board(store).id, BEGAN)
    settings = settings_for(stand.stage.server, stand.log.path)
    engine = Engine(settings, stand.stage.clock, steady=stand.stage.clock.steady)
    job = engine.assemble(engine.introduce()).job
    stand.stage.clock.set(NOW + timedelta(minutes=10))
    job.tick()
    try:
        yield job
    finally:
        engine.close()


def _seconds(stand: Stand, job: DigestJob) -> float:
    stand.stage.later(**LATER)
    begin = perf_counter()
    job.tick()
    return perf_counter() - begin


def _posts(stand: Stand) -> int:
    workspace = stand.stage.workspace
    return sum(method == "chat.postMessage" and answer["ok"] for method, _, answer in workspace.calls)


def _fill_people(stand: Stand, many: int) -> None:
    """So many people in the channel, each with an action that was due yesterday."""
    due_on = NOW.date() - timedelta(days=1)
    with stand.log.writing() as store:
        board = stand.board(store)
        for number in range(many):
            member = Member(f"U0P{number:04}", f"p{number}", f"Person {number}")
            stand.stage.workspace.join(stand.channel, stand.stage.workspace.add_member(member))
            action = Action(
                id=0, ref=f"P{number}", title="Visits plan", status=Status.IN_PROGRESS, owner_id=member.id,
                due_on=due_on, original_due_on=due_on, opened_at=BEGAN, updated_at=BEGAN,
            )  # fmt: skip
            action = store.actions.add(board.id, action)
            changes = differences(None, action)
            line = Entry(0, "action", action.id, action.ref, "add", SAM.id, BEGAN, "/action add Visits plan", changes)
            store.history.add(board.id, line)
