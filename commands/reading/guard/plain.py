"""A text as the guard's patterns read it: written plainly, so that another way to write a digit hides nothing."""

import re
import unicodedata
from urllib.parse import unquote

_MOST_FOR_ONE = 4
_MOST_REMEMBERED = 10_000
_BLANK = re.compile(r"\s{2,}")
# What a link makes of a space, of signs, and of digits: `943%20476%205919`.
_ESCAPED = re.compile(r"%(?:2[0BDEF]|3[0-9]|5F)", re.I)


def in_plain(text: str) -> str:
    """`text` for the patterns alone: plain digits, dashes and single spaces, and nothing that cannot be seen. What is
    escaped in a link is written out."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if "%" in plain:
        plain = _ESCAPED.sub(_unescaped, plain)
    # Of a long run of spaces each would be tried as the beginning of the rest: seconds for some thousand of them.
    return _BLANK.sub(" ", plain)


def _unescaped(found: re.Match[str]) -> str:
    # A space would end the link.
    return unquote(found[0]).replace(" ", "+")


class _Plain(dict[int, str]):
    """For each letter what the patterns know it as: a full-width digit is a digit, every dash a hyphen, every space a
    space; what cannot be seen is gone.

    A letter that stands for a whole phrase stays: a line of them would be eighteen times as long.
    """

    def __missing__(self, point: int) -> str:
        spelt = unicodedata.normalize("NFKC", chr(point))
        plain = "".join(map(_plain_letter, spelt if len(spelt) <= _MOST_FOR_ONE else chr(point)))
        if len(self) < _MOST_REMEMBERED:
            self[point] = plain
        return plain


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    if category == "Pd" or letter == "\u2212":
        return "-"
    return " " if category == "Zs" else letter


_PLAIN = _Plain()
