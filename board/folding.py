"""How words are folded before they are compared, so that two ways to write the same word are the same: in names, and in
what is searched for. One way, everywhere. Letters that look alike are those of board/look_alikes.py."""

import re
import unicodedata
from functools import lru_cache

from board.look_alikes import in_latin

APOSTROPHES = "'‘’‚‛ʼʻʹ`´′＇"
_QUOTES = '"“”„‟«»'
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take apart into a plain one and an accent.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}


def folded(words: str) -> str:
    """The words without what two people write in two ways: case, accents (composed or not), apostrophes and quotes,
    invisible characters, letters that only look Latin; every dash, and every run of spaces, is one space.

    `Siobhán O’Neill‑Reed` and `siobhan oneill reed` give the same. Punctuation of other kinds stays.
    """
    if not words.isascii():
        words = _BEYOND_ASCII.sub(lambda found: _plain(found[0]), words)
    # Quicker than a table: a search folds all that a board says.
    plain = words.casefold().replace("-", " ").replace("'", "").replace('"', "").replace("`", "")
    return " ".join(plain.split())


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    """The letter without its accents; a hyphen for a dash; nothing for an accent, a quote or what cannot be seen."""
    if letter in APOSTROPHES + _QUOTES:
        return ""
    parts = unicodedata.normalize("NFKD", in_latin(letter)).casefold()
    return "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
