"""Checks the title of an action."""

from board.refusals import Refusal
from commands.call import Call
from commands.reading.reasons import meant

MOST_TITLE = 300


def checked_title(call: Call, words: str) -> str:
    """An action's title as it is stored. Refused: words that say nothing, or more than MOST_TITLE characters."""
    title = meant(call.said(words))
    if not title:
        raise Refusal("An action needs a few words that say what must be done. Try:", lines=call.how)
    if len(title) > MOST_TITLE:
        raise Refusal(
            f"That title is {len(title):,} characters; {MOST_TITLE} is the most a list can show. "
            "Give it a short title, and put the rest in an update:",
            lines=["/action update <ref> <the rest>"],
        )
    return title
