"""Files in Slack: the bot's own are uploaded, people's are fetched. Nothing of a file is kept here or logged.

Sources: docs.slack.dev/messaging/working-with-files, docs.slack.dev/reference/methods/files.getUploadURLExternal. Slack
finds out what a file is some moments after it has come, and pictures none before (slack-github-action#413).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from board.refusals import Refusal
from bot.slack.client import read_bytes, send_bytes
from bot.slack.errors import NO_ANSWER, UNANSWERED, name_of
from commands.imports.file_lines import SCOPE_MISSING

# Slack's own field for files takes no more either.
MOST_BYTES = 10_000_000
READ = "files:read"
GONE = "The file is no longer in Slack, or I cannot see it. Send it again, in a direct message to me."
TOO_LARGE = (
    "The file is larger than 10 MB, which is more than I read. Save the sheet that matters as a file of its own."
)
NOT_NOW = "Slack did not give me the file just now. Send it to me again in a minute."
# What Slack says of a file.
Described = Mapping[str, Any]
_WAITS = (0.2, 0.4, 0.8, 1.6, 3.2)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it is now: its name, its bytes, and the hash by which it is known again."""

    name: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Begun:
    """An upload that Slack has given an id, and the address to which the bytes go."""

    file: str
    address: str


def upload(
    client: WebClient, name: str, content: bytes, alt: str = "", pause: Callable[[float], object] = time.sleep
) -> str:
    """Uploads a file that is shared nowhere, and waits until Slack can picture it; gives its id. `alt` says in words
    what a picture shows. Raises one of NO_ANSWER, with missing_scope among Slack's names.
    """
    begun = begin(client, name, len(content), alt)
    send(client, begun, content)
    client.files_completeUploadExternal(files=[{"id": begun.file, "title": name}])
    _wait_until_processed(client, begun.file, pause)
    return begun.file


def begin(client: WebClient, name: str, length: int, alt: str = "") -> Begun:
    """Asks Slack for an id and an address. Raises one of NO_ANSWER."""
    more = {"alt_txt": alt} if alt else {}
    answer = client.files_getUploadURLExternal(filename=name, length=length, **more)
    return Begun(str(answer["file_id"]), str(answer["upload_url"]))


def send(client: WebClient, begun: Begun, content: bytes) -> None:
    """Sends the bytes, without the token. Raises one of UNANSWERED, and OSError for an address that is not Slack's."""
    send_bytes(client, begun.address, content)


def share(client: WebClient, file: str, title: str, channel: str, words: str, thread: str = "") -> None:
    """Ends an upload by sharing the file in a channel, with words. Raises one of NO_ANSWER."""
    client.files_completeUploadExternal(
        files=[{"id": file, "title": title}], channel_id=channel, initial_comment=words, thread_ts=thread or None
    )


def fetch(
    client: WebClient, file: str, most: int = MOST_BYTES, check: Callable[[Described], object] = lambda _: None
) -> Fetched:
    """The file with that id, as it is in Slack now. Refused, in words for whoever sent it: a file that is gone or too
    large, one that `check` refuses by what Slack says of it, a missing scope, and when Slack does not answer.
    """
    try:
        described: Described = client.files_info(file=file)["file"]
        check(described)
        return _read(client, described, most)
    except SlackApiError as error:
        raise Refusal(_REFUSALS.get(name_of(error), NOT_NOW)) from None
    except UNANSWERED:
        raise Refusal(NOT_NOW) from None


def is_from(client: WebClient, described: Described, person: str) -> bool:
    """The person has uploaded the file, or shared it in their direct messages with the bot. Raises one of NO_ANSWER."""
    if described.get("user") == person:
        return True
    direct = str(client.conversations_open(users=person)["channel"]["id"])
    return any(direct in kind for kind in (described.get("shares") or {}).values())


def shared_at(client: WebClient, file: str, channel: str) -> str | None:
    """The ts of the message in which a file stands in a channel; None where it is not shared there, as far as Slack
    says yet. Raises one of NO_ANSWER, with file_not_found among Slack's names.
    """
    shares = client.files_info(file=file)["file"].get("shares") or {}
    found = [each for kind in shares.values() for each in kind.get(channel, ())]
    return next((str(each["ts"]) for each in found if each.get("ts")), None)


_REFUSALS = {"missing_scope": SCOPE_MISSING, "file_not_found": GONE, "file_deleted": GONE}


def _wait_until_processed(client: WebClient, file: str, pause: Callable[[float], object]) -> None:
    """An image block with a file that Slack has not processed is refused. Whoever posts it has to bear that: here it
    is waited for a few seconds, and only where the app may read what it has uploaded.
    """
    for seconds in (*_WAITS, 0):
        try:
            if client.files_info(file=file)["file"].get("mimetype"):
                return
        except NO_ANSWER:
            return
        pause(seconds)


def _read(client: WebClient, described: Described, most: int) -> Fetched:
    name, address = str(described.get("name") or ""), str(described.get("url_private_download") or "")
    if not address or described.get("mode") == "tombstone":
        raise Refusal(GONE)
    if int(described.get("size") or 0) > most:
        raise Refusal(TOO_LARGE)
    kind, content = read_bytes(client, address, most + 1)
    if kind == "text/html":
        # Slack answers with its page to sign in, and HTTP 200, where the token may not have the file.
        raise Refusal(SCOPE_MISSING)
    if len(content) > most:
        raise Refusal(TOO_LARGE)
    return Fetched(name, content, sha256(content).hexdigest())
