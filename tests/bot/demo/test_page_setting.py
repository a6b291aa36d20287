"""What the demo tells its page: what may be typed, what to try, and the clock's button."""

from datetime import date

import pytest

from bot.demo.boards import BOARDS, DemoBoard
from bot.demo.page_setting import Monday, setting, typeable
from bot.demo.people import PARTS
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


def test_the_button_names_the_monday_it_goes_to_and_goes_there() -> None:
    monday = Monday()
    assert monday.label() == "Next Monday, 09:00"
    monday.press()

    with stage(date(2020, 7, 8)) as lit:
        monday.lit = lit
        assert monday.label() == "Next Monday 13 Jul, 09:00"
        monday.press()
        assert f"{lit.clock():%d %b}" == "13 Jul"
        assert monday.label() == "Next Monday 20 Jul, 09:00"


@pytest.mark.parametrize("board", BOARDS, ids=lambda board: board.name)
def test_the_page_has_a_part_for_everybody_lines_to_try_and_says_whose_board_it_is(board: DemoBoard) -> None:
    told = setting(Monday(), board)

    assert set(told.parts.values()) == set(PARTS.values())
    assert told.tries == board.tries
    assert told.title == board.whose
    assert told.about.startswith(board.whose)
