"""Refs are text, never numbers: kept as written, matched without regard to case and spaces at the ends."""

import unicodedata


def ref_key(ref: str) -> str:
    """What two spellings of one ref share: `" r01-02"` and `"R01‑02"` give `"r01-02"`.

    Non-breaking spaces and typographic dashes become plain ones; `1.10` and `1.1` stay apart.
    """
    plain = unicodedata.normalize("NFKC", ref)
    plain = "".join("-" if unicodedata.category(letter) == "Pd" else letter for letter in plain)
    return " ".join(plain.split()).casefold()


def quoted(ref: str) -> str:
    """A ref as it is typed in a command: in quotes where it holds a space."""
    return f'"{ref}"' if " " in ref else ref
