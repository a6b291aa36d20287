"""What an attacker's try comes to: what the bot said in answer, and what the log's files then hold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from end_to_end.stage import Room

from local_slack import Channel, Member, Message

SECONDS = 10


def by_the_bot(room: Room, channel: Channel) -> list[Message]:
    """What the bot has said for everybody in a channel or a direct message."""
    return [each for each in room.stage.workspace.said(channel) if each.bot_id and each.public]


def answered(room: Room, channel: Channel, does: Callable[[], object]) -> Message:
    """The message with which the bot answers there."""
    before = len(by_the_bot(room, channel))
    does()
    room.stage.workspace.wait_for(lambda: len(by_the_bot(room, channel)) > before, SECONDS)
    return by_the_bot(room, channel)[-1]


def asked_directly(room: Room, person: Member, words: str) -> Message:
    """What the bot answers to a direct message."""
    direct = room.stage.workspace.direct_message(person)
    return answered(room, direct, lambda: room.stage.workspace.say(person, direct, words))


def buttons(says: str) -> list[dict[str, Any]]:
    """The blocks of a message with one button of the bot's that says `says`."""
    text = {"type": "plain_text", "text": "Press"}
    button = {"type": "button", "action_id": "say-0", "text": text, "value": says}
    return [{"type": "actions", "elements": [button]}]


def pressed(room: Room, person: Member, says: str) -> str:
    """What a person is told who presses a button of the bot's that says `says`."""
    workspace = room.stage.workspace
    message = workspace.post(room.channel, workspace.bot.id, "Buttons", buttons(says))
    before = len(workspace.ephemerals(person, room.channel))
    workspace.press(person, room.channel, message.ts, "say-0", value=says)
    workspace.wait_for(lambda: len(workspace.ephemerals(person, room.channel)) > before, SECONDS)
    return str(workspace.ephemerals(person, room.channel)[-1].text)


def held(path: Path) -> bytes:
    """Every byte of a log: of its file, and of the files that SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))
