"""What the demo tells its page: what may be typed, what to try, and the clock's button."""

from datetime import date

import pytest

from bot.demo.boards import DemoBoard
from bot.demo.every_board import BOARDS
from bot.demo.in_browser import page
from bot.demo.page_setting import Forward, setting, typeable
from bot.demo.people import PARTS, SAM
from bot.demo.stage import stage
from commands.table import COMMANDS


def test_every_verb_can_be_found_as_one_types() -> None:
    offered = [each.line for each in typeable()]

    assert {f"/{name}" for name in COMMANDS} | {"/board-status"} == {each for each in offered if " " not in each}
    assert {"/action update ", "/action list ", "/measure reading ", "/action help "} <= set(offered)
    assert len(offered) == len(set(offered))
    assert not any(
        verb.hidden and f"/{of.name} {verb.name} " in offered for of in COMMANDS.values() for verb in of.verbs
    )


def test_the_buttons_name_the_day_they_go_to_and_go_there() -> None:
    forward = Forward()
    assert (forward.monday(), forward.morning()) == ("Next Monday, 09:00", "Next morning, 09:15")
    forward.to_monday()
    forward.to_morning()

    with stage(date(2020, 7, 8)) as lit:
        forward.lit = lit
        assert forward.morning() == "Wed 8 Jul, 09:15"
        forward.to_morning()
        assert forward.morning() == "Thu 9 Jul, 09:15"
        assert forward.monday() == "Next Monday 13 Jul, 09:00"
        forward.to_monday()
        assert f"{lit.clock():%d %b}" == "13 Jul"
        assert forward.monday() == "Next Monday 20 Jul, 09:00"


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_the_page_has_a_part_for_everybody_lines_to_try_and_says_whose_board_it_is(board: DemoBoard) -> None:
    told = setting(Forward(), board)

    assert set(told.parts.values()) == set(PARTS.values())
    assert told.tries == board.tries
    assert told.title == board.whose
    assert told.about.startswith(board.whose)


def test_the_page_of_a_day_that_is_not_the_storys_has_the_board_and_no_story() -> None:
    with page(date(2026, 11, 29), None) as lit:
        answer = lit.workspace.command(SAM, lit.channel, "/action list")

    assert answer.text.startswith("73 actions: open"), answer.text
