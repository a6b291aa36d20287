"""Buttons as Slack draws them, and what their block says of the list above them."""

from typing import Any

from commands.filled import mark
from commands.reply import Button, Buttons

# Slack's: the words on a button, and a block's id.
_MOST_LABEL = 75
_MOST_ID = 255


def actions_block(part: Buttons) -> dict[str, Any]:
    """A row of buttons. Its id says which list stands above it, where one does."""
    drawn = {"type": "actions", "elements": [_button(number, each) for number, each in enumerate(part.buttons)]}
    block_id = _id(part)
    return drawn | ({"block_id": block_id} if block_id and len(block_id) <= _MOST_ID else {})


def redraws(block_id: str) -> str:
    """The line that shows the list above the row of that id; empty where there is none."""
    line = block_id.partition("|")[2]
    return line if line.startswith("/") else ""


def _id(part: Buttons) -> str:
    """No two rows of a message have the same first button."""
    return f"{mark(part.buttons[0].says)[:6]}|{part.redraws}" if part.redraws and part.buttons else ""


def _button(number: int, button: Button) -> dict[str, Any]:
    shown = button.label if len(button.label) <= _MOST_LABEL else button.label[: _MOST_LABEL - 1] + "…"
    drawn = {
        "type": "button",
        "action_id": f"{'form' if button.opens else 'say'}-{number}",
        "text": {"type": "plain_text", "text": shown},
        "value": button.says,
    }
    return drawn | ({"accessibility_label": f"{shown} {button.about}"[:_MOST_LABEL]} if button.about else {})
