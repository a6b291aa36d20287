"""The counts of one process. Prometheus's client adds up the processes of `boardbot serve --workers`.

A label is never a word that somebody typed: the verbs are those of the table of commands.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Protocol, TypeVar

from prometheus_client import Counter, Gauge, Histogram

from bot.apology import Apology
from commands.asked_at_once import asked_at_once
from commands.reply import Reply
from commands.table import COMMANDS

# The labels for words in which no verb was found, and for a bug.
UNREAD = "unread"
# Slack waits three seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0)

COUNTED = (
    ANSWERED := Counter(
        "boardbot_commands",
        "Commands, presses and forms answered, by verb and outcome: done, refused, asked (a form opens) or failed.",
        ["verb", "outcome"],
        registry=None,
    ),
    SECONDS := Histogram(
        "boardbot_acknowledge_seconds",
        "Seconds from the arrival of something from Slack to its acknowledgement. Slack waits three.",
        buckets=BUCKETS,
        registry=None,
    ),
    HEARD := Gauge(
        "boardbot_slack_heard_timestamp_seconds",
        "When Slack was last heard of, as Unix time; 0 where it has not been yet.",
        multiprocess_mode="mostrecent",
        registry=None,
    ),
)


class _Spoken(Protocol):
    @property
    def command(self) -> str: ...


Desk = TypeVar("Desk")
Said = TypeVar("Said", bound=_Spoken)


def counted(answer: Callable[[Desk, Said], Reply]) -> Callable[[Desk, Said], Reply]:
    """The same function, which also counts each answer. An exception is not counted: Slack sends that question
    again."""

    @wraps(answer)
    def counting(desk: Desk, said: Said) -> Reply:
        reply = answer(desk, said)
        spoken = said.command if said.command in COMMANDS else UNREAD
        ANSWERED.labels(reply.verb or spoken, _outcome(reply)).inc()
        return reply

    return counting


def acknowledged(seconds: float) -> None:
    """Counts an acknowledgement, that many seconds after the request came."""
    SECONDS.observe(seconds)


def heard_of_slack(at: datetime) -> None:
    """Records that Slack has sent or answered something."""
    HEARD.set(at.timestamp())


def _outcome(reply: Reply) -> str:
    if isinstance(reply, Apology):
        return "failed"
    if asked_at_once(reply):
        return "asked"
    return "refused" if reply.refused else "done"
