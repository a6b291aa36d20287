"""Files in Slack: uploads the bot's own and fetches people's. No file is stored here or logged.

Sources: docs.slack.dev/messaging/working-with-files, docs.slack.dev/reference/methods/files.getUploadURLExternal. Slack
determines a file's type some moments after the upload, and cannot show a picture before that (slack-github-action#413).
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
from commands.imports.report.file_lines import SCOPE_MISSING

# Slack's own field for files has the same limit.
MOST_BYTES = 10_000_000
READ = "files:read"
GONE = "The file is no longer in Slack, or I cannot see it. Send it again, in a direct message to me."
TOO_LARGE = (
    "The file is larger than 10 MB, which is more than I read. Save the sheet that matters as a file of its own."
)
NOT_NOW = "Slack did not give me the file just now. Send it to me again in a minute."
# Slack's description of a file.
Described = Mapping[str, Any]
_WAITS = (0.2, 0.4, 0.8, 1.6, 3.2)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it is now: its name, its bytes, and the hash by which it is recognised."""

    name: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Begun:
    """An upload for which Slack has given an id, and an address for the bytes."""

    file: str
    address: str


def upload(
    client: WebClient, name: str, content: bytes, alt: str = "", pause: Callable[[float], object] = time.sleep
) -> str:
    """Uploads a file that is not shared anywhere, waits until Slack can show it, and returns its id. `alt` describes a
    picture in words. Raises one of NO_ANSWER, with missing_scope among Slack's names."""
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
    """Completes an upload by sharing the file in a channel, with words. Raises one of NO_ANSWER."""
    client.files_completeUploadExternal(
        files=[{"id": file, "title": title}], channel_id=channel, initial_comment=words, thread_ts=thread or None
    )


def fetch(
    client: WebClient, file: str, most: int = MOST_BYTES, check: Callable[[Described], object] = lambda _: None
) -> Fetched:
    """The file with that id, as it is in Slack now. Raises Refusal, in words for whoever sent it, if the file is gone
    or too large, if `check` refuses Slack's description of it, if a scope is missing, or if Slack does not answer."""
    try:
        described: Described = client.files_info(file=file)["file"]
        check(described)
        return _read(client, described, most)
    except SlackApiError as error:
        raise Refusal(_REFUSALS.get(name_of(error), NOT_NOW)) from None
    except UNANSWERED:
        raise Refusal(NOT_NOW) from None


def is_from(client: WebClient, described: Described, person: str) -> bool:
    """True if the person has uploaded the file, or shared it in their direct messages with the bot. Raises one of
    NO_ANSWER."""
    if described.get("user") == person:
        return True
    direct = str(client.conversations_open(users=person)["channel"]["id"])
    return any(direct in kind for kind in (described.get("shares") or {}).values())


def shared_at(client: WebClient, file: str, channel: str) -> str | None:
    """The ts of the message that shares a file in a channel; None if it is not shared there, as far as Slack says yet.
    Raises one of NO_ANSWER, with file_not_found among Slack's names."""
    shares = client.files_info(file=file)["file"].get("shares") or {}
    found = [each for kind in shares.values() for each in kind.get(channel, ())]
    return next((str(each["ts"]) for each in found if each.get("ts")), None)


_REFUSALS = {"missing_scope": SCOPE_MISSING, "file_not_found": GONE, "file_deleted": GONE}


def _wait_until_processed(client: WebClient, file: str, pause: Callable[[float], object]) -> None:
    """Slack refuses an image block with a file that it has not processed. This waits a few seconds for it, if the app
    may read what it has uploaded; even so a post may be refused."""
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
        # Slack answers with its sign-in page, and HTTP 200, if the token may not have the file.
        raise Refusal(SCOPE_MISSING)
    if len(content) > most:
        raise Refusal(TOO_LARGE)
    return Fetched(name, content, sha256(content).hexdigest())
