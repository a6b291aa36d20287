"""The round of reminders: each person whose time has come is told, in one message, what concerns them today.

A person's reminder for a day is claimed in the outbox under a key of person and day. It is composed then, and again
when it is sent, so that it does not mention what was done meanwhile.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.absences import back_on, says_away
from board.boards import Board
from board.calendar import is_working_day
from board.refusals import Refusal
from board.reminders import USUAL_TIME, Habits
from bot.posting.members import Members
from bot.slack.people import Directory
from commands.reminders.daily import Daily, Look, dailies
from commands.reminders.of_board import away_words_of
from commands.reminders.page import reminder
from commands.reply import frozen
from storage.database import Database
from storage.outbox import Post
from storage.reminders import KEY, reminder_key
from storage.store import Store

LOOK_EVERY = timedelta(minutes=5)
# A reminder that could not be sent by then is left for the next day: nobody is reminded at night.
LATE_FOR = timedelta(hours=8)

logger = logging.getLogger(__name__)


class ReminderRound:
    """Puts reminders in the outbox for the boards of one workspace."""

    def __init__(
        self, database: Database, directory: Directory, members: Members, team: str, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._directory = directory
        self.members = members
        self._team = team
        self._clock = clock
        self._looked: datetime | None = None
        self._away: dict[str, date] = {}
        self._asked: date | None = None
        self._next = datetime.min.replace(tzinfo=UTC)

    def claims(self) -> Iterator[None]:
        """Claims, one at each step, the reminders of everybody whose time has come and who has had none today. Between
        two steps the first is posted, and others get their turn at the log."""
        now = self._clock()
        # A clock that was put back since must not silence a whole day.
        if self._looked is not None and self._looked <= now < self._next:
            return
        self._looked, self._next = now, now + LOOK_EVERY
        with self._database.reading() as store:
            boards = self._boards(store)
        if not boards:
            return
        self.members.ask(boards)
        self._ask_who_is_late(boards, now)
        for each in self._due(boards, now):
            try:
                self.members.ask(boards)
                self._claim(each, self._clock())
            except Refusal:
                raise
            except Exception:
                # A fault in one person's reminder must not stop another's.
                logger.exception("The reminder of %s could not be claimed", each.person)
            yield

    def prepared(self, post: Post) -> Post | str:
        """The reminder to send, composed anew: the postman has looked, and Slack does not have it. It is not sent if
        nothing is left of it, or its day is over."""
        now = self._clock()
        with self._database.reading() as store:
            boards = self._boards(store)
        self.members.ask(boards)
        with self._database.writing(team=self._team) as store:
            look = self._look(store, boards, now, post.channel, store.reminders.of_post(self._team, post.key), post.key)
            daily = dailies(look).get(post.channel)
            if daily is None or reminder_key(daily.person, daily.on) != post.key:
                return ""
            message = frozen(reminder(daily, look))
            store.reminders.put(self._team, post.key, daily.told)
            store.outbox.rewrite(post, message)
        return replace(post, message=message)

    def _claim(self, draft: Daily, now: datetime) -> None:
        """Claims a person's reminder with what is true at that moment; does nothing if another process has it."""
        key = reminder_key(draft.person, draft.on)
        with self._database.writing(team=self._team) as store:
            look = self._look(
                store, self._boards(store), now, draft.person, [each.watch.action.id for each in draft.escalated]
            )
            daily = dailies(look).get(draft.person)
            if daily is None or daily.on != draft.on:
                return
            message = frozen(reminder(daily, look))
            post = Post(key, self._team, daily.person, message, now, board_id=daily.boards[0].id)
            if store.outbox.put(post):
                store.reminders.put(self._team, key, daily.told)

    def _look(
        self, store: Store, boards: list[Board], now: datetime, person: str = "", ids: Iterable[int] = (), but: str = ""
    ) -> Look:
        return Look(store, boards, self._directory, now, self.members.has, person, list(ids), but)

    def _boards(self, store: Store) -> list[Board]:
        return [each for each in store.boards.of_team(self._team) if each.reminders_from is not None]

    def _due(self, boards: list[Board], now: datetime) -> list[Daily]:
        """The reminders to send now, to people who are not away. If somebody turns out to be away, it is worked out
        again, because another person may be told in their place."""
        while True:
            with self._database.reading() as store:
                drafts = dailies(replace(self._look(store, boards, now), absent=self._away))
                habits = store.reminders.habits(self._team, list(drafts))
                due = [each for each in drafts.values() if self._is_due(store, each, habits, now)]
            there = [each for each in due if self._away.get(each.person) != each.on]
            if not self._note_absences({each.person: each.on for each in there}, boards, now):
                return there

    def _is_due(self, store: Store, daily: Daily, habits: Mapping[str, Habits], now: datetime) -> bool:
        """True if their time has come today, and is not long past. Also makes sure that the next look is no later than
        anybody's next time."""
        at = slot_of(daily, habits.get(daily.person, Habits()))
        if now < at:
            self._next = min(self._next, at)
            return False
        return now - at < LATE_FOR and not store.outbox.knows(self._team, reminder_key(daily.person, daily.on))

    def _ask_who_is_late(self, boards: list[Board], now: datetime) -> None:
        """Once a day, asks who is away of those who have something overdue: days away do not count towards escalation,
        even if no reminder was due on them."""
        local = now.astimezone(ZoneInfo(boards[0].schedule.timezone))
        if self._asked == local.date() or local.time() < USUAL_TIME or not is_working_day(local.date()):
            return
        with self._database.reading() as store:
            late = store.reminders.who_is_late([each.id for each in boards], local.date())
        self._note_absences(dict.fromkeys(late, local.date()), boards, now)
        self._asked = local.date()

    def _note_absences(self, people: Mapping[str, date], boards: list[Board], now: datetime) -> bool:
        """Asks Slack which of these people are away on that day, and stores until when. If Slack does not say, what is
        stored stays. True if anybody is away."""
        stale = self._directory.stale(people, now)
        self._directory.ask_those(stale, now)
        if not people:
            return False
        with self._database.writing(team=self._team) as store:
            away = {each: on for each, on in people.items() if self._note_absence(store, each, on, boards)}
        self._away |= away
        return bool(away)

    def _note_absence(self, store: Store, person: str, on: date, boards: list[Board]) -> bool:
        """Stores whether somebody is away on that day, and until when, by their Slack status. True if they are."""
        status = self._directory.status(person)
        if status is None:
            kept = store.reminders.absences(self._team, [person]).get(person, [])
            return any(each.covers(on) for each in kept)
        words = [word for board in boards for word in away_words_of(board)]
        back = back_on(status.expires.astimezone(ZoneInfo(boards[0].schedule.timezone))) if status.expires else None
        if says_away(status.words, words) and (back is None or back > on):
            store.reminders.keep_away(self._team, person, on, back)
            return True
        store.reminders.keep_back(self._team, person, on)
        return False


def slot_of(daily: Daily, habits: Habits) -> datetime:
    """When somebody is to be told on that day: at their own time, or at the board's slot for what waits for those who
    lead."""
    weekly = [each.board for each in daily.to_decide if not each.papers_on]
    weekly += [each.board for each in daily.for_support]
    at = min((each.schedule.at for each in weekly), default=habits.at)
    zone = ZoneInfo(daily.boards[0].schedule.timezone)
    return datetime.combine(daily.on, at, zone)


def is_reminder(post: Post) -> bool:
    """True for a person's daily reminder."""
    return post.key.startswith(KEY)
