"""What people say in channels, threads and direct messages, and how they edit and delete it.

The app receives the events that it subscribes to.

Source: https://docs.slack.dev/reference/events/message and its subtypes, /reference/events/app_mention.
"""

import secrets
from collections.abc import Sequence

from local_slack import composer, payloads
from local_slack.files import File
from local_slack.filing import Filing
from local_slack.members import Channel, Member
from local_slack.messages import Message
from local_slack.refusal import Json

MESSAGE_EVENTS = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
FILE_SHARE, THREAD_BROADCAST, ME_MESSAGE = "file_share", "thread_broadcast", "me_message"


class Saying(Filing):
    """A workspace in which people talk. With `mentions_with_files` the app receives a mention that has a file attached;
    Slack does not document that it would."""

    events: tuple[str, ...]
    mentions_with_files = False

    def say(
        self,
        person: Member | str,
        channel: Channel | str,
        text: str,
        thread_ts: str | None = None,
        *,
        files: Sequence[str | File] = (),
        broadcast: bool = False,
        subtype: str = "",
    ) -> Message:
        """Says something in a channel, a thread or a direct message; the app receives it if it subscribes.

        `files` are attached: those of `upload`, or names of empty ones. `broadcast` also sends a thread's reply to the
        channel. Any other `subtype` makes it a message that Slack itself writes.

        PermissionError if the person is not in the channel or the channel is archived; Refusal message_not_found if the
        thread does not exist.
        """
        someone, here = self._writer(person, channel)
        if thread_ts:
            self.message(here, thread_ts)
        beside = [self.upload(someone, each, b"") if isinstance(each, str) else each for each in files]
        message = self.post(
            here,
            someone.id,
            composer.composed(text, self.members, self.channels, composer.IDS),
            thread_ts=thread_ts,
            broadcast=broadcast,
            subtype=subtype or (FILE_SHARE if files else THREAD_BROADCAST if broadcast else ""),
            files=beside,
            client_msg_id=secrets.token_hex(16),
        )
        for file in beside:
            self.share(file, here, message.ts)
        self._tell_of(message, here, someone, message.ts)
        return message

    def reword(self, person: Member | str, channel: Channel | str, ts: str, text: str) -> Message:
        """Edits a message of one's own; the app receives the edit in Slack's form.

        PermissionError if it is somebody else's; Refusal message_not_found if there is none.
        """
        someone, here = self._writer(person, channel)
        message = self.message(here, ts)
        if message.user != someone.id:
            raise PermissionError(f"{someone.name} did not write {ts}")
        before = message.as_json(someone.team or self.home.team_id)
        with self.change():
            message.text = composer.composed(text, self.members, self.channels, composer.IDS)
            # Slack gives the time of an edit in whole seconds.
            message.edited = {"user": someone.id, "ts": f"{int(self.clock().timestamp())}.000000"}
        self._tell_of(message, here, someone, self._stamps.next(), before)
        return message

    def delete_own(self, person: Member | str, channel: Channel | str, ts: str) -> None:
        """Deletes a message of one's own; the app is told of it in a direct message."""
        someone, here = self._writer(person, channel)
        message = self.message(here, ts)
        self.delete(message)
        if MESSAGE_EVENTS[here.event_kind] in self.events:
            gone = {"channel": here.id, "channel_type": here.event_kind, "ts": self._stamps.next(), "deleted_ts": ts}
            before = message.as_json(someone.team or self.home.team_id)
            self.tell({"type": "message", "subtype": "message_deleted", "previous_message": before} | gone, here)

    def _writer(self, person: Member | str, channel: Channel | str) -> tuple[Member, Channel]:
        someone, here = self.member(person), self.channel(channel)
        if someone.id not in here.members or here.archived:
            raise PermissionError(f"{someone.name} cannot write in {here.name}")
        return someone, here

    def _tell_of(self, message: Message, here: Channel, someone: Member, at: str, before: Json | None = None) -> None:
        if self.bot.id not in here.members:
            return
        mentions = f"<@{self.bot.id}" in message.text and not here.with_person and "app_mention" in self.events
        if mentions and (self.mentions_with_files or not message.files):
            self.tell(payloads.message_event(self.home, message, here, "app_mention", someone, at), here)
        if MESSAGE_EVENTS[here.event_kind] in self.events:
            told = (
                payloads.message_event(self.home, message, here, "message", someone, at)
                if before is None
                else payloads.message_changed(self.home, message, before, here, someone, at)
            )
            self.tell(told, here)
