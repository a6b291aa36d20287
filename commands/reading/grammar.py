"""The grammar of a command: `<verb> [ref] [free text] [key: value]…`.

A key is one of the verb's own words followed by a colon, at a word's start, in any case, outside quotes; its value
runs to the next key or the end. Free text is never edited.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from board.refusals import Refusal
from commands.reading.closest import closest
from commands.reading.quotes import quoted_places

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
MOST_CHARACTERS = 3000
MOST_NAME_WORDS = 3
# So many words with a colon are looked at for one that is nearly a key. More are a list or a text.
MOST_WITH_COLON = 60
# What officers' spreadsheets call a key, and a colon after it makes plain.
_ALIASES = {"due date": "due", "duedate": "due", "due by": "due", "rag": "rating"}
_TAKE_NO_PERSON = frozenset({"due", "measure", "area", "ref"})
# A mention within a mention, and so on: nobody types that, and each is looked up.
_MOST_NESTED = 4
_ANY_KEY = re.compile(r"(?<!\S)(?P<key>[^\W\d_][\w-]{1,14})[:：](?!//)")
_PLAIN_WORDS = frozenset({"cause", "causes", "dues", "noted", "outcome"})
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_MENTION_AT_END = re.compile(rf"\s{MENTION.pattern}\Z")
_PLACEHOLDER = re.compile(r"<[^<>@#!]*>")
_BECAUSE = re.compile(r"(?:^|\s)because\b:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A key's value, and where it stands in the line: for a corrected line to copy."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A line that was read: its free text, and its values by key. `line` is all of it, as typed.

    `trailing` is the Slack id of a person mentioned at the very end, after a key that names no person.
    """

    line: str
    free: str
    values: dict[str, Value] = field(default_factory=dict)
    trailing: str = ""

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


class Misspelt(Refusal):
    """A key that is not quite one. `line` is what was read, `corrected` the same with the key that was meant."""

    def __init__(self, reason: str, line: str, corrected: str) -> None:
        super().__init__(reason)
        self.line = line
        self.corrected = corrected


def is_short_enough(text: str) -> bool:
    """The text is no longer than the log takes at a time."""
    return len(text) <= MOST_CHARACTERS


