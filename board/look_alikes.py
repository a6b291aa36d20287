"""Letters that look like Latin ones or plain digits, and invisible characters. Everything that compares or checks words
uses this module: refs, the guard, and what is typed.

The pairs are the everyday part of Unicode's list of confusable characters (UTS 39): the Cyrillic and Greek letters that
a reader takes for Latin ones. Unicode itself decomposes full-width, mathematical and circled forms (NFKC), and a digit
of any script has the value it stands for.
"""

import re
import unicodedata

_PAIRS = (
    ("АВЕЅІЈКМНОРСТУХҮԚԜЗавеѕіјкмнорстухүһԁԛԝѵьз", "ABESIJKMHOPCTYXYQW3abesijkmhopctyxyhdqwvb3"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿαβεικνορτυχϲϳη", "ABEZHIKMNOPTYXCJabeikvoptyxcjn"),
    ("ıİɑɡɩℓ", "iIagil"),
)
_LATIN = {ord(letter): latin for letters, latins in _PAIRS for letter, latin in zip(letters, latins, strict=True)}
# Invisible characters besides those of category Cf: the ones that a program may leave out when it draws a text
# (Default_Ignorable_Code_Point), and the Braille blank.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff"
_FORMAT = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}{_FORMAT}]")
# What one emoji may contain: a joiner between two pictures, the variation selector after a symbol or a keycap's digit,
# and the tags of a flag.
_IN_PICTURES = re.compile(
    "(?<=[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2190-\u2bff\U0001f000-\U0001faff])"
    "|(?<=[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
    "|(?<=[0-9#*])\ufe0f(?=\u20e3)|(?<=\U0001f3f4)[\U000e0020-\U000e007e]{1,8}\U000e007f"
)
# In Arabic, Persian and the scripts of India these two say whether letters join: within a word they are part of its
# spelling.
_IN_WORDS = re.compile("(?<=[\u0620-\u08c9\u0900-\u0dff])[\u200c\u200d](?=[\u0620-\u08c9\u0900-\u0dff])")
_MOST_FOR_ONE = 4
_MOST_REMEMBERED = 10_000


def is_invisible(letter: str) -> bool:
    """True if the character is invisible, or only says how others are drawn."""
    return bool(_INVISIBLE.match(letter))


def first_invisible(text: str) -> str:
    """The first invisible character in `text`, or empty. Those that are part of one emoji, or of a word's spelling in
    its script, do not count."""
    if text.isascii() or not _INVISIBLE.search(text):
        return ""
    found = _INVISIBLE.search(_IN_WORDS.sub("", _IN_PICTURES.sub("", text)))
    return found[0] if found else ""


def without_invisible(text: str) -> str:
    """`text` without the characters that `first_invisible` finds."""
    if not first_invisible(text):
        return text
    kept = {match.start(): match[0] for each in (_IN_PICTURES, _IN_WORDS) for match in each.finditer(text)}
    places = {place + n for place, words in kept.items() for n in range(len(words))}
    return "".join(letter for n, letter in enumerate(text) if n in places or not is_invisible(letter))


def in_latin(text: str) -> str:
    """`text` as a reader sees it, for comparing: Latin letters for their look-alikes, plain digits for those of any
    script, a hyphen for every dash, a space for every space, and no invisible characters.

    A character that stands for a whole phrase stays: a line of them would become eighteen times as long.
    """
    return text if text.isascii() else text.translate(_SEEN_AS)


class _SeenAs(dict[int, str]):
    """What each character is seen as, worked out the first time it occurs."""

    def __missing__(self, point: int) -> str:
        # Checked before decomposing: the decomposition may not look like the Latin letter any more.
        spelt = _LATIN.get(point) or unicodedata.normalize("NFKC", chr(point))
        seen = "".join(map(_seen_as, spelt if len(spelt) <= _MOST_FOR_ONE else chr(point)))
        if len(self) < _MOST_REMEMBERED:
            self[point] = seen
        return seen


def _seen_as(letter: str) -> str:
    if latin := _LATIN.get(ord(letter)):
        return latin
    if is_invisible(letter):
        return ""
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category == "Pd" or letter in "\u2212\u2043":
        return "-"
    return " " if category == "Zs" else letter


_SEEN_AS = _SeenAs()
