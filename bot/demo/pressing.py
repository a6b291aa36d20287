"""Presses a button of the demo's morning by its label, as a person would."""

from bot.demo.stage import Stage
from local_slack import Answer, Channel, Member, Message


def press_button(lit: Stage, person: Member, channel: Channel, message: Message, label: str) -> Answer:
    """Presses the first button with that label below a message in the channel; returns the bot's answer."""
    row, button = next(
        (block, each)
        for block in message.blocks
        if block["type"] == "actions"
        for each in block["elements"]
        if each.get("text", {}).get("text") == label
    )
    return lit.workspace.press(
        person, channel, message.ts, button["action_id"], block_id=row["block_id"], value=button["value"]
    )
