"""Everything that the bot tells anybody in the year, read as it arrives and held against how things are at that moment.

Nothing here asks the code under test: messages are read as people read them, and who is where the scene knows.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time

from year.people import Officer
from year.scene import Scene

from board.actions import OPEN, Action
from board.calendar import is_working_day
from local_slack import Message

REF = re.compile(r"\b[AB]\d+\b")
ITEM = re.compile(r"^(?:Due|\d+ days? overdue)[^:]*: ([AB]\d+) Plan \d+(.*)$")
WAITS = "Waiting for you: "
WARNED, TOLD_SO = "It comes because somebody else is to be told.", "No more reminders of it will come."
EARLIEST, LATEST = time(9), time(17, 15)


@dataclass
class Ledger:
    """`wrong` is what must not be, in words; `heard` are the days on which an owner heard of each action."""

    scene: Scene
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    heard: dict[str, list[date]] = field(default_factory=dict)
    keys: Counter[str] = field(default_factory=Counter)
    days: Counter[tuple[str, date]] = field(default_factory=Counter)
    escalated: Counter[tuple[str, int, date | None, int]] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)

    def look(self) -> None:
        """Reads what has come since the last look, in private and in the channels."""
        actions: dict[str, Action] = {}
        workspace = self.scene.stage.workspace
        for officer in self.scene.everybody:
            new = self._new(f"to {officer.id}", workspace.messages(workspace.direct_message(officer.id)))
            for message in new:
                actions = actions or self.scene.actions()
                self._told(officer, message, actions)
        for room in self.scene.rooms:
            for message in self._new(room.channel.id, workspace.said(room.channel)):
                self._once(message)
                if not message.is_reply and _key(message)[-1:] == "0" and "W" in _key(message):
                    self.counts["digests"] += 1

    def _new(self, place: str, messages: list[Message]) -> list[Message]:
        new = messages[self.read[place] :]
        self.read[place] = len(messages)
        return [each for each in new if each.bot_id]

    def _once(self, message: Message) -> None:
        self.keys[_key(message)] += 1
        if self.keys[_key(message)] > 1:
            self._say("posted twice", message)

    def _told(self, officer: Officer, message: Message, actions: dict[str, Action]) -> None:
        self._once(message)
        named = [actions[ref] for ref in REF.findall(message.text) if ref in actions]
        for room in self.scene.rooms:
            if officer.id not in room.channel.members and any(each.ref[0] == room.letter for each in named):
                self._say(f"{officer.id} is not in the channel", message)
        if not _key(message).startswith("remind:"):
            self.counts["told at once, or of a board"] += 1
            return
        self._reminded(officer, message, named)
        items = [found for line in message.text.splitlines() if (found := ITEM.match(line))]
        for item in items:
            action = actions[item[1]]
            self._item(officer, message, action, _names_an_owner(item[2], action))

    def _reminded(self, officer: Officer, message: Message, named: list[Action]) -> None:
        now, today = self.scene.now, self.scene.now.date()
        self.counts["reminders"] += 1
        self.days[officer.id, today] += 1
        if self.days[officer.id, today] > 1:
            self._say("a second reminder of the day", message)
        if officer.is_away(today):
            self._say(f"{officer.id} is away", message)
        if not is_working_day(today) or not EARLIEST <= now.time() <= LATEST:
            self._say("no time for reminders", message)
        if not _works(officer, today):
            self._say(f"{officer.id} does not work on that day", message)
        for action in named:
            if action.status not in OPEN:
                self._say(f"{action.ref} is {action.status}", message)
        if officer.off and not any(words in message.text for words in (WARNED, TOLD_SO, "You are told once")):
            self._say(f"{officer.id} has turned reminders off", message)
        self.counts["what waits for a decision"] += message.text.count(WAITS)
        self.counts["texts for who is not in Slack"] += message.text.count("\nPlease reply with ")
        self.counts["warnings"] += message.text.count(WARNED)
        self.counts["told so"] += message.text.count(TOLD_SO)

    def _item(self, officer: Officer, message: Message, action: Action, of_another: bool) -> None:
        if of_another:
            self.counts["escalations"] += 1
            key = (action.ref, self.scene.given[action.ref], action.due_on, action.moves)
            self.escalated[key] += 1
            if self.escalated[key] > 1:
                self._say(f"{action.ref} was told of before", message)
            if action.owner_id == officer.id:
                self._say(f"{action.ref} is their own", message)
            return
        self.counts["items"] += 1
        self.heard.setdefault(action.ref, []).append(self.scene.now.date())
        if action.owner_id != officer.id:
            self._say(f"{action.ref} is not theirs", message)
        if action.status == "on hold":
            self._say(f"{action.ref} is on hold", message)

    def _say(self, what: str, message: Message) -> None:
        self.wrong.append(f"{self.scene.now:%a %d %b %Y %H:%M} {what}: {message.text[:200]!r}")


def _key(message: Message) -> str:
    return str(((message.metadata or {}).get("event_payload") or {}).get("key", message.ts))


def _names_an_owner(words: str, action: Action) -> bool:
    """What stands behind its title: to whoever hears of another's it says whose it is, by name or in the board's words
    for somebody who is not in Slack. Nobody reads that of their own."""
    return "· <@" in words or f"· {action.owner_words} ·" in words


def _works(officer: Officer, day: date) -> bool:
    """By what they typed: `days: Mon Tue Wed`."""
    days = officer.habits.partition("days: ")[2]
    return not days or f"{day:%a}" in days
