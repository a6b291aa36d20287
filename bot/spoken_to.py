"""Messages that speak to the bot: a mention in a channel or a thread, and a direct message.

Slash commands do not work in threads (api.slack.com/slash-commands); the same words in a message do. The answer goes
where the words were said: into that thread, or into the direct message.
"""

import logging
import threading
from collections import OrderedDict
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.desk import Desk, Said
from bot.messages import payload

REMEMBERED = 1000

logger = logging.getLogger(__name__)


class Heard:
    """The events of late, so that one which Slack delivers again is not answered twice."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def before(self, event_id: str) -> bool:
        """True where this event has been heard before; from now on it has."""
        with self._lock:
            known = event_id in self._ids
            self._ids[event_id] = None
            while len(self._ids) > REMEMBERED:
                self._ids.popitem(last=False)
        return known


def register(app: App, desk: Desk) -> None:
    """Puts the listeners for messages, and for changes to people, on `app`."""
    heard = Heard()

    def on_mention(body: dict[str, Any], client: WebClient) -> None:
        event = body["event"]
        if _is_a_persons(event, desk) and not heard.before(str(body.get("event_id"))):
            _answer(desk, client, body, thread=event.get("thread_ts") or event["ts"])

    def on_message(body: dict[str, Any], client: WebClient) -> None:
        event = body["event"]
        direct = event.get("channel_type") == "im"
        if direct and _is_a_persons(event, desk) and not heard.before(str(body.get("event_id"))):
            _answer(desk, client, body, thread=event.get("thread_ts"))

    def on_person(event: dict[str, Any]) -> None:
        desk.directory.remember(event["user"], desk.clock())

    app.event("app_mention")(on_mention)
    app.event("message")(on_message)
    app.event("user_change")(on_person)
    app.event("team_join")(on_person)


def _is_a_persons(event: dict[str, Any], desk: Desk) -> bool:
    """Somebody's own new message: no edit, no deletion, no robot's."""
    return (
        bool(event.get("user"))
        and not event.get("subtype")
        and not event.get("bot_id")
        and event["user"] != desk.identity.user
    )


def _answer(desk: Desk, client: WebClient, body: dict[str, Any], thread: str | None) -> None:
    event = body["event"]
    said = Said(
        command="",
        text=(event.get("text") or "").replace(f"<@{desk.identity.user}>", " ").strip(),
        person=event["user"],
        team=body.get("team_id") or desk.identity.team,
        channel=event["channel"],
        delivery=str(body.get("event_id") or ""),
        home_team=event.get("user_team") or event.get("team") or "",
        overheard=event.get("channel_type") != "im" and not str(event["channel"]).startswith("D"),
    )
    answer = payload(desk.answer(said))
    try:
        client.chat_postMessage(
            channel=event["channel"], thread_ts=thread, unfurl_links=False, unfurl_media=False, **answer
        )
    except (SlackApiError, OSError) as error:
        logger.warning("An answer could not be posted: %s", type(error).__name__)
