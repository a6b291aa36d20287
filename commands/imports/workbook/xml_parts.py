"""Reads an XML part of a workbook as a stream, piece by piece, and keeps nothing in between."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

# Excel's own namespaces: the usual one, and that of a workbook saved as "Strict".
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# How a part writes true.
TRUE = frozenset({"1", "true"})
_AT_ONCE = 1 << 18

Start = Callable[[str, dict[str, str]], object]


class BrokenPart(ValueError):
    """The part is not XML as Excel writes it, or declares a document type, which Excel never does."""


def stream(
    part: IO[bytes],
    start: Start,
    words: Callable[[str], object] | None = None,
    end: Callable[[str], object] | None = None,
) -> None:
    """Calls `start` for each element with its namespace, a space and its name; `words` for the text in between; `end`
    at the end of an element.

    Raises BrokenPart for text that is not XML, or that declares a document type: entities that expand to a thousand
    times their size, or that name another file, need one.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse
    parser.CharacterDataHandler = words
    try:
        while piece := part.read(_AT_ONCE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenPart(str(error)) from None


def _refuse(*_: object) -> None:
    raise BrokenPart("a document type is declared")
