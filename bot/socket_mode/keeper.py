"""Keeps a connection to Slack open: opens the next one before Slack closes the present one, and backs off when
connections fail quickly."""

import json
import logging
import threading
from collections.abc import Callable
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.engine import Engine
from bot.metrics.counts import heard_of_slack
from bot.settings import Misconfigured
from bot.slack.errors import name_of
from bot.socket_mode.line import SocketLine, Spacing

# How long an acknowledgement waits for the next connection; after that, Slack's three seconds are over.
NEXT_LINE_SECONDS = 2
# apps.connections.open may be called about once a minute (Slack's Tier 1).
TURNED_AWAY_SECONDS = 60
FAULT_SECONDS = 10
_OUR_FAULT = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "not_allowed_token_type"})
_REASONS = {
    "too_many_websockets": "Slack has too many connections of this app open already (ten are allowed) and turned this "
    "one away. Stop the other boardbots that use this SLACK_APP_TOKEN. Trying again in a minute.",
    "link_disabled": "Socket Mode was turned off in the app's settings at Slack. Turn it on again. Trying again in a "
    "minute.",
}

logger = logging.getLogger(__name__)


class Keeper:
    """The connection to Slack. `take` is called with each message, except those about the connection itself."""

    def __init__(self, engine: Engine, app_token: str, take: Callable[[dict[str, Any]], None]) -> None:
        self._engine = engine
        self._token = app_token
        self._take = take
        self._changed = threading.Condition()
        self._line: SocketLine | None = None
        self._open: set[SocketLine] = set()
        self._spacing = Spacing()

    def connect(self) -> None:
        """Opens a connection, retries until Slack accepts it, and keeps one open from then on.

        Raises Misconfigured for a refused token.
        """
        self._engine.until_answered(self._open_line)
        threading.Thread(target=self._keep_connected, name="socket-mode-keeper", daemon=True).start()

    def send(self, text: str) -> None:
        """Sends a text over the connection, or over the next one if it was just lost. Raises ConnectionError if there
        is none in time.
        """
        line = self._line
        if line is None:
            raise ConnectionError("there is no connection to Slack")
        try:
            line.send(text)
        except Exception:
            # Whatever the exception, this connection is of no more use.
            self._replace(line)
            self._send_down_the_next(line, text)

    def close(self) -> None:
        """Closes the connection and opens no other. Call it once the engine was told to stop."""
        with self._changed:
            self._changed.notify_all()
        for line in list(self._open):
            line.close()

    def _send_down_the_next(self, old: SocketLine, text: str) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._line is not old, NEXT_LINE_SECONDS)
            line = self._line
        try:
            if line is not None:
                line.send(text)
        except Exception as error:
            raise ConnectionError(f"the connection to Slack has ended ({type(error).__name__})") from error

    def _open_line(self) -> None:
        line = SocketLine(self._address(), self._engine.steady)
        try:
            self._refuse_if_turned_away(line.first_words())
        except ConnectionRefusedError:
            line.close()
            raise
        except Exception as error:
            line.close()
            raise ConnectionError(f"Slack did not say hello ({type(error).__name__})") from error
        with self._changed:
            self._line = line
            self._open.add(line)
            self._changed.notify_all()
        try:
            threading.Thread(target=self._read, args=[line], name="socket-mode", daemon=True).start()
        except Exception:
            # Whatever the exception: a connection that no thread reads would look alive while commands are lost.
            self._ended(line)
            raise
        if self._engine.stopping:
            line.close()

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

    def _refuse_if_turned_away(self, words: str | bytes | None) -> None:
        """Raises ConnectionRefusedError, after waiting a minute, if Slack's first message closes the connection."""
        message = _message(words)
        if message.get("type") == "disconnect" and message.get("reason") in _REASONS:
            _say_why(message)
            self._engine.wait(TURNED_AWAY_SECONDS)
            raise ConnectionRefusedError(str(message["reason"]))

    def _read(self, line: SocketLine) -> None:
        """Reads a connection to its end. However it ends, the next one is opened."""
        how = "closed"
        try:
            for words in line.words(lambda: self._is_replaced(line)):
                heard_of_slack(self._engine.clock())
                try:
                    self._heard(line, json.loads(words))
                except Exception as error:
                    # Whatever it is: a connection that nobody reads would look alive, and no command would be heard.
                    logger.warning("Slack sent something that is not an envelope (%s)", type(error).__name__)
        except BaseException as error:
            how = type(error).__name__
        finally:
            if line is self._line and not line.leaving and not self._engine.stopping:
                logger.warning("The connection to Slack was lost (%s); reconnecting", how)
            self._ended(line)

    def _is_replaced(self, line: SocketLine) -> bool:
        """True if another connection has replaced it. This is asked whenever an open connection has been silent for a
        while; one on which Slack answers no ping is closed."""
        heard_of_slack(self._engine.clock())
        return self._line is not line

    def _ended(self, line: SocketLine) -> None:
        self._open.discard(line)
        self._replace(line)
        line.close()

    def _heard(self, line: SocketLine, message: dict[str, Any]) -> None:
        kind = message.get("type")
        if kind == "hello":
            self._count(message)
        elif kind == "disconnect":
            _say_why(message)
            line.turned_away = message.get("reason") in _REASONS
            # Slack closes it in its own time; until then commands may still arrive on it.
            self._replace(line)
        else:
            self._take(message)

    def _count(self, hello: dict[str, Any]) -> None:
        theirs = int(hello.get("num_connections") or 1) - len(self._open)
        if theirs > 0:
            logger.warning(
                "Other connections of this app that Slack counts: %d. Slack sends each command to only one "
                "of them. Is another boardbot running? Stop it, unless it uses the same log.",
                theirs,
            )

    def _replace(self, line: SocketLine) -> None:
        """Requests a replacement for this connection, unless that was done. This one is read until it ends."""
        with self._changed:
            line.leaving = True
            self._changed.notify_all()

    def _keep_connected(self) -> None:
        """Opens the next connection whenever the present one must be replaced, until `close`."""
        while not self._engine.stopping:
            with self._changed:
                self._changed.wait_for(self._is_to_be_replaced)
                line = self._line
            if line is not None and line.leaving:
                self._engine.wait(self._pause_after(line))
                self._connect_again()

    def _is_to_be_replaced(self) -> bool:
        return self._engine.stopping or (self._line is not None and self._line.leaving)

    def _pause_after(self, line: SocketLine) -> float:
        pause = self._spacing.after(self._engine.steady() - line.opened_at)
        return max(pause, TURNED_AWAY_SECONDS) if line.turned_away else pause

    def _connect_again(self) -> None:
        while not self._engine.stopping:
            try:
                self._engine.until_answered(self._open_line)
                return
            except Misconfigured as error:
                logger.error("%s", error)
                self._engine.wait(TURNED_AWAY_SECONDS)
            except Exception:
                # Without this thread the bot would stay up and hear nothing.
                if not self._engine.stopping:
                    logger.exception("The connection to Slack could not be opened; trying again")
                    self._engine.wait(FAULT_SECONDS)


def _say_why(message: dict[str, Any]) -> None:
    reason = str(message.get("reason"))
    if words := _REASONS.get(reason):
        logger.error("%s", words)
    else:
        logger.info("Slack asks for a new connection (%s)", reason)


def _message(words: str | bytes | None) -> dict[str, Any]:
    """What Slack sent, as a JSON object; empty if it is not one."""
    try:
        message = json.loads(words or "")
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}
