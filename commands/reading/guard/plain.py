"""The text as the guard's patterns read it:
in plain letters and digits, so that other ways of writing a digit hide nothing."""

import re
from urllib.parse import unquote

from board.look_alikes import in_latin

_BLANK = re.compile(r"\s{2,}")
# How a link writes a space, signs and digits: `943%20476%205919`.
_ESCAPED = re.compile(r"%(?:2[0BDEF]|3[0-9]|5F)", re.I)
# A combining accent hides a digit; a backslash is read as a slash, and an underscore as a dash.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]")
_SIGNS = str.maketrans({"_": "-", "\\": "/", "\u2019": "'", "\u02bc": "'"})


def in_plain(text: str) -> str:
    """`text` for the patterns alone: Latin letters, plain digits, dashes, single spaces and no invisible characters.
    Escapes in links are decoded."""
    plain = (text if text.isascii() else _MARKS.sub("", in_latin(text))).translate(_SIGNS)
    if "%" in plain:
        plain = _ESCAPED.sub(_unescaped, plain)
    # In a long run of spaces, each would be tried as the start of the rest: some thousands would take seconds.
    return _BLANK.sub(" ", plain)


def _unescaped(found: re.Match[str]) -> str:
    # A space would end the link.
    return unquote(found[0]).replace(" ", "+").replace("_", "-")
