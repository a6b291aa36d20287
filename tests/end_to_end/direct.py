"""What a person does in their direct messages with the bot in the local Slack: reads them, and presses their buttons."""

from datetime import datetime
from zoneinfo import ZoneInfo

from end_to_end.stage import Room, Stage

from local_slack import Member, Message

SECONDS = 10
LONDON = ZoneInfo("Europe/London")


def at(stage: Stage, day: str, time: str) -> None:
    """It is that time of that day in London, and the bot has looked."""
    stage.clock.set(datetime.fromisoformat(f"{day} {time}").replace(tzinfo=LONDON))
    stage.settle()


def messages(room: Room, person: Member) -> list[Message]:
    """What the bot has told the person privately."""
    workspace = room.stage.workspace
    return [each for each in workspace.messages(workspace.direct_message(person)) if each.bot_id]


def told(room: Room, person: Member) -> list[str]:
    """The words of it."""
    return [each.text for each in messages(room, person)]


def labels(room: Room, person: Member) -> list[str]:
    """The words on the buttons of the newest message."""
    return [each["text"]["text"] for each in _buttons(messages(room, person)[-1])]


def press(room: Room, person: Member, label: str, about: str = "") -> None:
    """Presses the first button of that label below the newest message, or the one of that ref."""
    workspace, message = room.stage.workspace, messages(room, person)[-1]
    found = next(
        each
        for each in _buttons(message)
        if each["text"]["text"] == label and (not about or about in each.get("accessibility_label", ""))
    )
    here = workspace.direct_message(person)
    answer = workspace.press(person, here, message.ts, found["action_id"], value=found["value"])
    assert answer.error is None, (label, answer.error)


def redrawn(room: Room, person: Member, words: str) -> str:
    """Waits until the newest message holds the words; all of it."""
    room.stage.workspace.wait_for(lambda: words in told(room, person)[-1], SECONDS)
    return told(room, person)[-1]


def turn_on(room: Room, by: Member) -> str:
    """Reads who would be told what, and turns reminders on; what was read."""
    shown = room("/board reminders", by=by)
    line = next(each for each in shown.splitlines() if each.startswith("Turn reminders on: "))
    assert "Reminders are on" in room(line.partition(": ")[2].strip("`"), by=by)
    return shown


def _buttons(message: Message) -> list[dict]:  # type: ignore[type-arg]
    return [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
