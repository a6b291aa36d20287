"""The small parts of Slack's blocks: plain words, an option, a button (docs.slack.dev/reference/block-kit)."""

from typing import Any

# Slack's, for the words of an option and of a button, and for what a button is called to whoever hears it read.
MOST_LABEL = 75


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
