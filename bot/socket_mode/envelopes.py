"""Socket Mode: a WebSocket to Slack that is kept open (docs.slack.dev/apis/events-api/using-socket-mode).

It does not use slack_sdk's own client. As of 3.47, if Slack counts too many connections, that client requests the next
without a pause (tests/local_slack/test_sdk_client.py shows it); docs/design.md has more.
"""

import logging
from contextlib import suppress
from typing import Any

from pydantic import ValidationError
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.socket_mode.internals import build_headers, send_response
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.engine import Engine
from bot.request_id import a_request
from bot.slack.answering import Answering
from bot.slack.door import may_change, turned_away, with_deadline
from bot.slack.interactions import check_interaction
from bot.slack.listeners import slack_names
from bot.slack.splitting import written
from bot.slack.waiting import Arrival
from bot.socket_mode.keeper import Keeper
from bot.workspace import ServedWorkspace
from storage.deadline import Deadline

# The kinds of envelope known today. Slack may add others.
INTERACTIVE = "interactive"
KINDS = frozenset({"events_api", "slash_commands", INTERACTIVE})

logger = logging.getLogger(__name__)


class SocketMode:
    """Passes envelopes from Slack to the app of `workspace`, and the app's answers back.

    Bolt's own adapter expects `logger` and `send_socket_mode_response` of a client.
    """

    def __init__(self, engine: Engine, workspace: ServedWorkspace, app_token: str) -> None:
        self.logger = logger
        self._engine = engine
        self._workspace = workspace
        self._commands = slack_names(engine.settings.boardbot_status_command)
        self._answering = Answering()
        self._keeper = Keeper(engine, app_token, self._take)

    def connect(self) -> None:
        """Opens a connection, and retries until Slack accepts it. Raises Misconfigured for a refused token."""
        self._keeper.connect()

    def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        """Sends an acknowledgement. Raises ConnectionError if there is no connection in time: Slack then shows the
        person a time-out, and typing the same line again brings the same answer.
        """
        self._keeper.send(written(response.to_dict()))

    def close(self) -> None:
        """Finishes the answers in progress and closes the connection. Call it once the engine was told to stop."""
        try:
            self._answering.close()
        finally:
            self._keeper.close()

    def _take(self, message: dict[str, Any]) -> None:
        if isinstance(message.get("envelope_id"), str) and not self._engine.stopping:
            with a_request():
                self._queue(message)

    def _queue(self, message: dict[str, Any]) -> None:
        deadline, payload = Deadline.from_now(), message.get("payload")
        payload = payload if isinstance(payload, dict) else {}
        if message.get("type") == INTERACTIVE and not _can_be_read(payload):
            message, payload = {"envelope_id": message["envelope_id"]}, {}
        arrival = Arrival(
            deadline,
            may_change(payload, self._commands),
            lambda: self._answer(message, deadline),
            lambda: self._turn_away(message["envelope_id"], payload),
        )
        with suppress(RuntimeError):  # Raised once it was closed.
            self._answering.submit(arrival)

    def _turn_away(self, envelope_id: str, payload: dict[str, Any]) -> None:
        said = turned_away(payload, self._workspace.responses)
        if said is not None:
            with suppress(ConnectionError):
                self.send_socket_mode_response(SocketModeResponse(envelope_id, said))

    def _answer(self, message: dict[str, Any], deadline: Deadline) -> None:
        try:
            envelope = SocketModeRequest.from_dict(message) if message.get("type") in KINDS else None
            if envelope is None:
                # Nothing here handles it. It is acknowledged all the same, or Slack would send it again.
                self.send_socket_mode_response(SocketModeResponse(message["envelope_id"]))
            else:
                send_response(self, envelope, self._dispatched(envelope, deadline), 0)  # type: ignore[arg-type]
        except ConnectionError as error:
            logger.warning("An acknowledgement was lost: %s. Typing the same words again brings the answer", error)
        except Exception:
            logger.exception("An envelope could not be answered")

    def _dispatched(self, envelope: SocketModeRequest, deadline: Deadline) -> BoltResponse:
        headers, context = build_headers(envelope), with_deadline(deadline)
        return self._workspace.app.dispatch(
            BoltRequest(mode="socket_mode", body=envelope.payload, headers=headers, context=context)
        )


def _can_be_read(interaction: dict[str, Any]) -> bool:
    """False if anything is missing that the listeners rely on; it is acknowledged, so that the person is shown no
    failure."""
    try:
        return bool(check_interaction(interaction))
    except ValidationError:
        # The error's own text repeats what was sent.
        logger.warning("An interaction was not read: a field is missing, or is not what it should be")
        return False
