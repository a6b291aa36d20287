"""The small parts of Slack's blocks: plain words, an option, a button (docs.slack.dev/reference/block-kit)."""

from collections.abc import Iterable
from typing import Any

from bot.slack.labels import MOST_LABEL, labels_apart


def plain(words: str) -> dict[str, Any]:
    """Words in which nothing is marked up."""
    return {"type": "plain_text", "text": words}


def short(words: str) -> str:
    """As much of the words as a label holds."""
    return words if len(words) <= MOST_LABEL else f"{words[: MOST_LABEL - 1]}…"


def option(value: str, label: str) -> dict[str, Any]:
    """One of the things that a menu offers."""
    return {"text": plain(short(label)), "value": value}


def button(action_id: str, label: str, value: str, about: str = "") -> dict[str, Any]:
    """A button, whose press brings back `value`. `about` is what it is of, for whoever hears several of them read."""
    drawn = {"type": "button", "action_id": action_id, "text": plain(short(label)), "value": value}
    return drawn | ({"accessibility_label": f"{short(label)} {about}"[:MOST_LABEL]} if about else {})


def options(offered: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """What a menu offers, of (value, label): of each label what tells it from the others is in sight."""
    every = list(offered)
    shown = labels_apart([label for _, label in every])
    return [option(value, shown[label]) for value, label in every]
