"""Finds the words for the bot in a message event of Slack's, and skips the messages that are not meant for it.

Sources: docs.slack.dev/reference/events/message with its subtypes, /reference/events/app_mention.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from commands.request import Edit

# A person's own words: with a file, also sent to the channel from a thread, or as "/me".
_WORDS = frozenset({None, "file_share", "thread_broadcast", "me_message"})
_EDITED = "message_changed"


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody's words to the bot. `message` names the message, however often and in whatever form it arrives; `told`
    names this form of it, which is answered once. `home_team` is the person's own workspace, if Slack says; `files` are
    the ids of the files attached."""

    person: str
    text: str
    channel: str
    ts: str
    message: str
    told: str
    thread: str = ""
    home_team: str = ""
    files: tuple[str, ...] = ()
    edit: Edit | None = None


def heard_in(event: dict[str, Any], bot_user: str) -> Heard | None:
    """The words of an `app_mention` or of a direct message; None for a message that is skipped.

    Skipped are the words of bots, this one among them, deletions, joins and leaves, and whatever else Slack itself
    writes in a conversation: nobody waits for an answer to that. So is an edit that does not change the words, as when
    Slack unfurls a link.
    """
    if event.get("subtype") == _EDITED:
        before, message = _object(event, "previous_message"), _object(event, "message")
        if not message.get("edited") or message.get("text") == before.get("text"):
            return None
    else:
        message = event
    person, channel, ts = (str(each or "") for each in (message.get("user"), event.get("channel"), message.get("ts")))
    is_robot = message.get("bot_id") or person == bot_user
    if is_robot or message.get("subtype") not in _WORDS or not (person and channel and ts):
        return None
    return _heard(message, person, channel, str(event.get("event_ts") or ""))


def _heard(message: dict[str, Any], person: str, channel: str, told_at: str) -> Heard:
    # One message may come as two events with different timestamps: its client_msg_id is the same.
    ts = str(message["ts"])
    name = f"{person}:{message.get('client_msg_id') or ts}"
    # Slack gives an edit's time in whole seconds; the event has a time of its own.
    edited = str(_object(message, "edited").get("ts") or "") and (told_at or str(message["edited"]["ts"]))
    return Heard(
        person=person,
        text=str(message.get("text") or ""),
        channel=channel,
        ts=ts,
        message=name,
        told=f"{name}:edited:{edited}" if edited else name,
        thread=str(message.get("thread_ts") or ""),
        home_team=str(message.get("user_team") or message.get("team") or ""),
        files=_files_in(message.get("files")),
        edit=Edit(_between(ts, edited), bool(message.get("client_msg_id"))) if edited else None,
    )


def _files_in(files: Any) -> tuple[str, ...]:
    """The ids of files attached to the words."""
    listed = files if isinstance(files, list) else []
    return tuple(str(each["id"]) for each in listed if isinstance(each, dict) and each.get("id"))


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _between(earlier: str, later: str) -> timedelta:
    """The time between two of Slack's timestamps; the longest possible if one is invalid."""
    try:
        return timedelta(seconds=float(later) - float(earlier))
    except (ValueError, OverflowError):
        return timedelta.max
