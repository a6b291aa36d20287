"""Socket Mode: a WebSocket to Slack that is kept open (docs.slack.dev/apis/events-api/using-socket-mode).

Not slack_sdk's own client. As of 3.47 that reads the end of a cut line in a loop for up to 48 seconds before it
connects again, loses commands that arrive by the hundred at once, and where Slack counts too many connections asks for
the next without a pause.
"""

import logging
from contextlib import suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.answering import Answering
from bot.engine import Engine
from bot.socket_keeper import Keeper
from bot.splitting import written

# The kinds of envelope that there are. Slack may come to send others.
KINDS = frozenset({"events_api", "slash_commands", "interactive"})

logger = logging.getLogger(__name__)


class SocketMode:
    """Takes envelopes from Slack to `app`, and the app's answers back.

    `logger` and `send_socket_mode_response` are what Bolt's own adapter asks of a client.
    """

    def __init__(self, engine: Engine, app: App, app_token: str) -> None:
        self.logger = logger
        self._engine = engine
        self._app = app
        self._answering = Answering(engine.database)
        self._keeper = Keeper(engine, app_token, self._take)

    def connect(self) -> None:
        """Opens a line, tried again and again until Slack takes it. Raises Misconfigured for the token."""
        self._keeper.connect()

    def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        """Sends an acknowledgement. Raises ConnectionError where there is no line in time: the person sees that it
        timed out, and typing the same again is answered the same."""
        self._keeper.send(written(response.to_dict()))

    def close(self) -> None:
        """Answers what is in hand, and closes the line. The engine has been told to stop."""
        try:
            self._answering.close()
        finally:
            self._keeper.close()

    def _take(self, message: dict[str, Any]) -> None:
        if isinstance(message.get("envelope_id"), str) and not self._engine.stopping:
            with suppress(RuntimeError):  # It was closed since.
                self._answering.submit(lambda: self._answer(message))

    def _answer(self, message: dict[str, Any]) -> None:
        try:
            envelope = SocketModeRequest.from_dict(message) if message.get("type") in KINDS else None
            if envelope is None:
                # Nothing here is meant by it; Slack sends what is not taken again.
                self.send_socket_mode_response(SocketModeResponse(message["envelope_id"]))
            else:
                send_response(self, envelope, run_bolt_app(self._app, envelope), 0)  # type: ignore[arg-type]
        except ConnectionError as error:
            logger.warning("An acknowledgement was lost: %s. The same words typed again are answered", error)
        except Exception:
            logger.exception("An envelope could not be answered")
