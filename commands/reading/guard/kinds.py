"""What the guard knows about each kind of thing that it may find."""

from dataclasses import dataclass

_NOTHING_ABOUT_A_CHILD = "Nothing about a child may go in this log; say what was done without it."


@dataclass(frozen=True, slots=True)
class Concern:
    """What the words look like, and advice on what to do.
    `askable` says whether board support may confirm that they are not that."""

    looks_like: str
    askable: bool = False
    advice: str = _NOTHING_ABOUT_A_CHILD
