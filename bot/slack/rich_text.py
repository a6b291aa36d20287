"""Words as the elements of a rich text block: plain, bold or a line to copy, with the people in them."""

import re
from collections.abc import Sequence
from typing import Any

from commands.reply import PERSON, Bold, Code, Span, one_line

PIECES = re.compile(rf"({PERSON.pattern})")


def elements_of(span: Span) -> Sequence[dict[str, Any]]:
    """A span as the elements of a rich text block: its words, and the people in it."""
    words = one_line(span if isinstance(span, str) else span.words)
    style = (
        {"style": {"bold": True}}
        if isinstance(span, Bold)
        else {"style": {"code": True}}
        if isinstance(span, Code)
        else {}
    )
    if "<" not in words:
        # No person is mentioned in them.
        return [{"type": "text", "text": words} | style] if words else []
    found: list[dict[str, Any]] = []
    for number, piece in enumerate(PIECES.split(words)):
        if number % 3 == 1:
            found.append({"type": "user", "user_id": piece[2:-1]})
        elif number % 3 == 0 and piece:
            found.append({"type": "text", "text": piece} | style)
    return found


def joined(elements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Joins neighbours of the same style into one element."""
    found: list[dict[str, Any]] = []
    for element in elements:
        last = found[-1] if found else {}
        if element["type"] == last.get("type") == "text" and element.get("style") == last.get("style"):
            found[-1] = last | {"text": last["text"] + element["text"]}
        else:
            found.append(element)
    return found
