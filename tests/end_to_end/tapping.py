"""What a person does with a form in the local Slack: opens it, looks at its fields, fills it in, and sends it."""

from typing import Any

from end_to_end.pressing import press
from end_to_end.stage import Room, words

from local_slack import Member
from local_slack.answer import Answer

Json = dict[str, Any]
SECONDS = 10


def opened(room: Room, person: Member, line: str) -> dict[str, Json]:
    """The fields of the form that a line opens. Nothing else is answered."""
    assert words(room.say(person, line)) == ""
    return fields(room, person)


def filled_in_after(room: Room, person: Member, line: str) -> dict[str, Json]:
    """The fields of the form that *Fill it in* opens below the refusal of a typed line."""
    press(room, person, room.say(person, line).ts, "Fill it in", waits=False)
    room.stage.workspace.wait_for(lambda: is_open(room, person), SECONDS)
    return fields(room, person)


def title(room: Room, person: Member) -> str:
    """What stands at the head of the form that the person has open."""
    told: str = room.stage.workspace.modal(person).content["title"]["text"]
    return told


def fields(room: Room, person: Member) -> dict[str, Json]:
    """The input blocks of the form that the person has open, by slot; a second field of one is `due.words`."""
    blocks = room.stage.workspace.modal(person).content["blocks"]
    parts = [(each["block_id"].split("|"), each) for each in blocks if each["type"] == "input"]
    return {".".join(filter(None, names[:2])): each for names, each in parts}


def shown(room: Room, person: Member) -> str:
    """The words that stand on the form that the person has open, fields aside."""
    blocks = room.stage.workspace.modal(person).content["blocks"]
    lines = [each["elements"] for each in blocks if each["type"] == "rich_text"]
    return "\n".join("".join(_span(span) for part in line for span in part["elements"]) for line in lines)


def _span(span: Json) -> str:
    words: str = span.get("text") or f"<@{span.get('user_id')}>"
    return words


def told(room: Room, person: Member, begins: str) -> str:
    """Waits until the bot has said in the channel, to this person, what begins like that; all of it."""
    workspace = room.stage.workspace

    def said() -> list[str]:
        seen = workspace.transcript(room.channel, person)
        return [each.text for each in seen if each.bot_id and each.text.startswith(begins)]

    workspace.wait_for(said, SECONDS)
    return said()[-1]


def send(room: Room, person: Member, values: Json) -> Answer:
    """Sends the form with `values` by field; a field that is left out keeps what stands in it."""
    there = fields(room, person)
    return room.stage.workspace.submit(person, {there[name]["block_id"]: value for name, value in values.items()})


def errors(answer: Answer) -> dict[str, str]:
    """What is refused, by slot, where the form stays open."""
    assert answer.payload.get("response_action") == "errors", answer.payload
    return {name.split("|")[0]: words for name, words in answer.payload["errors"].items()}


def is_open(room: Room, person: Member) -> bool:
    """The person has a form before them."""
    return bool(room.stage.workspace.views.stack(person.id))


def close(room: Room) -> None:
    """Nobody has a form before them."""
    for member in room.channel.members:
        room.stage.workspace.views.close_all(member)
