"""A text as the guard's patterns read it: written plainly, so that another way to write a digit hides nothing."""

import re
from urllib.parse import unquote

from board.look_alikes import in_latin

_BLANK = re.compile(r"\s{2,}")
# What a link makes of a space, of signs, and of digits: `943%20476%205919`.
_ESCAPED = re.compile(r"%(?:2[0BDEF]|3[0-9]|5F)", re.I)
# An accent on a digit hides it; a backslash is a stroke, and an underscore a dash between words.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]")
_SIGNS = str.maketrans({"_": "-", "\\": "/", "\u2019": "'", "\u02bc": "'"})


def in_plain(text: str) -> str:
    """`text` for the patterns alone: Latin letters, plain digits, dashes and single spaces, and nothing that cannot be
    seen. What is escaped in a link is written out."""
    plain = (text if text.isascii() else _MARKS.sub("", in_latin(text))).translate(_SIGNS)
    if "%" in plain:
        plain = _ESCAPED.sub(_unescaped, plain)
    # Of a long run of spaces each would be tried as the beginning of the rest: seconds for some thousand of them.
    return _BLANK.sub(" ", plain)


def _unescaped(found: re.Match[str]) -> str:
    # A space would end the link.
    return unquote(found[0]).replace(" ", "+").replace("_", "-")
