"""What people are told who use something that this version of boardbot does not have: nothing was changed, and what to
do."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.slack.forms import done_view
from bot.slack.splitting import split
from commands.reply import Bold, Code, Line, Reply, refusal

HELP = "Everything you can type:"
LINES = (Code("/board help"),)
OLD_BUTTON = refusal("Not done.", f"This button is from an older message, and nothing was changed. {HELP}", LINES)
OLD_SHORTCUT = refusal("Not done.", f"boardbot has no such shortcut any more, and nothing was logged. {HELP}", LINES)
_OLD_FORM = "This form is from another version of boardbot, and nothing was saved. Close it, and open it again."
TITLE = "boardbot"


def no_command(name: str) -> Reply:
    """The reply to a command that does not exist."""
    return refusal("Not done.", f"boardbot has no command {name}. {HELP}", LINES)


def old_form(view: Any) -> dict[str, Any]:
    """The view that replaces a submitted form: nothing was saved, with the contents of its fields, so that they can be
    copied."""
    kept: list[Line] = list(_typed(view)) if isinstance(view, Mapping) else []
    told = refusal("Not saved.", _OLD_FORM, [("You wrote:",), *kept] if kept else [])
    return done_view(split(told, following=0)[0], TITLE)


def _typed(view: Mapping[str, Any]) -> Iterator[Line]:
    """A line for each field with words: its label, and what was typed."""
    labels = {str(block.get("block_id")): _label(block) for block in view.get("blocks") or []}
    for block_id, elements in ((view.get("state") or {}).get("values") or {}).items():
        for element in elements.values():
            if isinstance(element, Mapping) and isinstance(words := element.get("value"), str) and words.strip():
                label = labels.get(block_id)
                yield (Bold(f"{label}: "), words) if label else (words,)


def _label(block: Mapping[str, Any]) -> str:
    label = block.get("label")
    return str(label.get("text") or "") if isinstance(label, Mapping) else ""
