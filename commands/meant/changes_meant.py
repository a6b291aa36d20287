"""What "change R07-08 …" means, if the words after the ref say what is to be changed.

Each line that is offered does what was meant and keeps everything that was typed.
"""

import re
from collections.abc import Iterator

from commands.meant.verb_meant import DOES

_TITLE = re.compile(r"(?:the )?(?:title|name|wording)(?: to|:)? (?P<words>\S.*)", re.I | re.S)
_DATE = re.compile(
    r"\A(?:(?:the |its |new )*+(?:due(?: date)?|date|deadline)(?: (?:to|is|now))*+:? )(?:to )?(?P<words>\S.*)",
    re.I | re.S,
)
_OWNER = re.compile(r"(?:(?:the |its |new )*+owner(?: is)?:? )?(?:to )?(?P<words>(?:<@[^<>\s]+>|@\S+))", re.I)
_OWNER_NAMED = re.compile(r"(?:the |its |new )*+owner(?: is| to)?:? (?P<words>\S.*)", re.I | re.S)
_SOURCE = re.compile(r"(?:the )?source(?: to|:)? (?P<words>\S.*)", re.I | re.S)
_STATE = r"(?:(?:as|to)(?: being)? |status(?: to| as)?:? (?:to )?)"
_DONE = re.compile(rf"{_STATE}?(?:done|complete[d]?|finished|closed)", re.I)
_COLOUR = re.compile(rf"(?:{_STATE}|(?:rating|rag)(?: to| as)?:? )?(?P<words>red|amber|green)", re.I)
_STATUS = re.compile(rf"{_STATE}?(?P<words>in progress|not started|on hold)", re.I)
_PROGRESS = re.compile(r"(?:progress(?: is| at| to)?:? )?(?P<words>\d{1,3} ?%)", re.I)
_STATES = "says how it stands"


def lines_meant(ref: str, words: str) -> list[tuple[str, str]]:
    """What to type after `/action`, and what it does: one line if the words make the meaning plain, or else every
    likely one.

    `ref` is quoted as for a line.
    """
    words = " ".join(words.split())
    return next(_surely(ref, words), None) or [
        (f"update {ref} {words}".strip(), DOES["update"]),
        (f"edit {ref} title: …", DOES["edit"]),
        (f"due {ref} …", DOES["due"]),
        (f"assign {ref} …", DOES["assign"]),
    ]


def _surely(ref: str, words: str) -> Iterator[list[tuple[str, str]]]:
    if found := _TITLE.fullmatch(words):
        yield [(f"edit {ref} title: {found['words']}", DOES["edit"])]
    if found := _SOURCE.fullmatch(words):
        yield [(f"edit {ref} source: {found['words']}", DOES["edit"])]
    if found := _DATE.fullmatch(words):
        yield [(f"due {ref} {found['words']}", DOES["due"])]
    if found := _OWNER.fullmatch(words) or _OWNER_NAMED.fullmatch(words):
        yield [(f"assign {ref} {found['words']}", DOES["assign"])]
    if _DONE.fullmatch(words):
        yield [(f"done {ref} …", DOES["done"])]
    if states := states_meant(ref, words):
        yield [(states, _STATES)]


def states_meant(ref: str, words: str) -> str:
    """The line for words that are only a rating, a status or a progress; empty for other words."""
    if found := _COLOUR.fullmatch(words):
        why = "" if found["words"].casefold() == "green" else " because …"
        return f"update {ref} rating: {found['words']}{why}"
    if found := _STATUS.fullmatch(words):
        return f"update {ref} status: {found['words']}"
    found = _PROGRESS.fullmatch(words)
    return f"update {ref} progress: {found['words']}" if found else ""
