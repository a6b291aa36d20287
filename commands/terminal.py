"""A reply as a terminal shows it: words, and tables drawn by tabulate."""

from collections.abc import Callable, Iterable, Sequence

from tabulate import tabulate

from commands.reply import PERSON, Buttons, Part, Table, as_text

WIDEST_COLUMN = 48


def as_terminal(parts: Iterable[Part], name_of: Callable[[str], str] = lambda person: person) -> str:
    """The reply as text with drawn tables; `name_of` gives a person's name for their id."""
    pages = [
        drawn(part.headings, [[named(cell, name_of) for cell in row] for row in part.rows])
        if isinstance(part, Table)
        else named(as_text([part]), name_of)
        for part in parts
        if not isinstance(part, Buttons)
    ]
    return "\n\n".join(pages)


def named(words: str, name_of: Callable[[str], str]) -> str:
    """The words with each person's name in place of their id."""
    return PERSON.sub(lambda found: f"@{name_of(found[1])}", words)


def drawn(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in plain characters. Cells are words: `1e5` stays `1e5`."""
    return tabulate(
        [list(row) for row in rows],
        headers=list(headings),
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[WIDEST_COLUMN] * len(headings),
    )
