"""A board on which hundreds of people are to be reminded in the minute that comes, while others type.

All of it lies in the past by the time the bot starts: it is typed straight to the commands, on a clock of its own.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from conversation import Conversation, Crowd
from days_passing import turn_on
from load.lines import Known
from load.people import CHAIR, SUPPORT, are
from load.scene import ACTIONS_EACH, BOARD, SECONDS, Scene, Unexpected, scene_in
from new_log import new_log

from board.calendar import is_working_day
from board.reminders import Habits
from commands.request import Person
from local_slack import Channel, Member, Workspace
from storage.reminders import KEY

LONDON = ZoneInfo("Europe/London")
EVERY_DAY = frozenset(range(7))
AGO = timedelta(days=40)
# The bot is connected, and commands come, when the first of the reminders goes out.
LEAD = timedelta(seconds=3)
A_MINUTE = timedelta(minutes=1)


def is_reminded_on(day: date) -> bool:
    """Who works every day of the week is reminded then: on any day but a bank holiday."""
    return is_working_day(day) or day.weekday() > 4


@dataclass
class Reminded:
    """A scene in which `many` people are reminded at the instant `at`."""

    scene: Scene
    known: Known
    many: int
    at: datetime

    def wait_until_they_begin(self) -> None:
        """Unexpected where that is past: what came before took too long."""
        left = (self.at - LEAD - datetime.now(UTC)).total_seconds()
        if left < 0:
            raise Unexpected(f"the reminders began {-left:.0f} s ago")
        time.sleep(left)

    def wait_until_all_are_out(self) -> None:
        """Unexpected where somebody has not heard, or has heard twice."""
        self.scene.workspace.wait_for(lambda: self._out() >= self.many, SECONDS)
        if self._out() != self.many:
            raise Unexpected(f"{self._out()} reminders were posted, and {self.many} people were to be reminded")

    def _out(self) -> int:
        calls = list(self.scene.workspace.calls)
        return sum(
            method == "chat.postMessage" and answer["ok"] and KEY in str(asked.get("metadata"))
            for method, asked, answer in calls
        )


@contextmanager
def reminded_in(folder: Path, people: int, many: int) -> Iterator[Reminded]:
    """A connected bot, `people` people who type, and so many others who are reminded in three minutes or four."""
    at = datetime.now(LONDON).replace(second=0, microsecond=0) + 4 * A_MINUTE
    owners: dict[str, Member] = {}

    def past(log: Path, workspace: Workspace, channel: Channel) -> None:
        owners.update(_fill(log, workspace, channel, many, at))

    with scene_in(folder, people, past) as scene:
        yield Reminded(scene, Known(scene.people, owners, (), count(len(owners) + many + 1)), many, at)


def _fill(log: Path, workspace: Workspace, channel: Channel, many: int, at: datetime) -> dict[str, Member]:
    """The board forty days ago, with an action for each that was due yesterday; and those of who types, by their ref."""
    database = new_log(log)
    typists = [workspace.member(each) for each in channel.members if each != workspace.bot.id]
    crowd = Crowd([_person(each) for each in typists])
    talk = Conversation(database, at - AGO, crowd, workspace.home.team_id, channel.id)
    support, team = _person(SUPPORT), workspace.home.team_id
    talk(f"/board setup {BOARD} chair: <@{CHAIR.id}>", by=support)
    talk("/measure add M6 Statutory visits", by=support)
    talk("/measure target M6 CIN visits in timescale at least 85% by 30 June 2020", by=support)
    for observer in are(tuple(typists), "observer"):
        talk(f"/board observer <@{observer.id}>", by=support)
    owners: dict[str, Member] = {}
    for number in range(ACTIONS_EACH):
        for owner in are(tuple(typists), "officer"):
            said = talk(f"/action add Visits plan {number} of {owner.name} <@{owner.id}> due: in 20 weeks", by=support)
            owners[said.split()[0]] = owner
    yesterday = at.date() - timedelta(days=1)
    for number in range(many):
        member = workspace.add_member(Member(f"U0REMIND{number}", f"reminded{number}", f"Reminded {number}"))
        workspace.join(channel, member)
        crowd.people.append(_person(member))
        said = talk(f"/action add Guide {number} <@{member.id}> due: {yesterday:%d %B %Y}", by=support)
        if "logged" not in said:
            raise Unexpected(said)
        with database.writing() as store:
            store.reminders.keep_habits(team, member.id, Habits(at.time(), EVERY_DAY))
    turn_on(talk, support)
    database.close()
    return owners


def _person(member: Member) -> Person:
    return Person(member.id, member.real_name, handle=member.name, guest=member.guest)
