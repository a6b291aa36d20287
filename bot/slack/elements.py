"""Small parts of Slack's blocks: plain words, an option, a button (docs.slack.dev/reference/block-kit)."""

from collections.abc import Iterable
from typing import Any

from board.words import cut
from bot.slack.labels import MOST_LABEL, labels_apart


def plain(words: str) -> dict[str, Any]:
    """Words without markup."""
    return {"type": "plain_text", "text": words}


def short(words: str) -> str:
    """As many of the words as a label holds."""
    return cut(words, MOST_LABEL)


def option(value: str, label: str) -> dict[str, Any]:
    """One option of a menu."""
    return {"text": plain(short(label)), "value": value}


def button(action_id: str, label: str, value: str, about: str = "") -> dict[str, Any]:
    """A button whose press sends back `value`. `about` says what it is for, for people who hear several of them read
    out."""
    drawn = {"type": "button", "action_id": action_id, "text": plain(short(label)), "value": value}
    return drawn | ({"accessibility_label": short(f"{label} {about}")} if about else {})


def options(offered: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """The options of a menu, from (value, label). Long labels are cut so that they stay distinguishable."""
    every = list(offered)
    shown = labels_apart([label for _, label in every])
    return [option(value, shown[label]) for value, label in every]
