"""The grammar of a command: `<verb> [ref] [free text] [key: value]…`.

A key is one of the verb's own words, at the start of a word, in any case, outside quotes and followed by a colon. Its
value runs to the next key or the end. Free text is never edited.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from board.refusals import Refusal
from commands.reading.keys import Keyed, check_misspelt, check_not_in_brackets, keys_in, spellings, without_marks
from commands.reading.quotes import MARKS, quoted_places

_SETS_OFF = ":.,-–—"
_QUOTED = re.compile(rf"[{MARKS}][^{MARKS}]*[{MARKS}]")


@dataclass(frozen=True, slots=True)
class Value:
    """A key's value, and its place in the line, so that a corrected line can be offered."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A line that was read: its free text, and its values by key. `line` is the line as typed, without marks before a
    key.

    `filled` has the words of each slot of a form, which are not searched for keys; None for a typed line.
    """

    line: str
    free: str
    values: dict[str, Value] = field(default_factory=dict)
    filled: Mapping[str, str] | None = None

    def get(self, key: str) -> str:
        """The words of a key; empty if it was not typed."""
        return self.values[key].words if key in self.values else ""

    def has(self, key: str) -> bool:
        """True if the key was typed."""
        return key in self.values

    def with_value(self, key: str, words: str) -> str:
        """The line with other words for `key`."""
        value = self.values[key]
        return self.line[: value.start] + words + self.line[value.end :]


def first_word(text: str) -> tuple[str, str]:
    """The first word and the rest, both stripped. A word in quotes may contain spaces, and loses its quotes."""
    text = text.strip()
    quoted = _QUOTED.match(text)
    if quoted and (quoted.end() == len(text) or text[quoted.end()].isspace()):
        return quoted[0][1:-1].strip(), text[quoted.end() :].strip()
    word = text.split(None, 1)[0] if text else ""
    return word, text[len(word) :].strip()


def set_off(word: str, rest: str) -> tuple[str, str]:
    """A ref and the title after it, without the marks between them: `M9: CLA visits`, `R17 - Missing reports`."""
    return word.rstrip(_SETS_OFF), rest.lstrip(f"{_SETS_OFF} ")


def read(line: str, keys: Iterable[str]) -> Words:
    """The line that follows a verb and its ref, split by the verb's keys. A comma before a key is left out.

    Refused: a key given twice, a word that is nearly a key, and a key in brackets at the end.
    """
    keys = tuple(keys)
    if not keys:
        return Words(line, line.strip())
    spelt, quoted = spellings(keys), quoted_places(line)
    check_misspelt(line, tuple(spelt), quoted)
    check_not_in_brackets(line, tuple(spelt), quoted)
    found = keys_in(line, spelt, quoted)
    if not found:
        return Words(line, line.strip())
    if (bare := without_marks(line, found)) != line:
        line, found = bare, keys_in(bare, spelt, quoted_places(bare))
    values: dict[str, Value] = {}
    for each in found:
        if each.key in values:
            raise Refusal(f'"{each.key}:" appears twice. Leave one of them out.')
        values[each.key] = _value(line, each)
    return Words(line, line[: found[0].begins].strip(), values)


def _value(line: str, keyed: Keyed) -> Value:
    typed = line[keyed.read : keyed.ends]
    start = keyed.read + len(typed) - len(typed.lstrip())
    return Value(keyed.words, start, start + len(keyed.words))


def check_filled(words: Words) -> None:
    """Refuses a key with nothing after it: what was meant would be lost."""
    for key, value in words.values.items():
        if not value.words:
            raise Refusal(f'There is nothing after "{key}:". Fill it in, or leave it out.', slot=key)
