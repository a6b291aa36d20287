"""How words are folded before they are compared, so that two ways to write the same word are the same: in names, and in
what is searched for. One way, everywhere."""

import unicodedata
from functools import lru_cache

from board.look_alikes import in_latin

APOSTROPHES = "'‘’‚‛ʼʻʹ`´′＇"
_UNSEEN = str.maketrans(dict.fromkeys(APOSTROPHES + '"“”„‟«»', ""))
# Letters that Unicode does not take apart into a plain one and an accent.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(words: str) -> str:
    """The words without what two people write in two ways: case, accents (composed or not), apostrophes and quotes,
    look-alikes and invisible characters; every dash, and every run of spaces, is one space.

    `Siobhán O’Neill‑Reed` and `siobhan oneill reed` give the same. Punctuation of other kinds stays.
    """
    plain = words.translate(_UNSEEN)
    plain = plain.casefold().replace("-", " ") if plain.isascii() else _plain(plain)
    return " ".join(plain.split())


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", in_latin(words)).casefold()
    return "".join(map(_letter, letters)).translate(_LETTERS)


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """The letter, a space for a dash, or nothing for an accent."""
    if unicodedata.combining(letter):
        return ""
    return " " if letter == "-" else letter
