"""The values of the fields of a view or a message: the app's initial ones, and those that a person has entered since.

Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload (`view.state.values`) and
/surfaces/modals (preserving input entry).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from local_slack import interactions
from local_slack.interactions import Offered
from local_slack.refusal import Json

# By block_id, by action_id, or by both as a pair.
Values = Mapping[Any, Any]
# These are pressed and hold no value.
STATELESS = ("button", "overflow")


def fields(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every element that holds a value, with its block, in reading order."""
    for block in blocks:
        for element in interactions.inside(block):
            if "action_id" in element and element["type"] not in STATELESS:
                yield block, element


def standing(blocks: list[Json], state: Json, values: Values | None = None, offered: Offered | None = None) -> Json:
    """block_id → action_id → the choice, for every field: `values` first, then `state`, then the app's initial value.

    `values` are by block_id, by action_id or by both; None empties a field. LookupError for a name that no field has,
    and for a choice that its field does not offer.
    """
    given = values or {}
    _check_names(blocks, given)
    made: Json = {}
    for block, element in fields(blocks):
        place = (block["block_id"], element["action_id"])
        name = next((each for each in _names(block, element) if each in given), None)
        if name is not None:
            entry = interactions.chosen(element, given[name], (offered or {}).get(place))
        else:
            entry = state.get(place[0], {}).get(place[1]) or initial(element)
        made.setdefault(place[0], {})[place[1]] = {"type": element["type"], **entry}
    return made


def enter(state: Json, action: Json) -> None:
    """Puts the choice of an `actions` entry into the state; a button does not change it."""
    if action["type"] not in STATELESS:
        entry = {name: value for name, value in action.items() if name not in ("action_id", "block_id")}
        state.setdefault(action["block_id"], {})[action["action_id"]] = entry


def carried(before: list[Json], state: Json, after: list[Json]) -> Json:
    """The state with which an updated view begins. A field that keeps its block_id and action_id keeps its value.

    So a new initial value counts only under a new id, even if nobody had entered anything: a person who sees the new
    value submits the old one (slackapi/bolt-js#290 and #1258, python-slack-sdk#1417). A choice that is no longer
    offered is lost.
    """
    stood = standing(before, state)
    kept: Json = {}
    for block, element in fields(after):
        entry = stood.get(block["block_id"], {}).get(element["action_id"])
        if entry and entry["type"] == element["type"] and _still_offered(element, entry):
            kept.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return kept


def check_filled(blocks: list[Json], state: Json) -> None:
    """ValueError, naming the field, if a required one is empty: Slack does not submit such a form."""
    for block in (block for block in blocks if block["type"] == "input" and not block.get("optional")):
        entry = state[block["block_id"]][block["element"]["action_id"]]
        if not any(value for name, value in entry.items() if name != "type"):
            raise ValueError(f"{block['label']['text']} is required")


def initial(element: Json) -> Json:
    """What an element reports if the person leaves it unchanged: its initial_… field, or nothing."""
    given = {name: value for name, value in element.items() if name.startswith("initial_")}
    whole = "rich_text_value" if element["type"] == "rich_text_input" else "value"
    reported = {
        whole if name == "initial_value" else name.replace("initial_", "selected_"): value
        for name, value in given.items()
    }
    return reported or interactions.chosen(element, None)


def _names(block: Json, element: Json) -> list[Any]:
    """The possible names of a field, the most specific first."""
    block_id, action_id = block["block_id"], element["action_id"]
    # A block of actions may contain several elements, so its id names none of them.
    return [(block_id, action_id), *([] if block["type"] == "actions" else [block_id]), action_id]


def _check_names(blocks: list[Json], given: Values) -> None:
    known = [name for block, element in fields(blocks) for name in _names(block, element)]
    if unknown := [name for name in given if name not in known]:
        raise LookupError(f"no field {unknown}; there are {known}")


def _still_offered(element: Json, entry: Json) -> bool:
    chosen = [*entry.get("selected_options", []), *filter(None, [entry.get("selected_option")])]
    known = [option["value"] for option in interactions.options(element)]
    return element["type"] in interactions.EXTERNAL or all(option["value"] in known for option in chosen)
