"""People in a line: Slack's mentions, and a bare `@name` that was typed for one."""

import re
from collections.abc import Callable

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
MOST_NAME_WORDS = 5
# A mention within a mention, and so on: nobody types that, and each is looked up.
_MOST_NESTED = 4


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
