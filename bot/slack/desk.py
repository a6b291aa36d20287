"""Turns a payload from Slack into a request and returns the reply; the one place that catches bugs."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from bot.own_history import follow_channel
from bot.slack.button_answers import Responses
from bot.slack.channels import Channels
from bot.slack.look_ups import LookUps
from bot.slack.organisation import UNSAID, Home, Organisation
from bot.slack.people import Directory
from bot.slack.unescape import people_in, typed
from commands.boards.moving import asks_about_channels
from commands.boards.reachable import NAMED
from commands.dispatch import dispatch
from commands.dispatch.repeats import keep_answer
from commands.reply import Reply, refusal
from commands.request import Edit, Person, Place, Request
from storage.database import Busy, Database
from storage.deadline import Deadline

# How long to wait for fresh news of what is known but stale.
REFRESH_SECONDS = 0.5
# The most people, and the most channels of boards, that one line makes the bot ask Slack about.
MOST_PEOPLE = 10
MOST_CHANNELS = 20

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in Slack: its workspace and its ids there, from auth.test."""

    team: str
    user: str
    bot: str
    name: str = "boardbot"
    token: str = ""
    enterprise: str = ""

    @property
    def organisation(self) -> Organisation:
        """The workspace, and the enterprise round it."""
        return Organisation(self.team, self.enterprise)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a payload of Slack's says: a command's logical name, its text in Slack's form, who, and where.

    `team` is the workspace that it comes from, and `enterprise` the one round that; `home` the person's own, where
    Slack says. `delivery` names this one sending; `overheard` is True where the answer will be read by a whole channel,
    and `shared` where Slack says with the words that people of another organisation are in it. `answer_in` is where it
    is posted; None where it goes back with the acknowledgement. `edit` is as in a Request. After `deadline`
    nothing is waited for or saved.
    """

    command: str
    text: str
    person: str
    team: str
    channel: str
    channel_name: str = ""
    delivery: str = ""
    enterprise: str = ""
    home: Home = UNSAID
    overheard: bool = False
    shared: bool = False
    answer_in: Place | None = None
    edit: Edit | None = None
    deadline: Deadline = field(default_factory=Deadline.from_now)


class Desk:
    """Everything that a listener needs. `clock` gives the present instant; `wake` makes the posting job look now."""

    def __init__(
        self,
        database: Database,
        directory: Directory,
        channels: Channels,
        identity: Identity,
        clock: Callable[[], datetime],
        timezone: str = "Europe/London",
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self.identity = identity
        self.responses = Responses()
        self.directory = directory
        self._channels = channels
        self._database = database
        self.clock = clock
        self._timezone = timezone
        self._wake = wake
        self._look_ups = LookUps()

    def answer(self, said: Incoming) -> Reply:
        """The reply to what a person typed or pressed; a bug becomes an apology with a reference to the log.

        Raises Busy only where the answer is to be posted.
        """
        try:
            return self._answer(said)
        except Busy as busy:
            if said.answer_in is not None:
                raise
            return refusal("Not done.", busy.reason)
        except Exception:
            reference = secrets.token_hex(4)
            logger.exception("Reference %s: /%s failed", reference, said.command)
            return refusal(
                "Something went wrong.",
                "It is not your fault, and nothing was saved. "
                f"Please tell whoever runs boardbot: reference {reference}.",
            )

    def post_answer(self, said: Incoming, place: Place) -> None:
        """Puts the answer in the outbox: idempotent, however often Slack delivers the message.

        Raises Busy if the log is locked: Slack then delivers the message again.
        """
        if self._is_ours(said):
            place = replace(place, team=self.identity.team or said.team)
        with self._database.reading() as store:
            if store.outbox.knows(place.key):
                return
        answer = self.answer(replace(said, answer_in=place))
        with self._database.writing(said.deadline) as store:
            keep_answer(store, place, answer, self.clock())
        self._wake()

    def _answer(self, said: Incoming) -> Reply:
        if not self._is_ours(said):
            return refusal("Not done.", "This boardbot belongs to another Slack workspace. Ask there.")
        answer = dispatch(self._request(said, self.clock()), self._database, self._timezone)
        if answer.posts:
            self._wake()
        return answer

    def _request(self, said: Incoming, now: datetime) -> Request:
        boards = self._boards_channels(said)
        self._look_up(said, boards, now)
        shared, seen = self._is_shared(said), self._channels.seen(said.channel)
        return Request(
            command=said.command,
            text=typed(said.text),
            person=self._speaker(said, bool(shared)),
            team=self.identity.team or said.team,
            channel=said.channel,
            now=now,
            people=self.directory,
            channel_name=said.channel_name,
            delivery=said.delivery,
            answer_in=said.answer_in,
            edit=said.edit,
            deadline=said.deadline,
            overheard=said.overheard,
            reaches=frozenset(each for each in boards if self._channels.has(each, said.person, now)),
            shared=shared,
            public=seen.public if seen else None,
            has_bot=seen.has_bot if seen else None,
            gone=frozenset(each for each in self._led_from(said) if self._channels.is_gone(each)),
        )

    def _is_ours(self, said: Incoming) -> bool:
        """True if the words come from the bot's own workspace or a sister workspace."""
        return not self.identity.team or self.identity.organisation.has(Home(said.team, said.enterprise))

    def _is_shared(self, said: Incoming) -> bool | None:
        """Whether people of another organisation are in the channel; None where Slack has not said."""
        if said.channel.startswith("D"):
            return None
        return said.shared or self._channels.is_shared(said.channel)

    def _speaker(self, said: Incoming, shared: bool) -> Person:
        """The person; marked as a guest if they belong to another organisation, or if a shared channel leaves that
        unknown.
        """
        person, listed = self.directory.person(said.person), self.directory.home(said.person)
        if person is None:
            return Person(said.person, guest=True)
        unknown = shared and not (said.home.is_known or listed.is_known)
        stranger = bool(self.identity.team) and self.identity.organisation.is_stranger(said.home, listed)
        return replace(person, guest=True) if unknown or stranger else person

    def _look_up(self, said: Incoming, boards: list[str], now: datetime) -> None:
        """Asks Slack, in parallel, for whatever is unknown or stale. What it does not answer in time stays as it was.

        The time spent here comes out of the same budget as waiting for the log, to keep within Slack's three seconds.
        """
        needed: list[Future[None]] = []
        stale: list[Future[None]] = []
        for each in self._to_ask_about(said, now):
            asked = self._look_ups.ask(("person", each), partial(self.directory.ask, each, now))
            (stale if self.directory.knows(each) else needed).append(asked)
        if not said.channel.startswith("D") and self._channels.is_stale(said.channel, now):
            asked = self._look_ups.ask(("channel", said.channel), partial(self._channels.ask, said.channel, now))
            (needed if self._channels.is_shared(said.channel) is None else stale).append(asked)
        for each in self._led_from(said):
            needed.append(self._look_ups.ask(("gone", each), partial(self._channels.ask_whether_gone, each)))
        for each in boards:
            # A stale list of members is worthless: somebody may have left the channel.
            if self._channels.is_stale_in_members(each, now):
                needed.append(self._look_ups.ask(("members", each), partial(self._channels.ask_members, each, now)))
        wait(needed, timeout=said.deadline.patience)
        wait(stale, timeout=min(said.deadline.patience, REFRESH_SECONDS))

    def _to_ask_about(self, said: Incoming, now: datetime) -> list[str]:
        """The people to ask Slack about: the speaker, then those mentioned whose profiles are unknown or stale, the
        last mentioned first because it is usually the owner. At most MOST_PEOPLE; sending the line again asks about the
        next.
        """
        mentioned = [each for each in people_in(said.text) if each != said.person]
        stale = self.directory.stale([*mentioned[-1:], *mentioned[:-1]], now)
        unknown_first = sorted(stale, key=self.directory.knows)
        return self.directory.stale([said.person], now) + unknown_first[:MOST_PEOPLE]

    def follow_channel(self, old: str, new: str) -> None:
        """Moves a board, and what waits to be posted for it, to a channel's new id. Idempotent. Raises Busy if the log
        is locked.
        """
        with self._database.writing() as store:
            followed = follow_channel(store, self.identity.team, old, new, self.clock())
            if not followed and store.boards.in_channel(self.identity.team, old):
                logger.error("The channel %s is now %s, which has a board of its own: neither was changed", old, new)

    def close(self) -> None:
        """Finishes sending answers, and asks Slack nothing more."""
        self._look_ups.close()
        self.responses.close()

    def _boards_channels(self, said: Incoming) -> list[str]:
        """The channels whose members must be known: in a direct message or with `board:` every board's."""
        if not (said.channel.startswith("D") or NAMED.search(said.text)):
            return self._led_from(said)
        with self._database.reading() as store:
            return [board.channel for board in store.boards.all() if board.team == (self.identity.team or said.team)]

    def _led_from(self, said: Incoming) -> list[str]:
        """The channels of the boards in which the person has a role, if the words set up, move or rename a board: at
        most MOST_CHANNELS, first those that the words name, then the newest. A board that is left out can be named.
        """
        if not asks_about_channels(said.command, said.text):
            return []
        words = said.text.casefold()
        with self._database.reading() as store:
            led = [board for board in store.boards.all() if said.person in board.roles]
        led.sort(
            key=lambda board: (board.name.casefold() not in words and board.channel.casefold() not in words, -board.id)
        )
        return [board.channel for board in led[:MOST_CHANNELS]]
