"""Sign off several: the meeting at which it was decided, and the minute, asked for below the ticks."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.pressing import shown_below
from end_to_end.stage import JO, PAT, SAM, Room, words
from end_to_end.tapping import is_open
from end_to_end.ticking import meeting, send, tap, ticked

pytestmark = through_both_doors
FIELDS = ["Decided at the meeting of", "Or its day in words", "Minute"]


@pytest.fixture
def held(board: Room) -> Room:
    """Thursday 9 July 2020, a day after the board met; 13 actions await sign-off."""
    board.say(SAM, "/board meeting 10 June 2020")
    board.say(SAM, "/board meeting 8 July 2020")
    for number in range(1, 14):
        board(f"/action add Visits plan {number} @jo due: {1 + number} August", by=SAM)
        board(f"/action done A{number} sample {number} in the July folder", by=JO)
    board.stage.later(days=1)
    return board


def test_the_meeting_and_the_minute_are_kept_of_each(held: Room) -> None:
    held.say(PAT, "/action waiting")
    assert list(meeting(held, PAT)) == FIELDS
    offered = [each["text"]["text"] for each in meeting(held, PAT)[FIELDS[0]]["element"]["options"]]
    assert offered == ["Wed 8 Jul 2020", "Wed 10 Jun 2020"]

    assert send(held, PAT, ("A1", "A2"), at="8 July 2020", minute="4.2").payload == {}

    told = shown_below(held, PAT, None, "2 actions signed off.")
    assert "Decided at the board of Wed 8 Jul 2020, minute 4.2." in told
    assert "at the board of Wed 8 Jul 2020 · minute 4.2" in held("/action show A2")
    undone = words(held.say(PAT, "/action undo"))
    assert '"/action close-each A1 A2 at: 8 July 2020 minute: 4.2"' in undone


def test_another_page_leaves_them_as_they_were_entered(held: Room) -> None:
    held.say(PAT, "/action waiting")

    tap(held, PAT, "Next", ("A1",), at="10 June 2020", minute="7")
    tap(held, PAT, "Previous", ("A12",))
    assert [each.split()[2] for each in ticked(held, PAT)] == ["A1"]
    assert send(held, PAT).payload == {}

    shown_below(held, PAT, None, "2 actions signed off.", "Decided at the board of Wed 10 Jun 2020, minute 7.")


def test_what_was_emptied_stays_empty(held: Room) -> None:
    held.say(PAT, "/action waiting")

    tap(held, PAT, "Next", minute="7")
    tap(held, PAT, "Previous", ("A12",), minute="")
    tap(held, PAT, "Next")
    assert send(held, PAT).payload == {}

    assert "minute" not in shown_below(held, PAT, None, "1 action signed off.")


def test_a_day_without_a_meeting_is_refused_at_its_field(held: Room) -> None:
    held.say(PAT, "/action waiting")
    block = meeting(held, PAT)[FIELDS[1]]["block_id"]

    answer = send(held, PAT, ("A1",), **{"at|other": "9 July"})

    assert answer.payload["response_action"] == "errors"
    assert answer.payload["errors"][block].startswith("No meeting on Thu 9 Jul 2020 is in the calendar.")
    assert is_open(held, PAT)


def test_where_no_meeting_was_held_none_is_asked_for(board: Room) -> None:
    for number in (1, 2):
        board(f"/action add Plan {number} @jo", by=SAM)
        board(f"/action done A{number} sample {number} in the July folder", by=JO)

    board.say(PAT, "/action waiting")

    assert meeting(board, PAT) == {}
