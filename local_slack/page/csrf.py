"""Keeps other web pages out: they share the browser, and so can reach this machine's own address.

The server already refuses foreign Host headers (`local_slack.server`). Here a request must come from this page:
Sec-Fetch-Site and Origin say so, and every form carries a token that no other page can read. Nothing is shared by CORS.
Source: https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
"""

import secrets
from collections.abc import Iterator
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from local_slack.multipart import Part, parts_of

MOST_BYTES = 1_000_000
# A form with files: several of the ten megabytes that Slack allows for each field.
MOST_WITH_FILES = 64_000_000
WITH_FILES = "multipart/form-data"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    # Not "no-referrer": with it a form's own Origin would arrive as "null".
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SAFE = ("GET", "HEAD")


class Fields:
    """A submitted form: its fields by name, each with all its values, and the files that came with it."""

    def __init__(self, values: dict[str, list[str]], files: tuple[Part, ...] = ()) -> None:
        self._values = values
        self.files = files

    def get(self, name: str) -> str:
        """The field's first value, or empty."""
        return self._values.get(name, [""])[0]

    def all(self, name: str) -> list[str]:
        """Every value of the field."""
        return self._values.get(name, [])

    def with_value(self, name: str, value: str) -> "Fields":
        """The same form with one more field."""
        return Fields(self._values | {name: [value]}, self.files)

    def with_ids(self, ids: Iterator[tuple[str, str]]) -> "Fields":
        """The same form, with the ids of files added to their fields."""
        values = {name: list(each) for name, each in self._values.items()}
        for name, value in ids:
            values.setdefault(name, []).append(value)
        return Fields(values)


class Guarded:
    """Answers 403 to requests from other pages, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        if is_from_elsewhere(scope["method"], Headers(scope=scope)):
            await PlainTextResponse("This page answers only to itself.", 403)(scope, receive, with_headers)
            return
        await self._app(scope, receive, with_headers)


def is_from_elsewhere(method: str, headers: Headers) -> bool:
    """True for a request that another page made the browser send. Following a link to this page is not one; submitting
    a form is.

    A request that changes something must say where it comes from; one that only reads need not.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = f"http://{headers.get('host')}"
    if method in SAFE:
        followed = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
        return not (site in (None, "none", "same-origin") or followed)
    return (site, origin) == (None, None) or site not in (None, "same-origin") or origin not in (None, own)


async def sent(request: Request, token: str) -> Fields:
    """The form in a request. 403 without the page's token; 413 beyond a megabyte, or 64 megabytes with files."""
    kind = request.headers.get("content-type", "")
    with_files = kind.startswith(WITH_FILES)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > (MOST_WITH_FILES if with_files else MOST_BYTES):
            raise HTTPException(413)
    fields = _fields_of(kind, bytes(body)) if with_files else _plain(bytes(body))
    if not secrets.compare_digest(fields.get("token").encode(), token.encode()):
        raise HTTPException(403, "This form is out of date: load the page again.")
    return fields


def _plain(body: bytes) -> Fields:
    return Fields(parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True))


def _fields_of(kind: str, body: bytes) -> Fields:
    values: dict[str, list[str]] = {}
    parts = parts_of(kind, body)
    for part in parts:
        if part.filename is None:
            values.setdefault(part.name, []).append(part.content.decode("utf-8", "replace"))
    return Fields(values, tuple(part for part in parts if part.filename))
