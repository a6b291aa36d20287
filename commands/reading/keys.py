"""The keys of a verb as they are typed, `due:`, in any case; their other names; and words that are nearly a key."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from board.refusals import Refusal
from commands.reading.closest import closest
from commands.reading.quotes import quoted_places

# The most words with a colon that are checked for being nearly a key. A line with more is a list or a text.
MOST_WITH_COLON = 60
# What officers' spreadsheets call a key. The colon after it makes the meaning plain.
ALIASES = {"due date": "due", "duedate": "due", "due by": "due", "rag": "rating", "minutes": "minute"}
ALIASES |= dict.fromkeys(("supporter", "supporters", "supporting", "supported by"), "support")
ALIASES |= dict.fromkeys(("accountable officer", "sro"), "accountable")
_ANY_KEY = re.compile(r"(?<!\S)(?P<key>[^\W\d_][\w-]{1,14})[:：](?!//)")
_BRACKET = re.compile(r"(?<!\S)[(\[] ?")
_MARKS = " \t\n,;"
_CLOSING = {"(": ")", "[": "]"}
_PLAIN_WORDS = frozenset({"cause", "causes", "dues", "noted", "outcome"})


class Misspelt(Refusal):
    """A word that is nearly a key. `line` is what was read, and `corrected` the
    same line with the key that was meant."""

    def __init__(self, reason: str, line: str, corrected: str) -> None:
        super().__init__(reason)
        self.line = line
        self.corrected = corrected


@dataclass(frozen=True, slots=True)
class Keyed:
    """A key in a line: `begins` is its place, and its value goes from `read` to `ends`.
    `key` is its own name, and `words` is its value."""

    key: str
    begins: int
    read: int
    ends: int
    words: str


def spellings(keys: Iterable[str]) -> dict[str, str]:
    """Every way to type the keys, and the key that each means."""
    spelt = {key: key for key in keys}
    return spelt | {alias: key for alias, key in ALIASES.items() if key in spelt}


def keys_in(line: str, spelt: Mapping[str, str], quoted: Container[int]) -> list[Keyed]:
    """The keys in a line outside quotes, in order. The value of each runs to the next key or the end."""
    pattern = key_pattern(tuple(sorted(spelt)))
    found = [each for each in pattern.finditer(line) if each.start() not in quoted]
    ends = [*(each.start() for each in found[1:]), len(line)]
    return [
        Keyed(spelt[each[1].casefold()], each.start(), each.end(), end, line[each.end() : end].strip())
        for each, end in zip(found, ends, strict=False)
    ]


def without_marks(line: str, found: Sequence[Keyed]) -> str:
    """The line without the marks that only set words apart from the key after them: `Review the plan, due: Friday`."""
    begins = [0, *(each.begins for each in found), len(line)]
    pieces = [line[start:end] for start, end in pairwise(begins)]
    return "".join([*map(_without_mark, pieces[:-1]), pieces[-1]])


def _without_mark(piece: str) -> str:
    bare = piece.rstrip(_MARKS)
    bare = bare[:-1].rstrip(_MARKS) if bare.endswith((" -", " –", " —")) else bare
    return piece if bare == piece.rstrip() or not bare else f"{bare} "


def may_have_keys(line: str) -> bool:
    """True if the line may contain a key, judged by its colons."""
    return ":" in line or "：" in line


@cache
def key_pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that matches each of `keys` at the start of a word, with a colon after it."""
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    # A colon after a space may begin an emoji: "because :tada:".
    return re.compile(rf"(?<!\S)({names})(?:[:：]|\s[:：](?![\w+'-]+:))(?!//)", re.IGNORECASE)


def check_misspelt(line: str, keys: tuple[str, ...], quoted: Container[int]) -> None:
    """Refuses a word with a colon that is nearly one of the verb's keys: kept as text, its value would be lost."""
    known: dict[str, str | None] = {}
    for match in islice(_ANY_KEY.finditer(line), MOST_WITH_COLON):
        typed = match["key"].casefold()
        if typed not in known:
            known[typed] = _key_meant(typed, keys)
        key = known[typed]
        if key and match.start() not in quoted:
            corrected = f"{line[: match.start()]}{key}:{line[match.end() :]}"
            unknown = f'I don\'t know "{match["key"]}:". To keep it as words, put it in double quotes.'
            raise Misspelt(f"{unknown} Did you mean:", line, corrected)


def check_not_in_brackets(line: str, keys: tuple[str, ...], quoted: Container[int]) -> None:
    """Refuses a key in brackets at the end of a line, `Write the plan (due: 31 July)`:
    kept as text, its value would be lost."""
    for bracket in islice(_BRACKET.finditer(line), MOST_WITH_COLON):
        inside = line[bracket.end() :]
        begun = key_pattern(keys).match(inside)
        if begun and bracket.start() not in quoted and _ends_there(inside, _CLOSING[bracket[0].strip()]):
            why = f'"{begun[1]}:" in brackets is text. To keep it so, put it in double quotes. Did you mean:'
            inside = inside.rstrip(" .").removesuffix(_CLOSING[bracket[0].strip()])
            raise Misspelt(why, line, f"{line[: bracket.start()].rstrip()} {inside}")


def _ends_there(inside: str, closing: str) -> bool:
    """True if the bracket is closed at the end of the line, or not at all: no words follow it."""
    _, closed, behind = inside.partition(closing)
    return not closed or not behind.strip(" .")


def key_within(words: str) -> tuple[str, str] | None:
    """The first `word:` in a name, and what precedes it; None if there is none outside quotes.

    What follows it would be lost in the name.
    """
    quoted = quoted_places(words)
    found = islice(_ANY_KEY.finditer(words), MOST_WITH_COLON)
    return next(
        ((each["key"], words[: each.start()].strip(" ,;")) for each in found if each.start() not in quoted), None
    )


def _key_meant(typed: str, keys: tuple[str, ...]) -> str | None:
    if typed in _PLAIN_WORDS or any(typed.startswith(key) or key.startswith(typed) for key in keys):
        return None
    near = closest(typed, [key for key in keys if len(key) > 3], cutoff=0.8)
    # For a key of three letters, the same letters in another order are near enough: "deu".
    turned = [key for key in keys if len(key) == 3 and sorted(key) == sorted(typed)]
    return near or next(iter(turned), None)
