"""What both doors, Socket Mode and HTTP, do with a payload before it is answered: by when, in which queue, and what is
said where there is no time for it."""

from collections.abc import Mapping
from typing import Any

from board.refusals import Refusal
from bot.slack.blocks import payload as slack_form
from bot.slack.button_answers import Responses
from commands.dispatch.finding import is_change
from commands.reply import refusal
from storage.database import Busy
from storage.deadline import Deadline

# Whoever waits is told the same, whether the log is held or too many came at once.
BUSY = Busy().reason
_DEADLINE = "deadline"


def with_deadline(deadline: Deadline) -> dict[str, Any]:
    """The context in which Bolt hands a deadline on to a listener."""
    return {_DEADLINE: deadline}


def deadline_in(context: Mapping[str, Any]) -> Deadline:
    """The deadline of what a listener has to answer; from now on where nobody has set one."""
    return context.get(_DEADLINE) or Deadline.from_now()


def may_change(payload: Mapping[str, Any], commands: Mapping[str, str]) -> bool:
    """The payload may change the log, as far as its first words tell. The answer to a message always does: it waits to
    be posted. `commands` are the logical names of Slack's commands."""
    try:
        if "command" in payload:
            return is_change(commands[payload["command"]], payload.get("text") or "")
        name, _, text = payload["actions"][0]["value"].removeprefix("/").partition(" ")
        return is_change(name, text)
    except (Refusal, LookupError, TypeError, AttributeError):
        return True


def turned_away(payload: Mapping[str, Any], responses: Responses | None, why: str = BUSY) -> dict[str, Any] | None:
    """What a payload that there is no time for is acknowledged with; None where it is left to Slack to send it again.

    Whoever pressed a button is told at the address that came with the press.
    """
    if "command" in payload:
        return slack_form(refusal("Not done.", why)) | {"response_type": "ephemeral"}
    if "actions" not in payload or responses is None:
        return None
    if url := payload.get("response_url"):
        responses.send(url, refusal("Not done.", why), replace_original=False)
    return {}
