"""Refs are text, never numbers. They are kept as written, and matched without regard to case and surrounding spaces."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from board.look_alikes import in_latin
from board.refusals import Refusal

LONGEST_REF = 40
# Anything longer cannot be a ref; and one letter may fold to eighteen.
_LONGEST_KEY = 200
_REF = re.compile(r"[^\W_](?:[\w ./()&'+-]*[\w)])?")
# A line is compared with every ref of its board, more than once.
_MOST_KEPT = 8192
# Letters, a number, or any sign other than those around a ref: punctuation, and Slack's marks for bold and code.
_PARTS = re.compile(r"[^\W\d_]+|\d+|[^\w\s./()&'+\"“”‘’#:;,!?*~`-]")


def ref_key(ref: str) -> str:
    """A key that all spellings of one ref share: `" r01-02"` and `"R01‑02"` both give `"r01-02"`.

    Non-breaking spaces and typographic dashes become plain ones, and look-alikes of Latin letters and of digits become
    these; `1.10` and `1.1` stay different.
    """
    return " ".join(ref.split()).casefold() if len(ref) > _LONGEST_KEY else _short_key(ref)


@lru_cache(maxsize=_MOST_KEPT)
def _short_key(ref: str) -> str:
    if ref.isascii():
        return " ".join(ref.split()).casefold()
    return " ".join(in_latin(unicodedata.normalize("NFKC", in_latin(ref))).split()).casefold()


def quoted(ref: str) -> str:
    """A ref as it is typed in a command: in quotes if it contains a space."""
    return f'"{ref}"' if " " in ref else ref


def spaced_key(ref: str) -> str:
    """A ref's key with its hyphens as spaces: `R10-02` and `R10 02` give `r10 02`."""
    return ref_key(ref).replace("-", " ")


@lru_cache(maxsize=_MOST_KEPT)
def loose_key(ref: str) -> tuple[str, ...]:
    """The letters and numbers of a ref, without what is between them and without leading zeros.

    `R07-04`, `r7-4`, `R 07 04` and `r07/04` give `("r", "7", "4")`; `1.10` and `1.1` stay different. Empty if there are
    none, or if the text is too long to be a ref.
    """
    if len(ref) > _LONGEST_KEY:
        return ()
    return tuple(part.lstrip("0") or part[:1] for part in _PARTS.findall(ref_key(ref)))


def refs_named(typed: str, refs: Iterable[str]) -> list[str]:
    """The board's refs that `typed` names: the exact one, or otherwise all with the same letters and numbers.

    Hyphens may be left out: `R1002` is `R10-02`. If two refs differ only in spelling, each is found by its exact
    spelling, and both by any other.
    """
    by_key = {ref_key(ref): ref for ref in refs}
    wanted, loose = ref_key(typed), loose_key(typed)
    if wanted in by_key:
        return [by_key[wanted]]
    return [ref for key, ref in by_key.items() if (loose and loose_key(ref) == loose) or key.replace("-", "") == wanted]


def has_digit(words: str) -> bool:
    """True if the words contain a digit, as every ref does."""
    return any(map(str.isdigit, words))


def has_letter(words: str) -> bool:
    """True if the words contain a letter. A ref without one may be a number."""
    return any(map(str.isalpha, words))


def checked_ref(ref: str) -> str:
    """A plan's own ref as it is kept: with single spaces, and with look-alikes in Latin. Raises Refusal if it could not
    be typed in a command, for instance because of letters of another alphabet that look like none of ours."""
    ref = " ".join(in_latin(ref).strip(' "\u201c\u201d').split())
    if foreign := next((letter for letter in ref if letter.isalpha() and not _is_latin(letter)), ""):
        raise Refusal(f'The ref has a letter that is not of the Latin alphabet: "{foreign}". Type it in A to Z.')
    if not _REF.fullmatch(ref) or len(ref) > LONGEST_REF or not has_digit(ref):
        raise Refusal(
            f"A ref is letters and digits, with a digit among them, and at most {LONGEST_REF} characters: "
            'R01-02, 1.10 or "SR (25/26) 01".'
        )
    return ref


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ")
