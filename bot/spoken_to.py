"""Messages that speak to the bot: a mention in a channel or a thread, and a direct message.

Slash commands do not work in threads (api.slack.com/slash-commands); the same words in a message do. The answer goes
where the words were said: into that thread, or into the direct message.
"""

import logging
from typing import Any

from slack_bolt import App, BoltResponse

from bot.desk import Desk, Said
from bot.organisation import Home, installation_of
from commands.request import Place
from storage.database import Busy

logger = logging.getLogger(__name__)


def register(app: App, desk: Desk) -> None:
    """Puts the listeners for messages, and for changes to people, on `app`."""

    def on_mention(body: dict[str, Any]) -> BoltResponse | None:
        event = body["event"]
        if not _is_a_persons(event, desk):
            return None
        return _answered(desk, body, thread=event.get("thread_ts") or event["ts"])

    def on_message(body: dict[str, Any]) -> BoltResponse | None:
        event = body["event"]
        if event.get("channel_type") != "im" or not _is_a_persons(event, desk):
            return None
        return _answered(desk, body, thread=event.get("thread_ts") or "")

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


def _answered(desk: Desk, body: dict[str, Any], thread: str) -> BoltResponse | None:
    """Has the words answered; the event is acknowledged once the answer is in the outbox.

    Where the log is held it is not, and Slack delivers it again.
    """
    event, sent_to = body["event"], installation_of(body)
    # One message may come as two events, and be seen with two timestamps: its client_msg_id is the same.
    message = f"{event['user']}:{event.get('client_msg_id') or event['ts']}"
    said = Said(
        command="",
        text=(event.get("text") or "").replace(f"<@{desk.identity.user}>", " ").strip(),
        person=event["user"],
        team=sent_to.team or desk.identity.team,
        channel=event["channel"],
        delivery=message,
        enterprise=sent_to.enterprise,
        home=Home(event.get("user_team") or event.get("team") or ""),
        shared=body.get("is_ext_shared_channel") is True,
        overheard=event.get("channel_type") != "im" and not str(event["channel"]).startswith("D"),
    )
    try:
        desk.post_answer(said, Place(said.team, event["channel"], message, thread))
    except Busy as busy:
        logger.warning("A message could not be answered; Slack will send it again. %s", busy.reason)
        return BoltResponse(status=503)
    return None
