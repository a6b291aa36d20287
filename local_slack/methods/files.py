"""files.getUploadURLExternal, completeUploadExternal and info.

Source: https://docs.slack.dev/reference/methods/files.getUploadURLExternal and its neighbours. That a file's type and
shares become known only some moments later: slackapi/node-slack-sdk#1865 and #2040.
"""

from typing import Any

from local_slack.arguments import Arguments
from local_slack.files import File
from local_slack.limits import checked_message
from local_slack.methods.chat import thread_of, writable
from local_slack.refusal import ApiError, Json
from local_slack.workspace import Workspace


def get_upload_url(workspace: Workspace, args: Arguments) -> Json:
    """Refusal invalid_arguments without a name or a length in bytes."""
    name, length = args.needed("filename"), args.needed("length")
    if not length.isdigit() or int(length) < 1:
        raise ApiError("invalid_arguments")
    with workspace.change():
        file = workspace.begin_file(name, workspace.bot.id, int(length))
        file.alt, file.looks = args.text("alt_txt"), workspace.processing
    return {"upload_url": f"{workspace.url}/upload/v1/{workspace.files.ticket(file)}", "file_id": file.id}


def complete_upload(workspace: Workspace, args: Arguments) -> Json:
    """Completes uploads, and shares the files in `channel_id` in one message, if a channel is named.

    A user's id is not a channel: Refusal invalid_channel. Refusal file_not_found if the bytes have not arrived, or the
    upload was completed before (Slack does not document its answer to that); and those of chat.postMessage.
    """
    given = args.structure("files", "invalid_arguments")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise ApiError("invalid_arguments")
    files = [_begun(workspace, each) for each in given]
    channel = args.text("channel_id")
    if channel.startswith(("U", "W")):
        raise ApiError("invalid_channel")
    here = writable(workspace, channel) if channel else None
    comment = args.text("initial_comment")
    blocks = [] if comment else args.structure("blocks", "invalid_blocks_format")
    words, blocks = checked_message(comment, blocks) if comment or blocks else ("", [])
    thread_ts = thread_of(workspace, here, args) if here else None
    with workspace.change():
        for file, each in zip(files, given, strict=True):
            file.completed, file.title = True, str(each.get("title") or file.name)
    if here:
        message = workspace.post(
            here, workspace.bot.id, words, blocks, thread_ts=thread_ts, files=files, subtype="file_share"
        )
        for file in files:
            workspace.share(file, here, message.ts)
    return {"files": [file.as_json() for file in files]}


def info(workspace: Workspace, args: Arguments) -> Json:
    """Refusal file_not_found for a file that the app may not see, file_deleted."""
    file = workspace.seen_by_bot(args.needed("file"))
    described = file.as_json()
    with workspace.change():
        file.looks -= 1
    return {"file": described, "comments": [], "response_metadata": {"next_cursor": ""}}


def _begun(workspace: Workspace, given: Any) -> File:
    file = workspace.files.find(str(given.get("id")))
    if file.user != workspace.bot.id or file.content is None or file.completed:
        raise ApiError("file_not_found")
    return file
