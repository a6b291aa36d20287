"""What reaches a command: somebody's words, who they are, where, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace. `guest` is a guest of it, or a person of another workspace."""

    id: str
    name: str = ""
    guest: bool = False
    deleted: bool = False
    is_bot: bool = False


class People(Protocol):
    """The workspace's people, from memory: asking never waits for Slack."""

    def person(self, person_id: str) -> Person | None:
        """The person of that id, or None where the workspace has nobody of that id."""

    def named(self, words: str) -> Sequence[Person]:
        """Everybody whose name is `words`, without regard to case."""


@dataclass(frozen=True, slots=True)
class Request:
    """One command: `command` is its logical name ("action"), `text` all that was typed after it.

    `team` and `channel` are Slack ids; `team` is the workspace the command came from. `now` is an aware instant.
    `delivery` names this one sending of it, where Slack gives it a name.
    """

    command: str
    text: str
    person: Person
    team: str
    channel: str
    now: datetime
    people: People
    channel_name: str = ""
    delivery: str = ""

    @property
    def line(self) -> str:
        """The command as it was typed."""
        return f"/{self.command} {self.text}".strip()
