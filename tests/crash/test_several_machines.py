"""Socket Mode on several machines: two processes over one database, and Slack gives each payload to either of them."""

import pytest
from crash.audit import assert_kept
from crash.posts import assert_digests, deliver, look_twice, monday
from crash.process import SECONDS, Process
from crash.scene import EAGER, Scene
from end_to_end.home_tab import opened as home_opened
from end_to_end.pressing import press, shown_below
from end_to_end.stage import JO, PAT, SAM
from end_to_end.tapping import errors, is_open, opened, send


@pytest.fixture
def both(served: Scene) -> list[Process]:
    return [served.start(**EAGER), served.start(**EAGER)]


def _reached(scene: Scene, kind: str, last: int) -> set[str]:
    """Over which connections so many of the last payloads of a kind went."""
    return {name for each in scene.workspace.envelopes(kind)[-last:] for name in each.connections}


def test_whichever_gets_a_command_answers_for_what_the_other_has_done(served: Scene, both: list[Process]) -> None:
    lines = [f"/action update A1 visit {number} is done" for number in range(6)]
    for line in lines:
        assert " updated." in served.room(line)

    assert len(_reached(served, "slash_commands", len(lines))) == 2
    assert served.room(lines[-1]) == served.room(lines[-1]), "the same words within a minute are done once"
    shown = served.room("/action show A1")
    assert all(f"visit {number} is done" in shown for number in range(6))
    assert_kept(served.address, lines)


def test_a_form_that_one_opens_is_searched_refused_and_done_by_the_others(served: Scene, both: list[Process]) -> None:
    """Each step goes to the other process than the one before."""
    for number in range(2):
        opened(served.room, JO, "/action update")
        view = served.workspace.modal(JO)
        found = served.workspace.suggest(JO, view, _ref_of(view.content["blocks"]), "visits")
        assert "A2" in str(found.options)
        assert errors(send(served.room, JO, {"ref": "A2", "note": ""}))
        assert send(served.room, JO, {"ref": "A2", "note": f"visit {number} is done"}).error is None
        assert not is_open(served.room, JO)
        # So that the steps of the second form go to the others than those of the first.
        served.room("/action show A1")

    assert len(_reached(served, "interactive", 6)) == 2
    assert_kept(served.address, [f"/action update A2 visit {number} is done" for number in range(2)])


def _ref_of(blocks: list[dict[str, object]]) -> str:
    (found,) = [each["element"]["action_id"] for each in blocks if str(each.get("block_id")).startswith("ref|")]  # type: ignore[index]
    return str(found)


def test_a_button_of_an_answer_of_the_one_is_pressed_at_the_other(served: Scene, both: list[Process]) -> None:
    for number in range(2):
        answer = served.room.say(JO, f"/action add Audit {number}")
        assert press(served.room, JO, answer.ts, "Undo").startswith("Undone.")
        shown_below(served.room, JO, None, "Undone.")
        served.room("/action show A1")

    assert served.room("/action list Audit", by=SAM).count("cancelled") == 3, "both, and the filter of that name"


def test_home_is_drawn_by_either_as_the_log_is(served: Scene, both: list[Process]) -> None:
    for number in range(4):
        served.room(f"/action add Audit {number} @pat due: in 2 weeks")
        for _ in range(2):
            assert f"Audit {number}" in home_opened(served.room, PAT)

    assert len(_reached(served, "events_api", 4)) == 2


def test_one_that_is_killed_leaves_all_to_the_other_and_each_digest_is_out_once(
    served: Scene, both: list[Process]
) -> None:
    first, second = both
    monday(served, 0)
    deliver(served, first, second)
    lines = [f"/action update A1 visit {number} is done" for number in range(4)]
    assert " updated." in served.room(lines[0])

    first.kill("one of two machines")
    served.workspace.wait_for(lambda: served.workspace.sockets.connections == 1, SECONDS)

    for line in lines[1:]:
        assert " updated." in served.room(line)
    monday(served, 1)
    deliver(served, second)
    look_twice(served, second)
    assert_kept(served.address, lines)
    assert_digests(served, 2)
