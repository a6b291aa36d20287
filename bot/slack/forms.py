"""A form as Slack's modal, and its values when it is submitted (docs.slack.dev/surfaces/modals)."""

import json
from collections.abc import Mapping
from typing import Any

from bot.slack.blocks import block_of
from bot.slack.carried import Carried, carried_in, number_in, read_as_ours
from bot.slack.elements import button, plain
from bot.slack.form_fields import blocks_of, emptied_in, focus_first, twice_in, values_in
from commands.filled import Filled
from commands.forms import Form
from commands.reply import Buttons, Line, Paragraph, Reply, paragraph, reply

FORM = "form"
MORE = "form-more"
_TOLD = "told"
_OF_A_VIEW = ("type", "callback_id", "title", "submit", "close", "private_metadata")


def view_of(form: Form, carried: Carried, more: bool = False) -> dict[str, Any]:
    """The modal. With `more` it has every field; otherwise the first ones and a button for the rest."""
    shown = form.fields if more else form.first
    blocks: list[dict[str, Any]] = [_words(form.told) | {"block_id": _TOLD}] if form.told else []
    blocks += [_words(form.about)] if form.about else []
    blocks += [block for each in shown for block in blocks_of(each)]
    focus_first(blocks)
    if len(shown) < len(form.fields):
        blocks.append({"type": "actions", "block_id": MORE, "elements": [button(MORE, "More", MORE)]})
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": plain(form.title),
        "submit": plain(form.verb.submit),
        "close": plain("Cancel"),
        "private_metadata": _metadata(form, carried, len(shown) == len(form.fields)),
        "blocks": blocks,
    }


def done_view(answer: Reply, title: str) -> dict[str, Any]:
    """What replaces a form once it is done, if the result cannot be shown anywhere else."""
    # A button in a form has no message in which to answer.
    blocks = [block_of(part) for part in answer.parts if not isinstance(part, Buttons)]
    return {"type": "modal", "callback_id": "done", "title": plain(title), "close": plain("Close"), "blocks": blocks}


def view_told(view: Mapping[str, Any], answer: Reply) -> dict[str, Any]:
    """The same form, as it was filled in, with a message about the whole of it at the top."""
    kept = {name: view[name] for name in _OF_A_VIEW if view.get(name)}
    blocks = [each for each in view["blocks"] if each["block_id"] != _TOLD]
    return kept | {"blocks": [{**block_of(part), "block_id": _TOLD} for part in answer.parts[:1]] + blocks}


def kept_open(view: Mapping[str, Any], words: str) -> dict[str, Any]:
    """Leaves a submitted form as it is, with everything that was typed, and shows the words at its first field, or at
    the top if it has none."""
    first = next((each["block_id"] for each in view["blocks"] if each["type"] == "input"), None)
    if first is None:
        return {"response_action": "update", "view": view_told(view, reply(paragraph(words)))}
    return {"response_action": "errors", "errors": {first: words}}


def read_view(view: Mapping[str, Any]) -> tuple[Filled, Carried, bool]:
    """What came back: the words of each slot, what the form carried, and whether all its fields were shown. Raises
    ValueError if the form is not ours."""
    with read_as_ours():
        told = json.loads(view["private_metadata"])
        filled = Filled(
            command=str(told["c"]),
            verb=str(told["v"]),
            values=values_in(view, str(told["r"])),
            board=None if told["b"] is None else number_in(told["b"]),
            seen={str(name): str(seen) for name, seen in told["s"].items()},
            emptied=emptied_in(view),
            shown_in=str(told["h"]),
            about=str(told["r"]),
            twice=twice_in(view),
        )
        return filled, carried_in(told), told["m"] is True


def block_at(view: Mapping[str, Any], slot: str) -> str:
    """The id of the last block of a slot on the view, where a refusal is shown; empty if it has none."""
    ids = [str(block.get("block_id") or "") for block in view.get("blocks") or []]
    return next((each for each in reversed(ids) if each.split("|")[0] == slot), "")


def _metadata(form: Form, carried: Carried, whole: bool) -> str:
    told = {"c": form.verb.command, "v": form.verb.name, "b": form.board, "r": form.ref, "s": dict(form.seen)}
    told |= carried.plain | {"m": whole}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _words(lines: tuple[Line, ...]) -> dict[str, Any]:
    return block_of(Paragraph(lines))
