"""SIGKILL at each step of a form that is sent: nothing is lost or doubled, and what was typed is still on it."""

import pytest
from crash.audit import assert_kept, assert_sound, times_said
from crash.campaign import LONG
from crash.scene import NO_PATIENCE, Scene
from crash.test_between_change_and_answer import STEPS
from end_to_end.stage import JO
from end_to_end.tapping import close, fields, is_open, opened, send

from local_slack.answer import Answer

FORMS = {
    "/action update A1": ("note", "visit {} is done"),
    "/action add": ("title", "Visits plan {}"),
}


def _send_in_vain(scene: Scene, slot: str, words: str) -> Answer:
    """Sends the form that Jo has open; its acknowledgement never comes, and the form stays."""
    patience, scene.workspace.patience = scene.workspace.patience, NO_PATIENCE
    try:
        answer = send(scene.room, JO, {slot: words})
    finally:
        scene.workspace.patience = patience
    assert answer.error is not None
    return answer


@pytest.mark.parametrize("line", [next(iter(FORMS)), pytest.param([*FORMS][1], marks=LONG)])
def test_a_kill_at_each_step_of_a_form_that_is_sent(scene: Scene, line: str) -> None:
    """One process after the other: each is killed at its step, and the next is sent the same form again."""
    slot, pattern = FORMS[line]
    said: list[str] = []
    for number, (step, (kill, saved)) in enumerate(STEPS.items()):
        process = scene.start(kill)
        opened(scene.room, JO, line)
        scene.arm()
        lost = _send_in_vain(scene, slot, pattern.format(number))
        process.sprung(step)
        scene.cleared()
        said.append(f"{line} {pattern.format(number)}")
        assert times_said(scene.address, said)[said[-1]] == saved, step
        assert_sound(scene.address)
        assert is_open(scene.room, JO)
        assert fields(scene.room, JO)[slot]["element"]["type"] == "plain_text_input"

        with scene.start() as again:
            assert send(scene.room, JO, {}).payload == {}, step
            assert not is_open(scene.room, JO)
            scene.workspace.redeliver(lost.envelope_id)
            again.stop()
        scene.cleared()
        close(scene.room)
    assert_kept(scene.address, said, typed_again=len(STEPS))
