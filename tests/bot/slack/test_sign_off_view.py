"""The form in which several are signed off, as Slack takes it: within its limits, and read back whatever comes."""

import json
from typing import Any

import pytest

from bot.slack.carried import Carried
from bot.slack.sign_off import ALL, MOST_TICKED, NEXT, Ticked, all_on, read_several, several_view
from commands.reply import whole_lines
from commands.sign_off import SignOff, ToRead, action_ticked
from local_slack.limits_of_views import checked_view

CARRIED = Carried("C0BOARD", f"https://hooks.slack.com/actions/{'x' * 80}", 1594195200.5, True, redraws="/action " * 30)


def _tick(number: int) -> str:
    return f"{number:x}-{number:06x}".translate(str.maketrans("0123456789", "ghijklmnop"))


def _several(many: int, evidence: str = "in the July folder", title: str = "Visits plan") -> SignOff:
    waiting = [
        ToRead(f"A{n}", title, ((f"A{n} {title}",), *whole_lines(evidence)), _tick(n)) for n in range(1, many + 1)
    ]
    return SignOff(1, "Improvement Board", tuple(waiting))


def _sent(view: dict[str, Any], ticked: list[str]) -> dict[str, Any]:
    """The view as Slack sends it back, with these ticked."""
    values = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            options = [each for each in block["element"]["options"] if each["value"] in ticked]
            values[block["block_id"]] = {"tick": {"type": "checkboxes", "selected_options": options}}
    return {**view, "state": {"values": values}}


@pytest.mark.parametrize("page", [0, 7, 14, 99, -1])
def test_150_actions_of_300_characters_with_long_evidence_are_within_slacks_limits(page: int) -> None:
    several = _several(150, "dip sample of 20 & <all> seen " * 96, "é" * 300)
    ticks = tuple(each.tick for each in several.waiting)

    view = several_view(several, CARRIED, Ticked(1, page, 12, ticks))

    assert checked_view(view, "modal")
    assert len(view["private_metadata"]) <= 3_000
    assert len(all_on(view)) == 10


def test_every_page_is_ticked_and_each_tick_is_remembered() -> None:
    several, where = _several(37), Ticked(1)
    view = several_view(several, CARRIED)
    for _ in range(4):
        where, carried = read_several(_sent(view, all_on(view)))
        assert carried == CARRIED
        view = several_view(several, carried, Ticked(1, where.page + 1, where.drawn, where.ticks))

    assert [action_ticked(each) for each in where.ticks] == list(range(1, 38))


def test_no_more_are_ticked_than_are_carried_and_that_is_said() -> None:
    several = _several(200)
    ticks = tuple(each.tick for each in several.waiting)[:MOST_TICKED]

    view = several_view(several, CARRIED, Ticked(1, 19, 3, ticks))

    assert len(view["private_metadata"]) <= 3_000
    assert f"No more than {MOST_TICKED} are signed off at a time" in json.dumps(view["blocks"])


def test_ids_are_new_each_time_that_it_is_drawn() -> None:
    several = _several(3)
    first = several_view(several, CARRIED)
    where, carried = read_several(_sent(first, []))
    second = several_view(several, carried, where)
    assert not {each.get("block_id") for each in first["blocks"][1:] if "block_id" in each} & {
        each.get("block_id") for each in second["blocks"] if "block_id" in each
    }


def test_a_tick_at_evidence_that_was_changed_is_gone_when_the_page_is_turned() -> None:
    several = _several(12)
    ticks = (several.waiting[0].tick, several.waiting[1].tick)
    changed = _tick(1).split("-")[0] + "-aaaaaa"
    fresh = SignOff(1, "Board", (ToRead("A1", "Visits", ((("A1"),),), changed), *several.waiting[1:]))

    view = several_view(fresh, CARRIED, Ticked(1, 1, 1, ticks))

    assert json.loads(view["private_metadata"])["k"] == several.waiting[1].tick


def test_what_nobody_can_sign_off_has_no_tick_and_nothing_to_send() -> None:
    several = SignOff(1, "Board", (ToRead("A1", "Visits", (("A1 is yours.",),), ""),))
    view = several_view(several, CARRIED)
    assert "submit" not in view
    assert checked_view(view, "modal")


MADE_UP = [
    "",
    "{}",
    "[]",
    "null",
    '{"b":1}',
    '{"b":"x","p":0,"d":0,"k":""}',
    '{"b":1,"p":null,"d":0,"k":"","h":"","u":"","t":0}',
]


@pytest.mark.parametrize("metadata", MADE_UP)
def test_what_is_no_form_of_ours_is_said_to_be_none(metadata: str) -> None:
    view = several_view(_several(2), CARRIED)
    with pytest.raises(ValueError, match="no form of ours"):
        read_several({**_sent(view, []), "private_metadata": metadata})


@pytest.mark.parametrize("values", [{}, {"tick|0|x": {}}, {"tick|0|x": {"tick": {}}}, {"other": {"a": {"value": "b"}}}])
def test_made_up_ticks_are_none(values: dict[str, Any]) -> None:
    view = several_view(_several(2), CARRIED)
    assert read_several({**view, "state": {"values": values}})[0].ticks == ()


def test_the_buttons_say_which_page_they_are_of() -> None:
    view = several_view(_several(12), CARRIED)
    buttons = view["blocks"][-1]["elements"]
    assert [(each["action_id"], each["text"]["text"]) for each in buttons] == [
        (ALL, "Tick all on this page"), (NEXT, "Next"),
    ]  # fmt: skip
