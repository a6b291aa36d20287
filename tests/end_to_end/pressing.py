"""What a person does with the buttons of a message in the local Slack: sees them, presses them, reads the answer."""

from end_to_end.stage import Room

from local_slack import Member, Message
from local_slack.refusal import Json

SECONDS = 10


def private(room: Room, person: Member) -> list[Message]:
    """What only this person sees in the channel, the newest last."""
    return list(room.stage.workspace.ephemerals(person, room.channel))


def labels(room: Room, person: Member, ts: str | None) -> list[str]:
    """The words on the buttons of a message, as the person sees it."""
    return [each["text"]["text"] for each in _buttons(room, person, ts)]


def read_out(room: Room, person: Member, ts: str | None) -> list[str]:
    """What somebody who hears the screen read is told of each button."""
    return [each.get("accessibility_label") or each["text"]["text"] for each in _buttons(room, person, ts)]


def press(room: Room, person: Member, ts: str | None, label: str, waits: bool = True) -> str:
    """Presses the first button of that label. The words that only this person then sees newly, where it `waits` for
    an answer."""
    workspace = room.stage.workspace
    found = next(each for each in _buttons(room, person, ts) if each["text"]["text"] == label)
    before = _seen(room, person)
    answer = workspace.press(person, room.channel, str(ts), found["action_id"], value=found["value"])
    assert answer.error is None
    if not waits:
        return ""
    workspace.wait_for(lambda: _seen(room, person) != before, SECONDS)
    return next(text for key, text in _seen(room, person) if (key, text) not in before)


def shown_below(room: Room, person: Member, ts: str | None, *words: str) -> str:
    """Waits until the person's private message of that ts, or any, begins with the first and holds the other words."""
    workspace = room.stage.workspace

    def found() -> list[str]:
        texts = [text for key, text in _seen(room, person) if ts in (None, key)]
        return [each for each in texts if each.startswith(words[0]) and all(word in each for word in words[1:])]

    workspace.wait_for(found, SECONDS)
    return found()[-1]


def _seen(room: Room, person: Member) -> list[tuple[str, str]]:
    return [(each.ts, each.text) for each in private(room, person)]


def _buttons(room: Room, person: Member, ts: str | None) -> list[Json]:
    seen = room.stage.workspace.transcript(room.channel, person)
    message = next(each for each in seen if each.ts == ts)
    return [button for block in message.blocks if block["type"] == "actions" for button in block["elements"]]
