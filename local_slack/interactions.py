"""Finds the element that a person presses, and describes what they did with it.

Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from collections.abc import Iterator, Mapping
from typing import Any

from local_slack.refusal import Json

# The field that reports an element's choice, if it is the bare value and not an option.
PLAIN_CHOICES = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
}
# The app supplies their options while a person types.
EXTERNAL = ("external_select", "multi_external_select")
MANY_OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
# The options that a person was offered in such a field, by block_id and action_id, then by their value.
Offered = dict[tuple[str, str], dict[str, Json]]


def inside(block: Json) -> list[Json]:
    """The elements of a block, interactive or not, in reading order."""
    inner = [block.get("accessory"), block.get("element")]
    inner += block.get("elements", []) if block["type"] == "actions" else []
    return [element for element in inner if element]


def elements(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Every interactive element with its block's id, in reading order."""
    for block in blocks:
        for element in inside(block):
            if "action_id" in element:
                yield block["block_id"], element


def found(blocks: list[Json], action_id: str, block_id: str | None = None, value: Any = None) -> tuple[str, Json]:
    """The element with its block's id; `value` chooses among buttons with the same action_id. LookupError if there is
    none.

    An element of an input block counts only if the block has dispatch_action: otherwise Slack does not tell the app of
    it before the form is submitted.
    """
    live = [block for block in blocks if block["type"] != "input" or block.get("dispatch_action")]
    for block, element in elements(live):
        if element["action_id"] != action_id or block_id not in (None, block):
            continue
        if element["type"] == "button" and value not in (None, element.get("value")):
            continue
        return block, element
    known = sorted({element["action_id"] for _, element in elements(live)})
    raise LookupError(f"no element {action_id!r} with value {value!r}; there are {known}")


def action(
    blocks: list[Json],
    action_id: str,
    block_id: str | None = None,
    value: Any = None,
    offered: Offered | None = None,
) -> Json:
    """The `actions` entry for pressing one element, or choosing `value` in it; LookupError if that is not possible."""
    block, element = found(blocks, action_id, block_id, value)
    choice = chosen(element, value, (offered or {}).get((block, action_id)))
    return {"action_id": action_id, "block_id": block, "type": element["type"], **choice}


def chosen(element: Json, value: Any, offered: Mapping[str, Json] | None = None) -> Json:
    """What an element reports once `value` is chosen in it; LookupError if it offers no such option. Files are held by
    their ids, because Slack sends them in their state at that time.

    `offered` are the options that the app gave for it while the person typed. A whole option in place of its value is
    reported unchanged, which only a client that makes things up would send.
    """
    kind = element["type"]
    if kind == "button":
        return {"text": element["text"], **({"value": element["value"]} if "value" in element else {})}
    if kind in PLAIN_CHOICES:
        return {PLAIN_CHOICES[kind]: value}
    if kind == "rich_text_input":
        return {"rich_text_value": value}
    if kind == "file_input":
        return {"files": [each if isinstance(each, str) else each.id for each in value or []]}
    if kind in MANY_OPTIONS:
        return {"selected_options": [_option(element, one, offered) for one in value or []]}
    return {"selected_option": None if value is None else _option(element, value, offered)}


def options(element: Json) -> list[Json]:
    """Every option that the element itself contains."""
    groups = element.get("option_groups") or [{"options": element.get("options", [])}]
    return [option for group in groups for option in group["options"]]


def _option(element: Json, value: str | Json, offered: Mapping[str, Json] | None) -> Json:
    if isinstance(value, dict):
        return value
    first = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    for option in [*options(element), *first, *(offered or {}).values()]:
        if option["value"] == value:
            return dict(option)
    raise LookupError(f"{element['action_id']} offers no {value!r}")
