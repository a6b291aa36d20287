"""A request to the bot: what somebody said, who they are, where, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from commands.filled import Filled
from storage.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the workspace. A `guest` is a guest of it or belongs to another organisation; a `stranger` belongs to
    another organisation and shares no channel with it. `unsure` says that Slack has not yet said who they are, `untold`
    that Slack does not let the bot ask."""

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
    """The workspace's people, held in memory: no method waits for Slack."""

    def person(self, person_id: str) -> Person | None:
        """The person with that id, or None if the workspace has nobody with it."""

    def named(self, words: str) -> Sequence[Person]:
        """Everybody whose name or handle is `words`, however they are spelt: see `name_keys` in board/names.py."""

    def perhaps(self, words: str) -> Sequence[Person]:
        """Everybody still in the workspace whose name or handle contains `words`, or is contained in them."""

    def nearest(self, words: str) -> Person | None:
        """Somebody still in the workspace whose name or handle is nearly `words`, or None."""


@dataclass(frozen=True, slots=True)
class NobodyKnown:
    """The people of a workspace about whom Slack could not be asked: any id may be somebody's, and none is certain.
    `no_answer` says that Slack was asked and did not answer; it may do so in a moment."""

    no_answer: bool = False

    def person(self, person_id: str) -> Person | None:
        """A person with that id, marked as unsure."""
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


# The start of the outbox key of an answer that is posted.
ANSWER = "answer:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is posted: a workspace and channel by their ids, and the ts of the thread, or empty.

    `message` identifies the message that is answered, so that it is answered once. `note` is shown below the answer.
    """

    team: str
    channel: str
    message: str
    thread: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """The answer's key in the outbox."""
        return f"{ANSWER}{self.channel}:{self.message}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Says that the words come from an edit of a message, made so long `after` it was posted. `named` says that Slack
    identified the message as it did the original; if not, nobody can tell whether the original was acted on."""

    after: timedelta
    named: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """One command. `command` is its logical name ("action"), `text` everything typed after it. A message to the bot has
    an empty `command`: its first word names it.

    Who and where: `team` is the id of the workspace that the command came from, `channel` the id of its channel. In
    that channel, `overheard` says that everybody will read the answer, `shared` that another organisation is there,
    `public` that the whole workspace can read it, and `has_bot` that the bot is a member; None if that is not known.
    `reaches` are the channels of which the person is a member, asked of Slack only in a direct message or for `board:`.
    `gone` are the channels of the person's boards that are archived or deleted, asked of Slack only if a board is set
    up, moved or renamed. `answer_in` is where the answer is posted; None if it goes back with the acknowledgement.

    When: `now` is an aware instant. `delivery` identifies this delivery, if Slack names it. After `deadline` nothing is
    saved; None if nobody waits. `edit` is None unless a message was edited: `delivery` is then as for the original.

    How: `filled` is the form that was sent, and `text` the line it stands for. `opens` asks for the form of `text`
    instead of running it. `pressed` says that `text` comes from a button, so the board named in it was not typed by the
    person. `board` is the id of the board of a button on Home: the person must be in its channel; None if the board is
    found as usual. `read` is the mark of the action as the button showed it, if the press signs it off. `reads_files`
    and `sends_files` are false if Slack does not let the bot read or send files.
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
        """True if the command was typed in a direct message to the bot."""
        return self.channel.startswith("D")

    @property
    def by_button(self) -> bool:
        """True if a button was pressed, on a message or on Home: its line was not typed by the person."""
        return self.filled is None and (self.pressed or self.board is not None)

    @property
    def line(self) -> str:
        """The command as it was typed."""
        return f"/{self.command} {self.text}".strip() if self.command else f"/{self.text.strip().lstrip('/')}"
