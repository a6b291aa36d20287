"""Requests that must not be let in: what an attacker, a broken proxy or a broken Slack might send.

Each holds the word `zebra` somewhere, which must never be seen again.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from end_to_end.over_http import FORM, JSON, signed
from end_to_end.stage import JO, Room

Headers = list[tuple[bytes, bytes]]

COMMAND = {
    "token": "zebra",
    "team_id": "T0LOCAL",
    "channel_id": "C0ZEBRA",
    "channel_name": "zebra",
    "user_id": "U0JO",
    "command": "/action",
    "text": "add Zebra crossing",
    "trigger_id": "1.2.zebra",
    "response_url": "http://127.0.0.1:9/zebra",
}
PRESS: dict[str, Any] = {
    "type": "block_actions",
    "user": {"id": "U0JO", "team_id": "T0LOCAL"},
    "team": {"id": "T0LOCAL", "domain": "zebra"},
    "channel": {"id": "C0ZEBRA", "name": "zebra"},
    "container": {"type": "message", "channel_id": "C0ZEBRA"},
    "trigger_id": "1.2.zebra",
    "response_url": "http://127.0.0.1:9/zebra",
    "actions": [{"action_id": "say-0", "block_id": "zebra", "type": "button", "value": "/action list zebra"}],
}
_BY_JO: dict[str, Any] = {name: PRESS[name] for name in ("user", "team", "trigger_id")}
# What a form of ours carries with it.
NOTES: dict[str, Any] = {
    "c": "action", "v": "add", "b": None, "r": "A1", "s": {"title": "1"}, "h": "C0ZEBRA", "u": "", "t": 1.0, "o": False,
    "n": False, "m": True,
}  # fmt: skip
_VIEW: dict[str, Any] = {
    "id": "V0ZEBRA",
    "type": "modal",
    "callback_id": "form",
    "hash": "1.zebra",
    "private_metadata": json.dumps(NOTES),
    "blocks": [{"type": "input", "block_id": "title||", "label": {"type": "plain_text", "text": "Zebra"}}],
    "state": {
        "values": {
            "title||": {"in-it": {"type": "plain_text_input", "value": "zebra"}},
            "due||": {"in-it": {"type": "datepicker", "selected_date": "2020-07-31"}},
            "owner||": {"in-it": {"type": "users_select", "selected_user": "U0JO"}},
            "measure||": {"pick-measure": {"type": "external_select", "selected_option": {"value": "M6"}}},
        }
    },
}
# What comes of a form, and of a shortcut.
SUBMISSION = _BY_JO | {"type": "view_submission", "view": _VIEW}
FURTHER = _BY_JO | {
    "type": "block_actions",
    "container": {"type": "view", "view_id": "V0ZEBRA"},
    "view": _VIEW,
    "actions": [{"action_id": "form-more", "block_id": "form-more", "type": "button"}],
}
SEARCH = _BY_JO | {
    "type": "block_suggestion",
    "view": _VIEW,
    "action_id": "pick-action",
    "block_id": "b",
    "value": "zebra",
}
SHORTCUT = _BY_JO | {"type": "shortcut", "callback_id": "log_action"}
ON_MESSAGE = _BY_JO | {
    "type": "message_action",
    "callback_id": "make_action",
    "channel": PRESS["channel"],
    "message": {"type": "message", "ts": "1.1", "user": "U0JO", "text": "zebra"},
    "message_ts": "1.1",
    "response_url": PRESS["response_url"],
}


def with_notes(notes: Any) -> dict[str, Any]:
    """A form sent with these notes."""
    return SUBMISSION | {"view": _VIEW | {"private_metadata": json.dumps(notes)}}


INTERACTIONS = {
    "a press": PRESS, "a form sent": SUBMISSION, "a form gone on with": FURTHER, "options asked for": SEARCH,
    "a shortcut": SHORTCUT, "a shortcut on a message": ON_MESSAGE,
}  # fmt: skip
EVENT: dict[str, Any] = {
    "token": "zebra",
    "team_id": "T0LOCAL",
    "type": "event_callback",
    "event_id": "Ev0ZEBRA",
    "event_time": 1,
    "authorizations": [{"enterprise_id": None, "team_id": "T0LOCAL", "user_id": "U0BOT", "is_bot": True}],
    "event": {
        "type": "message",
        "channel": "D0ZEBRA",
        "channel_type": "im",
        "user": "U0JO",
        "text": "zebra",
        "ts": "1594195200.000100",
        "team": "T0LOCAL",
    },
}
PERSON: dict[str, Any] = EVENT | {
    "event": {
        "type": "user_change",
        "user": {"id": "U0ZEBRA", "name": "zebra", "team_id": "T0LOCAL", "profile": {"real_name": "Zebra"}},
    }
}


def form(**fields: Any) -> bytes:
    return urlencode(fields).encode()


def command_of(room: Room, text: str, **more: str) -> dict[str, str]:
    """A slash command's fields, typed by Jo."""
    here = {"channel_id": room.channel.id, "team_id": room.stage.workspace.home.team_id, "user_id": JO.id}
    return COMMAND | here | {"text": text, "trigger_id": f"{room.channel.id} {text}"} | more


