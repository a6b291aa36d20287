"""What is composed only when it is sent: the outbox holds what was asked, and never what comes of it.

A paper that was asked for, a file that somebody sent: making or reading it takes longer than a command may, and what is
in it is kept nowhere. `bot/posting/composing.py` says who composes what.
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
    """What was asked for: `kind` names who composes it, `asked` says of what, in plain words. `file` is the id that
    Slack gave to the document, once it has one."""

    kind: str
    asked: Mapping[str, str]
    file: str = ""


def send_later(call: Call, later: Later, words: Reply, step: str = "", once: str = "") -> None:
    """Has it sent to whoever asked, privately. `words` are what the log keeps of it. The reply to the command must say
    that it `posts`. Where one kind has several steps, `step` tells them apart while they wait. It is sent once for what
    stands in `once`, or else for each time that it is asked for."""
    request = call.request
    once = once or request.delivery or request.now.isoformat()
    name = f"{later.kind}:{f'{step}:' if step else ''}{call.actor.person}:{once}"
    post = Post(name, request.team, call.actor.person, frozen(words), request.now, board_id=call.board.id)
    put_later(call.store, post, later)


def put_later(store: Store, post: Post, later: Later) -> bool:
    """Puts it in the outbox; its key is that of the `post`, below one of their own. False where it is there already."""
    message = with_later(post.message, later)
    return store.outbox.put(replace(post, key=f"{LATER}{post.key}", message=message))


def later_in(message: Mapping[str, Any]) -> Later | None:
    """What a message of the outbox was asked for; None for one that is composed already."""
    kept = message.get(_LATER)
    return Later(kept["kind"], kept["asked"], kept.get("file", "")) if kept else None


def with_later(message: Mapping[str, Any], later: Later) -> dict[str, Any]:
    """The message with what is asked for, in the place of what it had."""
    asked = {"kind": later.kind, "asked": dict(later.asked)} | ({"file": later.file} if later.file else {})
    return {**message, _LATER: asked}
