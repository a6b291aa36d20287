"""What a person does with the form in which several actions are signed off: ticks, turns its pages, and sends it."""

from end_to_end.stage import Room

from local_slack import Member
from local_slack.answer import Answer
from local_slack.refusal import Json


def ticks(room: Room, person: Member) -> dict[str, Json]:
    """The ticks on the page that the person has before them, by what each says."""
    blocks = room.stage.workspace.modal(person).content["blocks"]
    return {
        each["element"]["options"][0]["text"]["text"]: each for each in blocks if each["block_id"].startswith("tick|")
    }


def ticked(room: Room, person: Member) -> list[str]:
    """What is ticked on the page."""
    state = room.stage.workspace.modal(person).state
    here = ticks(room, person)
    return [
        name
        for name, block in here.items()
        if state.get(block["block_id"], {}).get("tick", {}).get("selected_options")
        or (block["block_id"] not in state and block["element"].get("initial_options"))
    ]


def meeting(room: Room, person: Member) -> dict[str, Json]:
    """The fields that ask at which meeting it is decided, by what each is called."""
    blocks = room.stage.workspace.modal(person).content["blocks"]
    asked = [each for each in blocks if each["type"] == "input" and not each["block_id"].startswith("tick|")]
    return {each["label"]["text"]: each for each in asked}


def tap(room: Room, person: Member, label: str, tick: tuple[str, ...] = (), **at: str) -> None:
    """Ticks those whose words begin so, enters the meeting as in `send`, and presses a button of the form."""
    workspace = room.stage.workspace
    view = workspace.modal(person)
    buttons = [each for block in view.content["blocks"] if block["type"] == "actions" for each in block["elements"]]
    button = next(each for each in buttons if each["text"]["text"].startswith(label))
    before = view.hash
    workspace.press_in_view(
        person, view, button["action_id"], values=_values(room, person, tick) | _entered(room, person, at)
    )
    workspace.wait_for(lambda: workspace.modal(person).hash != before, 10)


def _values(room: Room, person: Member, tick: tuple[str, ...]) -> dict[str, list[str]]:
    found = {}
    for name, block in ticks(room, person).items():
        if any(name.startswith(f"Sign off {each} ") for each in tick):
            found[block["block_id"]] = [block["element"]["options"][0]["value"]]
    assert len(found) == len(tick)
    return found


def send(room: Room, person: Member, tick: tuple[str, ...] = (), **at: str) -> Answer:
    """Ticks those whose words begin so, enters the meeting (`at="8 July 2020"`) and the minute, and sends the form."""
    return room.stage.workspace.submit(person, _values(room, person, tick) | _entered(room, person, at))


def _entered(room: Room, person: Member, at: dict[str, str]) -> dict[str, str]:
    ids = [block["block_id"] for block in meeting(room, person).values()]
    return {next(each for each in ids if each.startswith(f"{name}|")): words for name, words in at.items()}
