"""Supporters: who helps with an action beside its owner. People in Slack, as mentions, and roles in words.

They are kept as lines of one field, in the order in which they were named, so that the history has each change of
them. A role in words never looks like a mention: see `said` in `commands/naming.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from board.actions import Action
from board.folding import folded

# Who helps reads on a few lines of a phone. More than these are a team, which has a name.
MOST_SUPPORTERS = 30


def mentioned(person: str) -> str:
    """How a person stands among supporters: `<@U0ALI>`."""
    return f"<@{person}>"


def kept(supporters: Iterable[str]) -> str:
    """The supporters as an action keeps them, each once: the same person, and the same words however they are
    written."""
    once: dict[str, str] = {}
    for each in filter(None, supporters):
        once.setdefault(each if is_mention(each) else folded(each), each)
    return "\n".join(once.values())


def is_mention(supporter: str) -> bool:
    """This is a person in Slack, and no role in words."""
    return supporter.startswith("<@")


def people_of(supporters: str) -> list[str]:
    """The Slack ids of those who are in Slack."""
    return [each[2:-1] for each in supporters.splitlines() if is_mention(each)]


def is_among(supporter: str, others: Sequence[str]) -> bool:
    """The same person, or the same words however they are written, is one of the others."""
    return supporter in others or (not is_mention(supporter) and folded(supporter) in map(folded, others))


def without_owner(action: Action) -> Action:
    """The action without its owner among its supporters: whoever does it is not its helper too."""
    owner = mentioned(action.owner_id) if action.owner_id else action.owner_words
    others = [each for each in action.supporters.splitlines() if not (owner and is_among(each, [owner]))]
    return replace(action, supporters=kept(others))