def without(payload: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name not in names}


@dataclass(frozen=True)
class Bad:
    """A request: `make` gives its headers and its body, from a timestamp of this moment."""

    name: str
    status: int
    make: Callable[[str], tuple[Headers, bytes]]


def sealed(name: str, status: int, body: bytes, kind: str | None = FORM) -> Bad:
    """Signed as Slack signs: only what it holds is wrong."""

    def make(now: str) -> tuple[Headers, bytes]:
        found = signed(body, now) | ({"Content-Type": kind} if kind else {})
        return _encoded(found), body

    return Bad(name, status, make)


def headed(name: str, change: Callable[[str, dict[str, str]], list[tuple[str, str]]]) -> Bad:
    """A good command, its headers changed after it was signed: always 401."""

    def make(now: str) -> tuple[Headers, bytes]:
        body = form(**COMMAND)
        return [(b"Content-Type", FORM.encode()), *_encoded(change(now, signed(body, now)))], body

    return Bad(name, 401, make)


def stamped(timestamp: str) -> Bad:
    """A good signature over a timestamp that is none."""

    def make(_: str) -> tuple[Headers, bytes]:
        body = form(**COMMAND)
        return [(b"Content-Type", FORM.encode()), *_encoded(signed(body, timestamp))], body

    return Bad(f"timestamp {timestamp[:24]!r}", 401, make)


def _encoded(headers: Any) -> Headers:
    pairs = headers.items() if isinstance(headers, dict) else headers
    return [(name.encode(), value.encode()) for name, value in pairs]


def _with(name: str, value: str) -> Callable[[str, dict[str, str]], list[tuple[str, str]]]:
    return lambda _, headers: list((headers | {name: value}).items())


TIME, SEAL = "X-Slack-Request-Timestamp", "X-Slack-Signature"
TIMESTAMPS = (
    "", "zebra", "１２３", "１５９４１９５２００", "1e9", "-1", "inf", "nan", "1_594_195_200", "+1594195200", "1594195200.0",
    "0x5f058", "12345678901234567890", "9" * 5000, "01594195200", "1594195200,1594195200", "²²²²²²²²²²", "٣٣٣٣٣٣٣٣٣٣",
)  # fmt: skip
BAD_HEADERS = [
    headed("not signed", lambda *_: []),
    headed("no timestamp", lambda _, headers: [(SEAL, headers[SEAL])]),
    headed("no signature", lambda _, headers: [(TIME, headers[TIME])]),
    headed("two timestamps", lambda _, headers: [*headers.items(), (TIME, headers[TIME])]),
    headed("two signatures", lambda _, headers: [*headers.items(), (SEAL, headers[SEAL])]),
    headed("a signature in capitals", lambda _, headers: [(TIME, headers[TIME]), (SEAL, headers[SEAL].upper())]),
    headed("no version", lambda _, headers: [(TIME, headers[TIME]), (SEAL, headers[SEAL].removeprefix("v0="))]),
    headed("another version", lambda _, headers: [(TIME, headers[TIME]), (SEAL, "v1=" + headers[SEAL][3:])]),
    headed("a short signature", lambda _, headers: [(TIME, headers[TIME]), (SEAL, headers[SEAL][:-1])]),
    headed("an empty signature", _with(SEAL, "")),
    headed("a signature that is not ASCII", _with(SEAL, "v0=" + "é" * 64)),
    headed("a signature of nothing", _with(SEAL, "v0=" + "0" * 64)),
    headed("another timestamp than was signed", lambda now, headers: [*_with(TIME, str(int(now) + 1))(now, headers)]),
    headed("signed with another secret", lambda now, _: list(signed(form(**COMMAND), now, "zebra").items())),
    headed("the signature of another body", lambda now, _: list(signed(form(text="zebra"), now).items())),
    headed("signed 301 s ago", lambda now, _: list(signed(form(**COMMAND), str(int(now) - 301)).items())),
    # Not 301: a process reads its own clock, a moment after this one.
    headed("signed 400 s ahead", lambda now, _: list(signed(form(**COMMAND), str(int(now) + 400)).items())),
    *map(stamped, TIMESTAMPS),
]


def _interaction(**changes: Any) -> bytes:
    return form(payload=json.dumps(PRESS | changes))


def _event(**changes: Any) -> bytes:
    return json.dumps(EVENT | changes).encode()


