"""Reads the shared strings of a workbook: its texts in one part, to which cells refer by number."""

import re
from typing import IO

from commands.imports.workbook.limits import MOST_LETTERS
from commands.imports.workbook.symbol_fonts import as_shown, is_symbol_font
from commands.imports.workbook.xml_parts import MAIN, TRUE, stream

_ITEM, _TEXT, _RUN, _RUN_STRUCK, _RUN_FONT, _SOUND = (
    f"{MAIN} {name}" for name in ("si", "t", "r", "strike", "rFont", "rPh")
)
# Stands for a symbol that is not known.
_UNKNOWN = "\ufffd"
# A board's list has a few thousand texts.
MOST_STRINGS = 250_000
# Excel's escape for a character that XML cannot contain: a line break in old files is `_x000D_`.
_WRITTEN_OUT = re.compile("_x([0-9A-Fa-f]{4})_")


class StruckText(str):
    """Words of which some are struck through and others may not be."""

    __slots__ = ()


class TooManyWords(Exception):
    """The workbook has more texts than a list can have."""


class _Strings:
    """Collects the texts as they are read."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._letters = 0
        self._font = ""
        self._listens = self._struck = self._sounds = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _ITEM:
            self.end_item()
            self._pieces = [""]
            if len(self.found) > MOST_STRINGS:
                raise TooManyWords
        if name in {_ITEM, _RUN}:
            self._font = ""
        elif name == _RUN_FONT and is_symbol_font(attributes.get("val")):
            self._font = attributes["val"]
        self._sounds = name == _SOUND or (self._sounds and name == _TEXT)
        self._listens = name == _TEXT and not self._sounds
        self._struck |= name == _RUN_STRUCK and attributes.get("val", "1") in TRUE

    def words(self, text: str) -> None:
        if self._listens:
            self._pieces.append(self._shown(text))
            self._letters += len(text)
            if self._letters > MOST_LETTERS:
                raise TooManyWords

    def _shown(self, text: str) -> str:
        """The text, or the symbols that it shows if its run has a symbol font."""
        if not self._font:
            return text
        shown = as_shown(text, self._font)
        return _UNKNOWN * len(text) if shown is None else shown

    def end_item(self) -> None:
        """Ends the text that was begun."""
        if self._pieces:
            words = "".join(self._pieces)
            self.found.append(StruckText(words) if self._struck else words)
        self._pieces, self._struck = [], False


def read_strings(part: IO[bytes]) -> list[str]:
    """Every text of a workbook, in order. Raises TooManyWords, or BrokenPart if the part is broken."""
    strings = _Strings()
    stream(part, strings.start, strings.words)
    strings.end_item()
    return strings.found


def plain(words: str) -> str:
    """The words with Excel's escapes replaced by their characters."""
    return _WRITTEN_OUT.sub(lambda code: chr(int(code[1], 16)), words) if "_x" in words else words
