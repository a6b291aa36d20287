"""What a person does on Home in the local Slack: opens it, reads it, presses a button by what it is called."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from at_home import labels, read
from end_to_end.stage import Room, stage_on

from local_slack import Member
from local_slack.answer import Answer

SECONDS = 10


@contextmanager
def one_board(path: Path) -> Iterator[Room]:
    """The only board of a workspace, and nobody who has opened Home yet."""
    with stage_on(path / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


def drawn(room: Room, person: Member, act: Callable[[], object]) -> str:
    """Does something, waits until the person's Home is drawn anew, and reads it."""
    views = room.stage.workspace.views
    before = home.hash if (home := views.home(person.id)) else None

    def anew() -> bool:
        home = views.home(person.id)
        return home is not None and home.hash != before

    act()
    room.stage.workspace.wait_for(anew, SECONDS)
    return reads(room, person)


def opened(room: Room, person: Member) -> str:
    """Opens Home, and reads it."""
    return drawn(room, person, lambda: room.stage.workspace.open_home(person))


def reads(room: Room, person: Member) -> str:
    """What stands on Home: a line for each line, and one for each row of buttons."""
    return read(room.stage.workspace.home_of(person).content["blocks"])


def press(room: Room, person: Member, label: str) -> Answer:
    """Presses the button on Home of which a screen reader says `label`, such as "Update R07-04"."""
    view = room.stage.workspace.home_of(person)
    block, element = _button(view.content["blocks"], label)
    answer = room.stage.workspace.press_in_view(
        person, view, element["action_id"], block_id=block, value=element.get("value")
    )
    assert answer.error is None, (label, answer.error)
    return answer


def pressed(room: Room, person: Member, label: str) -> str:
    """The same, and reads Home once it is drawn anew."""
    return drawn(room, person, lambda: press(room, person, label))


def picks(room: Room, person: Member, name: str) -> str:
    """Picks a board, and reads Home once it is drawn anew."""
    view = room.stage.workspace.home_of(person)
    block = view.content["blocks"][0]
    (menu,) = block["elements"]
    value = next(each["value"] for each in menu["options"] if each["text"]["text"] == name)
    workspace = room.stage.workspace
    return drawn(room, person, lambda: workspace.press_in_view(person, view, menu["action_id"], value=value))


def _button(blocks: list[dict[str, Any]], label: str) -> tuple[str, dict[str, Any]]:
    for block in blocks:
        for element in block["elements"] if block["type"] == "actions" else []:
            if labels([{"type": "actions", "elements": [element]}]) == [label]:
                return block["block_id"], element
    raise LookupError(f"no button {label!r}; there are {labels(blocks)}")
