"""Slack's limits on a message and a view, checked before anything is shown; Slack's own error names.

Sources: https://docs.slack.dev/reference/methods/chat.postMessage and chat.update (text),
/reference/block-kit (blocks), /reference/surfaces/views (views), /reference/block-kit/blocks/table-block
(tables), https://github.com/slackapi/bolt-js/issues/2509 (the undocumented total).
"""

from collections.abc import Iterator
from typing import Any

from local_slack.blocks import ID, IN_MESSAGES, IN_VIEWS, plain
from local_slack.refusal import ApiError, Json
from local_slack.shapes import anything, array, boolean, record, string, typed

POSTED_TEXT = 40_000
UPDATED_TEXT = 4_000
BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100
TABLE_CHARACTERS = 10_000
MARKDOWN_CHARACTERS = 12_000
# Undocumented: 13,297 were measured with one kind of block and 13,172 with two.
BLOCK_CHARACTERS = 13_200
# Slack publishes no limit for metadata; third parties see refusals somewhere above this.
METADATA_CHARACTERS = 16_000
TABLES = ("table", "data_table")
SHOWN = ("text", "alt_text", "caption", "value")

_MESSAGE_BLOCKS = array(typed(IN_MESSAGES), BLOCKS_IN_MESSAGE, least=0)
_VIEW_BLOCKS = array(typed(IN_VIEWS), BLOCKS_IN_VIEW, least=0)
_ANY_VIEW = {"private_metadata": string(3000, 0), "callback_id": ID, "external_id": ID}
_VIEW = typed(
    {
        "modal": record(
            {"title": plain(24), "blocks": _VIEW_BLOCKS},
            _ANY_VIEW
            | {"submit": plain(24), "close": plain(24), "clear_on_close": boolean, "notify_on_close": boolean}
            | {"submit_disabled": boolean},
        ),
        "home": record({"blocks": _VIEW_BLOCKS}, _ANY_VIEW),
    }
)
_METADATA = record({"event_type": string(255), "event_payload": anything}, {"entities": anything})


def checked_message(text: Any, blocks: Any) -> tuple[str, list[Json]]:
    """The text and blocks of a message as they may be shown; Refusal otherwise.

    no_text when there is neither; invalid_blocks_format when `blocks` is not an array; invalid_blocks with
    the complaints; msg_blocks_too_long. The text's length is the caller's affair: the methods differ.
    """
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if not text and not blocks:
        raise ApiError("no_text")
    if not isinstance(text, str | None):
        raise ApiError("invalid_arguments")
    problems = list(block_problems(blocks or []))
    if problems:
        raise _invalid("invalid_blocks", problems)
    if sum(1 for block in blocks or [] if block["type"] in TABLES) > 1:
        # Slack's own name for it, though the table is no attachment.
        raise _invalid("invalid_attachments", ["only_one_table_allowed"])
    if characters(blocks or []) > BLOCK_CHARACTERS:
        raise ApiError("msg_blocks_too_long")
    return text or "", blocks or []


def block_problems(blocks: Any, pointer: str = "/blocks") -> Iterator[str]:
    """What is wrong with a message's blocks, in Slack's words, each with its JSON pointer."""
    found = list(_MESSAGE_BLOCKS(blocks, pointer))
    yield from found or _between_blocks(blocks, pointer)


def checked_view(view: Any, kind: str | None = None) -> Json:
    """The view, if Slack would show it; Refusal invalid_arguments with the complaints if not."""
    problems = list(view_problems(view))
    if not problems and kind and view["type"] != kind:
        problems = [f"must be a {kind} [json-pointer:/view/type]"]
    if problems:
        raise _invalid("invalid_arguments", problems)
    return dict(view)


def view_problems(view: Any) -> Iterator[str]:
    found = list(_VIEW(view, "/view"))
    yield from found
    if found:
        return
    yield from _repeated_ids(view["blocks"], "/view/blocks")
    inputs = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and inputs and "submit" not in view:
        yield "missing required field: submit [json-pointer:/view]"


def checked_metadata(metadata: Any) -> Json | None:
    """Message metadata, if Slack would keep it; Refusal invalid_metadata_format or metadata_too_large."""
    if not metadata:
        return None
    problems = list(_METADATA(metadata, "/metadata"))
    if problems or not isinstance(metadata["event_payload"], dict):
        raise _invalid("invalid_metadata_format", problems)
    if len(str(metadata)) > METADATA_CHARACTERS:
        raise ApiError("metadata_too_large")
    return dict(metadata)


def characters(value: Any, name: str = "") -> int:
    """How many characters of a block, or of anything inside one, a reader sees."""
    if isinstance(value, str):
        return len(value) if name in SHOWN else 0
    if isinstance(value, list):
        return sum(characters(item) for item in value)
    if isinstance(value, dict):
        # A button's value is sent back, not shown.
        hidden = ("value",) if value.get("type") == "button" else ()
        return sum(characters(item, key) for key, item in value.items() if key not in hidden)
    return 0


def _between_blocks(blocks: list[Json], pointer: str) -> Iterator[str]:
    yield from _repeated_ids(blocks, pointer)
    if sum(characters(block["rows"]) for block in blocks if block["type"] in TABLES) > TABLE_CHARACTERS:
        yield f"all table cells must be less than {TABLE_CHARACTERS + 1} characters [json-pointer:{pointer}]"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_CHARACTERS:
        yield f"all markdown must be less than {MARKDOWN_CHARACTERS + 1} characters [json-pointer:{pointer}]"
    for index, block in enumerate(blocks):
        if block["type"] == "data_table":
            yield from _data_table_problems(block, f"{pointer}/{index}")


def _repeated_ids(blocks: list[Json], pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name in seen:
            yield f"block_id already exists: {name} [json-pointer:{pointer}/{index}/block_id]"
        seen |= {name} if name else set()
        actions = [element.get("action_id") for element in block.get("elements", []) if block["type"] == "actions"]
        repeated = {action for action in actions if action and actions.count(action) > 1}
        for action in sorted(repeated):
            yield f"action_id already exists: {action} [json-pointer:{pointer}/{index}/elements]"


def _data_table_problems(block: Json, pointer: str) -> Iterator[str]:
    rows = block["rows"]
    if len({len(row) for row in rows}) > 1:
        yield f"all rows must have the same number of cells [json-pointer:{pointer}/rows]"
    if any(cell["type"] == "rich_text" for cell in rows[0]):
        yield f"unsupported type: rich_text [json-pointer:{pointer}/rows/0]"


def _invalid(error: str, problems: list[str]) -> ApiError:
    messages = [f"[ERROR] {problem}" for problem in problems]
    return ApiError(error, errors=problems, response_metadata={"messages": messages})
