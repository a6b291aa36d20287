"""Renders a reply for a terminal: words, and tables drawn by tabulate."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from tabulate import tabulate

from commands.reply import PERSON, Buttons, Part, Table, as_text

WIDEST_COLUMN = 48
# Unicode categories that a terminal may obey: they colour, overwrite, begin a new line or ring the bell.
_ORDERS = {"Cc", "Cs", "Zl", "Zp"}
_TURN_THE_WRITING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def as_terminal(parts: Iterable[Part], name_of: Callable[[str], str] = lambda person: person) -> str:
    """The reply as text with drawn tables; `name_of` gives a person's name for their id."""
    pages = [
        drawn(part.headings, [[named(cell, name_of) for cell in row] for row in part.rows])
        if isinstance(part, Table)
        else printable(named(as_text([part]), name_of), kept="\n")
        for part in parts
        if not isinstance(part, Buttons)
    ]
    return "\n\n".join(pages)


def named(words: str, name_of: Callable[[str], str]) -> str:
    """The words with each person's name in place of their id."""
    return PERSON.sub(lambda found: f"@{name_of(found[1])}", words)


def printable(words: str, kept: str = "") -> str:
    """The words with each control character, line break or change of writing direction escaped: `\\x1b`, `\\n`.

    The characters in `kept` are left as they are.
    """
    if words.isprintable():
        return words
    return "".join(
        each.encode("unicode_escape").decode() if _is_order(each) and each not in kept else each for each in words
    )


def _is_order(letter: str) -> bool:
    return letter in _TURN_THE_WRITING or unicodedata.category(letter) in _ORDERS


def drawn(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in plain characters. Cells are text, never numbers: `1e5` stays `1e5`."""
    return tabulate(
        [[printable(cell) for cell in row] for row in rows],
        headers=list(headings),
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[WIDEST_COLUMN] * len(headings),
    )
