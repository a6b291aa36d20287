"""The grammar of a command: `<verb> [ref] [free text] [key: value]…`.

A key is one of the verb's own words followed by a colon, at a word's start, in any case, outside quotes; its value
runs to the next key or the end. Free text is never edited.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from board.refusals import Refusal

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
MOST_CHARACTERS = 3000
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_BECAUSE = re.compile(r"(?:^|\s)because\b:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A key's value, and where it stands in the line: for a corrected line to copy."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A line that was read: its free text, and its values by key. `line` is all of it, as typed."""

    line: str
    free: str
    values: dict[str, Value] = field(default_factory=dict)

    def get(self, key: str) -> str:
        """The words of a key, or nothing."""
        return self.values[key].words if key in self.values else ""

    def has(self, key: str) -> bool:
        """The key was typed."""
        return key in self.values

    def with_value(self, key: str, words: str) -> str:
        """The line with other words for `key`."""
        value = self.values[key]
        return self.line[: value.start] + words + self.line[value.end :]


def check_text(text: str) -> None:
    """Refuses text that is too long to read on a phone, and characters that cannot be seen."""
    if len(text) > MOST_CHARACTERS:
        raise Refusal(
            f"That is {len(text):,} characters, and the log takes {MOST_CHARACTERS:,} at a time. "
            "Say the outcome in a sentence or two, and link to the rest."
        )
    hidden = next((letter for letter in text if _is_hidden(letter)), None)
    if hidden is not None:
        raise Refusal(
            f"There is a character in that which cannot be seen (U+{ord(hidden):04X}). "
            "It often comes with text copied from another program. Please type the words again, or paste them as "
            "plain text."
        )


def _is_hidden(letter: str) -> bool:
    if letter in "\n\r\t":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"


def first_word(text: str) -> tuple[str, str]:
    """The first word and the rest, both stripped; a word in quotes may hold spaces and loses its quotes."""
    text = text.strip()
    quoted = _QUOTED.match(text)
    if quoted and (quoted.end() == len(text) or text[quoted.end()].isspace()):
        return quoted[0][1:-1].strip(), text[quoted.end() :].strip()
    word = text.split(None, 1)[0] if text else ""
    return word, text[len(word) :].strip()


def read(line: str, keys: Iterable[str]) -> Words:
    """Reads a line, once its verb and ref are gone, by the keys its verb knows. A key given twice is refused."""
    keys = tuple(keys)
    if not keys:
        return Words(line, line.strip())
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    found = [
        match
        for match in re.finditer(rf"(?<!\S)({names})\s?:(?!//)", line, re.IGNORECASE)
        if not any(quoted.start() < match.start() < quoted.end() for quoted in _QUOTED.finditer(line))
    ]
    if not found:
        return Words(line, line.strip())
    ends = [match.start() for match in found[1:]] + [len(line)]
    values: dict[str, Value] = {}
    for match, end in zip(found, ends, strict=True):
        key = match[1].casefold()
        if key in values:
            raise Refusal(f"“{key}:” is there twice. Leave one of them out.")
        values[key] = _value(line, match.end(), end)
    return Words(line, line[: found[0].start()].strip(), values)


def _value(line: str, start: int, end: int) -> Value:
    words = line[start:end]
    stripped = words.strip()
    start += len(words) - len(words.lstrip())
    return Value(stripped, start, start + len(stripped))


def because(words: str) -> tuple[str, str]:
    """`end of September because two left` as ("end of September", "two left"); no reason gives an empty one."""
    match = _BECAUSE.search(words)
    return (words[: match.start()].strip(), words[match.end() :].strip()) if match else (words.strip(), "")


def take_owner(free: str) -> tuple[str, str | None]:
    """The free text and its owner: the first mention.

    At the very start or end it is no part of the text; in mid-sentence it stays, as the person's name.
    """
    match = MENTION.search(free)
    if match is None:
        return free, None
    if match.start() == 0 or match.end() == len(free):
        free = (free[: match.start()] + free[match.end() :]).strip()
    return free, match[1]
