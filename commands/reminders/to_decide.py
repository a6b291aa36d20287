"""What those who lead a board are reminded of: what waits for their decision, weekly and the day before papers are due;
and, once a week, what board support alone can do something about.
"""

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

# Owners in words hear of what is overdue, and of what is due within so many days.
UNHEARD_AHEAD = timedelta(days=8)

IsIn = Callable[[Board, str], bool]
WorksOn = Callable[[str, date], bool]
HabitsOf = Callable[[str], Habits]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """How many actions wait on a board to be signed off, and of how many a later date is asked for. `papers_on` is
    given where papers go out next."""

    person: str
    on: date
    board: Board
    sign_offs: int
    asked: int = 0
    papers_on: date | None = None


@dataclass(frozen=True, slots=True)
class ForSupport:
    """What board support sees once a week: what owners who are not in Slack have overdue or due soon, by the owner's
    words; what is overdue and nobody owns; what owners have asked not to be reminded of; and the owners who are not in
    the channel, each with how many open actions they have."""

    person: str
    on: date
    board: Board
    unheard: Mapping[str, Sequence[Action]]
    snoozed: Sequence[Action] = ()
    absent: Mapping[str, int] = field(default_factory=dict)
    unowned: Sequence[Action] = ()


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who leads the boards, and on which days they are there. `person` is the only one who is asked about, where it is
    given. Who has turned reminders off is told nothing of this."""

    is_in: IsIn
    works_on: WorksOn
    habits_of: HabitsOf
    person: str = ""

    def deciders(self, board: Board) -> list[str]:
        """The chair; board support where there is no chair. Only who is in the board's channel."""
        found = [board.chair] if board.chair else list(board.support)
        return [each for each in found if self.person in {"", each} and self._hears(board, each)]

    def support(self, board: Board, since: date, today: date) -> str:
        """Of board support the first who is there today, where nobody of them has been since that day."""
        known = [each for each in board.support if self._hears(board, each)]
        days = (since + timedelta(days=each) for each in range((today - since).days))
        if any(self.works_on(each, day) for day in days for each in known):
            return ""
        found = next((each for each in known if self.works_on(each, today)), "")
        return found if self.person in {"", found} else ""

    def is_first_day(self, person: str, since: date, today: date) -> bool:
        """They work today, and have not worked since that day."""
        days = (since + timedelta(days=each) for each in range((today - since).days))
        return self.works_on(person, today) and not any(self.works_on(person, day) for day in days)

    def _hears(self, board: Board, person: str) -> bool:
        return self.is_in(board, person) and not self.habits_of(person).off


def to_decide(store: Store, boards: Sequence[Board], now: datetime, leaders: Leaders) -> Iterator[ToDecide]:
    """What waits for whom today; nothing where nothing waits."""
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
    """What board support sees today of each board whose week begins."""
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
    """What owners who are named in words only have overdue, or due within about a week, by their words."""
    found = store.actions.of_status(board.id, OPEN, [due_before(today + UNHEARD_AHEAD), ONLY_A_ROLE])
    found.sort(key=lambda each: each.owner_words.casefold())
    return {words: list(theirs) for words, theirs in groupby(found, key=lambda each: each.owner_words)}


def unowned_of(store: Store, board: Board, today: date) -> list[Action]:
    """What is overdue and nobody owns, neither in Slack nor in words: no one else hears of it."""
    return store.actions.of_status(board.id, OPEN, [due_before(today), UNOWNED])


def snoozed_of(store: Store, board: Board, today: date) -> list[Action]:
    """What owners have asked not to be reminded of, until a day that is still to come."""
    return store.actions.of_status(board.id, OPEN, [snoozed_past(today)])


def week_begins(board: Board, now: datetime) -> date | None:
    """The newest day of the board's weekly slot, today included, at whatever time; None where that lies before
    reminders were turned on."""
    zone = ZoneInfo(board.schedule.timezone)
    slot = board.schedule.latest_slot(datetime.combine(board.schedule.today(now), time.max, zone))
    if board.reminders_from is None or slot.at <= board.reminders_from:
        return None
    return board.schedule.today(slot.at)


def _papers(board: Board, person: str, leaders: Leaders, today: date) -> date | None:
    """The day papers go out, where today is the person's last working day before it."""
    meeting = next_meeting(board.meetings, today)
    papers = papers_due(meeting) if meeting else None
    if papers is None or papers <= today or not leaders.works_on(person, today):
        return None
    between = (today + timedelta(days=each) for each in range(1, (papers - today).days))
    return None if any(leaders.works_on(person, each) for each in between) else papers
