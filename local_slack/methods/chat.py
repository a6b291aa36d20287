"""chat.postMessage, postEphemeral, update, delete and getPermalink.

Source: https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours.
"""

from local_slack.arguments import Arguments
from local_slack.limits import POSTED_TEXT, UPDATED_TEXT, checked_message, checked_metadata
from local_slack.members import Channel
from local_slack.messages import Message
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace


def post_message(workspace: Workspace, args: Arguments) -> Json:
    """Posts a message. Text beyond 40,000 characters is cut, as Slack documents; `warnings` says so.

    Refusal channel_not_found, not_in_channel, is_archived, those of limits.checked_message and checked_metadata, and
    cannot_reply_to_message if thread_ts is not a message here.
    """
    here = writable(workspace, args.needed("channel"))
    metadata = checked_metadata(args.structure("metadata", "invalid_metadata_format"))
    text, blocks = _content(workspace, here, args)
    thread_ts = thread_of(workspace, here, args)
    message = workspace.post(
        here,
        workspace.bot.id,
        text[:POSTED_TEXT],
        blocks,
        thread_ts=thread_ts,
        broadcast=args.flag("reply_broadcast"),
        metadata=metadata,
        truncated=len(text) > POSTED_TEXT,
        unfurl_links=args.flag("unfurl_links", True),
        unfurl_media=args.flag("unfurl_media", True),
    )
    warnings = {"response_metadata": {"warnings": ["message_truncated"]}} if message.truncated else {}
    return {"channel": here.id, "ts": message.ts, "message": _described(workspace, message)} | warnings


def post_ephemeral(workspace: Workspace, args: Arguments) -> Json:
    """Refusal user_not_in_channel, msg_too_long beyond 40,000 characters, and those of post_message."""
    here = writable(workspace, args.needed("channel"))
    person = args.needed("user")
    if person not in here.members:
        raise ApiError("user_not_in_channel")
    text, blocks = _content(workspace, here, args, POSTED_TEXT)
    message = workspace.post(
        here, workspace.bot.id, text, blocks, only_for=person, thread_ts=args.text("thread_ts") or None
    )
    return {"message_ts": message.ts}


def update(workspace: Workspace, args: Arguments) -> Json:
    """Refusal message_not_found, cant_update_message (someone else's), msg_too_long beyond 4,000 characters."""
    here = writable(workspace, args.needed("channel"))
    message = _own(workspace, here, args.needed("ts"), "cant_update_message")
    text, blocks = _content(workspace, here, args, UPDATED_TEXT)
    metadata = checked_metadata(args.structure("metadata", "invalid_metadata_format"))
    workspace.edit(message, text, blocks, metadata)
    described = _described(workspace, message)
    return {"channel": here.id, "ts": message.ts, "text": text, "message": described}


def delete(workspace: Workspace, args: Arguments) -> Json:
    """Refusal message_not_found, cant_delete_message (someone else's)."""
    here = writable(workspace, args.needed("channel"))
    message = _own(workspace, here, args.needed("ts"), "cant_delete_message")
    workspace.delete(message)
    return {"channel": here.id, "ts": message.ts}


def get_permalink(workspace: Workspace, args: Arguments) -> Json:
    """An address on this workspace's own server: nothing here leads off the machine."""
    here = visible(workspace, args.needed("channel"))
    message = workspace.message(here, args.needed("message_ts"))
    address = f"{workspace.url}/archives/{here.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        address += f"?thread_ts={message.thread_ts}&cid={here.id}"
    return {"channel": here.id, "permalink": address}


def visible(workspace: Workspace, reference: str) -> Channel:
    """The channel, if the bot may know of it; Refusal channel_not_found for a private one that it is not in."""
    here = workspace.channel(reference)
    if here.private and workspace.bot.id not in here.members:
        raise ApiError("channel_not_found")
    return here


def writable(workspace: Workspace, reference: str) -> Channel:
    """The channel where the bot may post; a person's id means their direct message. Refusal otherwise."""
    if reference.startswith(("U", "W")):
        return _direct(workspace, reference)
    here = visible(workspace, reference)
    if here.archived:
        raise ApiError("is_archived")
    public = not here.private and "chat:write.public" in workspace.scopes
    if workspace.bot.id not in here.members and not public:
        raise ApiError("not_in_channel")
    return here


def _direct(workspace: Workspace, person: str) -> Channel:
    """Posting to a person's id opens the direct message; an unknown person is channel_not_found, as in Slack."""
    try:
        return workspace.direct_message(person)
    except ApiError:
        raise ApiError("channel_not_found") from None


def _content(workspace: Workspace, here: Channel, args: Arguments, most: int | None = None) -> tuple[str, list[Json]]:
    text = args.raw("text")
    if most and isinstance(text, str) and len(text) > most:
        raise ApiError("msg_too_long")
    text, blocks = checked_message(text, args.structure("blocks", "invalid_blocks_format"))
    workspace.check_pictures(blocks, here.id)
    return text, blocks


def thread_of(workspace: Workspace, here: Channel, args: Arguments) -> str | None:
    """The thread to answer in; Refusal cannot_reply_to_message."""
    thread_ts = args.text("thread_ts")
    if not thread_ts:
        return None
    try:
        parent = workspace.message(here, thread_ts)
    except ApiError:
        raise ApiError("cannot_reply_to_message") from None
    # A reply's own ts leads to its thread: Slack has no threads within threads.
    return parent.thread_ts or parent.ts


def _own(workspace: Workspace, here: Channel, ts: str, error: str) -> Message:
    message = workspace.message(here, ts)
    if message.only_for:
        # Slack stores no ephemeral message that a method could find.
        raise ApiError("message_not_found")
    if message.user != workspace.bot.id:
        raise ApiError(error)
    return message


def _described(workspace: Workspace, message: Message) -> Json:
    return message.as_json(workspace.home.team_id)
