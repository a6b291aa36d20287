"""What reaches a command: somebody's words, who they are, where, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from commands.filled import Filled
from storage.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace. `guest` is a guest of it, or a person of another organisation; `stranger` is one of
    these who shares no channel with it. `unsure` says that Slack has not told yet who they are, `untold` that it does
    not let the bot ask."""

    id: str
    name: str = ""
    guest: bool = False
    deleted: bool = False
    is_bot: bool = False
    unsure: bool = False
    title: str = ""
    handle: str = ""
    stranger: bool = False
    untold: bool = False


class People(Protocol):
    """The workspace's people, from memory: asking never waits for Slack."""

    def person(self, person_id: str) -> Person | None:
        """The person of that id, or None where the workspace has nobody of that id."""

    def named(self, words: str) -> Sequence[Person]:
        """Everybody whose name or handle is `words`, in any spelling: see `name_keys` in board/names.py."""

    def perhaps(self, words: str) -> Sequence[Person]:
        """Everybody who is still here and of whose name or handle `words` are a part, or more than it."""

    def nearest(self, words: str) -> Person | None:
        """Somebody who is still here and whose name or handle is nearly `words`, or None."""


@dataclass(frozen=True, slots=True)
class NobodyKnown:
    """People of whom Slack could not be asked: anybody may be there, and nobody is sure to be. `no_answer` where Slack
    was asked in vain: it may answer in a moment."""

    no_answer: bool = False

    def person(self, person_id: str) -> Person | None:
        """Somebody who is unsure."""
        return Person(person_id, unsure=True)

    def named(self, words: str) -> Sequence[Person]:
        """Nobody."""
        return ()

    def perhaps(self, words: str) -> Sequence[Person]:
        """Nobody."""
        return ()

    def nearest(self, words: str) -> Person | None:
        """Nobody."""
        return None


# What the key of an answer that is posted begins with.
ANSWER = "answer:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is posted: a channel of a workspace, and Slack's ts of the thread in it, or empty.

    `message` names the message that is answered: it is answered once. `note` is said below the answer.
    """

    team: str
    channel: str
    message: str
    thread: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What the answer is called in the outbox."""
        return f"{ANSWER}{self.channel}:{self.message}"


@dataclass(frozen=True, slots=True)
class Edit:
    """The words took the place of others in a message, `after` so long. `named` says that Slack names the message as
    it did when it was new: else nobody can tell whether it was heard then."""

    after: timedelta
    named: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """One command: `command` is its logical name ("action"), `text` all that was typed after it. Words said to the bot
    in a message have no command: the first of them names it.

    `team` and `channel` are Slack ids; `team` is the workspace the command came from. `now` is an aware instant.
    `delivery` names this one sending of it, where Slack gives it a name. `answer_in` is where the answer is posted;
    None where it goes back with the acknowledgement. `reaches` are the channels of which the
    person is a member, asked of Slack only where the words or the place call for it: in a direct message, or with
    `board:`. `overheard` says that the answer will be read by everybody in the channel;
    `shared` whether people of another organisation are in the channel, `public` whether everybody in the workspace can
    read it, and `has_bot` whether the bot is in it: None where that is not known. `gone` are the channels of the
    person's boards that are archived or not there any more, asked of Slack only where a board is set up, moved or
    renamed. `edit` is None unless the words were put in the place of others: `delivery` then names the message as it
    did when it was new. `filled` is the form that came back, of which `text` is the line it stands for; one that
    `opens` asks for the form of what it says. `board` is the id of the board that a press on Home is of, in whose
    channel the person must be; None where it is told as usual. `pressed` says that a button said the words: what means
    its board in them is none of the person's own; `read` is the mark of the action as that button had it, where the
    press signs it off. `reads_files` is false where Slack lets the bot read no
    files, and `sends_files` where it lets it send none. After `deadline` nothing is saved; None where nobody
    waits.
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
    answer_in: Place | None = None
    reaches: frozenset[str] = frozenset()
    overheard: bool = False
    shared: bool | None = None
    edit: Edit | None = None
    deadline: Deadline | None = None
    public: bool | None = None
    has_bot: bool | None = None
    gone: frozenset[str] = frozenset()
    filled: Filled | None = None
    opens: bool = False
    board: int | None = None
    pressed: bool = False
    read: str = ""
    reads_files: bool = True
    sends_files: bool = True

    @property
    def in_direct_message(self) -> bool:
        """The command was typed to the bot alone."""
        return self.channel.startswith("D")

    @property
    def line(self) -> str:
        """The command as it was typed."""
        return f"/{self.command} {self.text}".strip() if self.command else f"/{self.text.strip().lstrip('/')}"
