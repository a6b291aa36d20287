"""The parts of Home that replies do not have: pages of its lists, the picker of a board, and the place of its
reader."""

from dataclasses import dataclass, field

from commands.reply import Part


@dataclass(frozen=True, slots=True)
class At:
    """Where on Home a person is: the board's id, or None for the one that they chose last, and the page of each
    list."""

    board: int | None = None
    own: int = 1
    waiting: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A button that shows another page. `about` says what the page lists."""

    label: str
    to: At
    about: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The buttons for the previous and next pages."""

    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Picker:
    """The boards to choose from, as (id, name), and the one that is shown."""

    boards: tuple[tuple[int, str], ...]
    shown: int


HomePart = Part | Turns | Picker


@dataclass(frozen=True, slots=True)
class HomePage:
    """Home from top to bottom, and where on it the person is. `is_first` says that they have never opened it before."""

    parts: tuple[HomePart, ...]
    at: At = field(default_factory=At)
    is_first: bool = False
