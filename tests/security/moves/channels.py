"""What is said in the channels between which a board moves."""

from end_to_end.stage import Room

NAME = "Improvement Board"
# From 8 July to the Monday, just after the weekly digest is due.
MONDAY = {"days": 5, "minutes": 5}


def lines_of(said: str) -> list[str]:
    """The lines of an answer, those to copy as they are typed."""
    return [each.strip("`") for each in said.splitlines()]


def posted(room: Room) -> list[str]:
    room.stage.settle()
    return [each.text for each in room.posted()]
