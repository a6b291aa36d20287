"""Reads the words of cells in HTML, as exports from other systems write a text with paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from commands.imports.grids.grid import Grid, column_letter
from commands.imports.meanings.questions import rows_in_short

# A cell is HTML if it begins with one of these and ends with a tag too: "<5" and "<draft>" are words.
_BEGINS = re.compile(r"<(?:div|p|span|ul|ol|table|br|font|strong|b|em|i|u|a|h[1-6])\b[^<>]*+>", re.I)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,9})\b(?P<more>[^<>]*+)>", re.I)
_LINK = re.compile(r"\bhref\s*+=\s*+[\"']?+(?P<to>[^\"'<>\s]++)", re.I)
_ON_LINES_OF_THEIR_OWN = frozenset(
    {"div", "p", "ul", "ol", "li", "table", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6"}
)


def with_words_of_html(grid: Grid) -> Grid:
    """The grid with the words of its cells in HTML, each such column named in what is not read."""
    found = {(number, place): _words(cell) for number, cells in grid.lines for place, cell in enumerate(cells)
             if cell[:1] == "<" and cell[-1:] == ">" and _BEGINS.match(cell)}  # fmt: skip
    if not found:
        return grid
    lines = [
        (number, tuple(found.get((number, place), cell) for place, cell in enumerate(cells)))
        for number, cells in grid.lines
    ]
    places = {place: [number for number, each in found if each == place] for _, place in sorted(found)}
    told = (
        f"column {column_letter(at)}, {rows_in_short(rows)}: the HTML around its words" for at, rows in places.items()
    )
    return replace(grid, lines=tuple(each for each in lines if any(each[1])), unread=(*grid.unread, *told))


def _words(cell: str) -> str:
    """The words of a cell in HTML, a line for each paragraph, with the address of each link behind its words."""
    lines = "".join(_pieces(cell)).replace("\xa0", " ").splitlines()
    return "\n".join(filter(None, (" ".join(each.split()) for each in lines)))


def _pieces(cell: str) -> Iterator[str]:
    begin, link = 0, ""
    for tag in _TAG.finditer(cell):
        words = unescape(cell[begin : tag.start()])
        yield words
        begin, name = tag.end(), tag["name"].casefold()
        if name == "a" and tag["end"]:
            yield f" ({link})" if link and link not in words else ""
        elif name == "a":
            link = unescape(found["to"]) if (found := _LINK.search(tag["more"])) else ""
        yield "\n" if name in _ON_LINES_OF_THEIR_OWN else ""
    yield unescape(cell[begin:])
