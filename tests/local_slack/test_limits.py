"""The limits of a message: the last size that Slack takes and the first that it refuses."""

from typing import Any

import pytest
from sized import (
    DIVIDER,
    Json,
    button,
    buttons,
    cell,
    confirm,
    context,
    data_table,
    entry,
    fields,
    plain,
    rich,
    section,
    select,
    table,
    text,
)

from local_slack.limits import characters, checked_message
from local_slack.refusal import ApiError

TAKEN_AND_REFUSED: dict[str, tuple[list[Json], list[Json], str]] = {
    "blocks in a message": ([DIVIDER] * 50, [DIVIDER] * 51, "no more than 50 items allowed"),
    "section text": ([section(3000)], [section(3001)], "must be less than 3001 characters"),
    "section text, empty": ([section(1)], [section(0)], "must be more than 0 characters"),
    "section fields": ([fields(10)], [fields(11)], "no more than 10 items allowed"),
    "a section field": ([fields(1, 2000)], [fields(1, 2001)], "must be less than 2001 characters"),
    "a section of nothing": ([section(1)], [{"type": "section"}], "missing required field: text"),
    "header": (
        [{"type": "header", "text": plain(150)}],
        [{"type": "header", "text": plain(151)}],
        "must be less than 151 characters",
    ),
    "header in mrkdwn": (
        [{"type": "header", "text": plain(1)}],
        [{"type": "header", "text": text(1)}],
        "unsupported type: mrkdwn",
    ),
    "context": ([context(10)], [context(11)], "no more than 10 items allowed"),
    "actions": ([buttons(25)], [buttons(26)], "no more than 25 items allowed"),
    "button text": (
        [buttons(1, text=plain(75))],
        [buttons(1, text=plain(76))],
        "must be less than 76 characters",
    ),
    "button value": (
        [buttons(1, value="v" * 2000)],
        [buttons(1, value="v" * 2001)],
        "must be less than 2001",
    ),
    "button label": (
        [buttons(1, accessibility_label="l" * 75)],
        [buttons(1, accessibility_label="l" * 76)],
        "must be less than 76",
    ),
    "button style": (
        [buttons(1, style="danger")],
        [buttons(1, style="red")],
        "must be one of: primary, danger",
    ),
    "button url": ([buttons(1, url="u" * 3000)], [buttons(1, url="u" * 3001)], "must be less than 3001"),
    "action_id": (
        [{"type": "actions", "elements": [button(action_id="a" * 255)]}],
        [{"type": "actions", "elements": [button(action_id="a" * 256)]}],
        "must be less than 256",
    ),
    "action_id twice": (
        [{"type": "actions", "elements": [button(), button(action_id="stop")]}],
        [{"type": "actions", "elements": [button(), button()]}],
        "action_id already exists: go",
    ),
    "block_id": (
        [DIVIDER | {"block_id": "b" * 255}],
        [DIVIDER | {"block_id": "b" * 256}],
        "must be less than 256 characters",
    ),
    "block_id twice": (
        [DIVIDER | {"block_id": "a"}, DIVIDER | {"block_id": "b"}],
        [DIVIDER | {"block_id": "a"}, DIVIDER | {"block_id": "a"}],
        "block_id already exists: a",
    ),
    "confirm title": (
        [buttons(1, confirm=confirm(title=plain(100)))],
        [buttons(1, confirm=confirm(title=plain(101)))],
        "must be less than 101",
    ),
    "confirm text": (
        [buttons(1, confirm=confirm(text=text(300)))],
        [buttons(1, confirm=confirm(text=text(301)))],
        "must be less than 301",
    ),
    "confirm button": (
        [buttons(1, confirm=confirm(deny=plain(30)))],
        [buttons(1, confirm=confirm(deny=plain(31)))],
        "must be less than 31",
    ),
    "options": ([select(100)], [select(101)], "no more than 100 items allowed"),
    "option text": ([select(1, size=75)], [select(1, size=76)], "must be less than 76"),
    "option value": ([select(1, value=150)], [select(1, value=151)], "must be less than 151"),
    "input label": (
        [entry() | {"label": plain(2000)}],
        [entry() | {"label": plain(2001)}],
        "must be less than 2001",
    ),
    "input length": ([entry(max_length=3000)], [entry(max_length=3001)], "must be between 1 and 3000"),
    "placeholder": (
        [entry(placeholder=plain(150))],
        [entry(placeholder=plain(151))],
        "must be less than 151",
    ),
    "image without words": (
        [{"type": "image", "image_url": "https://x", "alt_text": "a chart"}],
        [{"type": "image", "image_url": "https://x"}],
        "missing required field: alt_text",
    ),
    "table rows": ([table(100)], [table(101)], "no more than 100 items allowed"),
    "table columns": ([table(1, 20)], [table(1, 21)], "no more than 20 items allowed"),
    "table characters": (
        [table(100, 10, 10)],
        [table(77, 10, 13)],
        "10001 characters",
    ),
    "table cell, empty": ([table(1)], [table(1, size=0)], "must be more than 0 characters"),
    "table settings": (
        [table(1, column_settings=[{"align": "right", "is_wrapped": True}] * 20)],
        [table(1, column_settings=[{"align": "middle"}])],
        "must be one of: left, center, right",
    ),
    "data table rows": (
        [data_table([[cell(1)]] * 101)],
        [data_table([[cell(1)]] * 102)],
        "no more than 101 items allowed",
    ),
    "data table header": (
        [data_table([[cell(1)], [{"type": "raw_number", "value": 4}]])],
        [data_table([[rich({"type": "text", "text": "x"})], [cell(1)]])],
        "unsupported type: rich_text",
    ),
    "data table shape": (
        [data_table([[cell(1)] * 2] * 2)],
        [data_table([[cell(1)] * 2, [cell(1)]])],
        "all rows must have the same number of cells",
    ),
    "data table page": (
        [data_table([[cell(1)]] * 2, page_size=100)],
        [data_table([[cell(1)]] * 2, page_size=101)],
        "must be between 1 and 100",
    ),
    "markdown": (
        [{"type": "markdown", "text": "x" * 12_000}],
        [{"type": "markdown", "text": "x" * 6001}, {"type": "markdown", "text": "x" * 6000}],
        "12001 characters",
    ),
    "rich text": (
        [rich({"type": "text", "text": "x", "style": {"bold": True}}, {"type": "user", "user_id": "U1"})],
        [rich({"type": "text", "text": ""})],
        "must be more than 0 characters",
    ),
    "rich text style": (
        [rich({"type": "link", "url": "https://x"})],
        [rich({"type": "text", "text": "x", "style": {"blink": True}})],
        "invalid additional property: blink",
    ),
    "rich text list": (
        [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_list",
                        "style": "bullet",
                        "elements": [{"type": "rich_text_section", "elements": []}],
                    }
                ],
            }
        ],
        [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_list",
                        "style": "dots",
                        "elements": [{"type": "rich_text_section", "elements": []}],
                    }
                ],
            }
        ],
        "must be one of: bullet, ordered",
    ),
    "an unknown block": ([DIVIDER], [{"type": "fireworks"}], "unsupported type: fireworks"),
    "an unknown field": (
        [section(1)],
        [section(1) | {"colour": "red"}],
        "invalid additional property: colour",
    ),
    "an unknown element": (
        [buttons(1)],
        [{"type": "actions", "elements": [{"type": "lever"}]}],
        "unsupported type",
    ),
    "a block without type": ([DIVIDER], [{"text": "x"}], "missing required field: type"),
    "a block that is none": ([DIVIDER], ["divider"], "missing required field: type"),  # type: ignore[list-item]
    "text that is a number": (
        [section(1)],
        [{"type": "section", "text": {"type": "mrkdwn", "text": 1}}],
        "string",
    ),
    "a flag that is a word": (
        [section(1) | {"expand": True}],
        [section(1) | {"expand": "yes"}],
        "must provide a boolean",
    ),
}


