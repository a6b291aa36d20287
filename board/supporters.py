"""Supporters, who help with an action besides its owner: people in Slack, as mentions, and roles in words.

They are kept as lines of one field, in the order in which they were named, so that the history has every change of
them. A role in words never looks like a mention: see `said` in `commands/people/naming.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from board.actions import Action
from board.folding import folded

# This many fit on a few lines of a phone. Any more are a team, which has a name.
MOST_SUPPORTERS = 30


def mentioned(person: str) -> str:
    """A person's mention, as kept among supporters: `<@U0ALI>`."""
    return f"<@{person}>"


def kept(supporters: Iterable[str]) -> str:
    """The supporters as an action keeps them, without repeats of a person or of the same words in another spelling."""
    once: dict[str, str] = {}
    for each in filter(None, supporters):
        once.setdefault(each if is_mention(each) else folded(each), each)
    return "\n".join(once.values())


def is_mention(supporter: str) -> bool:
    """True for a person in Slack, False for a role in words."""
    return supporter.startswith("<@")


def people_of(supporters: str) -> list[str]:
    """The Slack ids of the supporters who are in Slack."""
    return [each[2:-1] for each in supporters.splitlines() if is_mention(each)]


def is_among(supporter: str, others: Sequence[str]) -> bool:
    """True if the same person, or the same words in any spelling, is among the others."""
    return supporter in others or (not is_mention(supporter) and folded(supporter) in map(folded, others))


def without_owner(action: Action) -> Action:
    """The action without its owner among its supporters: an owner is not also a supporter."""
    owner = mentioned(action.owner_id) if action.owner_id else action.owner_words
    others = [each for each in action.supporters.splitlines() if not (owner and is_among(each, [owner]))]
    return replace(action, supporters=kept(others))
