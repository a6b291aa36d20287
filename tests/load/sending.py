"""The open-loop generator: every send time is fixed in advance, whatever the bot does.

How long an acknowledgement took is counted from the time at which its command should have been sent. A bot that stalls
for a second is then seen to be late for everything that was due in that second, and not for one command.
"""

import json
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from load.lines import Line

from local_slack import Channel, Workspace, composer, payloads
from local_slack.refusal import Json
from local_slack.sockets import INTERACTIVE, SLASH_COMMANDS, Delivery, Sockets

# Slack shows the person a failure after this many seconds.
SLACK_WAITS = 3.0
# What comes later is still counted, as too late; what has not come by then is counted as never answered.
WE_WAIT = 30.0
BUSY = "The log is busy"


class Place(Protocol):
    """Where people type: a channel of a workspace, with the board of that id."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def channel(self) -> Channel: ...
    @property
    def board(self) -> int: ...


@dataclass(slots=True)
class Sent:
    """One command: the road that it goes, when it was due, and, with its delivery, when it was sent and what came
    back."""

    line: Line
    delivery: Delivery
    road: Sockets
    due_at: float = 0.0
    went: bool = False
    again: int = 0

    @property
    def answered(self) -> bool:
        """An acknowledgement came, in time or late."""
        return bool(self.delivery.acks)

    @property
    def seconds(self) -> float:
        """From when it was due to its last acknowledgement."""
        return self.delivery.answered_at - self.due_at

    @property
    def replies(self) -> list[str]:
        """The words of every answer, one for each delivery that was acknowledged."""
        return [_words(each) for each in self.delivery.acks] if self.line.pressed else _texts(self.delivery.acks)

    @property
    def is_turned_away(self) -> bool:
        """It was answered, and every answer said that there was no time for it."""
        return self.answered and all(BUSY in reply for reply in self.replies)

    @property
    def accepted(self) -> bool:
        """Some answer said that it was done."""
        return any(self.line.is_accepted(reply) for reply in self.replies)


def _texts(acks: Iterable[Json]) -> list[str]:
    return [str(each.get("text") or "") for each in acks]


def _words(ack: Json) -> str:
    """What a form was answered: that it is done, what is said at its fields, or all that it is drawn with anew."""
    if not ack or ("view" in ack and ack["view"].get("callback_id") == "done"):
        return "Done."
    return " ".join(ack["errors"].values()) if "errors" in ack else json.dumps(ack, ensure_ascii=False)


def prepared(place: Place, lines: Iterable[Line]) -> list[Sent]:
    """The envelopes of these lines, made before the first goes out: making them must not slow the sending."""
    return [Sent(line, _delivery(place, line), place.workspace.sockets) for line in lines]


def _delivery(place: Place, line: Line) -> Delivery:
    space = place.workspace
    if line.pressed:
        return Delivery(secrets.token_hex(16), INTERACTIVE, _submission(place, line), True)
    name, _, rest = line.text.partition(" ")
    text = composer.composed(rest, space.members, space.channels)
    payload = payloads.slash_command(space.home, line.person, place.channel, name, text)
    payload["response_url"] = space.response_url(line.person, place.channel)
    payload["trigger_id"] = space.triggers.trigger(line.person.id)
    return Delivery(secrets.token_hex(16), SLASH_COMMANDS, payload, True)


def _submission(place: Place, line: Line) -> Json:
    """The form that the line stands for, as Slack sends it once *Save* is pressed."""
    space = place.workspace
    _, verb, ref, words = line.text.split(" ", 3)
    told = {"c": "action", "v": verb, "b": place.board, "r": ref, "s": {}, "h": place.channel.id, "u": "", "t": 0}
    block = f"{line.pressed}||0"
    view = {
        "id": f"V{secrets.token_hex(6)}",
        "type": "modal",
        "callback_id": "form",
        "private_metadata": json.dumps(told | {"o": False, "n": False, "m": False}),
        "blocks": [{"type": "input", "block_id": block, "element": {"type": "plain_text_input"}}],
        "state": {"values": {block: {"in-it": {"type": "plain_text_input", "value": words}}}},
    }
    trigger = space.triggers.trigger(line.person.id)
    return payloads.interaction(space.home, line.person, "view_submission") | {"view": view, "trigger_id": trigger}


def send_all(commands: Sequence[Sent], rate: float, after: Callable[[int], None] = lambda _: None) -> None:
    """Sends `rate` commands a second; `after` is called with the number of each when it was sent, and must be quick."""
    for number in _in_time(commands, rate):
        commands[number].went = commands[number].road.send(commands[number].delivery)
        after(number)


def send_again(commands: Sequence[Sent], rate: float = 0.0) -> None:
    """Delivers the same envelopes once more, as Slack does where it saw no acknowledgement; at once where no rate is."""
    for number in _in_time(commands, rate) if rate else range(len(commands)):
        commands[number].again += 1
        commands[number].went = commands[number].road.send(commands[number].delivery) or commands[number].went


def send_as_fast_as_answered(commands: Sequence[Sent], at_once: int) -> float:
    """Sends each when one before it was answered, so that `at_once` are in hand all the time; commands a second."""
    began = time.monotonic()
    for number, command in enumerate(commands):
        if number >= at_once:
            commands[number - at_once].delivery.answered.wait(WE_WAIT)
        command.due_at = time.monotonic()
        command.went = command.road.send(command.delivery)
    wait_for(commands)
    return len(commands) / (time.monotonic() - began)


def _in_time(commands: Sequence[Sent], rate: float) -> Iterator[int]:
    """The number of each command when its time has come. The times are fixed at the start, and never put off."""
    start = time.monotonic()
    for number, command in enumerate(commands):
        due_at = start + number / rate
        command.due_at = command.due_at or due_at
        wait = due_at - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        yield number


def wait_for(commands: Iterable[Sent], seconds: float = WE_WAIT) -> None:
    """Waits until every command that went out has an acknowledgement, `seconds` at most."""
    until = time.monotonic() + seconds
    for command in commands:
        if command.went:
            command.delivery.answered.wait(max(0.0, until - time.monotonic()))
