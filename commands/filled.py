"""A form that was filled in, as it comes back: the words of each slot."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Slack's, for what a choice brings back.
MOST_CHOICE = 150
_KEY = re.compile(r"#[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Filled:
    """What came back on a form of a verb: the words of each slot by its name, those left empty left out.

    `board` is the id of the board that the form is of; None where it starts one. `seen` are the marks of what stood on
    it when it was opened: see `mark`; `about` is the ref of what they are of, empty where the form was of nothing yet.
    `emptied` are the slots that held something and were left with nothing.
    `twice` are those of which both fields were filled in: a day picked and written, a person picked and a role.
    `shown_in` is the channel in which it was opened, empty where that is none.
    """

    command: str
    verb: str
    values: Mapping[str, str]
    board: int | None = None
    seen: Mapping[str, str] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    shown_in: str = ""
    about: str = ""
    twice: tuple[str, ...] = ()


def mark(words: str) -> str:
    """A few characters by which words are known again."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def choice_of(value: str) -> str:
    """What a choice on a form brings back for `value`: the words, or a short key in the place of more than it holds."""
    return value if len(value) <= MOST_CHOICE else f"#{mark(value)}"


def may_be_key(words: str) -> bool:
    """The words may be such a key."""
    return _KEY.fullmatch(words) is not None
