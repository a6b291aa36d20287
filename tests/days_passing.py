"""Days pass on a log, and everybody who is to be told something is told it: who heard what, a line each.

It is the round of reminders without Slack: everything is told at once, and Slack takes all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversation import ALI, JO, PAT, SAM, Conversation
from watching import on

from board.boards import Board
from commands.reminders.daily import Daily, Look, dailies
from commands.request import Person
from storage.reminders import reminder_key

PEOPLE = {"jo": JO, "ali": ALI, "pat": PAT, "sam": SAM}
LONDON = ZoneInfo("Europe/London")


@dataclass
class Days:
    """The days from that of the conversation on. `outside` are the people who are in no channel, by Slack id; or in none
    but those named."""

    say: Conversation
    outside: dict[str, set[str]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def told(self, *lines: str, until: str = "31 Aug", at: str = "12:00") -> list[str]:
        """Everything that is told until a day, where these lines are typed: by Sam, or by whoever stands before `> `. A
        line that begins with a day and a colon is typed on that day, after what is told on it; reminders are turned on
        before the first of those."""
        heard: list[str] = []
        dated = [index for index, line in enumerate(lines) if _day_of(line)]
        first = dated[0] if dated else len(lines)
        for line in lines[:first]:
            self._type(line)
        turn_on(self.say, SAM)
        for line in lines[first:]:
            day = _day_of(line)
            if self.today < on(day):
                heard += self.until(day, at)
                self.go_to(self.today, "12:30")
            self._type(line.removeprefix(f"{day}: "))
        if self.today < on(until):
            self.go_to(self.today + timedelta(days=bool(dated)))
            heard += self.until(until, at)
        return heard

    def _type(self, line: str) -> None:
        who, colon, rest = line.partition("> ")
        refused = self.say(rest if colon else line, by=PEOPLE[who] if colon else SAM)
        assert not refused.startswith("Not "), refused

    def until(self, day: str, at: str = "12:00") -> list[str]:
        """Everything that is told until that day, in the order of the days."""
        heard, last = [], on(day)
        while self.today < last:
            heard += self.tell(at)
            self.go_to(self.today + timedelta(days=1))
        return [*heard, *self.tell(at)]

    @property
    def today(self) -> date:
        return self.say.now.astimezone(LONDON).date()

    def go_to(self, day: date | str, at: str = "09:00") -> None:
        moved = on(day) if isinstance(day, str) else day
        self.say.now = datetime.combine(moved, time.fromisoformat(at), LONDON)

    def tell(self, at: str = "12:00") -> list[str]:
        """What is told at that time of the day: in a first look, and in one five minutes later."""
        self.go_to(self.today, at)
        return [*self._look(), *self._look()]

    def away(self, person: str, since: str, until: str = "") -> None:
        """Slack's status said so, on that day."""
        with self.say.log.writing() as store:
            store.reminders.keep_away(self.say.team, person, on(since), on(until) if until else None)

    def back(self, person: str, since: str) -> None:
        """And no longer, on that day."""
        with self.say.log.writing() as store:
            store.reminders.keep_back(self.say.team, person, on(since))

    def leave(self, *people: Person, but: str = "") -> None:
        """They are in no channel, or in that one alone."""
        self.outside |= {each.id: {but} for each in people}

    def come_back(self, person: Person) -> None:
        del self.outside[person.id]

    def _look(self) -> list[str]:
        with self.say.log.writing() as store:
            boards = [each for each in store.boards.all() if each.reminders_from is not None]
            found = dailies(Look(store, boards, self.say.crowd, self.say.now, self._is_in)).values()
            due = [each for each in found if reminder_key(each.person, each.on) not in self.keys]
            for each in due:
                key = reminder_key(each.person, each.on)
                self.keys.add(key)
                store.reminders.put(self.say.team, key, each.told)
                store.reminders.delivered(self.say.team, key)
        return [line for each in due for line in self._lines(each, len(boards) > 1)]

    def _is_in(self, board: Board, person: str) -> bool:
        return person not in self.outside or board.channel in self.outside[person]

    def _lines(self, daily: Daily, several: bool) -> Iterator[str]:
        known = self.say.crowd.person(daily.person)
        who = f"{daily.on:%a} {daily.on.day} {daily.on:%b} {known.handle if known else daily.person}:"
        for item in daily.own:
            yield f"{who} {self._ref(item.of.board, item.of.watch.action.ref, several)} {item.planned.occasion}"
        for each in daily.escalated:
            yield f"{who} {self._ref(each.board, each.watch.action.ref, several)} of another is long overdue"
        for waits in daily.to_decide:
            papers = ", papers go out" if waits.papers_on else ""
            yield f"{who} {self._ref(waits.board, str(waits.sign_offs), several)} to sign off{papers}"
        for sees in daily.for_support:
            yield from (f"{who} text for {words}: {', '.join(a.ref for a in of)}" for words, of in sees.unheard.items())
            yield from (f"{who} {each.ref} is overdue, and nobody's" for each in sees.unowned)
            yield from (f"{who} {each.ref} is put off" for each in sees.snoozed)
            yield from (f"{who} {owner} of {many} is not in the channel" for owner, many in sees.absent.items())

    def _ref(self, board: Board, words: str, several: bool) -> str:
        return f"{board.name} {words}" if several else words


def _day_of(line: str) -> str:
    day = line.partition(":")[0]
    return day if day[:1].isdecimal() else ""


def turn_on(say: Conversation, by: Person) -> None:
    """Reminders are on, as of now."""
    shown = say("/board reminders", by=by)
    line = next(each for each in shown.splitlines() if each.startswith("Turn reminders on: "))
    assert "Reminders are on" in say(line.partition(": ")[2].strip("`"), by=by)
