"""Names the colour of a cell as a reader of the sheet would: red, pale blue."""

import colorsys
import re
from collections.abc import Sequence

from openpyxl.styles.colors import Color
from openpyxl.styles.fills import Fill, PatternFill
from openpyxl.styles.fonts import Font

# The colours of a workbook without a theme of its own, in the order of their numbers in cells.
_OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_IN_THEME = re.compile(
    rb"<(?:\w+:)?(lt1|dk1|lt2|dk2|accent[1-6])>\s*<(?:\w+:)?\w+ [^>]*?(?:lastClr|val)=\"([0-9A-Fa-f]{6})\""
)
_ORDER = (b"lt1", b"dk1", b"lt2", b"dk2", *(b"accent%d" % number for number in range(1, 7)))
# The end of each range on the circle of hues, in degrees, and its name.
_HUES = (
    (15, "red"), (33, "orange"), (52, "amber"), (70, "yellow"), (170, "green"), (260, "blue"), (325, "purple"),
    (345, "pink"), (361, "red"),
)  # fmt: skip


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The colours of a theme in the order of their numbers in cells, with Office's own for those that it lacks."""
    found = dict(_IN_THEME.findall(theme or b""))
    return tuple(found[name].decode() if name in found else usual for name, usual in zip(_ORDER, _OFFICE, strict=True))


def fill_word(fill: Fill, theme: Sequence[str], palette: Sequence[str]) -> str:
    """`red`, `pale blue`, `hatched`; empty if a cell has no fill or a white one.

    The file gives a colour in full, or by its number in the theme or the workbook's palette, with a tint that lightens
    or darkens it.
    """
    if not isinstance(fill, PatternFill):
        return "mixed"
    if fill.fill_type != "solid":
        return "hatched" if fill.fill_type not in {None, "none"} else ""
    plain = _plain(fill.fgColor, theme, palette)
    return _word(*plain) if plain else ""


def ink_word(font: Font, theme: Sequence[str], palette: Sequence[str]) -> str:
    """The colour of a cell's text, in the same words but never pale; empty for black and white, which mean nothing."""
    plain = _plain(font.color, theme, palette) if font.color else None
    word = _word(*plain).removeprefix("pale ") if plain else ""
    return "" if word == "black" else word


def _plain(colour: Color, theme: Sequence[str], palette: Sequence[str]) -> tuple[float, float, float] | None:
    """Hue, lightness and saturation, each from 0 to 1; None for a colour that the file leaves to the screen."""
    if colour.type == "theme" and 0 <= colour.theme < len(theme):
        written = theme[colour.theme]
    elif colour.type == "indexed" and 0 <= colour.indexed < len(palette):
        written = palette[colour.indexed]
    elif colour.type == "rgb" and isinstance(colour.rgb, str):
        written = colour.rgb
    else:
        return None
    red, green, blue = (int(written[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, deep = colorsys.rgb_to_hls(red, green, blue)
    tint = max(-1.0, min(1.0, colour.tint or 0.0))
    return hue, light * (1 + tint) if tint < 0 else light * (1 - tint) + tint, deep


def _word(hue: float, light: float, deep: float) -> str:
    if light > 0.97:
        return ""
    if light < 0.08:
        return "black"
    if deep < 0.12:
        return "grey" if light < 0.9 else "pale grey"
    word = next(word for end, word in _HUES if hue * 360 < end)
    if word in {"orange", "amber"} and light < 0.3:
        return "brown"
    return f"pale {word}" if light >= 0.9 else word
