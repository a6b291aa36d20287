"""Socket Mode: a WebSocket to Slack that is kept open (docs.slack.dev/apis/events-api/using-socket-mode).

Not slack_sdk's own client. As of 3.47 that reads the end of a cut line in a loop for up to 48 seconds before it
connects again, loses commands that arrive by the hundred at once, and where Slack counts too many connections asks for
the next without a pause.
"""

import json
import logging
import threading
from contextlib import suppress
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection, connect

from bot.answering import Answering
from bot.engine import Engine
from bot.settings import Misconfigured
from bot.slack_errors import name_of

HELLO_SECONDS = 10
# A line that answers no ping within this is taken for cut.
PING_SECONDS = 10
# An acknowledgement waits so long for the next line; by then Slack's three seconds are over.
NEXT_LINE_SECONDS = 2
# Slack ends the line that it asked to be replaced; one that it forgets is ended after this.
GRACE_SECONDS = 5
# apps.connections.open may be called about once a minute (Slack's Tier 1).
TURNED_AWAY_SECONDS = 60
LARGEST_MESSAGE = 4_000_000
_OUR_FAULT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"})
_REASONS = {
    "too_many_websockets": "Slack has too many connections of this app open already (ten are allowed) and turned this "
    "one away. Stop the other boardbots that use this SLACK_APP_TOKEN. Trying again in a minute.",
    "link_disabled": "Socket Mode was turned off in the app's settings at Slack. Turn it on again.",
}

logger = logging.getLogger(__name__)


class SocketMode:
    """Takes envelopes from Slack to `app`, and the app's answers back. A new line is open before an old one is closed.

    `logger` and `send_socket_mode_response` are what Bolt's own adapter asks of a client.
    """

    def __init__(self, engine: Engine, app: App, app_token: str) -> None:
        self.logger = logger
        self._engine = engine
        self._app = app
        self._token = app_token
        self._answering = Answering(engine.database)
        self._changed = threading.Condition()
        self._line: ClientConnection | None = None
        self._open: set[ClientConnection] = set()
        self._replaced: set[ClientConnection] = set()

    def connect(self) -> None:
        """Opens a line, tried again and again until Slack has said hello. Raises Misconfigured for the token."""
        self._engine.until_answered(self._open_line)

    def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        """Sends an acknowledgement down the line, or down the next where it is cut just now.

        Raises ConnectionClosed where there is none in time: the person sees that it timed out, and typing the same
        again is answered the same.
        """
        line, text = self._line, json.dumps(response.to_dict())
        try:
            _send(line, text)
        except ConnectionClosed:
            with self._changed:
                self._changed.wait_for(lambda: self._line is not line, NEXT_LINE_SECONDS)
            _send(self._line, text)

    def close(self) -> None:
        """Answers what is in hand, and closes the line. The engine has been told to stop."""
        self._answering.close()
        for line in list(self._open):
            line.close()

    def _open_line(self) -> None:
        line = _line_to(self._address())
        try:
            self._greeted(json.loads(line.recv(timeout=HELLO_SECONDS)))
        except (WebSocketException, OSError, ValueError, TypeError, AttributeError) as error:
            line.close()
            raise ConnectionError(f"Slack did not say hello ({type(error).__name__})") from error
        with self._changed:
            self._line = line
            self._open.add(line)
            self._changed.notify_all()
        threading.Thread(target=self._read, args=[line], name="socket-mode", daemon=True).start()

    def _address(self) -> str:
        try:
            return str(self._engine.client.apps_connections_open(app_token=self._token)["url"])
        except SlackApiError as error:
            if name_of(error) in _OUR_FAULT:
                raise Misconfigured(
                    f"Slack does not accept SLACK_APP_TOKEN ({name_of(error)}). Make an app-level "
                    "token with connections:write under Basic Information, and copy it again."
                ) from None
            raise

    def _greeted(self, message: dict[str, Any]) -> None:
        if message.get("type") != "hello":
            self._say_why(message)
            self._engine.wait(TURNED_AWAY_SECONDS)
            raise ConnectionRefusedError(str(message.get("reason")))
        theirs = int(message.get("num_connections") or 1) - len(self._open) - 1
        if theirs > 0:
            logger.warning(
                "Other connections of this app that Slack counts: %d. It sends each command to any one of them: is "
                "another boardbot running? Stop it, unless it has the same log.",
                theirs,
            )

    def _read(self, line: ClientConnection) -> None:
        with suppress(WebSocketException, OSError):
            for text in line:
                try:
                    self._take(line, json.loads(text))
                except Exception as error:
                    # Whatever it is: a line that nobody reads would look alive, and no command would be heard.
                    logger.warning("Slack sent what is no envelope (%s)", type(error).__name__)
        self._open.discard(line)
        if line is self._line and line not in self._replaced and not self._engine.stopping:
            logger.warning("The line to Slack was cut; connecting again")
        self._replace(line)
        self._replaced.discard(line)

    def _take(self, line: ClientConnection, message: dict[str, Any]) -> None:
        if message.get("type") == "disconnect":
            self._say_why(message)
            # Slack ends it when it will; until then commands may still come down it.
            self._replace(line)
        elif (envelope := SocketModeRequest.from_dict(message)) is not None and not self._engine.stopping:
            with suppress(RuntimeError):  # It was closed since.
                self._answering.submit(lambda: self._answer(envelope))

    def _say_why(self, message: dict[str, Any]) -> None:
        reason = str(message.get("reason"))
        if words := _REASONS.get(reason):
            logger.error("%s", words)
        else:
            logger.info("Slack asks for a new connection (%s)", reason)

    def _replace(self, line: ClientConnection) -> None:
        """Opens a line in place of this one, unless that has been done or is in hand. This one is read meanwhile."""
        with self._changed:
            if line is not self._line or line in self._replaced or self._engine.stopping:
                return
            self._replaced.add(line)
        threading.Thread(target=self._connect_again, args=[line], name="socket-mode-connect", daemon=True).start()

    def _connect_again(self, old: ClientConnection) -> None:
        """Opens a line; the old one is ended once what Slack had sent down it has surely been read."""
        while not self._engine.stopping:
            try:
                self.connect()
                self._engine.wait(GRACE_SECONDS)
                old.close()
                return
            except Misconfigured as error:
                logger.error("%s", error)
                self._engine.wait(TURNED_AWAY_SECONDS)
            except Exception:
                # Without this thread the bot would stay up and hear nothing.
                if not self._engine.stopping:
                    logger.exception("The line to Slack could not be opened; trying again")
                    self._engine.wait(HELLO_SECONDS)

    def _answer(self, envelope: SocketModeRequest) -> None:
        try:
            send_response(self, envelope, run_bolt_app(self._app, envelope), 0)  # type: ignore[arg-type]
        except ConnectionClosed:
            logger.warning("An acknowledgement was lost with the line; the same words typed again are answered")
        except Exception:
            logger.exception("An envelope could not be answered")


def _send(line: ClientConnection | None, text: str) -> None:
    if line is not None:
        line.send(text)


def _line_to(address: str) -> ClientConnection:
    try:
        return connect(
            address,
            legacy=True,
            compression=None,
            open_timeout=HELLO_SECONDS,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            close_timeout=1,
            max_size=LARGEST_MESSAGE,
        )
    except WebSocketException as error:
        raise ConnectionError(f"Slack did not open the line ({type(error).__name__})") from error
