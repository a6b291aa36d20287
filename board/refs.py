"""Refs are text, never numbers: kept as written, matched without regard to case and spaces at the ends."""

import re
import unicodedata
from collections.abc import Iterable

from board.refusals import Refusal

LONGEST_REF = 40
# Of what is longer no spelling is a ref's, and one letter may stand for eighteen.
_LONGEST_KEY = 200
_REF = re.compile(r"[^\W_](?:[\w ./()&'+-]*[\w)])?")
_HYPHEN_BEFORE_NUMBER = re.compile(r"([a-z]++)-(?=[0-9])")


def ref_key(ref: str) -> str:
    """What two spellings of one ref share: `" r01-02"` and `"R01‑02"` give `"r01-02"`.

    Non-breaking spaces and typographic dashes become plain ones; `1.10` and `1.1` stay apart.
    """
    if ref.isascii() or len(ref) > _LONGEST_KEY:
        return " ".join(ref.split()).casefold()
    plain = unicodedata.normalize("NFKC", ref)
    plain = "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in plain)
    return " ".join(plain.split()).casefold()


def quoted(ref: str) -> str:
    """A ref as it is typed in a command: in quotes where it holds a space."""
    return f'"{ref}"' if " " in ref else ref


def spaced_key(ref: str) -> str:
    """A ref's key with its hyphens as spaces: `R10-02` and `R10 02` give `r10 02`."""
    return ref_key(ref).replace("-", " ")


def same_but_for_hyphens(typed: str, keys: Iterable[str]) -> list[str]:
    """Those of `keys` (of refs, as `ref_key` gives them) that `typed` is with its hyphens left out, or with one put
    between its letters and its number.

    `R1002` is `R10-02` and `A-12` is `A12`; `R-1002` is neither, nor is `1-1` the same as `11`.
    """
    typed_key = ref_key(typed)
    begins = _HYPHEN_BEFORE_NUMBER.match(typed_key)
    joined = f"{begins[1]}{typed_key[begins.end() :]}" if begins else typed_key
    return [key for key in keys if key == joined or key.replace("-", "") == typed_key]


def checked_ref(ref: str) -> str:
    """A ref of a plan's own as it is kept, its spaces single. Refused where it could not be typed in a command."""
    ref = " ".join(ref.strip(' "\u201c\u201d').split())
    if not _REF.fullmatch(ref) or len(ref) > LONGEST_REF or not any(letter.isdigit() for letter in ref):
        raise Refusal(
            f"A ref is letters and digits, with a digit among them, and at most {LONGEST_REF} characters: "
            'R01-02, 1.10 or "SR (25/26) 01".'
        )
    return ref
