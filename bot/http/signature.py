"""Checks that Slack signed a request within the last five minutes.

Source: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk.signature import Clock, SignatureVerifier
from starlette.datastructures import Headers

from bot.http.refused import Refused

WINDOW_SECONDS = 300
TIMESTAMP, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
# Ten digits last until the year 2286. `int` would also take signs, blanks, underscores and other scripts' digits.
_SECONDS = re.compile(r"[0-9]{10}")
# hmac.compare_digest raises TypeError for text that is not ASCII.
_HASH = re.compile(r"v0=[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Signed:
    """The signature headers: when the request was signed, in Slack's own digits, and the signature, not compared
    yet."""

    timestamp: str
    signature: str

    @property
    def at(self) -> datetime:
        """The instant it was signed, in UTC."""
        return datetime.fromtimestamp(int(self.timestamp), UTC)


def is_unsigned(headers: Headers) -> bool:
    """True if neither header is there."""
    return TIMESTAMP not in headers and SIGNATURE not in headers


def signed(headers: Headers, now: datetime) -> Signed:
    """The timestamp and the signature, each given once. Raises Refused if the timestamp is more than five minutes off,
    either way."""
    timestamp, signature = _only(headers, TIMESTAMP), _only(headers, SIGNATURE)
    if not _SECONDS.fullmatch(timestamp):
        raise Refused(401, "its timestamp is malformed")
    if not _HASH.fullmatch(signature):
        raise Refused(401, "its signature is malformed")
    if abs(now.timestamp() - int(timestamp)) > WINDOW_SECONDS:
        raise Refused(401, "its timestamp is more than five minutes from this machine's clock")
    return Signed(timestamp, signature)


def check_signature(body: bytes, found: Signed, secret: str, now: datetime) -> None:
    """Compares the signature, in constant time, with that of the raw body. Raises Refused if they differ."""
    verifier = SignatureVerifier(secret, _Instant(now))
    try:
        genuine = verifier.is_valid(body, found.timestamp, found.signature)
    except UnicodeDecodeError:
        raise Refused(400, "its body is not UTF-8") from None
    if not genuine:
        raise Refused(401, "its signature is not Slack's")


def _only(headers: Headers, name: str) -> str:
    values = headers.getlist(name)
    if len(values) != 1:
        raise Refused(401, f"it has {len(values) or 'no'} headers {name}")
    return values[0]


class _Instant(Clock):
    """A clock for the verifier that always gives the same instant."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> float:
        return self._at.timestamp()
