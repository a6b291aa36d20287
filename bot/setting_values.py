"""Common checks of settings' values: an address, a token, and the characters allowed in either."""

import re
from urllib.parse import urlsplit

from pydantic import SecretStr

# The characters that are valid in a header. For any other, urllib puts the whole value into its error.
VISIBLE = re.compile(r"[!-~]+")
_SWAPPED = " SLACK_BOT_TOKEN and SLACK_APP_TOKEN may be swapped."
# What a token that is not the one looks like, and what it says of it.
_INSTEAD = {
    "xoxb-": _SWAPPED,
    "xapp-": _SWAPPED,
    "xoxe": (
        " This one ends by itself, after hours: token rotation is on in the app's settings, and Slack does not turn it "
        "off again. Make a new app from boardbot manifest."
    ),
}


def parts_of(url: str) -> tuple[str, str, bool]:
    """The scheme and the host of an address, in lower case, and whether it contains anything that a plain one does not.
    urllib's own errors would repeat a part of it."""
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return "", "", True
    plain = port_is_right and "@" not in parts.netloc and VISIBLE.fullmatch(url) and not {"?", "#"} & set(url)
    return parts.scheme, parts.hostname or "", not plain


def begins_with(token: SecretStr | None, prefix: str, what: str) -> SecretStr | None:
    """The token without surrounding blanks and line breaks, such as the one at the end of a mounted file."""
    value = token.get_secret_value().strip() if token else ""
    if not value:
        return None
    if not value.startswith(prefix):
        hint = next((words for begins, words in _INSTEAD.items() if value.startswith(begins)), "")
        raise ValueError(f"it must begin with {prefix}, and does not. It is {what}.{hint}")
    if not VISIBLE.fullmatch(value):
        raise ValueError("it contains a blank, a line break or an unusual character. Copy it again, on one line")
    return SecretStr(value)