@pytest.mark.parametrize("name", TAKEN_AND_REFUSED)
def test_a_limit_is_where_slack_puts_it(name: str) -> None:
    taken, refused, complaint = TAKEN_AND_REFUSED[name]
    assert checked_message("summary", taken) == ("summary", taken)
    with pytest.raises(ApiError) as said:
        checked_message("summary", refused)
    assert said.value.error == "invalid_blocks"
    assert complaint in said.value.details["errors"][0]
    assert said.value.details["response_metadata"]["messages"][0].startswith("[ERROR] ")


def test_a_complaint_points_at_its_place() -> None:
    with pytest.raises(ApiError) as said:
        checked_message("", [DIVIDER, section(3001)])
    assert said.value.details["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/1/text/text]"]


@pytest.mark.parametrize(
    ("blocks", "error"),
    [
        (None, "no_text"),
        ([], "no_text"),
        ({"type": "section"}, "invalid_blocks_format"),
        ("words", "invalid_blocks_format"),
        ([section(3000)] * 5, "msg_blocks_too_long"),
        ([table(1), table(1)], "invalid_attachments"),
        ([table(1), data_table([[cell(1)]] * 2)], "invalid_attachments"),
    ],
)
def test_a_message_that_cannot_be(blocks: Any, error: str) -> None:
    with pytest.raises(ApiError) as said:
        checked_message("", blocks)
    assert said.value.error == error


def test_the_undocumented_total() -> None:
    full = [section(3000)] * 4 + [section(1200)]
    assert characters(full) == 13_200
    checked_message("", full)
    with pytest.raises(ApiError, match="msg_blocks_too_long"):
        checked_message("", [*full, section(1)])


def test_what_is_not_shown_does_not_count() -> None:
    assert characters([buttons(2, value="v" * 2000)]) == 10
    assert characters([rich({"type": "text", "text": "four"})]) == 4
    assert characters([{"type": "image", "image_url": "https://x", "alt_text": "a chart"}]) == 7


def test_text_alone_is_a_message() -> None:
    assert checked_message("hello", None) == ("hello", [])


def test_text_must_be_words() -> None:
    with pytest.raises(ApiError, match="invalid_arguments"):
        checked_message(12, None)
