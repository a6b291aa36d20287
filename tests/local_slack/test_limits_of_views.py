"""The limits of a form and of metadata: what Slack takes, and what it refuses."""

from typing import Any

import pytest
from sized import DIVIDER, Json, button, buttons, confirm, entry, modal, option, plain, section, table, text

from local_slack.limits import checked_message, checked_metadata
from local_slack.limits_of_views import checked_view
from local_slack.refusal import ApiError


def _input(**more: Any) -> Json:
    return {"type": "input", "label": plain(5), "element": {"type": "plain_text_input", **more}}


def _picker(kind: str, **more: Any) -> Json:
    return _input() | {"element": {"type": kind, **more}}


def _field(**more: Any) -> Json:
    return modal(_input(**more), submit=plain(4))


def _form(**more: Any) -> Json:
    return modal(_input() | more, submit=plain(4))


def _choice(kind: str, count: int, more: Json | None = None, **of_each: Any) -> Json:
    element = {"type": kind, "options": [option() | of_each] * count} | (more or {})
    return modal(section(1) | {"accessory": element})


def _alert(size: int, **more: Any) -> Json:
    return modal({"type": "alert", "text": text(size)} | more)


VIEWS: dict[str, tuple[Json, Json, str]] = {
    "blocks": (modal(*[DIVIDER] * 100), modal(*[DIVIDER] * 101), "no more than 100 items allowed"),
    "title": (modal(), modal(title=plain(25)), "must be less than 25"),
    "submit": (modal(submit=plain(24)), modal(submit=plain(25)), "must be less than 25"),
    "private_metadata": (
        modal(private_metadata="m" * 3000),
        modal(private_metadata="m" * 3001),
        "less than 3001",
    ),
    "callback_id": (modal(callback_id="c" * 255), modal(callback_id="c" * 256), "less than 256"),
    "inputs need submit": (modal(entry(), submit=plain(4)), modal(entry()), "missing required field: submit"),
    "block_id twice": (
        modal(DIVIDER | {"block_id": "a"}),
        modal(DIVIDER | {"block_id": "a"}, DIVIDER | {"block_id": "a"}),
        "block_id already exists",
    ),
    "close": (modal(close=plain(24)), modal(close=plain(25)), "must be less than 25"),
    "external_id": (modal(external_id="e" * 255), modal(external_id="e" * 256), "less than 256"),
    "label": (_form(label=plain(2000)), _form(label=plain(2001)), "must be less than 2001"),
    "hint": (_form(hint=plain(2000)), _form(hint=plain(2001)), "must be less than 2001"),
    "placeholder": (_field(placeholder=plain(150)), _field(placeholder=plain(151)), "must be less than 151"),
    "initial words": (_field(initial_value="x" * 3000), _field(initial_value="x" * 3001), "must be less than 3001"),
    "a button's label": (
        modal(buttons(1, accessibility_label="l" * 75)),
        modal(buttons(1, accessibility_label="l" * 76)),
        "must be less than 76",
    ),
    "ticks in a group": (_choice("checkboxes", 10), _choice("checkboxes", 11), "no more than 10 items allowed"),
    "radio buttons": (_choice("radio_buttons", 10), _choice("radio_buttons", 11), "no more than 10 items allowed"),
    "a tick's words": (
        _choice("checkboxes", 1, text=text(75)),
        _choice("checkboxes", 1, text=text(76)),
        "must be less than 76",
    ),
    "options of a menu": (_choice("static_select", 100), _choice("static_select", 101), "no more than 100 items"),
    "a menu's words are plain": (
        _choice("static_select", 1),
        _choice("static_select", 1, text=text(1)),
        "unsupported type: mrkdwn",
    ),
    "a first choice": (
        _choice("static_select", 2, {"initial_option": option()}),
        _choice("static_select", 2, {"initial_option": option(4)}),
        "must match one of the options",
    ),
    "first ticks": (
        _choice("checkboxes", 2, {"initial_options": [option()]}),
        _choice("checkboxes", 2, {"initial_options": [option(), option(4)]}),
        "must match one of the options",
    ),
    "no first ticks": (
        _choice("checkboxes", 2),
        _choice("checkboxes", 2, {"initial_options": []}),
        "no fewer than 1 items allowed",
    ),
    "a first person": (
        modal(_picker("users_select", initial_user="U0JO"), submit=plain(4)),
        modal(_picker("users_select", initial_user="U0JO> and <@U0ALI"), submit=plain(4)),
        "must be a valid user id",
    ),
    "first people": (
        modal(_picker("multi_users_select", initial_users=["U0JO", "W0ALI"]), submit=plain(4)),
        modal(_picker("multi_users_select", initial_users=["U0JO", "ali"]), submit=plain(4)),
        "must be a valid user id",
    ),
    "options or groups": (
        _choice("static_select", 1),
        _choice("static_select", 1, {"option_groups": [{"label": plain(5), "options": [option()]}]}),
        "only one of options and option_groups",
    ),
    "when a field tells of itself": (
        _field(dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"]}),
        _field(dispatch_action_config={"trigger_actions_on": ["on_blur"]}),
        "must be one of: on_enter_pressed, on_character_entered",
    ),
    "focus once": (
        modal(_input(focus_on_load=True), _input(), submit=plain(4)),
        modal(_input(focus_on_load=True), _input(focus_on_load=True), submit=plain(4)),
        "only one element may have focus_on_load",
    ),
    "an alert": (_alert(3000), _alert(3001), "must be less than 3001"),
    "an alert's level": (_alert(1, level="warning"), _alert(1, level="grave"), "must be one of: default, info"),
    "no alert on Home": (
        {"type": "home", "blocks": [DIVIDER]},
        {"type": "home", "blocks": [_alert(1)["blocks"][0]]},
        "unsupported type: alert",
    ),
    "a confirm in a modal": (
        {"type": "home", "blocks": [buttons(1, confirm=confirm())]},
        modal(buttons(1, confirm=confirm())),
        "a confirm makes the modal vanish",
    ),
    "no tables": (modal(DIVIDER), modal(table(1)), "unsupported type: table"),
    "type": ({"type": "home", "blocks": []}, {"type": "page", "blocks": []}, "unsupported type: page"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_views(name: str) -> None:
    taken, refused, complaint = VIEWS[name]
    assert checked_view(taken) == taken
    with pytest.raises(ApiError) as said:
        checked_view(refused)
    assert said.value.error == "invalid_arguments"
    assert complaint in said.value.details["errors"][0]


def test_a_view_of_the_wrong_kind() -> None:
    with pytest.raises(ApiError, match="invalid_arguments"):
        checked_view(modal(), "home")


def test_no_alert_in_a_message() -> None:
    with pytest.raises(ApiError) as said:
        checked_message("Moved", [{"type": "alert", "text": text(5)}])
    assert said.value.details["errors"] == ["unsupported type: alert [json-pointer:/blocks/0/type]"]


def test_an_input_of_a_message_has_no_first_words() -> None:
    """slackapi/bolt-js#2377: an iPhone does not show them, and sends them."""
    assert checked_message("Note", [entry()])
    with pytest.raises(ApiError) as said:
        checked_message("Note", [entry(initial_value="so far")])
    assert "an iPhone shows a message's input without its initial_value" in said.value.details["errors"][0]


def test_a_view_beyond_250_kilobytes() -> None:
    blocks = [section(2400) for _ in range(100)]
    assert checked_view(modal(*blocks))
    with pytest.raises(ApiError, match="view_too_large"):
        checked_view(modal(*blocks[:-5], *[section(3000)] * 5, private_metadata="m" * 3000))


def test_a_day_on_home_does_not_take_the_focus() -> None:
    """SlackNet#138: Slack answers internal_error, and says nothing of why."""
    day = {"type": "datepicker", "action_id": "day"}
    taken = {"type": "home", "blocks": [{"type": "actions", "elements": [day, button()]}]}
    assert checked_view(taken) == taken
    focused = {"type": "home", "blocks": [{"type": "actions", "elements": [day | {"focus_on_load": True}]}]}
    with pytest.raises(ApiError, match="internal_error"):
        checked_view(focused)
    assert checked_view(modal(*focused["blocks"]))


METADATA = {"event_type": "digest_posted", "event_payload": {"key": "2020-W28"}}


def test_metadata_is_kept() -> None:
    assert checked_metadata(METADATA) == METADATA
    assert checked_metadata(None) is None


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ("digest", "invalid_metadata_format"),
        ({"event_type": "digest"}, "invalid_metadata_format"),
        (METADATA | {"event_payload": "key"}, "invalid_metadata_format"),
        (METADATA | {"colour": "red"}, "invalid_metadata_format"),
        (METADATA | {"event_payload": {"key": "k" * 20_000}}, "metadata_too_large"),
    ],
)
def test_metadata_that_is_refused(metadata: Any, error: str) -> None:
    with pytest.raises(ApiError) as said:
        checked_metadata(metadata)
    assert said.value.error == error
