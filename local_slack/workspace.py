"""The workspace as people use it: they type, press and talk here, and see the results."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from local_slack import composer, entered, interactions, payloads
from local_slack.answer import Answer, acknowledged
from local_slack.app_home import AppHome
from local_slack.faults import Faulty
from local_slack.forms import Forms
from local_slack.manifest import manifest_errors
from local_slack.members import Channel, Member
from local_slack.messages import COMMAND
from local_slack.pickers import Pickers
from local_slack.refusal import ApiError, Json
from local_slack.saying import Saying
from local_slack.shortcuts import Shortcuts, declared
from local_slack.sockets import INTERACTIVE, SLASH_COMMANDS, Delivery

EVENTS = ("app_mention", "message.im", "member_joined_channel", "user_change", "app_home_opened")


class Workspace(Saying, Forms, Pickers, Shortcuts, AppHome, Faulty):
    """A workspace with the app installed.

    `clock` is the workspace's time; `escape` is how commands' mentions arrive (composer.composed); `events` is what the
    app subscribes to; `patience` is how many seconds Slack waits for an acknowledgement, and `event_retries` how many
    it waits before each retry of an event. The other settings are State's.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        escape: str = composer.IDS,
        events: tuple[str, ...] = EVENTS,
        **more: Any,
    ) -> None:
        super().__init__(clock, **more)
        self.escape = escape
        self.events = events
        self._escapes: dict[str, str] = {}

    def install(self, manifest: Json) -> None:
        """Takes scopes, events, shortcuts, Home and commands' should_escape from a manifest, as a reinstall does.

        ValueError with Slack's complaints if it is refused; nothing is changed then. A command that the manifest does
        not declare is still delivered, though Slack would not know it.
        """
        errors = manifest_errors(manifest)
        if errors:
            raise ValueError("; ".join(errors))
        scopes = manifest.get("oauth_config", {}).get("scopes", {})
        settings, features = manifest.get("settings", {}), manifest.get("features", {})
        self.scopes = (*scopes.get("bot", ()), *scopes.get("bot_optional", ()))
        self.events = tuple(settings.get("event_subscriptions", {}).get("bot_events", ()))
        self.shortcuts = declared(features.get("shortcuts", []))
        self.home_tab = features.get("app_home", {}).get("home_tab_enabled", False)
        self.socket_mode = settings.get("socket_mode_enabled", False)
        self.options_url = settings.get("interactivity", {}).get("message_menu_options_url", "")
        self._escapes = {
            command["command"]: composer.IDS if command.get("should_escape") else composer.OFF
            for command in features.get("slash_commands", [])
        }

    def uninstall(self) -> list[Delivery]:
        """Removes the app: its token becomes invalid, and the app is told of both."""
        self.installed = False
        revoked: Json = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.bot.id]}}
        return [self.tell(each) for each in (revoked, {"type": "app_uninstalled"}) if each["type"] in self.events]

    def command(
        self,
        person: Member | str,
        channel: Channel | str,
        typed: str,
        *,
        form: str | None = None,
        team: str | None = None,
    ) -> Answer:
        """Types a slash command and waits for the acknowledgement, three seconds at most.

        `form` overrides how mentions arrive, `team` the workspace from which the person seems to type. The answer is
        also in the channel as that person sees it. ValueError if the text is not a command.
        """
        someone, here = self.member(person), self.channel(channel)
        if not typed.startswith("/"):
            raise ValueError(f"not a slash command: {typed}")
        name, *rest = typed.split(maxsplit=1)
        form = form or self._escapes.get(name, self.escape)
        text = composer.composed("".join(rest).strip(), self.members, self.channels, form)
        payload = payloads.slash_command(self.home, someone, here, name, text)
        payload |= {"team_id": team} if team else {}
        payload["response_url"] = self.response_url(someone, here)
        payload["trigger_id"] = self.triggers.trigger(someone.id)
        answer = self.ask(SLASH_COMMANDS, payload)
        return self._shown(answer, someone, here, typed)

    def press(
        self,
        person: Member | str,
        channel: Channel | str,
        message_ts: str,
        action_id: str,
        *,
        block_id: str | None = None,
        value: Any = None,
    ) -> Answer:
        """Presses a button, or picks from a menu, in a message that this person sees.

        `block_id` and `value` (a button's value, an option's value, a date …) choose among several with the same
        action_id. LookupError if the person sees no such message, or it has no such element.
        """
        someone, here = self.member(person), self.channel(channel)
        message = next((said for said in self.transcript(here, someone) if said.ts == message_ts), None)
        if message is None:
            raise LookupError(f"{someone.name} sees no message {message_ts}")
        action = interactions.action(message.blocks, action_id, block_id, value, message.offered)
        state = entered.standing(message.blocks, {})
        entered.enter(state, action)
        payload = payloads.interaction(self.home, someone, "block_actions")
        payload |= payloads.on_message(self.home, here, message) | {"state": {"values": state}}
        payload["response_url"] = self.response_url(someone, here, message.ts)
        payload["trigger_id"] = self.triggers.trigger(someone.id)
        payload["actions"] = [action | {"action_ts": self.acted_at()}]
        answer = self.ask(INTERACTIVE, payload)
        if answer.error:
            self.notice(someone, here, f"The button failed with the error “{answer.error}”")
        return answer

    def join(self, channel: Channel | str, member: Member | str) -> None:
        """Adds a person, or the bot, to a channel; the app is told of it if it is there."""
        someone, here = self.member(member), self.channel(channel)
        with self.change():
            if someone.id in here.members:
                return
            here.members.append(someone.id)
        if "member_joined_channel" in self.events and self.bot.id in here.members:
            inner = {
                "type": "member_joined_channel",
                "user": someone.id,
                "channel": here.id,
                "channel_type": "G" if here.private else "C",
                "team": someone.team or self.home.team_id,
            }
            self.tell(inner, here)

    def leave(self, channel: Channel | str, member: Member | str) -> None:
        """Removes a person from a channel."""
        someone, here = self.member(member), self.channel(channel)
        with self.change():
            here.members = [each for each in here.members if each != someone.id]

    def change_member(self, member: Member | str, **changes: Any) -> Member:
        """A person's profile changes (a guest, deleted, another name); the app is told of it."""
        changed = self.add_member(replace(self.member(member), **changes))
        if "user_change" in self.events:
            self.tell({"type": "user_change", "user": changed.as_json(self.home.team_id)})
        return changed

    def change_channel_id(self, channel: Channel | str, new_id: str, *, shared: bool = False) -> None:
        """A channel gets another id, as a private one does when it is `shared`; its messages move with it, and the app
        is told of it."""
        here = self.channel(channel)
        old = here.id
        with self.change():
            here.id, here.shared = new_id, here.shared or shared
            self._channels = {each.id: each for each in self._channels.values()}
            self._said[new_id] = self._said.pop(old, {})
            for message in self._said[new_id].values():
                message.channel = new_id
        if "channel_id_changed" in self.events and self.bot.id in here.members:
            self.tell({"type": "channel_id_changed", "old_channel_id": old, "new_channel_id": new_id}, here)

    # What the person then sees

    def _shown(self, answer: Answer, person: Member, channel: Channel, typed: str) -> Answer:
        name = typed.split(maxsplit=1)[0]
        try:
            text, blocks = acknowledged(answer.payload)
        except ApiError as refusal:
            problems = (refusal.error, *refusal.details.get("errors", ()))
            answer = replace(answer, error="invalid_command_response", problems=problems)
        if answer.error:
            self.notice(person, channel, f"{name} failed with the error “{answer.error}”", typed)
            return answer
        if not answer.ephemeral:
            self.post(channel, person.id, typed, kind=COMMAND)
        if not text and not blocks:
            return answer
        more = {"only_for": person.id, "typed": typed} if answer.ephemeral else {}
        return replace(answer, ts=self.post(channel, self.bot.id, text, blocks, **more).ts)
