"""Every board that the demo can show, by name."""

import click

from board.words import listed
from bot.demo.boards import NEL, NORTHMOOR, DemoBoard
from bot.demo.published import DARLINGTON, DEVON

BOARDS = (NORTHMOOR, NEL, DARLINGTON, DEVON)


def board_named(name: str) -> DemoBoard:
    """The board of that name, in any case. Raises click.BadParameter with the names there are."""
    found = next((each for each in BOARDS if each.name == name.casefold()), None)
    if found is None:
        names = listed([each.name for each in BOARDS])
        raise click.BadParameter(f'there is no "{name}". The boards are {names}.', param_hint="--board")
    return found
