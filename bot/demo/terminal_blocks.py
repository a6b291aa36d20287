"""Draws a Slack message on a terminal from its blocks, as the channel would show them."""

from collections.abc import Callable, Sequence
from typing import Any

from commands.terminal import drawn

Block = dict[str, Any]
NameOf = Callable[[str], str]


def drawn_message(blocks: Sequence[Block], text: str, name_of: NameOf) -> str:
    """The message's blocks in plain characters; its text if it has none."""
    return "\n\n".join(_drawn(block, name_of) for block in blocks) or text


def _drawn(block: Block, name_of: NameOf) -> str:
    if block["type"] == "table":
        headings, *rows = [[_cell(cell, name_of) for cell in row] for row in block["rows"]]
        return drawn(headings, rows)
    if block["type"] == "actions":
        return " ".join(f"[ {button['text']['text']} ]" for button in block["elements"])
    if block["type"] == "image":
        # The description is printed below it.
        return "[ picture ]"
    return _rich_text(block, name_of)


def _cell(cell: Block, name_of: NameOf) -> str:
    return str(cell["text"]) if cell["type"] == "raw_text" else _rich_text(cell, name_of)


def _rich_text(block: Block, name_of: NameOf) -> str:
    elements = [element for section in block["elements"] for element in section["elements"]]
    return "".join(_element(element, name_of) for element in elements)


def _element(element: Block, name_of: NameOf) -> str:
    if element["type"] == "user":
        return f"@{name_of(element['user_id'])}"
    style = element.get("style") or {}
    mark = "**" if style.get("bold") else "`" if style.get("code") else ""
    words = str(element["text"])
    inner = words.strip()
    return words.replace(inner, f"{mark}{inner}{mark}", 1) if mark and inner else words
