"""The tables of a paper, without owners if its readers are not to see them."""

from collections.abc import Iterable, Sequence

from commands.pack.gathered import Gathered
from commands.read_by_others import OWNER
from commands.reply import Table


def table(got: Gathered, headings: Sequence[str], rows: Iterable[Sequence[str]], about: str) -> Table:
    """The rows under their headings, titled `about`. Empty columns are left out, and so is the owner's unless owners
    are named."""
    rows = list(rows)
    filled = [any(row[place] for row in rows) for place in range(len(headings))]
    kept = [place for place, heading in enumerate(headings) if filled[place] and (got.named or heading != OWNER)]
    return Table(
        tuple(headings[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        said=about,
    )
