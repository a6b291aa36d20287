"""Payloads that Slack sends to a Request URL: parsed once, and refused if they lack anything that the listeners need.

Sources: docs.slack.dev/interactivity/implementing-slash-commands, /reference/interaction-payloads, /apis/events-api.
Bolt gets the parsed payload. Its own parser takes a command whose text contains "payload" for an interaction
(slack_bolt.request.internals.parse_body), and logs payloads that it cannot answer.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import parse_qsl

from pydantic import Field, ValidationError, model_validator

from bot.http.refused import Refused
from bot.slack.interactions import check_interaction
from bot.slack.shapes import Being, Id, MaybeId, NoCommand, NoEvent, Shape

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
MOST_FIELDS = 50

Value = TypeVar("Value")
Checked = TypeVar("Checked", bound=Shape)


class RequestKind(StrEnum):
    """The kinds of request that are answered."""

    COMMAND = "command"
    INTERACTION = "interaction"
    EVENT = "event"
    CHALLENGE = "challenge"
    SSL_CHECK = "ssl_check"


@dataclass(frozen=True, slots=True)
class Payload:
    """One request's payload, of a kind that is answered. `name` is the command, or the type of the interaction or the
    event."""

    kind: RequestKind
    name: str
    values: dict[str, Any]


class _Command(NoEvent):
    command: Id
    user_id: Id
    team_id: Id
    channel_id: Id


class _Event(Shape):
    type: Id


class _MessageEvent(_Event):
    channel: Id
    ts: Id
    user: MaybeId = None
    text: str | None = None
    thread_ts: MaybeId = None
    subtype: str | None = None
    bot_id: MaybeId = None
    client_msg_id: MaybeId = None
    channel_type: str | None = None
    team: MaybeId = None
    user_team: MaybeId = None


class _Profile(Shape):
    team: str | None = None
    real_name: str | None = None
    display_name: str | None = None
    title: str | None = None


class _EnterpriseUser(Shape):
    enterprise_id: str | None = None


class _User(Being):
    enterprise_user: _EnterpriseUser | None = None
    name: str | None = None
    real_name: str | None = None
    team_id: str | None = None
    profile: _Profile | None = None


class _PersonEvent(_Event):
    user: _User


class _HomeOpened(_Event):
    user: Id
    tab: str | None = None
    view: dict[str, Any] | None = None


class _ChannelIdChanged(_Event):
    old_channel_id: Id
    new_channel_id: Id


class _Installation(Shape):
    team_id: MaybeId = None
    enterprise_id: MaybeId = None


class _Callback(NoCommand):
    """An event of a whole organisation may name only that."""

    team_id: Id | None = None
    enterprise_id: MaybeId = None
    context_team_id: MaybeId = None
    context_enterprise_id: MaybeId = None
    authorizations: list[_Installation] | None = None
    event_id: Id
    event_time: Annotated[int, Field(ge=0, lt=10**10)] | None = None
    event: _Event

    @model_validator(mode="after")
    def _is_of_somebody(self) -> Self:
        if not (self.team_id or self.enterprise_id):
            raise ValueError("it names no workspace, and no organisation")
        return self


class _Tokens(Shape):
    bot: list[str] | None = None


class _TokensRevoked(_Event):
    tokens: _Tokens


class _Challenge(Shape):
    challenge: Id


# The events that end an installation, and the reason recorded for each.
ENDED_BY = {
    "app_uninstalled": "the app was taken out of the workspace in Slack",
    "tokens_revoked": "the bot's token was revoked in Slack",
}
EVENTS: dict[str, type[_Event]] = {
    "app_home_opened": _HomeOpened,
    "app_mention": _MessageEvent,
    "app_uninstalled": _Event,
    "channel_id_changed": _ChannelIdChanged,
    "message": _MessageEvent,
    "team_join": _PersonEvent,
    "tokens_revoked": _TokensRevoked,
    "user_change": _PersonEvent,
}


def read(body: bytes, content_type: str) -> Payload:
    """The payload of a request. Raises Refused if it is neither a form nor JSON, if a form gives a field twice, or if
    it lacks what its kind must have."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == FORM:
        return _of_form(_fields(body))
    if kind == JSON:
        return _of_json(_object(body))
    raise Refused(415, "it is neither a form nor JSON")


def is_ssl_check(body: bytes) -> bool:
    """True for the form with which Slack checks an address's certificate from time to time; it need not be signed."""
    try:
        return _fields(body).get("ssl_check") == "1"
    except Refused:
        return False


def _of_form(fields: dict[str, str]) -> Payload:
    if "payload" in fields:
        values = _object(fields["payload"].encode())
        return Payload(RequestKind.INTERACTION, _fitting(lambda: check_interaction(values)).type, values)
    if fields.get("ssl_check") == "1":
        return Payload(RequestKind.SSL_CHECK, "", {})
    return Payload(RequestKind.COMMAND, _checked(_Command, fields).command, dict(fields))


def _of_json(values: dict[str, Any]) -> Payload:
    if values.get("type") == "url_verification":
        return Payload(RequestKind.CHALLENGE, "", {"challenge": _checked(_Challenge, values).challenge})
    if values.get("type") == "event_callback":
        name = _checked(_Callback, values).event.type
        _checked(EVENTS.get(name, _Event), values["event"])
        return Payload(RequestKind.EVENT, name, values)
    raise Refused(404, "it is a kind of JSON that boardbot does not know")


def _fields(body: bytes) -> dict[str, str]:
    pairs = _read(lambda: parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS))
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused(400, "a field is given twice")
    return fields


def _object(text: bytes) -> dict[str, Any]:
    values = _read(lambda: json.loads(text.decode()))
    if not isinstance(values, dict):
        raise Refused(400, "its JSON is not an object")
    # A lone surrogate, which JSON can contain, can be neither stored nor sent.
    _read(lambda: json.dumps(values, ensure_ascii=False).encode())
    return values


def _read(read: Callable[[], Value]) -> Value:
    try:
        return read()
    except (ValueError, RecursionError):
        raise Refused(400, "its body cannot be read") from None


def _checked(shape: type[Checked], values: Any) -> Checked:
    return _fitting(lambda: shape.model_validate(values))


def _fitting(check: Callable[[], Checked]) -> Checked:
    try:
        return check()
    except ValidationError:
        raise Refused(400, "a field is missing, or is not what it should be") from None
