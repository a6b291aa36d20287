"""Accepts what Slack sends and no listener is for, so that Slack neither sends it again nor shows a failure.

People who pressed or sent something are told so in words, and nothing is changed. The log says what arrived, but
nothing that anybody typed.
"""

import logging
import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.slack.blocks import payload
from bot.slack.desk import Desk
from bot.slack.forms import done_view
from bot.slack.outdated import OLD_BUTTON, OLD_SHORTCUT, TITLE, no_command, old_form
from bot.slack.splitting import written
from commands.reply import Reply

# An id of our own making; any other might contain words.
_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_BY_PEOPLE = frozenset({"block_actions", "block_suggestion", "message_action", "shortcut", "view_submission"})

logger = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Registers this on `app`, in place of Bolt's own error handlers, which log a suggestion how to write a
    listener."""

    def on_error(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return _taken(desk, body)
        logger.error("A listener failed", exc_info=error)
        return None

    app.error(on_error)


def _taken(desk: Desk, body: dict[str, Any]) -> BoltResponse:
    """The acknowledgement. Events, closed forms and types that Slack may add get no reply."""
    command, kind = body.get("command"), body.get("type")
    if isinstance(command, str):
        return _with(payload(no_command(command)) | {"response_type": "ephemeral"})
    if kind in _BY_PEOPLE:
        logger.info("Nothing here listens to %s %s", kind, _id_of(body))
    if kind == "block_suggestion":
        return _with({"options": []})
    if kind == "view_submission":
        return _with({"response_action": "update", "view": old_form(body.get("view"))})
    if told := _told(body):
        _tell(desk, body, told)
    return BoltResponse(status=200, body="")


def _with(answer: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=written(answer), headers={"content-type": "application/json"})


def _id_of(body: Mapping[str, Any]) -> str:
    """The app's id for what was used; a dash if that may not be an id of ours."""
    where = _pressed(body) or (body.get("view") if body.get("type") == "view_submission" else body)
    found = where.get("action_id") or where.get("callback_id") if isinstance(where, Mapping) else None
    return found if isinstance(found, str) and _ID.fullmatch(found) else "-"


def _pressed(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The element that was pressed; empty if it was not a press."""
    actions = body.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else None
    return first if isinstance(first, Mapping) else {}


def _told(body: Mapping[str, Any]) -> Reply | None:
    """The reply to the person. None for a link, which opens by itself, and for a field, before its form is
    submitted."""
    if body.get("type") in {"shortcut", "message_action"}:
        return OLD_SHORTCUT
    view = body.get("view")
    in_a_form = isinstance(view, Mapping) and view.get("type") == "modal"
    needs_none = body.get("type") != "block_actions" or _pressed(body).get("url") or in_a_form
    return None if needs_none else OLD_BUTTON


def _tell(desk: Desk, body: Mapping[str, Any], told: Reply) -> None:
    """Tells them privately: at the address that came with it, or, as on the Home tab, in a view of its own."""
    url, trigger = body.get("response_url"), body.get("trigger_id")
    if isinstance(url, str) and url:
        desk.responses.send(url, told, replace_original=False)
    elif isinstance(trigger, str) and trigger:
        desk.open_view(trigger, done_view(told, TITLE))
