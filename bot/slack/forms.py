"""A form as Slack's modal, and what comes back on one (docs.slack.dev/surfaces/modals)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from board.words import day
from bot.slack.blocks import block_of
from commands.filled import Filled, mark
from commands.forms import Field, Form
from commands.reply import Line, Paragraph, Reply
from commands.slots import SlotKind

FORM = "form"
MORE = "form-more"
PICK = "pick"
# Slack's limits: docs.slack.dev/reference/block-kit.
_MOST_TYPED = 3_000
_MOST_OPTION = 75
_MOST_VALUE = 150
_MOST_OPTIONS = 100
# Words beside a picker: a day in words, and a role in the place of a person.
_WORDS = "words"
_TOLD = "told"
_OF_A_VIEW = ("type", "callback_id", "title", "submit", "close", "private_metadata")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form carries from where it was opened to where it is sent: the channel, the address at which whoever
    opened it may be answered, until when, and whether the answer takes the place of what was there."""

    channel: str = ""
    url: str = ""
    opened: float = 0
    replaces: bool = False
    home: bool = False


def view_of(form: Form, carried: Carried, more: bool = False) -> dict[str, Any]:
    """The modal. With `more` it has every field, and else the first ones and a button for the rest."""
    shown = form.fields if more else form.first
    blocks: list[dict[str, Any]] = [_words(form.told) | {"block_id": _TOLD}] if form.told else []
    blocks += [_words(form.about)] if form.about else []
    blocks += [block for each in shown for block in _blocks(each)]
    _focus(blocks)
    if len(shown) < len(form.fields):
        blocks.append({"type": "actions", "block_id": MORE, "elements": [_button(MORE, "More")]})
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": _plain(form.title),
        "submit": _plain(form.verb.submit),
        "close": _plain("Cancel"),
        "private_metadata": _metadata(form, carried, len(shown) == len(form.fields)),
        "blocks": blocks,
    }


def done_view(answer: Reply, title: str) -> dict[str, Any]:
    """What stands in a form's place once it is done, where nothing else can say so."""
    blocks = [block_of(part) for part in answer.parts]
    return {"type": "modal", "callback_id": "done", "title": _plain(title), "close": _plain("Close"), "blocks": blocks}


def view_told(view: Mapping[str, Any], answer: Reply) -> dict[str, Any]:
    """The same form, as it was filled in, with what is said of the whole of it on top."""
    kept = {name: view[name] for name in _OF_A_VIEW if view.get(name)}
    blocks = [each for each in view["blocks"] if each["block_id"] != _TOLD]
    return kept | {"blocks": [{**block_of(part), "block_id": _TOLD} for part in answer.parts[:1]] + blocks}


def read_view(view: Mapping[str, Any]) -> tuple[Filled, Carried, bool]:
    """What came back: the words of each slot, what the form carried, and whether all its fields were there. Raises
    ValueError where it is no form of ours."""
    try:
        told = json.loads(view["private_metadata"])
        filled = Filled(
            command=str(told["c"]),
            verb=str(told["v"]),
            values=_values(view, str(told["r"])),
            board=told["b"] if isinstance(told["b"], int) else None,
            seen={str(name): str(seen) for name, seen in told["s"].items()},
        )
        carried = Carried(str(told["h"]), str(told["u"]), float(told["t"]), told["o"] is True, told["n"] is True)
        return filled, carried, told["m"] is True
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise ValueError("no form of ours") from error


