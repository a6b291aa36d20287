"""Messages that address the bot: a mention in a channel or a thread, and a direct message.

Slash commands do not work in threads (api.slack.com/slash-commands); the same words in a message do. The answer goes
where the words were said: into that thread, or into the direct message.
"""

import logging
from dataclasses import replace
from typing import Any

from slack_bolt import App, BoltContext, BoltResponse

from bot.slack.address import Address
from bot.slack.desk import Desk
from bot.slack.door import deadline_in
from bot.slack.heard import Heard, heard_in
from bot.slack.incoming import Incoming
from bot.slack.listeners import slack_names
from bot.slack.organisation import Home, installation_of
from commands.dispatch.spoken import is_command
from commands.imports.report.file_lines import line_of
from commands.request import Place
from storage.deadline import Deadline
from storage.refused import Busy

FILE_NOT_READ = (
    "I did not read the file beside these words. To have a spreadsheet read, send it to me in a direct message, alone."
)
# The most files that are read at once.
MOST_FILES = 10

logger = logging.getLogger(__name__)


def register(app: App, desk: Desk, status_command: str) -> None:
    """Registers the listeners for messages, and for changes to people and channels, on `app`."""
    address = Address(desk.identity.user, desk.identity.name, slack_names(status_command))

    def on_mention(body: dict[str, Any], context: BoltContext) -> BoltResponse | None:
        heard = heard_in(body["event"], desk.identity.user)
        return _answered(desk, address, body, heard, deadline_in(context), heard.thread or heard.ts) if heard else None

    def on_message(body: dict[str, Any], context: BoltContext) -> BoltResponse | None:
        if body["event"].get("channel_type") != "im":
            return None
        heard = heard_in(body["event"], desk.identity.user)
        return _answered(desk, address, body, heard, deadline_in(context), heard.thread) if heard else None

    def on_person(event: dict[str, Any]) -> None:
        desk.directory.remember(event["user"], desk.clock())
        if event["user"].get("deleted"):
            desk.wake()  # a board's channel may have to be told

    def on_channel(event: dict[str, Any]) -> BoltResponse | None:
        old, new = event.get("old_channel_id"), event.get("new_channel_id")
        try:
            if isinstance(old, str) and isinstance(new, str) and old and new:
                desk.follow_channel(old, new)
        except Busy as busy:
            logger.warning("A channel's new id was not noted; Slack will send it again. %s", busy.reason)
            return BoltResponse(status=503)
        return None

    app.event("channel_id_changed")(on_channel)
    app.event("app_mention")(on_mention)
    app.event("message")(on_message)
    app.event("user_change")(on_person)
    app.event("team_join")(on_person)


def _answered(
    desk: Desk, address: Address, body: dict[str, Any], heard: Heard, deadline: Deadline, thread: str
) -> BoltResponse | None:
    """Answers the words; the event is acknowledged once the answer is in the outbox.

    If the log is locked, it is not acknowledged, and Slack delivers it again.
    """
    sent_to = installation_of(body)
    said = Incoming(
        command="",
        text=address.words_in(heard.text),
        person=heard.person,
        team=sent_to.team or desk.identity.team,
        channel=heard.channel,
        delivery=heard.message,
        enterprise=sent_to.enterprise,
        home=Home(heard.home_team),
        shared=body.get("is_ext_shared_channel") is True,
        overheard=body["event"].get("channel_type") != "im" and not heard.channel.startswith("D"),
        edit=heard.edit,
        deadline=deadline,
    )
    note = FILE_NOT_READ if heard.files else ""
    if heard.files and not (said.overheard or heard.edit or is_command(said.text)):
        said, note = replace(said, command="", text=line_of(",".join(heard.files[:MOST_FILES]))), ""
    try:
        desk.post_answer(said, Place(said.team, heard.channel, heard.told, thread, note))
    except Busy as busy:
        logger.warning("A message could not be answered; Slack will send it again. %s", busy.reason)
        return BoltResponse(status=503)
    return None
