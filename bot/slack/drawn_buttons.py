"""Buttons as Slack draws them, and the block id that says which list is above them."""

from typing import Any

from bot.slack.elements import button
from commands.filled import mark
from commands.reply import Button, Buttons

# Slack's limit for a block's id.
_MOST_ID = 255


def actions_block(part: Buttons) -> dict[str, Any]:
    """A row of buttons. Its id says which list is above it, if there is one."""
    drawn = {"type": "actions", "elements": [_drawn(number, each) for number, each in enumerate(part.buttons)]}
    block_id = _id(part)
    return drawn | ({"block_id": block_id} if block_id and len(block_id) <= _MOST_ID else {})


def redraws(block_id: str) -> str:
    """The line that shows the list above the row with that id; empty if there is none."""
    line = block_id.partition("|")[2]
    return line if line.startswith("/") else ""


def _id(part: Buttons) -> str:
    """Unique, because no two rows of a message have the same first button."""
    return f"{mark(part.buttons[0].says)[:6]}|{part.redraws}" if part.redraws and part.buttons else ""


def _drawn(number: int, each: Button) -> dict[str, Any]:
    return button(f"{'form' if each.opens else 'say'}-{number}", each.label, each.says, each.about)
