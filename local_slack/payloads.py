"""The payloads that Slack sends to an app, field by field.

Source: https://docs.slack.dev/interactivity/implementing-slash-commands, /reference/interaction-payloads and
/apis/events-api; the order and spelling of the fields as in slackapi/bolt-python's tests.
"""

from dataclasses import dataclass

from local_slack.members import Channel, Member
from local_slack.messages import Message
from local_slack.refusal import Json


@dataclass(frozen=True)
class Origin:
    """What every payload says of the workspace, the enterprise around it if there is one, and the app. `org_wide`: the
    app is installed in all of the enterprise at once."""

    team_id: str
    domain: str
    app_id: str
    bot_user: str
    token: str = "verification-token-of-the-local-workspace"
    enterprise_id: str | None = None
    org_wide: bool = False

    def types_from(self, person: Member) -> str:
        """The workspace from which a person types a command: this one, for anybody of the same enterprise."""
        sister = self.enterprise_id is not None and person.enterprise == self.enterprise_id
        return self.team_id if sister else person.team or self.team_id


def slash_command(home: Origin, person: Member, channel: Channel, command: str, text: str) -> Json:
    """Everything but the response_url and trigger_id, which the workspace issues."""
    team = home.types_from(person)
    of = home.enterprise_id if team == home.team_id else person.enterprise
    enterprise = {"enterprise_id": of} if of else {}
    return {
        "token": home.token,
        "team_id": team,
        "team_domain": home.domain,
        **enterprise,
        "channel_id": channel.id,
        "channel_name": channel.command_name,
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": home.app_id,
        "is_enterprise_install": str(home.org_wide).lower(),
    }


def interaction(home: Origin, person: Member, kind: str) -> Json:
    """The beginning of every interactive payload. For somebody external `user.team_id` is another team's."""
    return {
        "type": kind,
        "user": {
            "id": person.id,
            "username": person.name,
            "name": person.name,
            "team_id": person.team or home.team_id,
        },
        "api_app_id": home.app_id,
        "token": home.token,
        # Slack names no workspace if the app is installed for the whole organisation.
        "team": None if home.org_wide else {"id": home.team_id, "domain": home.domain},
        "enterprise": {"id": home.enterprise_id} if home.enterprise_id else None,
        "is_enterprise_install": home.org_wide,
    }


def on_message(home: Origin, channel: Channel, message: Message) -> Json:
    """What a payload says of the message that contains an element. An ephemeral message itself is not sent."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.only_for is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    described: Json = {
        "container": container,
        "channel": {"id": channel.id, "name": channel.command_name},
    }
    if message.only_for is None:
        described["message"] = message.as_json(home.team_id)
    return described


def on_view(view: Json) -> Json:
    """What a payload says of the modal or Home tab that contains an element."""
    return {"container": {"type": "view", "view_id": view["id"]}, "view": view}


def shortcut(home: Origin, person: Member, callback_id: str, at: str) -> Json:
    """A global shortcut, without its trigger_id. It does not say where the person is.

    Source: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
    """
    user = {"id": person.id, "username": person.name, "team_id": person.team or home.team_id}
    common = {name: value for name, value in interaction(home, person, "shortcut").items() if name != "api_app_id"}
    return common | {"user": user, "callback_id": callback_id, "action_ts": at}


def message_action(home: Origin, person: Member, callback_id: str, at: str, channel: Channel, message: Message) -> Json:
    """A message shortcut, without its trigger_id and response_url. The source is the same page."""
    return shortcut(home, person, callback_id, at) | {
        "type": "message_action",
        "user": {"id": person.id, "name": person.name, "team_id": person.team or home.team_id},
        "channel": {"id": channel.id, "name": channel.command_name},
        "message_ts": message.ts,
        "message": message.as_json(home.team_id),
    }


def event(home: Origin, inner: Json, event_id: str, at: int, *, shared: bool = False) -> Json:
    """The Events API wrapper around one event. `at` is in seconds."""
    return {
        "token": home.token,
        "team_id": home.team_id,
        "api_app_id": home.app_id,
        "event": inner,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
        "authorizations": [
            {
                "enterprise_id": home.enterprise_id,
                "team_id": home.team_id,
                "user_id": home.bot_user,
                "is_bot": True,
                "is_enterprise_install": home.org_wide,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{inner['type']}-{home.team_id}",
    }


def message_event(home: Origin, message: Message, channel: Channel, kind: str, author: Member, at: str) -> Json:
    """`kind` is "message" or "app_mention"; `at` is the event's own timestamp."""
    described: Json = {
        "type": kind,
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": author.team or home.team_id,
        "channel": channel.id,
        "event_ts": at,
        **message.persons,
    }
    if message.edited:
        described["edited"] = message.edited
    if kind == "message":
        described["channel_type"] = channel.event_kind
    if message.thread_ts:
        described["thread_ts"] = message.thread_ts
    if message.bot_id:
        described |= {"bot_id": message.bot_id, "app_id": message.app_id}
    return described


def message_changed(home: Origin, message: Message, before: Json, channel: Channel, author: Member, at: str) -> Json:
    """An edit: the message as it is, and as it was `before`; `at` is the event's own timestamp.

    Source: https://docs.slack.dev/reference/events/message/message_changed
    """
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel.id,
        "channel_type": channel.event_kind,
        "ts": at,
        "event_ts": at,
        "message": message.as_json(author.team or home.team_id),
        "previous_message": before,
    }
