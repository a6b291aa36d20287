"""SIGKILL at each step of one change, from the command's arrival to its acknowledgement: nothing lost or doubled."""

import pytest
from crash.audit import assert_kept, assert_sound, times_said
from crash.campaign import LONG
from crash.scene import Scene
from end_to_end.stage import ALI, JO, words

from commands.dispatch.repeats import SENT_TWICE

# Where the process dies, and whether the change is then on the log.
STEPS = {
    "before the change": ({"at": "commands.dispatch:dispatch"}, False),
    "in its transaction, half written": ({"at": "storage.history:History.add", "when": "after"}, False),
    "before COMMIT": ({"at": "sql:COMMIT"}, False),
    "after COMMIT": ({"at": "sql:COMMIT", "when": "after"}, True),
    "between change and acknowledgement": ({"at": "commands.dispatch:dispatch", "when": "after"}, True),
}
LINES = {
    "/action add Visits plan {} due: 31 July": "logged. Visits plan {}",
    "/action update A1 visit {} is done": "A1 updated.",
}


@pytest.mark.parametrize("pattern", [next(iter(LINES)), *(pytest.param(each, marks=LONG) for each in [*LINES][1:])])
def test_a_kill_at_each_step_of_a_change(scene: Scene, pattern: str) -> None:
    """One process after the other: each is killed at its step, and the next hears the same words again."""
    lines: list[str] = []
    lost: list[tuple[str, str, bool]] = []
    for number, (step, (kill, saved)) in enumerate(STEPS.items()):
        process = scene.start(kill)
        _assert_typed_again_it_is_done_once(scene, lost)
        lines += [f"/action update A1 the plan is agreed, part {number}", pattern.format(number)]
        assert scene.room(lines[-2]).startswith("A1 updated."), step
        scene.arm()
        lost = [(lines[-1], scene.type_in_vain(lines[-1]).envelope_id, saved)]
        process.sprung(step)
        scene.cleared()
        assert times_said(scene.address, lines)[lines[-1]] == saved, step
        assert_sound(scene.address)

    scene.start()
    _assert_typed_again_it_is_done_once(scene, lost)
    assert LINES[pattern].format(len(STEPS) - 1) in scene.room(lines[-1])
    assert_kept(scene.address, lines, typed_again=len(STEPS))


def test_an_update_typed_again_after_a_kill_is_done_once_though_somebody_else_has_updated_the_action(
    scene: Scene,
) -> None:
    line, others = "/action update A1 the visit is done", "/action update A1 the room is booked"
    process = scene.start(STEPS["between change and acknowledgement"][0])
    scene.arm()
    scene.type_in_vain(line)
    process.sprung("between change and acknowledgement")
    scene.cleared()

    scene.start()
    assert scene.room(others, ALI).startswith("A1 updated.")
    assert scene.room(line).startswith("A1 updated.")
    assert times_said(scene.address, [line, others]) == {line: 1, others: 1}


def _assert_typed_again_it_is_done_once(scene: Scene, lost: list[tuple[str, str, bool]]) -> None:
    """The same words, the same delivery and the same words once more get one answer; `saved` is told in it."""
    for line, envelope, saved in lost:
        again = scene.room(line)
        redelivered = scene.workspace.redeliver(envelope)
        assert (SENT_TWICE in again) == saved, line
        assert _answer(words(redelivered)) == _answer(again) == _answer(scene.room(line))
        assert any(beginning.partition(" {}")[0] in again for beginning in LINES.values())


def _answer(said: str) -> str:
    return said.replace(SENT_TWICE, "").strip()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("commands.dispatch:despatch", "trap: there is no commands.dispatch:despatch"),
        ("bot.posting.postman:Postman._take", "trap: bot.posting.postman:Postman._take is private"),
    ],
)
def test_a_trap_whose_name_is_not_there_or_private_stops_the_start(scene: Scene, at: str, said: str) -> None:
    with scene.process("run", kill={"at": at, "when": "before"}) as process:
        assert process.ended() == 1
        assert said in process.words


def test_a_trap_that_does_not_spring_is_noticed(scene: Scene) -> None:
    process = scene.start({"at": "commands.dispatch:dispatch", "call": 2})
    scene.arm()
    scene.room.say(JO, "/status")
    process.stop()

    with pytest.raises(AssertionError):
        process.sprung("never")
