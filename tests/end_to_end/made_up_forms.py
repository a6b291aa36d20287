"""Forms as nobody fills them in: what Slack would say of one that was sent, with something in it made up."""

import copy
import json
from collections.abc import Callable
from typing import Any

from end_to_end.stage import ALI, KIT, SAM, Room

from local_slack import Member

Json = dict[str, Any]
# Changes the payload of a form that was sent.
Change = Callable[[Room, Json], None]


def payload_of(room: Room, person: Member, values: Json) -> Json:
    """What Slack would say of the form that the person has open, once they send it with these values by block."""
    space = room.stage.workspace
    space._enter(space.modal(person), values)
    return copy.deepcopy(space._on_view(person, space.modal(person), "view_submission"))


def notes(**changes: Any) -> Change:
    """What the form carries says something else."""

    def change(_: Room, payload: Json) -> None:
        told = json.loads(payload["view"]["private_metadata"])
        payload["view"]["private_metadata"] = json.dumps(told | changes)

    return change


def carries(words: str) -> Change:
    """The form carries these words."""
    return lambda _, payload: payload["view"].update(private_metadata=words)


def without_note(name: str) -> Change:
    def change(_: Room, payload: Json) -> None:
        told = json.loads(payload["view"]["private_metadata"])
        del told[name]
        payload["view"]["private_metadata"] = json.dumps(told)

    return change


def state(values: Json) -> Change:
    """The fields hold this."""
    return lambda _, payload: payload["view"]["state"].update(values=values)


def field(slot: str, part: str = "", **element: Any) -> Change:
    """One more field, which may be no field of the form."""
    return lambda _, payload: payload["view"]["state"]["values"].update({f"{slot}|{part}|0": {"in-it": element}})


def every_field(words: str) -> Change:
    """The same words in each field that takes words."""

    def change(_: Room, payload: Json) -> None:
        for block in payload["view"]["blocks"]:
            if block["type"] == "input" and block["element"]["type"] == "plain_text_input":
                payload["view"]["state"]["values"][block["block_id"]] = {"in-it": {"value": words}}

    return change


def by(person: Member) -> Change:
    """Somebody else sends it."""
    return lambda _, payload: payload["user"].update(id=person.id, name=person.name, username=person.name)


def of_team(team: str) -> Change:
    def change(_: Room, payload: Json) -> None:
        payload["team"]["id"] = payload["user"]["team_id"] = team

    return change


def of_another_board(room: Room, payload: Json) -> None:
    """The board of a channel that nobody but Sam and Pat is in."""
    other = room.stage.room().set_up()
    other.channel.members[:] = ["U0SAM", "U0PAT", other.stage.workspace.home.bot_user]
    with room.stage.log.reading() as store:
        board = store.boards.in_channel(room.stage.workspace.home.team_id, other.channel.id)
    assert board is not None
    notes(b=board.id)(room, payload)


def after(happens: Callable[[Room], object]) -> Change:
    """Something has happened since it was opened."""
    return lambda room, _: happens(room) and None


def left(room: Room) -> None:
    room.channel.members.remove("U0JO")


def archived(room: Room) -> None:
    room.channel.archived = True


def closed(room: Room) -> None:
    """The board has ended, and its last digest is out."""
    said = room("/board close its work is done sure: yes", by=SAM)
    assert "is closed" in said, said
    room.stage.settle()


def moved(room: Room) -> None:
    """The board is in another channel now, and Jo is not."""
    new = room.stage.room()
    new.channel.members.remove("U0JO")
    said = new(f"/board move here board: {room.channel.id} sure: yes", by=room.stage.workspace.member("U0SAM"))
    assert "is now in this channel" in said, said


NHS, UNSEEN, LONG = "943 476 5919", "a\u200bb\u202ec", "x" * 3000
DEEP = "[" * 1500 + "]" * 1500
# None of these changes anything.
REFUSED: dict[str, Change] = {
    "no field at all": state({}),
    "fields of nowhere": state({"zebra": {"x": {"value": "1"}}, "": {"": {}}, "||||": {"y": {"value": "2"}}}),
    "no element in a field": state({"note||0": {}}),
    "a verb that does not exist": notes(v="explode"),
    "a verb that takes nothing": notes(v="undo"),
    "a verb that only reads": notes(v="list"),
    "a command that does not exist": notes(c="zebra"),
    "no command": notes(c=""),
    "a verb of another command": notes(c="measure"),
    "a ref of nothing": notes(r="A99"),
    "a ref of a measure": notes(r="M1"),
    "a ref of 3,000 characters": notes(r=LONG),
    "a board of another channel": of_another_board,
    "a board that is not there": notes(b=9_999),
    "a board of a negative number": notes(b=-1),
    "a board of a number beyond any": notes(b=10**30),
    "a board that is no number": notes(b="1"),
    "a board that is a truth": notes(b=True),
    "the channel of nobody": notes(b=None, h="C0NOWHERE"),
    "another person who may not": by(KIT),
    "somebody whom nobody knows": by(Member("U0NOBODY", "nobody", "Nobody")),
    "another workspace": of_team("T0OTHER"),
    "one who has left the channel": after(left),
    "a board that was moved where one is not": after(moved),
    "a board that was closed": after(closed),
    "notes that are none": carries(""),
    "notes that are no object": carries("[]"),
    "notes that are nothing": carries("null"),
    "notes cut short": carries('{"c":"action","v":"upd'),
    "notes that are deep": carries(DEEP),
    "notes of a huge number": carries('{"c":' + "9" * 2900 + "}"),
    **{f"notes without {name}": without_note(name) for name in "cvbrshtuonm"},
    "marks that are a list": notes(s=[1, 2]),
    "marks of what never stood there": notes(s={"zebra": "zebra", "note": "0"}),
    "a time that is words": notes(t="zebra"),
    "a status never offered": field("status", selected_option={"value": "exploded"}),
    "a rating never offered": field("rating", selected_option={"value": "blue"}),
    "a day that is none": field("due", selected_date="2020-13-45"),
    "a day in another form": field("due", selected_date="31/08/2020"),
    "a day of words": field("due", "words", value="the day after never"),
    "a day far away": field("due", selected_date="9999-12-31"),
    "an NHS number in each field": every_field(f"Call {NHS}"),
    "an NHS number in a field of no slot": every_field(f"Call {NHS}"),
    "what nobody sees in each field": every_field(UNSEEN),
    "3,000 characters in each field": every_field(LONG),
    "3,000 letters of three bytes in each field": every_field("あ" * 3000),
}
# These are done: once, and as the fields of the form say.
DONE: dict[str, Change] = {
    "a slot of another verb": field("evidence", value="dip sample of 20"),
    "a slot twice": field("zebra", value="x"),
    "no board, in the channel of one": notes(b=None),
    "another person who may": by(ALI),
    "an archived channel": after(archived),
    "a time of long ago": notes(t=-1e300),
    "a time to come": notes(t=1e300),
    "an address of long ago": notes(u="http://127.0.0.1:9/zebra", t=0),
}
