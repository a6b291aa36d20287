"""Block Kit as a table: each block and element, its fields and their limits.

Source: https://docs.slack.dev/reference/block-kit (blocks, block elements, composition objects), with the
table, data_table and rich_text pages. What Slack does not document is left open rather than guessed.
"""

from collections.abc import Mapping

from local_slack.shapes import (
    Shape,
    anything,
    array,
    boolean,
    choice,
    integer,
    number,
    record,
    string,
    typed,
    user_id,
)

ID = string(255)
URL = string(3000)


def text_object(most: int, *kinds: str) -> Shape:
    optional: dict[str, Shape] = {"emoji": boolean, "verbatim": boolean}
    shape = record({"text": string(most)}, optional)
    return typed(dict.fromkeys(kinds or ("plain_text", "mrkdwn"), shape))


def plain(most: int) -> Shape:
    return text_object(most, "plain_text")


CONFIRM = record(
    {"title": plain(100), "text": text_object(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
OPTION = record({"text": plain(75), "value": string(150)}, {"description": plain(75)})
OPTIONS = array(OPTION, 100)
# Checkboxes and radio buttons may have marked-up words; only an overflow menu's options may have a URL.
BOX = record({"text": text_object(75), "value": string(150)}, {"description": text_object(75)})
OVERFLOW = record({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
GROUPS = array(record({"label": plain(75), "options": OPTIONS}, {}), 100)
ACTION: dict[str, Shape] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": boolean}
DISPATCH = record({"trigger_actions_on": array(choice("on_enter_pressed", "on_character_entered"), 2)}, {})
INPUT: dict[str, Shape] = ACTION | {"placeholder": plain(150), "dispatch_action_config": DISPATCH}
MENU: dict[str, Shape] = INPUT | {"response_url_enabled": boolean}
MANY: dict[str, Shape] = MENU | {"max_selected_items": integer(1, 100)}
LISTED: dict[str, Shape] = {"options": OPTIONS, "option_groups": GROUPS}
CHOICES: dict[str, Shape] = {"options": array(BOX, 10)}

# One of the two. The workspace checks that the file exists (filing.check_pictures).
SLACK_FILE = record({}, {"id": string(255), "url": URL}, ("id", "url"))
IMAGE_SOURCE: dict[str, Shape] = {"image_url": URL, "slack_file": SLACK_FILE}
IMAGE_ELEMENT = record({"alt_text": string(2000)}, IMAGE_SOURCE, ("image_url", "slack_file"))
BUTTON = record(
    {"text": plain(75)},
    ACTION
    | {
        "value": string(2000),
        "url": URL,
        "style": choice("primary", "danger"),
        "accessibility_label": string(75),
    },
)
LENGTH: dict[str, Shape] = {"min_length": integer(0, 3000), "max_length": integer(1, 3000)}

ACTION_ELEMENTS: dict[str, Shape] = {
    "button": BUTTON,
    "static_select": record({}, MENU | LISTED | {"initial_option": OPTION}, ("options", "option_groups")),
    "external_select": record({}, MENU | {"initial_option": OPTION, "min_query_length": integer(0, 3000)}),
    "users_select": record({}, MENU | {"initial_user": user_id}),
    "conversations_select": record(
        {},
        MENU | {"initial_conversation": string(), "default_to_current_conversation": boolean, "filter": anything},
    ),
    "channels_select": record({}, MENU | {"initial_channel": string()}),
    "overflow": record({"options": array(OVERFLOW, 5)}, ACTION),
    "datepicker": record({}, INPUT | {"initial_date": string(10)}),
    "timepicker": record({}, INPUT | {"initial_time": string(5), "timezone": string()}),
    "datetimepicker": record({}, ACTION | {"initial_date_time": integer(1_000_000_000, 9_999_999_999)}),
    "radio_buttons": record(CHOICES, ACTION | {"initial_option": BOX}),
    "checkboxes": record(CHOICES, ACTION | {"initial_options": array(BOX, 10)}),
    "multi_static_select": record(
        {}, MANY | LISTED | {"initial_options": array(OPTION, 100)}, ("options", "option_groups")
    ),
    "multi_external_select": record(
        {}, MANY | {"initial_options": array(OPTION, 100), "min_query_length": integer(0, 3000)}
    ),
    "multi_channels_select": record({}, MANY | {"initial_channels": array(string(), 100)}),
    "multi_users_select": record({}, MANY | {"initial_users": array(user_id, 100)}),
    "multi_conversations_select": record(
        {},
        MANY
        | {
            "initial_conversations": array(string(), 100),
            "default_to_current_conversation": boolean,
            "filter": anything,
        },
    ),
}
INPUT_ELEMENTS: dict[str, Shape] = {
    name: shape for name, shape in ACTION_ELEMENTS.items() if name not in ("button", "overflow")
} | {
    "plain_text_input": record({}, INPUT | LENGTH | {"initial_value": string(3000), "multiline": boolean}),
    "email_text_input": record({}, INPUT | {"initial_value": string(3000)}),
    "url_text_input": record({}, INPUT | {"initial_value": string(3000)}),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        INPUT | {"initial_value": string(), "min_value": string(), "max_value": string()},
    ),
    "rich_text_input": record({}, INPUT | {"initial_value": anything}),
}
FILE_INPUT = record({}, {"action_id": ID, "filetypes": array(string(), 100), "max_files": integer(1, 10)})

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
STYLE = record({}, dict.fromkeys(STYLES, boolean))
STYLED: dict[str, Shape] = {"style": STYLE}
RICH_ELEMENT = typed(
    {
        "text": record({"text": string(100_000)}, STYLED),
        "link": record({"url": URL}, STYLED | {"text": string(), "unsafe": boolean}),
        "user": record({"user_id": string()}, STYLED),
        "usergroup": record({"usergroup_id": string()}, STYLED),
        "channel": record({"channel_id": string()}, STYLED),
        "emoji": record({"name": string()}, STYLED | {"unicode": string(), "skin_tone": integer(2, 6)}),
        "broadcast": record({"range": choice("here", "channel", "everyone")}, STYLED),
        "color": record({"value": string()}, STYLED),
        "date": record(
            {"timestamp": integer(0, 9_999_999_999), "format": string()},
            STYLED | {"url": URL, "fallback": string()},
        ),
    }
)
RICH_ELEMENTS: dict[str, Shape] = {"elements": array(RICH_ELEMENT, 10_000, least=0)}
BORDER: dict[str, Shape] = {"border": integer(0, 1)}
RICH_SECTION = record(RICH_ELEMENTS, {})
RICH_TEXT = typed(
    {
        "rich_text_section": RICH_SECTION,
        "rich_text_list": record(
            {
                "style": choice("bullet", "ordered"),
                "elements": array(typed({"rich_text_section": RICH_SECTION}), 1000),
            },
            BORDER | {"indent": integer(0, 8), "offset": integer(0, 1_000_000)},
        ),
        "rich_text_preformatted": record(RICH_ELEMENTS, BORDER | {"language": string()}),
        "rich_text_quote": record(RICH_ELEMENTS, BORDER),
    }
)
RICH_TEXTS: dict[str, Shape] = {"elements": array(RICH_TEXT, 1000)}
CELL_KINDS: dict[str, Shape] = {
    "raw_text": record({"text": string(10_000)}, {}),
    "raw_number": record({"value": number}, {"text": string()}),
    "rich_text": record(RICH_TEXTS, {}),
}
CELL = typed(CELL_KINDS)
COLUMN = record({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def block(required: Mapping[str, Shape], optional: Mapping[str, Shape], one_of: tuple[str, ...] = ()) -> Shape:
    return record(required, {**optional, "block_id": ID}, one_of)


def input_of(elements: Mapping[str, Shape]) -> Shape:
    required: dict[str, Shape] = {"label": plain(2000), "element": typed(elements)}
    return block(required, {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean})


EVERYWHERE: dict[str, Shape] = {
    "section": block(
        {},
        {
            "text": text_object(3000),
            "fields": array(text_object(2000), 10),
            "accessory": typed(ACTION_ELEMENTS | {"image": IMAGE_ELEMENT}),
            "expand": boolean,
        },
        ("text", "fields"),
    ),
    "header": block({"text": plain(150)}, {}),
    "divider": block({}, {}),
    "context": block(
        {
            "elements": array(
                typed(
                    {"image": IMAGE_ELEMENT}
                    | dict.fromkeys(
                        ("plain_text", "mrkdwn"),
                        record({"text": string(3000)}, {"emoji": boolean, "verbatim": boolean}),
                    )
                ),
                10,
            )
        },
        {},
    ),
    "actions": block({"elements": array(typed(ACTION_ELEMENTS), 25)}, {}),
    "image": block({"alt_text": string(2000)}, IMAGE_SOURCE | {"title": plain(2000)}, ("image_url", "slack_file")),
    "input": input_of(INPUT_ELEMENTS),
    "rich_text": block(RICH_TEXTS, {}),
}
TABLE = block({"rows": array(array(CELL, 20), 100)}, {"column_settings": array(COLUMN, 20)})
DATA_TABLE = block(
    {"caption": string(), "rows": array(array(CELL, 20), 101, least=2)},
    {"page_size": integer(1, 100), "row_header_column_index": integer(0, 19)},
)
IN_MESSAGES = EVERYWHERE | {
    "table": TABLE,
    "data_table": DATA_TABLE,
    "markdown": block({"text": string(12_000)}, {}),
}
IN_HOME = EVERYWHERE
LEVELS = choice("default", "info", "warning", "error", "success")
IN_MODALS = EVERYWHERE | {
    "alert": block({"text": text_object(3000)}, {"level": LEVELS}),
    "input": input_of(INPUT_ELEMENTS | {"file_input": FILE_INPUT}),
}
