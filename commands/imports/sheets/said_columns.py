"""Reports answers about columns that the files do not have."""

from collections.abc import Iterable, Iterator

from commands.imports.headings.of_kinds import folded
from commands.imports.meanings.board_mapping import COLUMNS, Mapping
from commands.imports.sheets.sheet import Sheet
from commands.reading.nearest import nearest

_SHOWN = 60


def columns_not_there(given: Mapping, sheets: Iterable[Sheet]) -> Iterator[str]:
    """A line for each column in the map `given` that no list of that kind has."""
    sheets = list(sheets)
    for part, said in given.said.items():
        whole, _, kind = part.partition(".")
        if whole != COLUMNS:
            continue
        columns = [(sheet, each) for sheet in sheets if kind in ("", sheet.kind) for each in sheet.columns]
        there = {folded(words) for _, each in columns for words in (each.heading, f"{each.heading} ({each.letter})")}
        headings = [each.heading for _, each in columns if each.heading]
        for words, meaning in said.items():
            if folded(words) not in there:
                near = nearest(words, headings)
                is_it = f' Is it "{near[:_SHOWN]}"?' if near else ""
                yield f'No column is headed "{words[:_SHOWN]}", which is said to be {meaning}.{is_it}'
