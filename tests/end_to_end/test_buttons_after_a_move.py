"""The buttons of a message that stays mean the board that posted it, also where another is in its channel by then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.pressing import labels, press, private
from end_to_end.stage import ALI, EVERYBODY, JO, PAT, SAM, Room, stage_on, words
from end_to_end.talk import CHANNEL, Talk
from end_to_end.tapping import fields, send, shown, title

from local_slack import Message


@pytest.fixture
def moved(tmp_path: Path) -> Iterator[tuple[Room, Room, Message]]:
    """The channel in which a digest was posted, and where another board is now; that to which the first board has
    moved, in which Ali is not; and the digest."""
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        old = stage.room().set_up()
        old("/action add Publish the guide @jo due: 31 July", by=SAM)
        old("/digest post", by=SAM)
        stage.settle()
        digest = next(each for each in old.posted() if "· Wed 8 Jul 2020" in each.text)
        others = [each for each in EVERYBODY if each != ALI]
        new = Room(stage, stage.workspace.add_channel("moved-here", members=others, private=True))
        line = "/board move here board: Improvement Board"
        if "moved" not in words(new.say(SAM, line)):
            new.say(SAM, f"{line} sure: yes")
        assert "is set up" in words(old.say(SAM, "/board setup Serious Case Panel chair: @pat"))
        old("/action add Interview the head @jo due: 31 July", by=SAM)
        stage.settle()
        yield old, new, digest


def test_an_old_digests_buttons_mean_its_own_board(moved: tuple[Room, Room, Message]) -> None:
    old, new, digest = moved

    told = press(old, JO, digest.ts, "What is mine")
    assert "Publish the guide" in told
    assert "Interview the head" not in told

    press(old, JO, digest.ts, "Update", waits=False)
    assert title(old, JO) == "Update"
    pick, workspace = fields(old, JO)["ref"]["element"]["action_id"], old.stage.workspace
    offered = workspace.suggest(JO, workspace.modal(JO), pick, "").options
    assert ["Publish the guide" in each["text"]["text"] for each in offered] == [True]
    send(old, JO, {"ref": "A1", "note": "Two teams left"})
    old.stage.settle()
    assert "Two teams left" in new("/action show A1")
    assert "Two teams left" not in old("/action show A1")


def test_so_do_those_of_an_answer_that_everybody_reads(moved: tuple[Room, Room, Message]) -> None:
    old, _, _ = moved
    talk = Talk(old, CHANNEL)
    talk.say("action update A1 half done")
    answer = talk._bots()[-1]

    with old.stage.log.reading() as store:
        here = next(each for each in store.boards.all() if each.channel == old.channel.id)
    values = [each["value"] for block in answer.blocks if block["type"] == "actions" for each in block["elements"]]
    assert values
    assert [each.endswith(f" board: #{here.id}") for each in values] == [True] * len(values)
    press(old, JO, answer.ts, "Update", waits=False)
    assert title(old, JO) == "Update A1"


@pytest.mark.parametrize("words", ["action update A1", f"action done A1 {'ok ' * 20}", "action update"])
def test_so_does_the_form_of_a_refusal_that_everybody_reads(moved: tuple[Room, Room, Message], words: str) -> None:
    old, _, _ = moved
    talk = Talk(old, CHANNEL)
    talk.say(words)
    (block,) = [each for each in talk._bots()[-1].blocks if each["type"] == "actions"]
    with old.stage.log.reading() as store:
        here = next(each for each in store.boards.all() if each.channel == old.channel.id)

    assert [each["value"].endswith(f" board: #{here.id}") for each in block["elements"]] == [True]
    press(old, JO, talk._bots()[-1].ts, "Fill it in", waits=False)
    assert "Serious Case Panel" in shown(old, JO)


def test_whoever_is_not_where_it_went_learns_nothing(moved: tuple[Room, Room, Message]) -> None:
    old, _, digest = moved

    told = press(old, ALI, digest.ts, "What is mine")

    assert told.startswith("Not done. I cannot tell that you are in the channel of the board that this button is of")
    assert "Publish" not in told


def test_a_digest_of_before_means_the_channels_board(moved: tuple[Room, Room, Message]) -> None:
    """Those of earlier versions have no number."""
    old, _, digest = moved
    workspace = old.stage.workspace
    numbered = [each for block in digest.blocks if block["type"] == "actions" for each in block["elements"]]
    assert labels(old, PAT, digest.ts) == ["What is mine", "Update", "Waiting for me"]
    assert [each["value"].rpartition(" #")[2].isdigit() for each in numbered] == [True] * 3
    for each in numbered:
        each["value"] = each["value"].partition(" board: #")[0]

    workspace.press(JO, old.channel, digest.ts, numbered[0]["action_id"])

    workspace.wait_for(lambda: "Interview the head" in "".join(each.text for each in private(old, JO)), 10)
