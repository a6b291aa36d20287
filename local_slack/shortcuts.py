"""Shortcuts: the app's entries in a message's menu, and those that are available anywhere.

Source: https://docs.slack.dev/interactivity/implementing-shortcuts and /apis/slack-connect (people of other
organisations have the apps of their own workspace only).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from local_slack import payloads
from local_slack.answer import Answer
from local_slack.envelopes import Envelopes
from local_slack.members import Channel, Member
from local_slack.refusal import Json
from local_slack.sockets import INTERACTIVE


@dataclass(frozen=True)
class Shortcut:
    """One of the manifest's: with `on_message` it is in a message's menu, otherwise beside the message box."""

    name: str
    description: str
    callback_id: str
    on_message: bool


def declared(features: Iterable[Json]) -> tuple[Shortcut, ...]:
    """The shortcuts of a manifest that was accepted."""
    return tuple(
        Shortcut(each["name"], each["description"], each["callback_id"], each["type"] == "message") for each in features
    )


class Shortcuts(Envelopes):
    """A workspace in which people use the shortcuts of the installed manifest; without one there are none."""

    shortcuts: tuple[Shortcut, ...] = ()

    def shortcuts_of(self, person: Member | str, *, on_message: bool) -> list[Shortcut]:
        """What is offered to this person; nothing to somebody of another organisation."""
        if self.home.types_from(self.member(person)) != self.home.team_id:
            return []
        return [each for each in self.shortcuts if each.on_message == on_message]

    def shortcut(self, person: Member | str, callback_id: str) -> Answer:
        """Uses a global shortcut; the app learns who, not where. LookupError if the person is not offered it."""
        someone = self.member(person)
        self._check_offered(someone, callback_id, on_message=False)
        payload = payloads.shortcut(self.home, someone, callback_id, self.acted_at())
        return self.ask(INTERACTIVE, payload | {"trigger_id": self.triggers.trigger(someone.id)})

    def message_shortcut(
        self, person: Member | str, channel: Channel | str, message_ts: str, callback_id: str
    ) -> Answer:
        """Uses a shortcut from a message's menu. The bot need not be in the channel.

        LookupError if the person is not offered it, or if there is no such message: a private reply and Slack's own
        notices have no such menu.
        """
        someone, here = self.member(person), self.channel(channel)
        self._check_offered(someone, callback_id, on_message=True)
        seen = self.transcript(here, someone) if someone.id in here.members else []
        message = next((said for said in seen if said.public and said.ts == message_ts), None)
        if message is None:
            raise LookupError(f"{someone.name} sees no message {message_ts} that has a menu")
        payload = payloads.message_action(self.home, someone, callback_id, self.acted_at(), here, message)
        payload["response_url"] = self.response_url(someone, here)
        payload["trigger_id"] = self.triggers.trigger(someone.id)
        answer = self.ask(INTERACTIVE, payload)
        if answer.error:
            self.notice(someone, here, f"The shortcut failed with the error “{answer.error}”")
        return answer

    def _check_offered(self, person: Member, callback_id: str, *, on_message: bool) -> None:
        offered = [each.callback_id for each in self.shortcuts_of(person, on_message=on_message)]
        if callback_id not in offered:
            raise LookupError(f"{person.name} is offered no shortcut {callback_id!r}; there are {offered}")
