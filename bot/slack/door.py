"""What Socket Mode and HTTP mode have in common before a payload is answered: its deadline, its queue (reads or
changes), and the reply when there is no time for it.
"""

from collections.abc import Mapping
from typing import Any

from board.refusals import Refusal
from bot.slack.blocks import payload as slack_form
from bot.slack.button_answers import Responses
from bot.slack.form_fields import PICK
from bot.slack.forms import kept_open
from bot.slack.home import BOARD, OPENS, TURN
from bot.slack.incoming import command_and_words
from commands.dispatch.finding import is_change
from commands.reply import refusal
from storage.deadline import Deadline
from storage.refused import Busy

# People get the same message whether the log is locked or the queue is full.
BUSY = Busy().reason
_DEADLINE = "deadline"
_READ_ONLY = frozenset({"block_suggestion", "shortcut", "message_action", "view_closed"})
# Presses that open or update a form, or Home: listeners.OUR_FORMS, forms.MORE and its pickers.
_OPENING = ("form-", f"{PICK}-", OPENS, TURN, BOARD)


def with_deadline(deadline: Deadline) -> dict[str, Any]:
    """The context by which Bolt passes a deadline to a listener."""
    return {_DEADLINE: deadline}


def deadline_in(context: Mapping[str, Any]) -> Deadline:
    """The deadline of the payload that a listener answers; if none was set, a new one from now."""
    return context.get(_DEADLINE) or Deadline.from_now()


def may_change(payload: Mapping[str, Any], commands: Mapping[str, str]) -> bool:
    """True if the payload may change the log, judged by its first words. Messages and unknown payloads count as
    changes: the answer to a message is itself written to the outbox. `commands` maps Slack's command names to ours."""
    if payload.get("type") in _READ_ONLY or _opens_a_form(payload):
        return False
    try:
        if "command" in payload:
            return is_change(commands[payload["command"]], payload.get("text") or "")
        return is_change(*command_and_words(payload["actions"][0]["value"]))
    except (Refusal, LookupError, TypeError, AttributeError):
        return True


def turned_away(payload: Mapping[str, Any], responses: Responses, why: str = BUSY) -> dict[str, Any] | None:
    """The acknowledgement for a payload that there is no time to answer; None if it must not be acknowledged, so that
    Slack sends it again.

    Anything that somebody did in Slack is always acknowledged: Slack does not send that again. The reply to a button or
    to a message's shortcut goes to the `response_url` that came with it.
    """
    if "command" in payload:
        return slack_form(refusal("Not done.", why)) | {"response_type": "ephemeral"}
    if payload.get("type") == "block_suggestion":
        return {"options": []}
    if payload.get("type") == "view_submission":
        return kept_open(payload["view"], f"Not done. {why}")
    if "user" not in payload:
        return None
    if url := payload.get("response_url"):
        responses.send(url, refusal("Not done.", why), replace_original=False)
    return {}


def _opens_a_form(payload: Mapping[str, Any]) -> bool:
    actions = payload.get("actions")
    return isinstance(actions, list) and bool(actions) and str(actions[0].get("action_id")).startswith(_OPENING)
