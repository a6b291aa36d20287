"""People as Slack puts them into a line: mentions."""

import re
from collections.abc import Callable

MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
# A mention within a mention, and so on: nobody types that, and each is looked up.
_MOST_NESTED = 4


def person_alone(words: str) -> str:
    """The id of the one person whom the words mention and say nothing else of; empty for any other words."""
    found = MENTION.fullmatch(words)
    return found[1] if found else ""


def without_mentions(words: str, name_of: Callable[[str], str]) -> str:
    """The words with `@` and a person's name in place of each mention, so that none is left to ring anybody.

    `<<@U1>>` becomes a mention again where the name is an id: so it is looked at until there is none.
    """
    for _ in range(_MOST_NESTED):
        if not MENTION.search(words):
            return words
        words = MENTION.sub(lambda found: f"@{name_of(found[1])}", words)
    return MENTION.sub(lambda found: found[1], words).replace("<@", "@")
