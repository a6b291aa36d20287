"""Translates the letters of symbol fonts into what they show: in Wingdings an `l` is a dot and a `ü` a tick.

A cell says what its reader sees. The letters that lists use are below; any other is unknown.
"""

_ARROWS = {"f": "\u2190", "g": "\u2192", "h": "\u2191", "i": "\u2193", "p": "\u25b2", "q": "\u25bc"}
_SHOWN = {
    "wingdings": {
        "l": "\u25cf", "\u0178": "\u2022", "n": "\u25a0", "\xa7": "\u25aa", "u": "\u25c6", "\xa1": "\u25cb",
        "m": "\u25cb", "o": "\u2610", "\xa8": "\u2610", "q": "\u2610", "\xfc": "\u2713", "\xfb": "\u2717",
        "\xfe": "\u2611", "\xfd": "\u2612", "x": "\u2612", "J": "\u263a", "L": "\u2639", "K": "\U0001f610",
        "C": "\U0001f44d", "D": "\U0001f44e", "O": "\u2690", "\xab": "\u2605", "6": "\u231b",
        "\xdf": "\u2190", "\xe0": "\u2192", "\xe1": "\u2191", "\xe2": "\u2193", "\xe4": "\u2197", "\xe6": "\u2198",
    },
    "wingdings 2": {
        "P": "\u2713", "O": "\u2717", "R": "\u2611", "Q": "\u2612", "S": "\u2612", "T": "\u2612", "\xa3": "\u2610",
        "\u2022": "\u2022", "\u2013": "\u25cf", "\u2014": "\u25cf", "\u02dc": "\u25cf",
    },
    "wingdings 3": _ARROWS,
    "webdings": {
        "a": "\u2713", "r": "\u2717", "n": "\u25cf", "g": "\u25a0", "c": "\u2610", "5": "\u25b2", "6": "\u25bc",
    },
}  # fmt: skip
# Where Word puts the letters of such a font in Unicode.
_OWN_PLACE = 0xF000


def is_symbol_font(name: str | None) -> bool:
    """True if the font shows symbols instead of letters."""
    return (name or "").casefold() in _SHOWN


def as_shown(words: str, font: str) -> str | None:
    """The symbols that words show in such a font; None if one of them is not known."""
    shown = _SHOWN[font.casefold()]
    found = [each if each.isspace() else shown.get(_plain(each)) for each in words]
    return None if None in found else "".join(filter(None, found))


def _plain(letter: str) -> str:
    code = ord(letter)
    if not _OWN_PLACE < code <= _OWN_PLACE + 0xFF:
        return letter
    return bytes([code - _OWN_PLACE]).decode("cp1252", "replace")
