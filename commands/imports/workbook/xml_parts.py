"""A part of a workbook read as a stream: what it holds is told piece by piece, and nothing of it is kept in between."""

from collections.abc import Callable
from typing import IO
from xml.parsers import expat

# Excel's own namespaces: the everyday one, and that of a workbook saved as "Strict".
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# How a part writes that something is so.
TRUE = frozenset({"1", "true"})
_AT_ONCE = 1 << 18

Start = Callable[[str, dict[str, str]], object]


class BrokenPart(ValueError):
    """The part is no such XML as Excel writes, or declares entities, which Excel never does."""


def stream(
    part: IO[bytes],
    start: Start,
    words: Callable[[str], object] | None = None,
    end: Callable[[str], object] | None = None,
) -> None:
    """Tells each element as it begins, by its namespace, a blank and its name, and the text in between; and, where
    that is asked for, as it ends.

    Raises BrokenPart for what is no XML, and for a document type: entities that unfold into a thousand times their
    length, or that name another file, need one.
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
