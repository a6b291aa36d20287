"""A channel that Slack gives another id: its board is followed there."""

import pytest
from end_to_end.stage import JO, SAM, Room
from security.moves.channels import MONDAY, posted

from storage.upkeep.verify import problems_in


def _renumbered(room: Room, new_id: str, **more: bool) -> None:
    workspace = room.stage.workspace
    workspace.change_channel_id(room.channel, new_id, **more)
    sent = workspace.envelopes("events_api")[-1]
    workspace.wait_for(lambda: bool(sent.acks))


def _own_lines(room: Room) -> list[str]:
    with room.stage.log.reading() as store:
        board = next(each for each in store.boards.all() if each.channel == room.channel.id)
        return [f"{each.person}: {each.said}" for each in store.history.of(board.id, "board", board.id)]


def test_a_channels_new_id_is_followed_once(old: Room) -> None:
    stage = old.stage
    _renumbered(old, f"C0NEW{next(stage.numbers)}")
    lines = _own_lines(old)

    assert lines[-1] == "boardbot: channel_id_changed"
    assert "Visits plan" in old("/action show A1")
    sent = stage.workspace.envelopes("events_api")[-1]
    stage.workspace.redeliver(sent.envelope_id)
    stage.workspace.wait_for(lambda: len(sent.acks) == 2)
    assert _own_lines(old) == lines
    assert problems_in(stage.log) == []


def test_a_private_channel_that_is_shared_gets_an_id_and_names_no_owners_any_more(old: Room) -> None:
    _renumbered(old, f"C0NEW{next(old.stage.numbers)}", shared=True)
    old.stage.later(**MONDAY)

    digests = [each for each in posted(old) if "Board · " in each]
    assert len(digests) == 1
    assert JO.id not in digests[0]
    assert problems_in(old.stage.log) == []


def test_what_waits_goes_to_the_new_id(old: Room) -> None:
    stage = old.stage
    stage.workspace.fail("chat.postMessage", "ratelimited")
    old("/digest post", by=SAM)
    stage.settle()
    stage.workspace.faults.clear()
    _renumbered(old, f"C0NEW{next(stage.numbers)}")
    stage.later(minutes=2)

    assert sum("Board · " in each for each in posted(old)) == 1
    assert problems_in(stage.log) == []


def test_a_new_id_that_has_a_board_changes_neither(old: Room, new: Room, caplog: pytest.LogCaptureFixture) -> None:
    new("/board setup Another", by=SAM)
    before, inner = old.stage.history(), {"type": "channel_id_changed"}

    sent = old.stage.workspace.tell(inner | {"old_channel_id": old.channel.id, "new_channel_id": new.channel.id})
    old.stage.workspace.wait_for(lambda: bool(sent.acks))

    assert old.stage.history() == before
    assert "which has a board of its own" in caplog.text
    assert "Visits plan" in old("/action show A1")


def test_an_id_that_no_board_has_is_nothing_to_us(old: Room) -> None:
    before, inner = old.stage.history(), {"type": "channel_id_changed"}

    sent = old.stage.workspace.tell(inner | {"old_channel_id": "C0WHO", "new_channel_id": "C0WHAT"})
    old.stage.workspace.wait_for(lambda: bool(sent.acks))

    assert old.stage.history() == before


@pytest.mark.parametrize("ids", [{}, {"old_channel_id": "C0WHO"}, {"old_channel_id": None, "new_channel_id": []}])
def test_an_event_without_both_ids_is_acknowledged_and_changes_nothing(old: Room, ids: dict[str, object]) -> None:
    before = old.stage.history()

    sent = old.stage.workspace.tell({"type": "channel_id_changed"} | ids)
    old.stage.workspace.wait_for(lambda: bool(sent.acks))

    assert old.stage.history() == before
