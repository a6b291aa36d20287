"""The name of a new board, typed or taken from its channel."""

import re

from board.refusals import Refusal
from board.words import capital

MOST_NAME = 80
# A key is in lower case, so "Improvement Board: North" is a name.
_NAMES_A_BOARD = re.compile(r"(?<!\S)board\s?:")
# What Slack sends in place of a private channel's name.
_NO_NAMES = ("privategroup", "directmessage")


def setup_name(words: str, channel_name: str) -> str:
    """The words typed, or else the channel's name in plain words, or else `Improvement Board`. Refused: a name that is
    too long, or contains `board:`."""
    name = " ".join(words.split()).strip('"\u201c\u201d')
    if len(name) > MOST_NAME:
        raise Refusal(f"That name is {len(name)} characters; {MOST_NAME} is the most.")
    if _NAMES_A_BOARD.search(name):
        raise Refusal(
            'A name cannot hold "board:", which says in a command which board is meant, and you are in no board that '
            "it names here. Leave it out."
        )
    if channel_name in _NO_NAMES:
        channel_name = ""
    plain = channel_name.replace("-", " ").replace("_", " ").strip()
    return name or capital(plain[:MOST_NAME]) or "Improvement Board"