def options_of(found: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """What a picker offers, as Slack's options."""
    return [_option(value, label) for value, label in found if 0 < len(value) <= _MOST_VALUE]


def block_at(view: Mapping[str, Any], slot: str) -> str:
    """The id of the last block of a slot on the view, where what is refused stands; empty where it has none."""
    ids = [str(block.get("block_id") or "") for block in view.get("blocks") or []]
    return next((each for each in reversed(ids) if each.split("|")[0] == slot), "")


def _metadata(form: Form, carried: Carried, whole: bool) -> str:
    told = {
        "c": form.verb.command, "v": form.verb.name, "b": form.board, "r": form.ref, "s": dict(form.seen),
        "h": carried.channel, "u": carried.url, "t": carried.opened, "o": carried.replaces, "n": carried.home,
        "m": whole,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _values(view: Mapping[str, Any], ref: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for block_id, elements in view["state"]["values"].items():
        for element in elements.values():
            if words := _said(element):
                found.setdefault(str(block_id).split("|")[0], []).append(words)
    values = {slot: " / ".join(dict.fromkeys(each)) for slot, each in found.items()}
    return ({"ref": ref} if ref else {}) | values


def _said(element: Mapping[str, Any]) -> str:
    """What one element says, as the grammar has it: a person as a mention, a day in words."""
    if person := element.get("selected_user"):
        return f"<@{person}>"
    if picked := element.get("selected_date"):
        return day(date.fromisoformat(picked)).split(" ", 1)[1]
    if option := element.get("selected_option"):
        return str(option["value"])
    if options := element.get("selected_options"):
        return str(options[0]["value"])
    value = element.get("value")
    return value.strip() if isinstance(value, str) else ""


def _blocks(field: Field) -> Iterator[dict[str, Any]]:
    slot, value = field.slot, field.value
    is_person = value.startswith("<@") and value.endswith(">")
    match slot.kind:
        case SlotKind.OWNER | SlotKind.PERSON:
            yield _input(field, _people(value if is_person else ""))
            if slot.kind == SlotKind.OWNER:
                yield _input(field, _text("" if is_person else value), _WORDS, "or a role, until they are in Slack")
        case SlotKind.DAY:
            yield _input(field, _calendar(value))
            in_words = "" if _iso(value) else value
            yield _input(field, _text(in_words), _WORDS, f"{slot.label}, in words", 'Such as "end of March".')
        case SlotKind.ACTION | SlotKind.MEASURE | SlotKind.AREA:
            yield _input(field, _picker(slot.kind, value))
        case SlotKind.CHOICE:
            yield _input(field, _choice(field))
        case SlotKind.YES_NO:
            yield _input(field, {"type": "checkboxes", "options": [_option("yes", slot.label)]})
        case SlotKind.SHORT | SlotKind.LONG | SlotKind.FIGURE:
            yield _input(field, _text(value, slot.kind == SlotKind.LONG))


def _input(field: Field, element: dict[str, Any], part: str = "", label: str = "", hint: str = "") -> dict[str, Any]:
    """An input block. Its id changes with what stands in it at first: Slack keeps what a field of the same id held
    (slackapi/python-slack-sdk issue 1417)."""
    slot = field.slot
    asks = bool(element.get("min_query_length") is not None)
    made = {
        "type": "input",
        "block_id": f"{slot.name}|{part}|{mark(field.value)[:6]}",
        "label": _plain(label or slot.label),
        "element": {"action_id": f"{PICK}-{slot.kind}" if asks else f"in-{part or 'it'}", **element},
        "optional": not slot.required or bool(part) or slot.kind in (SlotKind.DAY, SlotKind.OWNER),
    }
    if asks and slot.place == "ref":
        made["dispatch_action"] = True
    words = hint or (slot.hint if not part else "")
    return made | ({"hint": _plain(words)} if words else {})


def _text(value: str, long: bool = False) -> dict[str, Any]:
    initial = {"initial_value": value[:_MOST_TYPED]} if value else {}
    return {"type": "plain_text_input", "multiline": long, "max_length": _MOST_TYPED, **initial}


def _people(value: str) -> dict[str, Any]:
    initial = {"initial_user": value[2:-1].split("|", maxsplit=1)[0]} if value else {}
    return {"type": "users_select", "placeholder": _plain("Pick a person"), **initial}


def _calendar(value: str) -> dict[str, Any]:
    initial = {"initial_date": _iso(value)} if _iso(value) else {}
    return {"type": "datepicker", "placeholder": _plain("Pick a day"), **initial}


def _iso(value: str) -> str:
    with suppress(ValueError):
        return date.fromisoformat(value).isoformat()
    return ""


def _picker(kind: SlotKind, value: str) -> dict[str, Any]:
    initial = {"initial_option": _option(value, value)} if 0 < len(value) <= _MOST_VALUE else {}
    searched = "ref or title" if kind != SlotKind.AREA else "name"
    return {
        "type": "external_select",
        "min_query_length": 0,
        "placeholder": _plain(f"Search by {searched}"),
        **initial,
    }


def _choice(field: Field) -> dict[str, Any]:
    options = [_option(value, label) for value, label in field.options[:_MOST_OPTIONS] if len(value) <= _MOST_VALUE]
    initial = next((each for each in options if each["value"] == field.value), None)
    chosen = {"initial_option": initial} if initial else {}
    # A choice that may be left must be one that can be taken back.
    if field.slot.required and 0 < len(options) <= 4:
        return {"type": "radio_buttons", "options": options, **chosen}
    return {"type": "static_select", "placeholder": _plain("Choose"), "options": options, **chosen}


def _option(value: str, label: str) -> dict[str, Any]:
    shown = label if len(label) <= _MOST_OPTION else f"{label[: _MOST_OPTION - 1]}…"
    return {"text": _plain(shown), "value": value}


def _plain(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def _button(action_id: str, label: str) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": _plain(label), "value": action_id}


def _words(lines: tuple[Line, ...]) -> dict[str, Any]:
    return block_of(Paragraph(lines))


def _focus(blocks: list[dict[str, Any]]) -> None:
    """The first text field is ready to be typed into."""
    for block in blocks:
        if block["type"] == "input" and block["element"]["type"] == "plain_text_input":
            block["element"]["focus_on_load"] = True
            return
