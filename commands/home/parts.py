"""What Home is made of beside the parts of a reply: its pages, the picker of a board, and where somebody is on it."""

from dataclasses import dataclass, field

from commands.reply import Part


@dataclass(frozen=True, slots=True)
class At:
    """Where on Home somebody is: the board's id, None for the one that they chose last, and the page of each list."""

    board: int | None = None
    own: int = 1
    waiting: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A button that shows another page. `about` is what the page is of."""

    label: str
    to: At
    about: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The buttons to the pages beside one."""

    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Picker:
    """The boards to choose from, as (id, name), and the one that is shown."""

    boards: tuple[tuple[int, str], ...]
    shown: int


HomePart = Part | Turns | Picker


@dataclass(frozen=True, slots=True)
class HomePage:
    """Home, from top to bottom, and where on it that is. `is_first` says that the person has never opened it."""

    parts: tuple[HomePart, ...]
    at: At = field(default_factory=At)
    is_first: bool = False
