"""*Fill it in* below a refusal: all that was typed stands on the form."""

from typing import Any

import pytest
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import SECONDS, errors, fields, filled_in_after, opened, send, shown

RATED = "/action update A1 visits at 77% rating:"
EVENT = "12 October 2020 Ofsted monitoring visit"
LINES = [
    (
        f"{RATED} red because staff left due: July 17",
        {"rating": "red", "because": "staff left", "due.words": "July 17"},
    ),
    (f"{RATED} Amber, two left due: July 17 because of leave", {"rating": "amber", "because": "of leave; two left"}),
    (f"{RATED} amber because no", {"note": "visits at 77%", "rating": "amber", "because": "no"}),
    (f"{RATED} puce because two left", {"rating": "You typed: puce", "because": "two left"}),
    ("/action update A1 visits due: July 17 because two left", {"due.words": "July 17", "because": "two left"}),
    ("/risk score RK1 5x5 as at 2030 because two left", {"likelihood": "almost certain", "because": "two left"}),
    ("/risk score RK1 9x9 because two left", {"likelihood": "You typed: 9x9", "because": "two left"}),
    ("/risk score RK1 likelihood: 4 impact: 9 because two left", {"likelihood": "likely", "impact": "You typed: 9"}),
    ("/action assign A1 @jo @ali", {"owner": "", "owner.words": "@Jo Reed @Ali Noor"}),
    ("/board event edit 12 October 2020 day: 31 February 2021", {"event": EVENT, "day.words": "31 February 2021"}),
    (f"/board event edit {EVENT} day: 31 February 2021 because moved", {"event": EVENT, "because": "moved"}),
]


@pytest.fixture
def filled(board: Room) -> Room:
    """A board with an action, a risk that has a score, and an event."""
    for line in ("/action add Visits plan @jo", "/risk add Staff leave score: 3x4", f"/board event {EVENT}"):
        board(line, by=SAM)
    return board


@pytest.mark.parametrize(("line", "stands"), LINES, ids=[line for line, _ in LINES])
def test_all_that_was_typed_stands_on_the_form(filled: Room, line: str, stands: dict[str, str]) -> None:
    drawn = filled_in_after(filled, SAM, line)

    assert {name: _stands(drawn[name]) for name in stands} == stands


def test_what_could_not_stand_is_chosen_before_anything_is_saved(filled: Room) -> None:
    filled_in_after(filled, SAM, "/risk score RK1 9x9 because two left")

    said = "cannot be emptied. Put other words in its place, or leave it as it was."
    assert errors(send(filled, SAM, {})) == {"likelihood": f'"Likelihood" {said}'}
    assert send(filled, SAM, {"likelihood": "likely", "impact": "severe"}).payload == {}
    assert "4x5" in filled("/risk show RK1", by=SAM)


def test_a_form_of_a_board_that_was_closed_says_who_opens_it_again(filled: Room) -> None:
    opened(filled, JO, "/action update A1")
    filled("/board close its work is done sure: yes", by=PAT)

    send(filled, JO, {"note": "412 reviewed"})

    told = "and nothing is added to it until its chair or board support opens it again."
    assert shown(filled, JO).startswith("Not updated. Improvement Board was closed on")
    assert told in shown(filled, JO)


def test_more_on_a_form_of_a_channel_that_was_left_says_so(filled: Room) -> None:
    opened(filled, JO, "/action add")
    workspace = filled.stage.workspace
    workspace.leave(filled.channel, JO)

    view = workspace.modal(JO)
    title = fields(filled, JO)["title"]["block_id"]
    workspace.press_in_view(JO, view, "form-more", values={title: "Visits plan"})
    workspace.wait_for(lambda: "not in that board's channel" in shown(filled, JO), SECONDS)

    assert "Nothing was saved." in shown(filled, JO)
    assert fields(filled, JO)["title"]["block_id"] == title


def _stands(block: dict[str, Any]) -> str:
    """What stands in a field; what is said below it of words that cannot."""
    element = block["element"]
    hint = block.get("hint", {}).get("text", "")
    chosen = element.get("initial_option", {}).get("value", "")
    return str(element.get("initial_value") or chosen or (hint if hint.startswith("You typed") else ""))
