"""Tables of a paper: without their owners where its readers are not told them."""

from collections.abc import Iterable, Sequence

from commands.pack.gathered import Gathered
from commands.read_by_others import OWNER
from commands.reply import Table


def table(got: Gathered, headings: Sequence[str], rows: Iterable[Sequence[str]], about: str) -> Table:
    """Rows under their headings, with `about` as the table's title. The column of owners only where they are named; a
    column in which nothing stands is left out."""
    rows = list(rows)
    filled = [any(row[place] for row in rows) for place in range(len(headings))]
    kept = [place for place, heading in enumerate(headings) if filled[place] and (got.named or heading != OWNER)]
    return Table(
        tuple(headings[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        said=about,
    )
