"""conversations.info, members, list, open, history and replies.

Source: https://docs.slack.dev/reference/methods/conversations.history and its neighbours.
"""

from local_slack.arguments import Arguments, page
from local_slack.members import Channel
from local_slack.messages import Message, order, with_thread
from local_slack.methods.chat import visible
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace

FAMILIES = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


def info(workspace: Workspace, args: Arguments) -> Json:
    return {"channel": _seen(workspace, args).as_json(workspace.bot.id)}


def members(workspace: Workspace, args: Arguments) -> Json:
    found, cursor = page(_seen(workspace, args).members, args)
    return {"members": found, **_next(cursor)}


def listed(workspace: Workspace, args: Arguments) -> Json:
    kinds = args.text("types", "public_channel").replace(" ", "").split(",")
    known = [
        channel
        for channel in workspace.channels
        if channel.kind in kinds
        and (not channel.private or workspace.bot.id in channel.members)
        and not (channel.archived and args.flag("exclude_archived"))
    ]
    found, cursor = page(known, args)
    return {"channels": [channel.as_json(workspace.bot.id) for channel in found], **_next(cursor)}


def opened(workspace: Workspace, args: Arguments) -> Json:
    """One person's direct message. Refusal user_not_found, user_disabled, method_not_supported."""
    if args.text("channel"):
        here = workspace.channel(args.text("channel"))
    else:
        people = args.needed("users").split(",")
        if len(people) > 1:
            raise ApiError("method_not_supported")
        if workspace.member(people[0]).deleted:
            raise ApiError("user_disabled")
        here = workspace.direct_message(people[0])
    return {"channel": here.as_json(workspace.bot.id) if args.flag("return_im") else {"id": here.id}}


def history(workspace: Workspace, args: Arguments) -> Json:
    """Newest first, without replies. Refusal channel_not_found, not_in_channel."""
    here = _readable(workspace, args)
    found = [message for message in reversed(workspace.messages(here)) if _within(message, args)]
    return _messages(workspace, here, found, args)


def replies(workspace: Workspace, args: Arguments) -> Json:
    """The parent, whatever the bounds, then its replies, oldest first. Refusal thread_not_found."""
    here = _readable(workspace, args)
    ts = args.needed("ts")
    thread = workspace.thread(here, ts)
    if not thread or thread[0].ts != ts:
        raise ApiError("thread_not_found")
    found = [thread[0], *(message for message in thread[1:] if _within(message, args))]
    return _messages(workspace, here, found, args)


def _seen(workspace: Workspace, args: Arguments, what: str = "read") -> Channel:
    """Each kind of conversation has a scope of its own: channels:read, groups:history …"""
    here = visible(workspace, args.needed("channel"))
    needed = f"{FAMILIES[here.kind]}:{what}"
    if needed not in workspace.scopes:
        raise ApiError("missing_scope", needed=needed, provided=",".join(workspace.scopes))
    return here


def _readable(workspace: Workspace, args: Arguments) -> Channel:
    here = _seen(workspace, args, "history")
    if workspace.bot.id not in here.members:
        raise ApiError("not_in_channel")
    return here


def _within(message: Message, args: Arguments) -> bool:
    """True if the message is within the bounds, which are excluded unless `inclusive` is set."""
    at, oldest, latest = order(message.ts), args.moment("oldest"), args.moment("latest")
    if args.flag("inclusive") and at in (oldest, latest):
        return True
    return (oldest is None or at > oldest) and (latest is None or at < latest)


def _messages(workspace: Workspace, here: Channel, found: list[Message], args: Arguments) -> Json:
    most = workspace.limits.page(999)
    some, cursor = page(found, args, default=min(100, most), most=most)
    everything = args.flag("include_all_metadata")
    threads: dict[str | None, list[Message]] = {}
    for said in workspace.said(here):
        if said.public and said.is_reply:
            threads.setdefault(said.thread_ts, []).append(said)
    described = []
    for message in some:
        shown = message.as_json(workspace.home.team_id, all_metadata=everything)
        described.append(with_thread(message, threads.get(message.ts, []), shown))
    return {"messages": described, "has_more": bool(cursor), **_next(cursor)}


def _next(cursor: str) -> Json:
    return {"response_metadata": {"next_cursor": cursor}}
