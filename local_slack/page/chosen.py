"""The choices in a submitted form for each interactive element, in the terms of `local_slack.interactions`."""

import json
from contextlib import suppress
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from local_slack import entered, interactions
from local_slack.page.csrf import Fields
from local_slack.refusal import Json

LISTS = ("static", "external", "users", "conversations", "channels")
MANY = ("checkboxes", "file_input", *(f"multi_{each}_select" for each in LISTS))
PRESSED = ("button", "overflow")


def name_of(block_id: str, action_id: str) -> str:
    """The form field of one element."""
    return f"value/{block_id}/{action_id}"


def typed_of(block_id: str, action_id: str) -> str:
    """The form field in which a person searches an element's options."""
    return f"typed/{block_id}/{action_id}"


def press_of(block_id: str, action_id: str, value: str | None = None) -> str:
    """The value of the button that presses one element, or picks one of its options."""
    return json.dumps([block_id, action_id, value])


def read_press(words: str) -> tuple[str, str, str | None]:
    """The block, the action and the option of a press. ValueError if the words are not a press."""
    block_id, action_id, value = json.loads(words)
    if not (isinstance(block_id, str) and isinstance(action_id, str) and isinstance(value, str | None)):
        raise ValueError(words)
    return block_id, action_id, value


def element_at(blocks: list[Json], block_id: str, action_id: str) -> Json:
    """The element; LookupError if there is none."""
    for block, element in interactions.elements(blocks):
        if (block, element["action_id"]) == (block_id, action_id):
            return element
    raise LookupError(f"no element {action_id} in {block_id}")


def chosen(block_id: str, element: Json, fields: Fields, zone: ZoneInfo) -> Any:
    """The choice for one element; None if nothing was chosen. ValueError for an invalid moment."""
    name, kind = name_of(block_id, element["action_id"]), element["type"]
    if kind in MANY:
        return fields.all(name)
    value = fields.get(name)
    if not value:
        return None
    if kind == "datetimepicker":
        return int(datetime.fromisoformat(value).replace(tzinfo=zone).timestamp())
    if kind == "rich_text_input":
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": value}]}
        return {"type": "rich_text", "elements": [section]}
    return value


def values_in(blocks: list[Json], fields: Fields, zone: ZoneInfo) -> dict[tuple[str, str], Any]:
    """The choice for every field, by block_id and action_id; None for one that was left or made empty."""
    return {
        (block["block_id"], element["action_id"]): chosen(block["block_id"], element, fields, zone)
        for block, element in entered.fields(blocks)
    }


def written(entry: Json, zone: ZoneInfo) -> list[str]:
    """The inverse: a choice in the form that a form's field holds."""
    (value,) = [value for name, value in entry.items() if name != "type"] or [None]
    if value is None:
        return []
    if entry["type"] == "datetimepicker":
        return [datetime.fromtimestamp(value, zone).strftime("%Y-%m-%dT%H:%M")]
    if entry["type"] == "rich_text_input":
        return ["".join(each.get("text", "") for part in value["elements"] for each in part["elements"])]
    each_of = value if isinstance(value, list) else [value]
    return [str(each["value"] if isinstance(each, dict) else each) for each in each_of]


def problems_in(blocks: list[Json], fields: Fields, zone: ZoneInfo) -> dict[str, str]:
    """The errors that Slack itself finds in a form before the app receives it, by block_id."""
    found = {}
    for block in (each for each in blocks if each["type"] == "input"):
        words = _problem(block, fields, zone)
        if words:
            found[block["block_id"]] = words
    return found


def _problem(block: Json, fields: Fields, zone: ZoneInfo) -> str:
    element = block["element"]
    value = None
    with suppress(ValueError):
        value = chosen(block["block_id"], element, fields, zone)
    if not value:
        if element["type"] in interactions.EXTERNAL and fields.get(typed_of(block["block_id"], element["action_id"])):
            return "Please search, then choose from the list."
        return "" if block.get("optional") else "Please complete this required field."
    return _wrong_words(value, element) if isinstance(value, str) else ""


def _wrong_words(words: str, element: Json) -> str:
    kind = element["type"]
    if len(words) < element.get("min_length", 0):
        return f"Please write {element['min_length']} characters or more."
    if len(words) > element.get("max_length", len(words)):
        return f"Please write {element['max_length']} characters at most."
    if kind == "email_text_input" and "@" not in words:
        return "Please write an e-mail address."
    if kind == "url_text_input" and not words.startswith(("http://", "https://")):
        return "Please write a web address, with https://"
    return _number_problem(words, element) if kind == "number_input" else ""


def _number_problem(words: str, element: Json) -> str:
    try:
        number = float(words) if element.get("is_decimal_allowed") else int(words)
    except ValueError:
        return "Please write a number."
    if "min_value" in element and number < float(element["min_value"]):
        return f"Please write {element['min_value']} or more."
    if "max_value" in element and number > float(element["max_value"]):
        return f"Please write {element['max_value']} or less."
    return ""
