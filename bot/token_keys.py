"""The keys that seal the tokens of installed workspaces. The first one seals and every one opens, so that keys can be
changed without anybody installing the app again."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.settings import Misconfigured, Settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

INSTALL = "pip install --require-hashes -r requirements-installations.txt"
_MISSING = f"Tokens are sealed with a package that is not installed. To have it: {INSTALL}"
_PASS = "pass"
# Given two keys without a comma between them, the package uses the first and silently drops the other.
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
_WRONG = (
    "BOARDBOT_TOKEN_KEYS: it is one key, or several with commas between them, each as boardbot installations new-key "
    "prints it"
)


class TokenKeys:
    """Seals and opens tokens. Raises Misconfigured for invalid keys."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = tuple(keys)
        _ = self._all

    def sealed(self, token: str) -> str:
        """The token in its sealed form, by the first key."""
        return self._all.encrypt(token.encode()).decode()

    def opened(self, sealed: str) -> str | None:
        """The token that was sealed; None if no key opens it."""
        try:
            return self._all.decrypt(sealed.encode()).decode()
        except _fernet().InvalidToken:
            return None

    def pass_for(self, words: str, now: datetime) -> str:
        """A text, for use in an address, which proves until some time after `now` that this host issued it."""
        sealed = self._all.encrypt_at_time(f"{_PASS}:{words}".encode(), int(now.timestamp()))
        return sealed.decode().rstrip("=")

    def passed(self, given: str, now: datetime, lasting: timedelta) -> str | None:
        """The words in such a text, if it was issued at most `lasting` ago; otherwise None. Identify a text by these
        words: it may be written in several ways."""
        padded = given + "=" * (-len(given) % 4)
        try:
            opened = self._all.decrypt_at_time(padded.encode(), int(lasting.total_seconds()), int(now.timestamp()))
        except _fernet().InvalidToken:
            return None
        # A sealed token never has this form.
        kind, _, words = opened.decode().partition(":")
        return words if kind == _PASS else None

    def resealed(self, sealed: str) -> str | None:
        """The same token sealed by the first key; None if no key opens it."""
        token = self.opened(sealed)
        return None if token is None else self.sealed(token)

    @cached_property
    def _all(self) -> "MultiFernet":
        fernet = _fernet()
        if not all(map(_KEY.fullmatch, self._keys)):
            raise Misconfigured(_WRONG)
        try:
            made: MultiFernet = fernet.MultiFernet([fernet.Fernet(each) for each in self._keys])
        except ValueError:
            raise Misconfigured(_WRONG) from None
        return made


def keys_in(settings: Settings) -> TokenKeys:
    """The keys that are set. Raises Misconfigured if there are none."""
    words = settings.secret("boardbot_token_keys")
    return TokenKeys([each.strip() for each in words.split(",") if each.strip()])


def new_key() -> str:
    """A new key, for BOARDBOT_TOKEN_KEYS."""
    made: bytes = _fernet().Fernet.generate_key()
    return made.decode()


def _fernet() -> Any:
    try:
        from cryptography import fernet  # noqa: PLC0415 - only a host of many workspaces has it
    except ImportError:
        raise Misconfigured(_MISSING) from None
    return fernet
