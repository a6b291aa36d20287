"""Reminders for the chair and board support: what waits for a decision, weekly and on the last working day before
papers are due; and, once a week, what only board support can act on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from board.actions import LIVE, OPEN, Action, Status
from board.boards import Board
from board.calendar import next_meeting, papers_due
from board.reminders import Habits
from storage.action_filters import ASKED, ONLY_A_ROLE, UNOWNED, due_before, snoozed_past
from storage.store import Store

# The texts for owners in words have what is overdue, and what is due within this time.
UNHEARD_AHEAD = timedelta(days=8)

IsIn = Callable[[Board, str], bool]
WorksOn = Callable[[str, date], bool]
HabitsOf = Callable[[str], Habits]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """How many actions on a board await sign-off, and for how many a later date is asked for. `papers_on` is the day on
    which papers are due, if this is the reminder before it."""

    person: str
    on: date
    board: Board
    sign_offs: int
    asked: int = 0
    papers_on: date | None = None


@dataclass(frozen=True, slots=True)
class ForSupport:
    """What board support sees once a week. `unheard` are actions overdue or due soon whose owners are not in Slack, by
    the owner's words; `unowned` are overdue and have no owner; `snoozed` are those of which the owners have put off
    reminders; `absent` are owners who are not in the channel, each with the number of their open actions."""

    person: str
    on: date
    board: Board
    unheard: Mapping[str, Sequence[Action]]
    snoozed: Sequence[Action] = ()
    absent: Mapping[str, int] = field(default_factory=dict)
    unowned: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Leaders:
    """The chair and support of the boards, and the days on which they work. With `person`, nobody else is looked at. A
    person who has turned reminders off is sent nothing of this."""

    is_in: IsIn
    works_on: WorksOn
    habits_of: HabitsOf
    person: str = ""

    def deciders(self, board: Board) -> list[str]:
        """The chair, or board support if there is no chair; only those in the board's channel."""
        found = [board.chair] if board.chair else list(board.support)
        return [each for each in found if self.person in {"", each} and self._hears(board, each)]

    def support(self, board: Board, since: date, today: date) -> str:
        """The first of board support who works today; empty if any of them has already worked since the day `since`."""
        known = [each for each in board.support if self._hears(board, each)]
        days = (since + timedelta(days=each) for each in range((today - since).days))
        if any(self.works_on(each, day) for day in days for each in known):
            return ""
        found = next((each for each in known if self.works_on(each, today)), "")
        return found if self.person in {"", found} else ""

    def is_first_day(self, person: str, since: date, today: date) -> bool:
        """True if today is the person's first working day from the day `since` on."""
        days = (since + timedelta(days=each) for each in range((today - since).days))
        return self.works_on(person, today) and not any(self.works_on(person, day) for day in days)

    def _hears(self, board: Board, person: str) -> bool:
        return self.is_in(board, person) and not self.habits_of(person).off


def to_decide(store: Store, boards: Sequence[Board], now: datetime, leaders: Leaders) -> Iterator[ToDecide]:
    """What waits today, for each person who must decide; nothing for a board on which nothing waits."""
    for board in boards:
        today, week = board.schedule.today(now), week_begins(board, now)
        deciders = [(each, _papers(board, each, leaders, today)) for each in leaders.deciders(board)]
        due = [each for each in deciders if each[1] or (week and leaders.is_first_day(each[0], week, today))]
        if not due:
            continue
        sign_offs, asked = store.actions.counts(board.id, [([Status.AWAITING_SIGN_OFF], None), (LIVE, ASKED)])
        if sign_offs or asked:
            yield from (ToDecide(person, today, board, sign_offs, asked, papers) for person, papers in due)


def for_support(store: Store, boards: Sequence[Board], now: datetime, leaders: Leaders) -> Iterator[ForSupport]:
    """What board support sees today, for each board whose weekly reminder is due."""
    for board in boards:
        today, week = board.schedule.today(now), week_begins(board, now)
        support = leaders.support(board, week, today) if week else ""
        if not support:
            continue
        unheard = unheard_of(store, board, today)
        snoozed = snoozed_of(store, board, today)
        owners = store.reminders.owners(board.id)
        absent = {owner: many for owner, many in owners.items() if not leaders.is_in(board, owner)}
        unowned = unowned_of(store, board, today)
        if unheard or snoozed or absent or unowned:
            yield ForSupport(support, today, board, unheard, snoozed, absent, unowned)


def unheard_of(store: Store, board: Board, today: date) -> dict[str, list[Action]]:
    """The actions overdue or due within about a week of owners who are named only in words, by those words."""
    found = store.actions.of_status(board.id, OPEN, [due_before(today + UNHEARD_AHEAD), ONLY_A_ROLE])
    found.sort(key=lambda each: each.owner_words.casefold())
    return {words: list(theirs) for words, theirs in groupby(found, key=lambda each: each.owner_words)}


def unowned_of(store: Store, board: Board, today: date) -> list[Action]:
    """The overdue actions without an owner, in Slack or in words: nobody else would hear of them."""
    return store.actions.of_status(board.id, OPEN, [due_before(today), UNOWNED])


def snoozed_of(store: Store, board: Board, today: date) -> list[Action]:
    """The actions of which owners have put off reminders to a day that is still to come."""
    return store.actions.of_status(board.id, OPEN, [snoozed_past(today)])


def week_begins(board: Board, now: datetime) -> date | None:
    """The latest day of the board's weekly slot, today included, whatever the time; None if the slot was before
    reminders were turned on."""
    zone = ZoneInfo(board.schedule.timezone)
    slot = board.schedule.latest_slot(datetime.combine(board.schedule.today(now), time.max, zone))
    if board.reminders_from is None or slot.at <= board.reminders_from:
        return None
    return board.schedule.today(slot.at)


def _papers(board: Board, person: str, leaders: Leaders, today: date) -> date | None:
    """The day on which papers are due, if today is the person's last working day before it; else None."""
    meeting = next_meeting(board.meetings, today)
    papers = papers_due(meeting) if meeting else None
    if papers is None or papers <= today or not leaders.works_on(person, today):
        return None
    between = (today + timedelta(days=each) for each in range(1, (papers - today).days))
    return None if any(leaders.works_on(person, each) for each in between) else papers
