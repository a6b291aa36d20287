"""The people of the simulated year, and what they mean to do: the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from commands.request import Person
from local_slack import Member

# What they set as their status while they are away, and otherwise.
AWAY = ("Annual leave", "On leave until Monday", "OOO, back soon", "Out of office", "Not working", "Off sick")
THERE = ("", "In meetings", "Working from home", "Leave me a message", "Holiday cover for Ali")
HABITS = (
    *[""] * 5, "days: Mon Tue Wed", "days: Wed Thu Fri", "days: Tue Thu", "days: Fri", "at: 09:00", "at: 16:30",
    "at: 09:00 days: Mon Tue Wed Thu",
)  # fmt: skip


@dataclass
class Officer:
    """Somebody on the boards: how they are reminded, and when they are away.

    `keen` is how likely they do something on a day. `leave` are the first days away and those back, and whether their
    status says until when. Who is `steady` is always there, and never says anything.
    """

    member: Member
    habits: str = ""
    off: bool = False
    keen: float = 0.0
    steady: bool = False
    leave: list[tuple[date, date, bool]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def person(self) -> Person:
        return Person(self.id, self.member.real_name, handle=self.member.name)

    def is_away(self, day: date) -> bool:
        return any(first <= day < back for first, back, _ in self.leave)


def officers(many: int, plan: random.Random, first: date, last: date) -> list[Officer]:
    """So many people: the first is steady, the second has turned reminders off, the others as the plan has it."""
    found = []
    for number in range(many):
        member = Member(f"U0P{number:02}", f"p{number:02}", f"Person {_letters(number)}")
        officer = Officer(member, plan.choice(HABITS), keen=plan.choice([0.0, 0.05, 0.1, 0.2]))
        if number == 0:
            officer = Officer(member, steady=True)
        elif number == 1:
            officer = Officer(member, off=True, keen=0.02)
        else:
            officer.leave = list(_leave(plan, first, last))
        found.append(officer)
    return found


def _leave(plan: random.Random, first: date, last: date) -> Iterator[tuple[date, date, bool]]:
    day = first + timedelta(days=plan.randrange(5, 60))
    while day < last:
        back = day + timedelta(days=plan.choice([1, 2, 3, 7, 7, 14, 21]))
        yield day, back, plan.random() < 0.5
        day = back + timedelta(days=plan.randrange(20, 90))


def _letters(number: int) -> str:
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
