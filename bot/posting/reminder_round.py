"""The round of reminders: whoever's time has come is told, in one message, what concerns them today.

Somebody's reminder of a day is claimed in the outbox under a key of person and day, and is composed then and again when
it is sent: of what was done meanwhile nobody is told.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from board.absences import back_on, says_away
from board.boards import Board
from board.refusals import Refusal
from board.reminders import Habits
from bot.posting.members import Members
from bot.slack.people import Directory
from commands.reminders.daily import Daily, Look, dailies
from commands.reminders.of_board import words_of
from commands.reminders.page import reminder
from commands.reply import frozen
from storage.database import Database
from storage.outbox import CLAIMED, Post
from storage.reminders import KEY, reminder_key
from storage.store import Store

LOOK_EVERY = timedelta(minutes=5)
# What could not be said by then is said on the next day: nobody is reminded at night.
LATE_FOR = timedelta(hours=8)
# So many are asked of Slack one by one; of more, the list of everybody is read.
MOST_ASKED = 5

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
        self._next = datetime.min.replace(tzinfo=UTC)

    def put(self) -> None:
        """Puts the reminder of everybody whose time has come, and who has had none today."""
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
        with self._database.reading() as store:
            drafts = dailies(replace(self._look(store, boards, now), draft=True))
            due = [each for each in drafts.values() if self._is_due(store, each, now)]
        for each in self._there(due, now):
            try:
                self._claim(each, now)
            except Refusal:
                raise
            except Exception:
                # A fault in one person's reminder must not stop another's.
                logger.exception("The reminder of %s could not be claimed", each.person)

    def prepared(self, post: Post) -> Post | str:
        """The reminder as it is sent: composed anew, unless Slack may have it already. Nothing where nothing is left of
        it, or its day is over."""
        if post.state != CLAIMED:
            return post
        now = self._clock()
        with self._database.reading() as store:
            boards = self._boards(store)
        self.members.ask(boards)
        with self._database.writing() as store:
            look = self._look(store, boards, now, post.channel, store.reminders.of_post(post.key), post.key)
            daily = dailies(look).get(post.channel)
            if daily is None or reminder_key(daily.person, daily.on) != post.key:
                return ""
            message = frozen(reminder(daily, look))
            store.reminders.put(post.key, daily.told)
            store.outbox.rewrite(post.id, message)
        return replace(post, message=message)

    def _claim(self, draft: Daily, now: datetime) -> None:
        """Claims somebody's reminder with what is so at that moment; nothing where another process has it."""
        key = reminder_key(draft.person, draft.on)
        with self._database.writing() as store:
            look = self._look(
                store, self._boards(store), now, draft.person, [each.watch.action.id for each in draft.escalated]
            )
            daily = dailies(look).get(draft.person)
            if daily is None or daily.on != draft.on:
                return
            message = frozen(reminder(daily, look))
            post = Post(key, self._team, daily.person, message, now, board_id=daily.boards[0].id)
            if store.outbox.put(post):
                store.reminders.put(key, daily.told)

    def _look(
        self, store: Store, boards: list[Board], now: datetime, person: str = "", ids: Iterable[int] = (), but: str = ""
    ) -> Look:
        return Look(store, boards, self._directory, now, self.members.has, person, list(ids), but)

    def _boards(self, store: Store) -> list[Board]:
        return [each for each in store.boards.all() if each.team == self._team and each.reminders_from is not None]

    def _is_due(self, store: Store, daily: Daily, now: datetime) -> bool:
        """Their time has come today, and is not long past. The next look is no later than the next time of somebody."""
        at = slot_of(daily, store.reminders.habits(self._team, [daily.person]).get(daily.person, Habits()))
        if now < at:
            self._next = min(self._next, at)
            return False
        return now - at < LATE_FOR and not store.outbox.knows(reminder_key(daily.person, daily.on))

    def _there(self, due: list[Daily], now: datetime) -> list[Daily]:
        """Those of them who are not away, asked of Slack; until when the others are is kept. Where Slack does not say,
        what is kept holds."""
        due = [each for each in due if self._away.get(each.person) != each.on]
        stale = self._directory.stale([each.person for each in due], now)
        if len(stale) > MOST_ASKED:
            self._directory.read_everybody(now)
        else:
            for person in stale:
                self._directory.ask(person, now)
        if due:
            with self._database.writing() as store:
                away = {each.person for each in due if self._note_absence(store, each)}
            self._away |= {each.person: each.on for each in due if each.person in away}
        return [each for each in due if self._away.get(each.person) != each.on]

    def _note_absence(self, store: Store, daily: Daily) -> bool:
        """Keeps whether somebody is away on that day, and until when, as far as their status says. True where they
        are."""
        status = self._directory.status(daily.person)
        if status is None:
            kept = store.reminders.absences(self._team, [daily.person]).get(daily.person, [])
            return any(each.covers(daily.on) for each in kept)
        words = [word for board in daily.boards for word in words_of(board)]
        zone = ZoneInfo(daily.boards[0].schedule.timezone)
        back = back_on(status.expires.astimezone(zone)) if status.expires else None
        if says_away(status.words, words) and (back is None or back > daily.on):
            store.reminders.keep_away(self._team, daily.person, daily.on, back)
            return True
        store.reminders.keep_back(self._team, daily.person, daily.on)
        return False


def slot_of(daily: Daily, habits: Habits) -> datetime:
    """When somebody hears on that day: at their own time; with what waits for those who lead, at the board's slot."""
    weekly = [each.board for each in daily.to_decide if not each.papers_on]
    weekly += [each.board for each in daily.for_support]
    at = weekly[0].schedule.at if weekly else habits.at
    zone = ZoneInfo(daily.boards[0].schedule.timezone)
    return datetime.combine(daily.on, at, zone)


def is_reminder(post: Post) -> bool:
    """The post is somebody's reminder of a day."""
    return post.key.startswith(KEY)
