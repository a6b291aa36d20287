"""Every shortcut there is: the manifest, the listeners and the tests are made from this table.

Source: docs.slack.dev/interactivity/implementing-shortcuts.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class AppShortcut:
    """One entry. `kind` is "message" for one in the menu of a message, "global" for one available anywhere. Slack shows
    its `name`, at most 24 characters, and the description in `about`, at most 150."""

    callback_id: str
    kind: Literal["message", "global"]
    name: str
    about: str


MAKE_ACTION = AppShortcut(
    "make_action", "message", "Make this an action", "Log an action on the board, with this message as its source"
)
LOG_ACTION = AppShortcut("log_action", "global", "Log an action", "Log an action on one of your improvement boards")
UPDATE_ACTION = AppShortcut(
    "update_action", "global", "Update an action", "Say how an action on one of your boards is going"
)
SHORTCUTS = (MAKE_ACTION, LOG_ACTION, UPDATE_ACTION)
