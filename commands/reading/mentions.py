"""People as Slack writes them in a line: mentions."""

import re
from collections.abc import Callable

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
# A mention within a mention, and so on: nobody types that, and each has to be looked up.
_MOST_NESTED = 4


def person_alone(words: str) -> str:
    """The id of the person, if the words are one mention and nothing else; else empty."""
    found = MENTION.fullmatch(words)
    return found[1] if found else ""


def without_mentions(words: str, name_of: Callable[[str], str]) -> str:
    """The words with each mention replaced by `@` and the person's name, so that nobody is notified.

    `<<@U1>>` becomes a mention again if the name is an id, so the words are searched until none is left.
    """
    for _ in range(_MOST_NESTED):
        if not MENTION.search(words):
            return words
        words = MENTION.sub(lambda found: f"@{name_of(found[1])}", words)
    return MENTION.sub(lambda found: found[1], words).replace("<@", "@")
