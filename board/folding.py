"""Folds words before they are compared, so that different ways of writing a word match, in names and in searches. It is
used everywhere. For letters that look alike see board/look_alikes.py."""

import re
import unicodedata
from functools import lru_cache

from board.look_alikes import in_latin

APOSTROPHES = "'‘’‚‛ʼʻʹ`´′＇"
_QUOTES = '"“”„‟«»'
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not decompose into a plain letter and an accent.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}


def folded(words: str) -> str:
    """The words in a form in which all ways of writing them are the same. It drops case, accents (composed or not),
    apostrophes, quotes and invisible characters, makes look-alike letters Latin, and turns every dash and every run of
    spaces into one space.

    `Siobhán O’Neill‑Reed` and `siobhan oneill reed` give the same. Other punctuation stays.
    """
    if not words.isascii():
        words = _BEYOND_ASCII.sub(lambda found: _plain(found[0]), words)
    # Faster than a translation table: a search folds everything that a board says.
    plain = words.casefold().replace("-", " ").replace("'", "").replace('"', "").replace("`", "")
    return " ".join(plain.split())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """The letter without its accents; a hyphen for a dash; empty for an accent, a quote or an invisible character."""
    if letter in APOSTROPHES + _QUOTES:
        return ""
    parts = unicodedata.normalize("NFKD", in_latin(letter)).casefold()
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
