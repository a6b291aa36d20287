"""The modal that asks which of a person's boards a shortcut is for, and what it passes on to the form."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from board.boards import Board
from bot.slack.blocks import block_of
from bot.slack.carried import number_in, read_as_ours
from bot.slack.elements import options, plain
from commands.boards.reachable import told_apart
from commands.reply import paragraph

WHICH_BOARD = "which-board"
VERBS = frozenset({"add", "update"})
_PICKED = "board"
# Slack's limits: docs.slack.dev/reference/block-kit.
_MOST_RADIOS, _MOST_OPTIONS = 10, 100


@dataclass(frozen=True, slots=True)
class UsedShortcut:
    """What a shortcut asks for: the form of an action's `verb`, with a `title` and a `source` in it, and what is `told`
    at the top. Also where it was used (`channel`; empty for a global one), by whom, and at which address and until when
    it may be answered."""

    verb: str
    person: str
    opened: float
    title: str = ""
    source: str = ""
    told: str = ""
    channel: str = ""
    url: str = ""


def which_board(boards: Sequence[Board], used: UsedShortcut) -> dict[str, Any]:
    """The modal. Two boards of the same name are shown with their channels' ids."""
    drawn = options((str(board.id), label) for board, label in zip(boards, told_apart(boards), strict=True))
    kind = "radio_buttons" if len(drawn) <= _MOST_RADIOS else "static_select"
    told = [block_of(paragraph(used.told))] if used.told else []
    asked = {
        "type": "input",
        "block_id": _PICKED,
        "label": plain("Which board is it for?"),
        "element": {"type": kind, "action_id": _PICKED, "options": drawn[:_MOST_OPTIONS]},
    }
    return {
        "type": "modal",
        "callback_id": WHICH_BOARD,
        "title": plain("Which board?"),
        "submit": plain("Go on"),
        "close": plain("Cancel"),
        "private_metadata": json.dumps(asdict(used), ensure_ascii=False, separators=(",", ":")),
        "blocks": [*told, asked],
    }


def read_picked(view: Mapping[str, Any], person: str) -> tuple[int, UsedShortcut]:
    """The id of the board that was picked, and what the shortcut asks for. Raises ValueError if the modal is not ours,
    or was another person's."""
    with read_as_ours():
        used = UsedShortcut(**json.loads(view["private_metadata"]))
        picked = number_in(int(view["state"]["values"][_PICKED][_PICKED]["selected_option"]["value"]))
    words = (used.verb, used.title, used.source, used.told, used.channel, used.url)
    if not all(isinstance(each, str) for each in words) or used.verb not in VERBS or used.person != person:
        raise ValueError("no modal of this person's")
    if not isinstance(used.opened, int | float):
        raise ValueError("no modal of ours")
    return picked, used
