"""Finding the element that a person presses, and saying what they did with it.

Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from collections.abc import Iterator
from typing import Any

from local_slack.refusal import Json

# The field in which an element's choice is reported, where it is the bare value and not an option.
PLAIN_CHOICES = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
}
MANY_OPTIONS = ("checkboxes", "multi_static_select")


def elements(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Every interactive element with its block's id, in reading order."""
    for block in blocks:
        inner = [block.get("accessory"), block.get("element")]
        inner += block.get("elements", []) if block["type"] == "actions" else []
        for element in inner:
            if element and "action_id" in element:
                yield block["block_id"], element


def action(blocks: list[Json], action_id: str, block_id: str | None = None, value: Any = None) -> Json:
    """The `actions` entry for pressing one element, or choosing `value` in it; else LookupError."""
    for block, element in elements(blocks):
        if element["action_id"] != action_id or block_id not in (None, block):
            continue
        if element["type"] == "button" and value not in (None, element.get("value")):
            continue
        return {"action_id": action_id, "block_id": block, "type": element["type"], **chosen(element, value)}
    known = sorted({element["action_id"] for _, element in elements(blocks)})
    raise LookupError(f"no element {action_id!r} with value {value!r}; there are {known}")


def chosen(element: Json, value: Any) -> Json:
    """What an element reports once `value` is chosen in it; LookupError when it offers no such option."""
    kind = element["type"]
    if kind == "button":
        return {"text": element["text"], **({"value": element["value"]} if "value" in element else {})}
    if kind in PLAIN_CHOICES:
        return {PLAIN_CHOICES[kind]: value}
    if kind == "rich_text_input":
        return {"rich_text_value": value}
    if kind in MANY_OPTIONS:
        return {"selected_options": [_option(element, one) for one in value or []]}
    return {"selected_option": None if value is None else _option(element, value)}


def _option(element: Json, value: str) -> Json:
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    for option in (option for group in groups for option in group["options"]):
        if option["value"] == value:
            return dict(option)
    raise LookupError(f"{element['action_id']} offers no {value!r}")
