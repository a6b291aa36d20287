"""Where a payload of Slack's becomes a request, and the reply comes back: the one place that catches bugs."""

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.directory import Directory
from bot.typed import people_in, typed
from commands.dispatch import dispatch
from commands.reply import Reply, refusal
from commands.request import Person, Request
from storage.database import Database

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

    `home_team` is the person's own workspace, where Slack says; `delivery` names this one sending.
    """

    command: str
    text: str
    person: str
    team: str
    channel: str
    channel_name: str = ""
    delivery: str = ""
    home_team: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """All that a listener needs. `clock` gives the instant; `wake` stirs whoever posts what now waits."""

    database: Database
    directory: Directory
    identity: Identity
    clock: Callable[[], datetime]
    timezone: str = "Europe/London"
    wake: Callable[[], None] = lambda: None

    def answer(self, said: Said) -> Reply:
        """The reply to what a person typed or pressed; a bug becomes an apology with a reference to the log."""
        try:
            return self._answer(said)
        except Exception:
            reference = secrets.token_hex(4)
            logger.exception("Reference %s: /%s failed", reference, said.command)
            return refusal(
                "Something went wrong.",
                "It is not your fault, and nothing was saved. "
                f"Please tell whoever runs boardbot: reference {reference}.",
            )

    def _answer(self, said: Said) -> Reply:
        if said.team != self.identity.team:
            return refusal("Not done.", "This boardbot belongs to another Slack workspace. Ask there.")
        now = self.clock()
        self.directory.know({said.person} | people_in(said.text), now)
        person = self.directory.person(said.person) or Person(said.person, guest=True)
        if said.home_team and said.home_team != self.identity.team:
            person = replace(person, guest=True)
        request = Request(
            command=said.command,
            text=typed(said.text),
            person=person,
            team=said.team,
            channel=said.channel,
            now=now,
            people=self.directory,
            channel_name=said.channel_name,
            delivery=said.delivery,
        )
        answer = dispatch(request, self.database, self.timezone)
        if answer.posts:
            self.wake()
        return answer
