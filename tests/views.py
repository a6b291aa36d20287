"""Views as an app sends them: modals, their inputs, menus and buttons, each as small as it may be."""

from typing import Any

Json = dict[str, Any]


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str, text: str = "") -> Json:
    return {"text": words(text or value.capitalize()), "value": value}


def entry(name: str, **more: Any) -> Json:
    """An input block `name`, of one line unless `element` says otherwise; its action_id is `<name>-field`."""
    element = {"type": "plain_text_input", "action_id": f"{name}-field"} | more.pop("element", {})
    return {"type": "input", "block_id": name, "label": words(name.capitalize()), "element": element} | more


def menu(name: str, *options: str, **more: Any) -> Json:
    """An input block with a menu of these options."""
    element = {"type": "static_select", "options": [option(each) for each in options]} | more
    return entry(name, element=element, optional=True)


def search(name: str, kind: str = "external_select", **more: Any) -> Json:
    """An input block with a menu that asks the app for its options, from the first character on."""
    return entry(name, element={"type": kind, "min_query_length": 1} | more, optional=True)


def row(*elements: Json, block_id: str = "row") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def button(action_id: str, **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": words(action_id.capitalize())} | more


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": words("Action"), "submit": words("Save"), "blocks": list(blocks)} | more


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks)} | more
