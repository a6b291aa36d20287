"""A board gets another name."""

import pytest
from end_to_end.stage import JO, KIT, PAT, SAM, Room
from security.moves.channels import NAME, lines_of, posted

from bot.slack.asked_first import MOST_CHANNELS
from local_slack import Member
from storage.upkeep.verify import problems_in


def test_a_board_gets_another_name_and_the_channel_hears_of_it(old: Room) -> None:
    assert old("/board rename Improvement and Recovery Board", by=PAT).startswith(
        f"{NAME} is now called Improvement and Recovery Board."
    )
    assert [each for each in posted(old) if "renamed" in each] == [
        f"{NAME} is now called Improvement and Recovery Board. The chair renamed it."
    ]
    assert old("/status").startswith("Improvement and Recovery Board, ")
    assert problems_in(old.stage.log) == []


@pytest.mark.parametrize(
    ("line", "person", "why"),
    [
        ("/board rename New Name", JO, "Only the chair or board support can rename the board."),
        ("/board rename New Name", KIT, "Only the chair or board support can rename the board."),
        (f"/board rename {NAME}", SAM, f"It is already called {NAME}."),
        (f"/board rename {'x' * 81}", SAM, "80 is the most"),
        ("/board rename Review of NHS 943 476 5919", SAM, "an NHS number"),
        ('/board rename ""', SAM, "Say the new name:"),
        ("/board rename North board: Nowhere", SAM, 'A name cannot hold "board:"'),
    ],
)
def test_what_is_no_new_name_is_refused(old: Room, line: str, person: Member, why: str) -> None:
    before = old.stage.history()

    assert why in old(line, by=person)
    assert old.stage.history() == before


def test_a_name_that_another_board_of_ones_own_has_is_asked_about(old: Room, new: Room) -> None:
    new("/board setup North", by=SAM)

    asked = old("/board rename north", by=SAM)

    assert "Another board of yours is called north" in asked
    assert old(lines_of(asked)[-1], by=SAM).startswith(f"{NAME} is now called north.")


def test_a_name_of_a_board_that_one_is_not_in_is_nobodys(old: Room, new: Room) -> None:
    new.channel.members.remove(PAT.id)
    new("/board setup North", by=SAM)

    assert old("/board rename North", by=PAT).startswith(f"{NAME} is now called North.")


def test_a_name_may_hold_a_colon(old: Room) -> None:
    assert "is now called Improvement Board: North." in old("/board rename Improvement Board: North", by=SAM)


def test_s27_whoever_leads_many_boards_is_not_kept_waiting_for_all_their_channels(old: Room, new: Room) -> None:
    for number in range(25):
        assert " is set up" in old.stage.room()(f"/board setup Board {number} of many", by=SAM)
    old.stage.workspace.archive(old.channel)
    asked = len(old.stage.workspace.calls)

    said = new(f"/board setup {NAME}", by=SAM)

    assert "is a board of yours, and its channel is archived or gone" in said
    methods = [method for method, *_ in list(old.stage.workspace.calls)[asked:]]
    assert 0 < methods.count("conversations.info") <= MOST_CHANNELS + 1
