"""Messages that are composed only when they are sent: the outbox holds what was asked for, never the result.

Making a paper, or reading a file that somebody sent, takes longer than a command may, and the contents are not stored.
`bot/posting/composing.py` says what composes each kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from commands.call import Call
from commands.reply import Reply, frozen
from storage.outbox import Post
from storage.outbox_order import LATER
from storage.store import Store

_LATER = "later"


@dataclass(frozen=True, slots=True)
class Later:
    """What was asked for: `kind` names the code that composes it, and `asked` holds its parameters as plain text.
    `file` is Slack's id of the document, empty until it has one."""

    kind: str
    asked: Mapping[str, str]
    file: str = ""


def send_later(call: Call, later: Later, words: Reply, step: str = "", once: str = "") -> None:
    """Puts it in the outbox for whoever asked, as a private message. `words` is the message that the log keeps. The
    reply to the command must set `posts`. `step` distinguishes the steps of one kind while they wait. It is sent once
    for each value of `once`, which by default is different for each request."""
    request = call.request
    once = once or request.delivery or request.now.isoformat()
    name = f"{later.kind}:{f'{step}:' if step else ''}{call.actor.person}:{once}"
    post = Post(name, request.team, call.actor.person, frozen(words), request.now, board_id=call.board.id)
    put_later(call.store, post, later)


def put_later(store: Store, post: Post, later: Later) -> bool:
    """Puts it in the outbox under the key of the `post` with a prefix. False, with nothing changed, if the outbox has
    it already or the board was removed."""
    message = with_later(post.message, later)
    return store.outbox.put(replace(post, key=f"{LATER}{post.key}", message=message))


def later_in(message: Mapping[str, Any]) -> Later | None:
    """What is to be composed for a message of the outbox; None if the message is an ordinary one."""
    kept = message.get(_LATER)
    return Later(kept["kind"], kept["asked"], kept.get("file", "")) if kept else None


def with_later(message: Mapping[str, Any], later: Later) -> dict[str, Any]:
    """The message with this request in it, replacing any that it had."""
    asked = {"kind": later.kind, "asked": dict(later.asked)} | ({"file": later.file} if later.file else {})
    return {**message, _LATER: asked}
