"""A conversation with the bot in messages: in the channel, or directly."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from end_to_end.stage import JO, POST_SECONDS, Room

from local_slack import Channel, Message

DIRECT, CHANNEL = "a direct message", "the channel"


@dataclass
class Talk:
    """Jo's conversation with the bot, in one place. Acting in it gives what the bot then said there."""

    room: Room
    place: str

    @property
    def here(self) -> Channel:
        return self.room.channel if self.place == CHANNEL else self.room.stage.workspace.direct_message(JO)

    def to_bot(self, words: str) -> str:
        return f"@boardbot {words}" if self.place == CHANNEL else words

    def after(self, act: Callable[[], Any]) -> list[str]:
        """What the bot has said in answer to an act, once everything was heard and posted."""
        before = len(self._bots())
        act()
        workspace = self.room.stage.workspace
        workspace.wait_for(lambda: all(each.acks for each in workspace.envelopes("events_api")), POST_SECONDS)
        self.room.stage.settle()
        return [each.text for each in self._bots()[before:]]

    def say(self, words: str, **more: Any) -> tuple[Message, list[str]]:
        said: list[Message] = []
        answers = self.after(
            lambda: said.append(self.room.stage.workspace.say(JO, self.here, self.to_bot(words), **more))
        )
        return said[0], answers

    def reword(self, message: Message, words: str) -> list[str]:
        return self.after(lambda: self.room.stage.workspace.reword(JO, self.here, message.ts, self.to_bot(words)))

    def changed(self, act: Callable[[], Any]) -> int:
        """How many lines of history an act added."""
        before = self.room.stage.history()
        act()
        return self.room.stage.history() - before

    def _bots(self) -> list[Message]:
        return [each for each in self.room.stage.workspace.said(self.here) if each.bot_id and each.public]