def check_text(text: str) -> None:
    """Refuses text that is too long to read on a phone, and characters that cannot be seen."""
    if not is_short_enough(text):
        raise Refusal(
            f"That is {len(text):,} characters, and the log takes {MOST_CHARACTERS:,} at a time. "
            "Say the outcome in a sentence or two, and link to the rest."
        )
    hidden = None if text.isprintable() else next((letter for letter in text if _is_hidden(letter)), None)
    if hidden is not None:
        raise Refusal(
            f"Your text contains an invisible character (U+{ord(hidden):04X}). "
            "It often comes from copying text out of another program. Please type the words again, or paste them as "
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
    spelt = {key: key for key in keys} | {alias: key for alias, key in _ALIASES.items() if key in keys}
    quoted = quoted_places(line)
    found = [match for match in _key_pattern(tuple(spelt)).finditer(line) if match.start() not in quoted]
    _check_misspelt(line, tuple(spelt), quoted)
    if not found:
        return Words(line, line.strip())
    ends = [match.start() for match in found[1:]] + [len(line)]
    values: dict[str, Value] = {}
    for match, end in zip(found, ends, strict=True):
        key = spelt[match[1].casefold()]
        if key in values:
            raise Refusal(f'"{key}:" appears twice. Leave one of them out.')
        values[key] = _value(line, match.end(), end)
    return _without_trailing(Words(line, line[: found[0].start()].strip(), values))


@cache
def _key_pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    return re.compile(rf"(?<!\S)({names})\s?[:：](?!//)", re.IGNORECASE)


def _without_trailing(words: Words) -> Words:
    """`due: 31 July @jo` is a day and a person: the mention at the end of a day or a ref is no part of it."""
    last = max(words.values, key=lambda key: words.values[key].start)
    value = words.values[last]
    match = _MENTION_AT_END.search(value.words)
    if last not in _TAKE_NO_PERSON or match is None:
        return words
    shorter = Value(value.words[: match.start()].rstrip(), value.start, value.start + match.start())
    return replace(words, values=words.values | {last: shorter}, trailing=match[1])


def _check_misspelt(line: str, keys: tuple[str, ...], quoted: Container[int]) -> None:
    """Refuses a word with a colon that is all but one of the verb's keys: taken for text, it would be lost."""
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


def _key_meant(typed: str, keys: tuple[str, ...]) -> str | None:
    if typed in _PLAIN_WORDS or any(typed.startswith(key) or key.startswith(typed) for key in keys):
        return None
    near = closest(typed, [key for key in keys if len(key) > 3], cutoff=0.8)
    # Of three letters the same three in another order are near enough: "deu".
    turned = [key for key in keys if len(key) == 3 and sorted(key) == sorted(typed)]
    return near or next(iter(turned), None)


def _value(line: str, start: int, end: int) -> Value:
    words = line[start:end]
    stripped = words.strip()
    start += len(words) - len(words.lstrip())
    return Value(stripped, start, start + len(stripped))


def check_filled(words: Words) -> None:
    """Refuses a key with nothing after it: what was meant would be lost."""
    for key, value in words.values.items():
        if not value.words:
            raise Refusal(f'There is nothing after "{key}:". Fill it in, or leave it out.')


def bare_name(free: str, known: Callable[[str], object]) -> tuple[str, str] | None:
    """A bare `@name` at the very start or end of free text: (the text without it, the name without its @), or None.

    Slack sends a person as a mention; a bare one comes from a phone's keyboard or a paste. `known` says whether a name
    is somebody's: of a name of several words as many are taken as make one.
    """
    words = free.split()
    starts = [n for n, word in enumerate(words) if word.startswith("@") and len(word) > 1]
    if not starts or (starts[0] != 0 and len(words) - starts[-1] > MOST_NAME_WORDS):
        return None
    if starts[0] == 0:
        ends = [n for n in range(min(MOST_NAME_WORDS, len(words)), 0, -1) if known(_name(words[:n]))] or [1]
        return free.split(None, ends[0])[-1] if len(words) > ends[0] else "", _name(words[: ends[0]])
    at = starts[-1]
    if at == len(words) - 1 or known(_name(words[at:])):
        return free[: free.rindex(words[at])].strip(), _name(words[at:])
    return None


def _name(words: list[str]) -> str:
    return " ".join(words).removeprefix("@").rstrip(".,;")


def meant(words: str) -> str:
    """The words, or nothing where they say nothing: `…`, or a placeholder such as `<evidence>` that was copied."""
    words = words.strip()
    says = any(letter.isalnum() for letter in words)
    return words if says and not _PLACEHOLDER.fullmatch(words) else ""


def because(words: str) -> tuple[str, str]:
    """`end of September because two left` as ("end of September", "two left"); no reason gives an empty one."""
    match = _BECAUSE.search(words)
    return (words[: match.start()].strip(), meant(words[match.end() :])) if match else (words.strip(), "")


def without_mentions(words: str, name_of: Callable[[str], str]) -> str:
    """The words with `@` and a person's name in place of each mention, so that none is left to ring anybody.

    `<<@U1>>` becomes a mention again where the name is an id: so it is looked at until there is none.
    """
    for _ in range(_MOST_NESTED):
        if not MENTION.search(words):
            return words
        words = MENTION.sub(lambda found: f"@{name_of(found[1])}", words)
    return MENTION.sub(lambda found: found[1], words).replace("<@", "@")


def take_owner(free: str) -> tuple[str, str | None]:
    """The free text and its owner: the first mention, as a Slack id.

    At the very start or end it is no part of the text; in mid-sentence it stays, as the person's name.
    """
    match = MENTION.search(free)
    if match is None:
        return free, None
    if match.start() == 0 or match.end() == len(free):
        free = (free[: match.start()] + free[match.end() :]).strip()
    return free, match[1]
