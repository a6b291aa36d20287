"""Where a payload of Slack's becomes a request, and the reply comes back: the one place that catches bugs."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from bot.channels import Channels
from bot.directory import Directory
from bot.look_ups import LookUps
from bot.responses import Responses
from bot.typed import people_in, typed
from commands.dispatch import dispatch
from commands.repeats import keep_answer
from commands.reply import Reply, refusal
from commands.request import Person, Place, Request
from commands.which_board import NAMED
from storage.database import Busy, Database

# What is known, though not of late, is worth a short wait alone.
REFRESH_SECONDS = 0.5

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the bot is in Slack: its workspace and its own ids there, from auth.test."""

    team: str
    user: str
    bot: str
    name: str = "boardbot"
    token: str = ""
    enterprise: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a payload of Slack's says: a command's logical name, its text in Slack's form, who, and where.

    `home_team` is the person's own workspace, where Slack says; `delivery` names this one sending; `overheard` is True
    where the answer will be read by a whole channel. `answer_in` is where it is posted; None where it goes back with
    the acknowledgement.
    """

    command: str
    text: str
    person: str
    team: str
    channel: str
    channel_name: str = ""
    delivery: str = ""
    home_team: str = ""
    overheard: bool = False
    answer_in: Place | None = None


class Desk:
    """All that a listener needs. `clock` gives the instant; `wake` stirs whoever posts what now waits."""

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

    def answer(self, said: Said) -> Reply:
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

    def post_answer(self, said: Said, place: Place) -> None:
        """Has the answer posted, once, however often Slack delivers the words.

        Raises Busy where the log is: Slack then delivers them again.
        """
        with self._database.reading() as store:
            if store.outbox.knows(place.key):
                return
        answer = self.answer(replace(said, answer_in=place))
        with self._database.writing() as store:
            keep_answer(store, place, answer, self.clock())
        self._wake()

    def _answer(self, said: Said) -> Reply:
        if self.identity.team and said.team != self.identity.team:
            return refusal("Not done.", "This boardbot belongs to another Slack workspace. Ask there.")
        answer = dispatch(self._request(said, self.clock()), self._database, self._timezone)
        if answer.posts:
            self._wake()
        return answer

    def _request(self, said: Said, now: datetime) -> Request:
        boards = self._boards_channels(said)
        self._look_up(said, boards, now)
        person = self.directory.person(said.person) or Person(said.person, guest=True)
        if said.home_team and said.home_team != self.identity.team:
            person = replace(person, guest=True)
        return Request(
            command=said.command,
            text=typed(said.text),
            person=person,
            team=said.team,
            channel=said.channel,
            now=now,
            people=self.directory,
            channel_name=said.channel_name,
            delivery=said.delivery,
            answer_in=said.answer_in,
            overheard=said.overheard,
            reaches=frozenset(each for each in boards if self._channels.has(each, said.person, now)),
            shared=None if said.channel.startswith("D") else self._channels.is_shared(said.channel),
        )

    def _look_up(self, said: Said, boards: list[str], now: datetime) -> None:
        """Asks Slack what is not in memory yet, or not of late, all at once. What it has not told in time stays as it
        was, or unknown.

        What is spent here is not left to wait for the log: together they keep within Slack's three seconds.
        """
        needed: list[Future[None]] = []
        stale: list[Future[None]] = []
        for each in self.directory.stale({said.person} | people_in(said.text), now):
            asked = self._look_ups.ask(("person", each), partial(self.directory.ask, each, now))
            (stale if self.directory.knows(each) else needed).append(asked)
        if not said.channel.startswith("D") and self._channels.is_stale(said.channel, now):
            asked = self._look_ups.ask(("channel", said.channel), partial(self._channels.ask, said.channel, now))
            (needed if self._channels.is_shared(said.channel) is None else stale).append(asked)
        for each in boards:
            # Somebody may have left the channel meanwhile: what is not known of late counts for nothing.
            if self._channels.is_stale_in_members(each, now):
                needed.append(self._look_ups.ask(("members", each), partial(self._channels.ask_members, each, now)))
        wait(needed, timeout=self._database.patience)
        wait(stale, timeout=min(self._database.patience, REFRESH_SECONDS))

    def close(self) -> None:
        """Sends the answers that are in hand, and asks Slack no more."""
        self._look_ups.close()
        self.responses.close()

    def _boards_channels(self, said: Said) -> list[str]:
        """The boards' channels, where the words or the place ask which of them the person is in."""
        if not (said.channel.startswith("D") or NAMED.search(said.text)):
            return []
        with self._database.reading() as store:
            return [board.channel for board in store.boards.all() if board.team == said.team]
