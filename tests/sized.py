"""Parts of a message or a form as an app sends them, each of the size that a test wants."""

from typing import Any

Json = dict[str, Any]


def text(size: int, kind: str = "mrkdwn") -> Json:
    return {"type": kind, "text": "x" * size}


def plain(size: int) -> Json:
    return text(size, "plain_text")


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain(5)} | more


def buttons(count: int, **more: Any) -> Json:
    return {"type": "actions", "elements": [button(action_id=f"go-{n}", **more) for n in range(count)]}


def option(size: int = 5, value: int = 5) -> Json:
    return {"text": plain(size), "value": "v" * value}


def select(count: int, **more: Any) -> Json:
    return {
        "type": "section",
        "text": text(1),
        "accessory": {"type": "static_select", "options": [option(**more)] * count},
    }


def context(count: int) -> Json:
    return {"type": "context", "elements": [text(1)] * count}


def cell(size: int) -> Json:
    return {"type": "raw_text", "text": "x" * size}


def table(rows: int, columns: int = 1, size: int = 1, **more: Any) -> Json:
    return {"type": "table", "rows": [[cell(size)] * columns] * rows} | more


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def data_table(rows: list[list[Json]], **more: Any) -> Json:
    return {"type": "data_table", "caption": "Actions", "rows": rows} | more


def section(size: int) -> Json:
    return {"type": "section", "text": text(size)}


def fields(count: int, size: int = 1) -> Json:
    return {"type": "section", "fields": [text(size)] * count}


def confirm(**more: Any) -> Json:
    return {"title": plain(5), "text": text(5), "confirm": plain(5), "deny": plain(5)} | more


def entry(**more: Any) -> Json:
    return {"type": "input", "label": plain(5), "element": {"type": "plain_text_input", **more}}


DIVIDER: Json = {"type": "divider"}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain(24), "blocks": list(blocks)} | more
