"""What Slack sends that no listener is for: it is taken, so that Slack neither sends it again nor shows a failure."""

import json
import logging
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.error import BoltUnhandledRequestError

from bot.slack.blocks import payload
from commands.reply import Code, refusal

logger = logging.getLogger(__name__)


def register(app: App) -> None:
    """Puts this on `app`, in place of Bolt's own handlers of errors: those log a suggestion how to write a listener."""

    def on_error(error: Exception, body: dict[str, Any]) -> BoltResponse | None:
        if isinstance(error, BoltUnhandledRequestError):
            return _taken(body)
        logger.error("A listener failed", exc_info=error)
        return None

    app.error(on_error)


def _taken(body: dict[str, Any]) -> BoltResponse:
    """An event, a press or a form is taken in silence; whoever typed a command is told that there is none."""
    command = body.get("command")
    if not isinstance(command, str):
        return BoltResponse(status=200, body="")
    answer = refusal("Not done.", f"boardbot has no command {command}. Everything you can type:", [Code("/board help")])
    return BoltResponse(
        status=200,
        body=json.dumps(payload(answer) | {"response_type": "ephemeral"}),
        headers={"content-type": "application/json"},
    )
