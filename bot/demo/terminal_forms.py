"""Draws a form and a Home page on a terminal: each field with its value, or its options."""

from typing import Any

from bot.demo.terminal_blocks import Block, NameOf, drawn_message

MOST_OFFERED = 6
_EMPTY = "________"


def drawn_view(view: Block, name_of: NameOf) -> str:
    """The view's title, its words and buttons, and a line for each of its fields."""
    lines = [f"[ {view['title']['text']} ]"] if view.get("title") else []
    lines += [_field(each, name_of) if each["type"] == "input" else drawn_message([each], "", name_of)
              for each in view["blocks"]]  # fmt: skip
    ends = [view[name]["text"] for name in ("submit", "close") if view.get(name)]
    return "\n".join([*lines, " ".join(f"[ {each} ]" for each in ends)]).rstrip()


def _field(block: Block, name_of: NameOf) -> str:
    optional = " (optional)" if block.get("optional") else ""
    hint = f"\n    {block['hint']['text']}" if block.get("hint") else ""
    return f"  {block['label']['text']}{optional}  {_stands(block['element'], name_of)}{hint}"


def _stands(element: dict[str, Any], name_of: NameOf) -> str:
    """The value of a field; if it has none, its options or a gap."""
    if person := element.get("initial_user"):
        return f"@{name_of(person)}"
    if option := element.get("initial_option"):
        return str(option["text"]["text"])
    if words := element.get("initial_value") or element.get("initial_date"):
        return str(words)
    offered = [option["text"]["text"] for option in element.get("options", [])]
    more = " · …" if len(offered) > MOST_OFFERED else ""
    return " · ".join(offered[:MOST_OFFERED]) + more if offered else _EMPTY
