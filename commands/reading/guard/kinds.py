"""What the guard knows of a thing that it may find."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concern:
    """What the words look like; `askable` where board support may confirm that they are not that."""

    looks_like: str
    askable: bool = False