BAD_BODIES = [
    sealed("no content type", 415, form(**COMMAND), None),
    sealed("text", 415, b"zebra", "text/plain"),
    sealed("multipart", 415, b"zebra", "multipart/form-data; boundary=zebra"),
    sealed("a form that is not UTF-8", 400, form(**without(COMMAND, "text")) + b"&text=\xffzebra"),
    sealed("a form whose words are not UTF-8", 400, form(**without(COMMAND, "text")) + b"&text=%FFzebra"),
    sealed("JSON that is not UTF-8", 400, b'{"zebra": "\xff"}', JSON),
    sealed("UTF-16", 400, '{"zebra": 1}'.encode("utf-16"), JSON),
    sealed("a form called JSON", 400, form(**COMMAND), JSON),
    sealed("JSON called a form", 400, _event()),
    sealed("nothing", 400, b""),
    sealed("nothing, as JSON", 400, b"", JSON),
    sealed("a field twice", 400, form(**COMMAND) + b"&text=zebra"),
    sealed("more fields than Slack sends", 400, form(**COMMAND, **{f"zebra{n}": n for n in range(50)})),
    *(sealed(f"a command without {name}", 400, form(**without(COMMAND, name)))
      for name in ("command", "user_id", "team_id", "channel_id")),
    *(sealed(f"a command with an empty {name}", 400, form(**COMMAND | {name: ""}))
      for name in ("command", "user_id", "team_id", "channel_id")),
    *(sealed(f"the payload {text[:12]!r}", 400, form(payload=text))
      for text in ("", "zebra", "[]", "null", '"zebra"', "1", "{", "[" * 100_000, "9" * 5000, '{"zebra": "\\ud800"}')),
    *(sealed(f"an interaction of the kind {kind!r}", 400, _interaction(type=kind))
      for kind in (None, "", 1, [], "view_submission", "view_closed", "block_suggestion", "shortcut", "message_action")),
    *(sealed(f"the actions {actions!r}", 400, _interaction(actions=actions))
      for actions in ([], None, "zebra", [None], ["zebra"], [{}], {"0": "zebra"}, [{"action_id": "say-0", "value": 1}])),
    *(sealed(f"a press without {name}", 400, form(payload=json.dumps(without(PRESS, name))))
      for name in ("user", "container", "actions")),
    *(sealed(f"the JSON {text[:12]!r}", 400, text.encode(), JSON)
      for text in ("[]", "null", '"zebra"', "1", "{", "[" * 100_000, "zebra", '{"zebra": "\\ud800"}', '{"zebra": 1}}')),
    *(sealed(f"JSON of the kind {kind!r}", 404, _event(type=kind), JSON) for kind in ("zebra", None, 1, [])),
    *(sealed(f"the event {event!r}", 400, _event(event=event), JSON)
      for event in (None, {}, [], "zebra", 1, {"type": None}, {"type": "message"}, {"type": "user_change"})),
    *(sealed(f"an event without {name}", 400, json.dumps(without(EVENT, name)).encode(), JSON)
      for name in ("event", "event_id", "team_id")),
    *(sealed(f"an event at {at}", 400, _event(event_time=at), JSON) for at in (-1, 10**10, 10**15, 1.5, "now")),
    *(sealed(f"a command with NUL in {name}", 400, form(**COMMAND | {name: "Z\0"}))
      for name in ("command", "user_id", "team_id", "channel_id")),
    *(sealed(f"a message with NUL in {name}", 400, _event(event=EVENT["event"] | {name: "Z\0"}), JSON)
      for name in ("channel", "client_msg_id", "thread_ts", "ts", "user")),
    *(sealed(f"an event with NUL in {name}", 400, _event(**{name: "T\0"}), JSON)
      for name in ("context_team_id", "event_id", "team_id")),
    sealed("a command that is an event as well", 400, form(**COMMAND | {"event": "type zebra"})),
    *(sealed(f"a press that is {name} as well", 400, _interaction(**{name: value}))
      for name, value in (("event", {"type": "zebra"}), ("event", "type zebra"), ("command", "/action"))),
    sealed("an event that is a command as well", 400, _event(command="/action", text="zebra"), JSON),
    sealed("a challenge without one", 400, b'{"type": "url_verification", "zebra": 1}', JSON),
    sealed("a challenge that is a list", 400, b'{"type": "url_verification", "challenge": ["zebra"]}', JSON),
]  # fmt: skip


ODD = (None, "", 0, True, [], {}, "zebra", ["zebra"], {"zebra": 1}, [None], [{"zebra": []}])


def changed(payload: Any) -> Iterator[Any]:
    """The payload with one value anywhere in it left out or put in another's place, one after another."""
    for key in payload if isinstance(payload, dict) else range(len(payload)):
        left = {**payload} if isinstance(payload, dict) else [*payload]
        del left[key]
        yield left
        inner = changed(payload[key]) if isinstance(payload[key], dict | list) else iter(())
        for value in (*ODD, *inner):
            copy = {**payload} if isinstance(payload, dict) else [*payload]
            copy[key] = value
            yield copy
