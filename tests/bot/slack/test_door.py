"""What is done with a payload that there is no time to answer: people are told, and only events are left to come again."""

from typing import Any

import pytest

from bot.slack.blocks import block_of
from bot.slack.button_answers import Responses
from bot.slack.door import may_change, turned_away
from commands.reply import paragraph

URL = "https://hooks.example/1"
USER = {"id": "U0JO"}
VIEW: dict[str, Any] = {
    "id": "V1",
    "blocks": [{"type": "section", "block_id": "s"}, {"type": "input", "block_id": "title"}],
}
TOLD = block_of(paragraph("Not done. Busy.")) | {"block_id": "told"}
PRESS = {"type": "block_actions", "user": USER, "actions": [{"action_id": "say-0", "value": "/action list"}]}


class Noted(Responses):
    """Notes the addresses that were answered, and sends nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def send(self, url: str, *_: Any, **__: Any) -> None:
        self.told.append(url)


# The payload, whether it may change the log, what it is acknowledged with (None: not at all), who is answered.
CASES: dict[str, tuple[dict[str, Any], bool, Any, list[str]]] = {
    "a press": (PRESS | {"response_url": URL}, False, {}, [URL]),
    "a press on the Home tab": (PRESS | {"view": VIEW}, False, {}, []),
    "a button without words": (PRESS | {"actions": [{"action_id": "x"}]}, True, {}, []),
    "a shortcut": ({"type": "shortcut", "user": USER, "callback_id": "c"}, False, {}, []),
    "a shortcut on a message": ({"type": "message_action", "user": USER, "response_url": URL}, False, {}, [URL]),
    "options asked for": ({"type": "block_suggestion", "user": USER, "value": "x"}, False, {"options": []}, []),
    "a form that was closed": ({"type": "view_closed", "user": USER, "view": VIEW}, False, {}, []),
    "a form that was sent": (
        {"type": "view_submission", "user": USER, "view": VIEW},
        True,
        {"response_action": "errors", "errors": {"title": "Not done. Busy."}},
        [],
    ),
    "a form without fields that was sent": (
        {"type": "view_submission", "user": USER, "view": VIEW | {"type": "modal", "blocks": VIEW["blocks"][:1]}},
        True,
        {"response_action": "update", "view": {"type": "modal", "blocks": [TOLD, VIEW["blocks"][0]]}},
        [],
    ),
    "a button that opens a form": (
        PRESS | {"actions": [{"action_id": "form-0", "value": "/action update A1"}], "response_url": URL},
        False,
        {},
        [URL],
    ),
    "a button on Home that opens a form": (
        PRESS | {"view": VIEW, "actions": [{"action_id": "home-form-0", "value": "/board meeting"}]},
        False,
        {},
        [],
    ),
    "a button on Home that acts": (
        PRESS | {"view": VIEW, "actions": [{"action_id": "home-say-0", "value": "/action close A1"}]},
        True,
        {},
        [],
    ),
    "another page of Home": (
        PRESS | {"view": VIEW, "actions": [{"action_id": "home-turn-0", "value": '{"b":1}'}]},
        False,
        {},
        [],
    ),
    "a board picked on Home": (PRESS | {"view": VIEW, "actions": [{"action_id": "home-board"}]}, False, {}, []),
    "a form filled in further": (PRESS | {"view": VIEW, "actions": [{"action_id": "form-more"}]}, False, {}, []),
    "a ref picked": (PRESS | {"view": VIEW, "actions": [{"action_id": "pick-action"}]}, False, {}, []),
    "a kind that is to come": ({"type": "hologram", "user": USER}, True, {}, []),
    "an event": ({"type": "event_callback", "event": {"type": "app_mention"}}, True, None, []),
    "nothing": ({}, True, None, []),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_is_turned_away(case: tuple[dict[str, Any], bool, Any, list[str]]) -> None:
    payload, changes, acknowledged, told = case
    responses = Noted()

    assert may_change(payload, {}) is changes
    assert turned_away(payload, responses, "Busy.") == acknowledged
    assert responses.told == told
    responses.close()
