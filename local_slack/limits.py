"""Slack's limits on a message, checked before anything is shown, with Slack's own error names.

Sources: https://docs.slack.dev/reference/methods/chat.postMessage and chat.update (text), /reference/block-kit
(blocks), /reference/block-kit/blocks/table-block (tables), https://github.com/slackapi/bolt-js/issues/2509 (the
undocumented total).
"""

from collections.abc import Iterator
from typing import Any

from local_slack import traps
from local_slack.blocks import IN_MESSAGES
from local_slack.element_rules import option_problems, pointed
from local_slack.refusal import ApiError, Json
from local_slack.shapes import anything, array, record, string, typed

POSTED_TEXT = 40_000
UPDATED_TEXT = 4_000
BLOCKS_IN_MESSAGE = 50
TABLE_CHARACTERS = 10_000
MARKDOWN_CHARACTERS = 12_000
# Undocumented: 13,297 were measured with one kind of block and 13,172 with two.
BLOCK_CHARACTERS = 13_200
# Slack publishes no limit for metadata; third parties see refusals somewhere above this.
METADATA_CHARACTERS = 16_000
TABLES = ("table", "data_table")
SHOWN = ("text", "alt_text", "caption", "value")

_MESSAGE_BLOCKS = array(typed(IN_MESSAGES), BLOCKS_IN_MESSAGE, least=0)
_METADATA = record({"event_type": string(255), "event_payload": anything}, {"entities": anything})


def checked_message(text: Any, blocks: Any) -> tuple[str, list[Json]]:
    """The checked text and blocks of a message.

    Refusal no_text if there is neither; invalid_blocks_format if `blocks` is not an array; invalid_blocks with the
    complaints; msg_blocks_too_long. The caller checks the text's length, because the methods differ.
    """
    if blocks is not None and not isinstance(blocks, list):
        raise ApiError("invalid_blocks_format")
    if not text and not blocks:
        raise ApiError("no_text")
    if not isinstance(text, str | None):
        raise ApiError("invalid_arguments")
    problems = list(block_problems(blocks or []))
    if problems:
        raise invalid("invalid_blocks", problems)
    if sum(1 for block in blocks or [] if block["type"] in TABLES) > 1:
        # Slack's own name for it, though the table is not an attachment.
        raise invalid("invalid_attachments", ["only_one_table_allowed"])
    if characters(blocks or []) > BLOCK_CHARACTERS:
        raise ApiError("msg_blocks_too_long")
    return text or "", blocks or []


def block_problems(blocks: Any, pointer: str = "/blocks") -> Iterator[str]:
    """Complaints about a message's blocks, in Slack's words, each with its JSON pointer."""
    found = list(_MESSAGE_BLOCKS(blocks, pointer))
    yield from found or _between_blocks(blocks, pointer)


def checked_metadata(metadata: Any) -> Json | None:
    """Message metadata, if Slack would keep it; Refusal invalid_metadata_format or metadata_too_large."""
    if not metadata:
        return None
    problems = list(_METADATA(metadata, "/metadata"))
    if problems or not isinstance(metadata["event_payload"], dict):
        raise invalid("invalid_metadata_format", problems)
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
    yield from repeated_ids(blocks, pointer)
    if sum(characters(block["rows"]) for block in blocks if block["type"] in TABLES) > TABLE_CHARACTERS:
        yield f"all table cells must be less than {TABLE_CHARACTERS + 1} characters [json-pointer:{pointer}]"
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > MARKDOWN_CHARACTERS:
        yield f"all markdown must be less than {MARKDOWN_CHARACTERS + 1} characters [json-pointer:{pointer}]"
    elements = pointed(blocks, pointer)
    yield from option_problems(elements)
    yield from traps.in_message(elements)
    for index, block in enumerate(blocks):
        if block["type"] == "data_table":
            yield from _data_table_problems(block, f"{pointer}/{index}")


def repeated_ids(blocks: list[Json], pointer: str) -> Iterator[str]:
    """A complaint for each block_id that two blocks have, and each action_id that two elements of one block have."""
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


def invalid(error: str, problems: list[str]) -> ApiError:
    """The refusal with its problems in response_metadata, as Slack gives them."""
    messages = [f"[ERROR] {problem}" for problem in problems]
    return ApiError(error, errors=problems, response_metadata={"messages": messages})
