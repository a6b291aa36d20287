"""The workspace's files: what the app and people upload, who may have them, and where they are shared.

Source: https://docs.slack.dev/messaging/working-with-files and /reference/objects/file-object
"""

import copy
import itertools
import mimetypes
import secrets
from dataclasses import dataclass, field
from urllib.parse import quote

from local_slack.refusal import ApiError, Json

# Slack determines a file's type some time after the upload, and then makes previews of these.
PICTURES = ("image/png", "image/jpeg", "image/gif")
# The machine's own table of types may lack these.
_KINDS = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass
class File:
    """One file. `content` is None until its bytes have arrived, and `completed` says that its upload was completed.

    `address` is the prefix of its own addresses. `looks` is how many more times files.info shows it as unprocessed.
    `shares` are the messages that share it, by the kind of channel and its id; `shown` are the channels and people to
    whom a block shows it; `lent` says that a person gave it to the app in a form.
    """

    id: str
    name: str
    user: str
    size: int
    created: int
    address: str
    content: bytes | None = None
    title: str = ""
    alt: str = ""
    completed: bool = False
    deleted: bool = False
    looks: int = 0
    shares: dict[str, dict[str, list[Json]]] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    lent: bool = False

    @property
    def filetype(self) -> str:
        return self.name.rpartition(".")[2].casefold() if "." in self.name else ""

    @property
    def mimetype(self) -> str:
        return _KINDS.get(self.filetype) or mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        return self.mimetype in PICTURES

    @property
    def channels(self) -> set[str]:
        """The channels in which it is shared."""
        return {channel for channels in self.shares.values() for channel in channels}

    @property
    def url_private(self) -> str:
        return f"{self.address}-{self.id}/{quote(self.name)}"

    @property
    def permalink(self) -> str:
        return f"{self.address}-{self.id}"

    def as_json(self) -> Json:
        """The file object. What Slack determines only later is missing until then."""
        described: Json = {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "user": self.user,
            "mode": "hosted",
            "size": self.size,
            "url_private": self.url_private,
            "url_private_download": f"{self.permalink}/download/{quote(self.name)}",
            "permalink": self.permalink,
            "mimetype": "",
            "filetype": "",
            "shares": {},
        }
        if self.looks > 0:
            return described
        known = {"mimetype": self.mimetype, "filetype": self.filetype, "shares": copy.deepcopy(self.shares)}
        return described | known | ({"alt_txt": self.alt} if self.alt else {})


class Files:
    """Every file, by its id, and the addresses to which bytes may be sent."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._files: dict[str, File] = {}
        self._tickets: dict[str, str] = {}

    @property
    def all(self) -> list[File]:
        return list(self._files.values())

    def begin(self, name: str, user: str, size: int, created: int, address: str) -> File:
        """A file whose bytes have not arrived yet."""
        made = File(f"F0FILE{next(self._numbers):06d}", name, user, size, created, address)
        self._files[made.id] = made
        return made

    def ticket(self, file: File) -> str:
        """The address to which the bytes may be sent, once."""
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = file.id
        return ticket

    def receive(self, ticket: str, content: bytes) -> File:
        """Receives the bytes; Refusal file_not_found for an unknown address, and for another size than was
        announced."""
        file = self._files.get(self._tickets.get(ticket, ""))
        if file is None or len(content) != file.size:
            raise ApiError("file_not_found")
        del self._tickets[ticket]
        file.content = content
        return file

    def find(self, file_id: str) -> File:
        """The file; Refusal file_not_found, file_deleted."""
        file = self._files.get(file_id)
        if file is None:
            raise ApiError("file_not_found")
        if file.deleted:
            raise ApiError("file_deleted")
        return file
