"""A form as it comes back from Slack, filled in: the words of each slot."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# Slack's limit for the value of an option.
MOST_CHOICE = 150
_KEY = re.compile(r"#[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A verb's form, filled in. `values` are the words of each slot by its name; slots that were left empty are absent.

    `board` is the id of the form's board; None if the form starts a board. `seen` holds the mark (see `mark`) of each
    value that the form showed when it was opened, and `about` the ref of the thing that they belong to, or empty.
    `emptied` are the slots that showed a value and came back empty. `twice` are the slots whose two fields were both
    filled in: a day both picked and written, or both a person and a role.
    `shown_in` is the channel in which the form was opened, or empty.
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
    """A short hash by which words can be recognised: 12 hexadecimal digits. Differences of spacing do not count."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def choice_of(value: str) -> str:
    """What an option on a form carries for `value`: the value itself, or a short key if it is too long for Slack."""
    return value if len(value) <= MOST_CHOICE else f"#{mark(value)}"


def may_be_key(words: str) -> bool:
    """True if the words have the form of such a key."""
    return _KEY.fullmatch(words) is not None
