"""Home as Slack's view, and the values that come back from one (docs.slack.dev/surfaces/app-home)."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot.slack.blocks import block_of, shortened
from bot.slack.carried import number_in, read_as_ours
from bot.slack.elements import button, options, plain
from bot.slack.outdated import TITLE
from commands.filled import mark
from commands.home.parts import At, HomePage, HomePart, Picker, Turn, Turns
from commands.reply import Bold, Buttons, Line, Paragraph, Part, Reply, Table, line_words

# Slack's limits: docs.slack.dev/reference/surfaces/views, /reference/block-kit.
MOST_BLOCKS = 100
_MOST_OPTIONS = 100
_MOST_TEXT = 2_900
# The action ids on Home, and in what opens from it.
SAY, OPENS, TURN, BOARD = "home-say", "home-form", "home-turn", "home-board"
WORDS = "home-words"
_ACTS = {"say": SAY, "form": OPENS}


def home_view(page: HomePage) -> dict[str, Any]:
    """Home, within Slack's limits."""
    return {"type": "home", "private_metadata": _kept(page.at), "blocks": _blocks(page.parts)}


def words_view(answer: Reply, board: int | None) -> dict[str, Any]:
    """A list that was asked for on Home, as a view of its own, because Home has no room for it. A table becomes lines,
    and only the buttons to its other pages are kept."""
    parts = [_without_table(part) for part in answer.parts]
    return {
        "type": "modal",
        "callback_id": WORDS,
        "title": plain(TITLE),
        "close": plain("Close"),
        "private_metadata": _kept(At(board)),
        "blocks": _blocks([_turning(part) if isinstance(part, Buttons) else part for part in parts]),
    }


def at_of(view: Mapping[str, Any]) -> At:
    """Where on Home somebody pressed. A view that is not ours belongs to no board."""
    with suppress(ValueError), read_as_ours():
        told = json.loads(view.get("private_metadata") or "{}")
        board, own, waiting = (told.get(name) and number_in(told[name]) for name in "bow")
        return At(board or None, own or 1, waiting or 1)
    return At()


def turned_to(action: Mapping[str, Any]) -> At:
    """The page that a button of Home leads to, or the board that was picked."""
    picked = (action.get("selected_option") or {}).get("value")
    if picked is not None:
        with suppress(ValueError), read_as_ours():
            return At(number_in(int(picked)))
        return At()
    return at_of({"private_metadata": action.get("value")})


def _kept(at: At) -> str:
    return json.dumps({"b": at.board, "o": at.own, "w": at.waiting}, separators=(",", ":"))


def _blocks(parts: Iterable[HomePart]) -> list[dict[str, Any]]:
    return [block for part in parts if (block := _drawn(part))][:MOST_BLOCKS]


def _drawn(part: HomePart) -> dict[str, Any] | None:
    if isinstance(part, Turns):
        return {"type": "actions", "elements": [_turn(number, each) for number, each in enumerate(part.turns)]}
    if isinstance(part, Picker):
        return _picker(part)
    part = shortened(part)
    if isinstance(part, Buttons):
        return _named_for_home(block_of(part)) if part.buttons else None
    return block_of(_cut(part) if isinstance(part, Paragraph) else part)


def _named_for_home(block: dict[str, Any]) -> dict[str, Any]:
    """The buttons of a reply, with action ids that tell a press on Home from one on a message."""
    for element in block["elements"]:
        kind, _, number = element["action_id"].partition("-")
        element["action_id"] = f"{_ACTS[kind]}-{number}"
    return {"type": block["type"], "elements": block["elements"]}


def _turn(number: int, turn: Turn) -> dict[str, Any]:
    return button(f"{TURN}-{number}", turn.label, _kept(turn.to), turn.about)


def _picker(picker: Picker) -> dict[str, Any]:
    """The picker. Its block's id changes with what is picked: Slack keeps what a menu of the same id held
    (slackapi/python-slack-sdk issue 1417)."""
    drawn = options((str(board), name) for board, name in picker.boards)
    shown = next(each for each in drawn if each["value"] == str(picker.shown))
    if len(drawn) > _MOST_OPTIONS:
        drawn = [shown, *(each for each in drawn if each != shown)][:_MOST_OPTIONS]
    menu = {"type": "static_select", "action_id": BOARD, "placeholder": plain("Choose a board"),
            "options": drawn, "initial_option": shown}  # fmt: skip
    return {"type": "actions", "block_id": f"board-{mark(str(picker.shown))}", "elements": [menu]}


def _cut(part: Paragraph) -> Paragraph:
    """As much of it as one text of Slack's may hold."""
    lines, left = list[Line](), _MOST_TEXT
    for line in part.lines:
        left -= len(line_words(line))
        if left < 0:
            return Paragraph((*lines, ("…",)))
        lines.append(line)
    return replace(part, lines=tuple(lines))


def _without_table(part: Part) -> Part:
    if not isinstance(part, Table):
        return part
    return Paragraph(tuple((Bold(row[0]), f" {' · '.join(cell for cell in row[1:] if cell)}") for row in part.rows))


def _turning(part: Buttons) -> Buttons:
    return Buttons(tuple(each for each in part.buttons if " page: " in each.says))
