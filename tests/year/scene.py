"""Two boards, their people and their actions, on the local Slack; and what people do there from day to day."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from conversation import PAT as PAT_PERSON, SAM as SAM_PERSON, Conversation, Crowd
from days_passing import turn_on
from end_to_end.stage import PAT, SAM, Stage
from year.people import AWAY, THERE, Officer

from board.actions import LIVE, OPEN, Action, Status
from board.areas import Area
from commands.request import Person
from local_slack import Channel

LONDON = ZoneInfo("Europe/London")
TEAM = "T0LOCAL"
LEADS = [Officer(SAM), Officer(PAT)]


@dataclass
class BoardRoom:
    """A board's channel, who types there, and the first letter of its actions' refs."""

    channel: Channel
    talk: Conversation
    letter: str


@dataclass
class Scene:
    """All of it. `members` are who is in each channel now, by its id."""

    stage: Stage
    plan: random.Random
    officers: list[Officer]
    rooms: list[BoardRoom] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    # How often each action was given to somebody else: whoever is given one begins anew.
    given: Counter[str] = field(default_factory=Counter)

    @property
    def everybody(self) -> list[Officer]:
        return [*LEADS, *self.officers]

    @property
    def now(self) -> datetime:
        return self.stage.clock().astimezone(LONDON)

    def set_up(self, names: list[str]) -> None:
        """The boards, without actions."""
        members = tuple(each.member for each in self.everybody)
        for officer in self.officers:
            self.stage.workspace.add_member(officer.member)
        crowd = Crowd([PAT_PERSON, SAM_PERSON, *(each.person for each in self.officers)])
        deliveries: Iterator[int] = count()
        for number, name in enumerate(names):
            channel = self.stage.workspace.add_channel(f"board-{number}", members=members)
            talk = Conversation(self.stage.log, self.stage.clock(), crowd, TEAM, channel.id, deliveries=deliveries)
            self.rooms.append(BoardRoom(channel, talk, "AB"[number]))
            self.type(self.rooms[-1], f"/board setup {name} chair: <@{PAT.id}>", SAM_PERSON)
            with self.stage.log.writing() as store:
                (board,) = [each for each in store.boards.all() if each.name == name]
                for area, lead in (("R01", self.officers[2]), ("R02", self.officers[3])):
                    store.areas.add(board.id, Area(area, f"Area {area}", lead=lead.member.real_name))
        for officer in self.officers:
            reach = frozenset(each.channel.id for each in self.rooms)
            for room in self.rooms:
                room.talk.reaches[officer.id] = reach
            if officer.habits or officer.off:
                self.type(
                    self.rooms[0], f"/action reminders {'off' if officer.off else officer.habits}", officer.person
                )

    def add_actions(self, many: int, first: date, last: date) -> None:
        """So many actions, due on days until then; the steady one has six of them, a few are a role's or nobody's."""
        for number in range(many):
            room = self.rooms[number % 3 == 0]
            due = first + timedelta(days=self.plan.randrange(3 if number < 6 else -5, (last - first).days))
            owner = self.officers[0] if number < 6 else self.plan.choice(self.officers[1:])
            whose = "owner: Head of MASH" if number % 15 == 7 else "" if number % 50 == 9 else f"<@{owner.id}>"
            also = self.plan.choice(["", "", "area: R01", "area: R02", f"accountable: <@{self.officers[4].id}>"])
            line = f"/action add Plan {number} {whose} due: {due:%d %B %Y} ref: {room.letter}{number} {also}"
            self.type(room, line, SAM_PERSON)

    def turn_on(self) -> None:
        for room in self.rooms:
            room.talk.now = self.stage.clock()
            turn_on(room.talk, SAM_PERSON)

    def type(self, room: BoardRoom, line: str, by: Person) -> str:
        room.talk.now = self.stage.clock()
        said = room.talk(line, by=by)
        self.counts[f"typed: {' '.join(line.split()[:2])}"] += not said.startswith("Not ")
        return said

    def actions(self) -> dict[str, Action]:
        """Every action as it stands now, by its ref."""
        with self.stage.log.reading() as store:
            boards = store.boards.all()
            return {each.ref: each for board in boards for each in store.actions.of_status(board.id, tuple(Status), [])}

    def morning(self) -> None:
        """Who goes away, or is back, says so in their status."""
        today = self.now.date()
        for officer in self.officers:
            for first, back, says_when in officer.leave:
                if first == today:
                    ends = datetime(back.year, back.month, back.day, 7, tzinfo=LONDON) if says_when else None
                    self._status(officer, self.plan.choice(AWAY), int(ends.timestamp()) if ends else 0)
                    self.counts["times of leave"] += 1
                elif back == today:
                    self._status(officer, self.plan.choice(THERE), 0)

    def _status(self, officer: Officer, words: str, expires: int) -> None:
        officer.member = self.stage.workspace.change_member(officer.id, status=words, status_expires=expires)

    def afternoon(self) -> None:
        """What people do on a working day: each by themselves, and the chair once a week."""
        today, actions = self.now.date(), self.actions()
        for officer in self.officers:
            if not officer.is_away(today) and self.plan.random() < officer.keen:
                self._do(officer, [each for each in actions.values() if each.owner_id == officer.id], today)
        if today.weekday() == 3:
            self._decide(actions)
        self._come_and_go()

    def _do(self, officer: Officer, theirs: list[Action], today: date) -> None:
        found = [each for each in theirs if each.status in OPEN]
        if not found:
            return
        action = min(found, key=lambda each: each.due_on or date.max)
        later = today + timedelta(days=self.plan.choice([1, 3, 6, 20]))
        line = self.plan.choice([
            f"update {action.ref} Half of it is done", f"on-track {action.ref}", f"snooze {action.ref} {later:%d %B %Y}",
            f"done {action.ref} minutes of the July meeting", f"hold {action.ref} waiting for the printer",
            f"start {action.ref}", f"due {action.ref} {later + timedelta(days=20):%d %B %Y} because the printer is late",
            f"update {action.ref} Waiting for legal",
        ])  # fmt: skip
        self.type(self._room(action), f"/action {line}", officer.person)

    def _decide(self, actions: dict[str, Action]) -> None:
        """The chair signs off, returns and cancels; support gives an action to somebody else."""
        for action in actions.values():
            if action.status == Status.AWAITING_SIGN_OFF and self.plan.random() < 0.6:
                verb = self.plan.choice([f"close {action.ref}", f"return {action.ref} the minutes are missing"])
                self.type(self._room(action), f"/action {verb}", PAT_PERSON)
        live = [each for each in actions.values() if each.status in LIVE and each.owner_id != self.officers[0].id]
        if live:
            action, owner = self.plan.choice(live), self.plan.choice(self.officers[1:])
            self.type(self._room(action), f"/action assign {action.ref} <@{owner.id}>", SAM_PERSON)
            self.given[action.ref] += 1

    def _room(self, action: Action) -> BoardRoom:
        return next(each for each in self.rooms if each.letter == action.ref[0])

    def _come_and_go(self) -> None:
        """Now and then somebody leaves a channel, and somebody who had left comes back."""
        for room in self.rooms:
            here = set(room.channel.members)
            gone = [each for each in self.officers if each.id not in here]
            if gone and self.plan.random() < 0.1:
                self.stage.workspace.join(room.channel, self.plan.choice(gone).member)
                self.counts["came back to a channel"] += 1
            if self.plan.random() < 0.06:
                self.stage.workspace.leave(room.channel, self.plan.choice(self.officers[1:]).member)
                self.counts["left a channel"] += 1

    def is_in(self, board: Any, person: str) -> bool:
        return any(person in room.channel.members for room in self.rooms if room.channel.id == board.channel)
