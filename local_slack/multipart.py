"""Reads a form that carries files (multipart/form-data, RFC 7578)."""

from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP


@dataclass(frozen=True)
class Part:
    """A field of such a form; `filename` is None if it is not a file."""

    name: str
    filename: str | None
    content: bytes


def parts_of(content_type: str, body: bytes) -> list[Part]:
    """Every field, in order; empty if the body is not such a form."""
    whole = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body)
    found = whole.get_payload()
    if not whole.is_multipart() or not isinstance(found, list):
        return []
    return [_part(each) for each in found if isinstance(each, Message)]


def files_in(content_type: str, body: bytes) -> list[Part]:
    """The files alone, without empty file fields."""
    return [each for each in parts_of(content_type, body) if each.filename]


def _part(part: Message) -> Part:
    content = part.get_payload(decode=True)
    name = part.get_param("name", "", "content-disposition")
    return Part(str(name or ""), part.get_filename(), content if isinstance(content, bytes) else b"")
