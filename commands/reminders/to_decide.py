"""What those who lead a board are reminded of: what waits for their decision, weekly and the day before papers are due;
and, once a week, what board support alone can do something about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from board.actions import OPEN, Action, Status
from board.boards import Board
from board.calendar import next_meeting, papers_due
from board.reminders import Habits
from storage.action_filters import ONLY_A_ROLE, due_before, snoozed_past
from storage.store import Store

# Owners in words hear of what is overdue, and of what is due within so many days.
UNHEARD_AHEAD = timedelta(days=8)

IsIn = Callable[[Board, str], bool]
IsAway = Callable[[str, date], bool]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """How many actions wait on a board for somebody's decision. `papers_on` is given where papers go out next."""

    person: str
    on: date
    board: Board
    sign_offs: int
    papers_on: date | None = None


@dataclass(frozen=True, slots=True)
class ForSupport:
    """What board support sees once a week: what owners who are not in Slack have overdue or due soon, by the owner's
    words; what owners have asked not to be reminded of; and the owners who are not in the channel, each with how many
    open actions they have."""

    person: str
    on: date
    board: Board
    unheard: Mapping[str, Sequence[Action]]
    snoozed: Sequence[Action] = ()
    absent: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leaders:
    """Who leads the boards, and on which days they are there. `person` is the only one who is asked about, where it is
    given."""

    is_in: IsIn
    is_away: IsAway
    habits: Mapping[str, Habits]
    person: str = ""

    def works_on(self, person: str, day: date) -> bool:
        """They work on that day, and are not away."""
        return self.habits.get(person, Habits()).works_on(day) and not self.is_away(person, day)

    def deciders(self, board: Board) -> list[str]:
        """The chair; board support where there is no chair. Only who is in the board's channel."""
        found = [board.chair] if board.chair else list(board.support)
        return [each for each in found if self.person in {"", each} and self.is_in(board, each)]

    def support(self, board: Board, day: date) -> str:
        """Of board support the first who is there that day."""
        there = (each for each in board.support if self.is_in(board, each) and self.works_on(each, day))
        found = next(there, "")
        return found if self.person in {"", found} else ""


def to_decide(store: Store, boards: Sequence[Board], now: datetime, leaders: Leaders) -> Iterator[ToDecide]:
    """What waits for whom today; nothing where nothing waits."""
    for board in boards:
        today = board.schedule.today(now)
        deciders = [(each, _papers(board, each, leaders, today)) for each in leaders.deciders(board)]
        due = [each for each in deciders if each[1] or is_weekly_day(board, each[0], leaders, now)]
        if due and (waiting := store.actions.counts(board.id, [([Status.AWAITING_SIGN_OFF], None)])[0]):
            yield from (ToDecide(person, today, board, waiting, papers) for person, papers in due)


def for_support(store: Store, boards: Sequence[Board], now: datetime, leaders: Leaders) -> Iterator[ForSupport]:
    """What board support sees today of each board whose week begins."""
    for board in boards:
        today = board.schedule.today(now)
        support = leaders.support(board, today)
        if not support or not is_weekly_day(board, support, leaders, now):
            continue
        unheard = unheard_of(store, board, today)
        snoozed = snoozed_of(store, board, today)
        owners = store.reminders.owners(board.id)
        absent = {owner: many for owner, many in owners.items() if not leaders.is_in(board, owner)}
        if unheard or snoozed or absent:
            yield ForSupport(support, today, board, unheard, snoozed, absent)


def unheard_of(store: Store, board: Board, today: date) -> dict[str, list[Action]]:
    """What owners who are named in words only have overdue, or due within about a week, by their words."""
    found = store.actions.of_status(board.id, OPEN, [due_before(today + UNHEARD_AHEAD), ONLY_A_ROLE])
    found.sort(key=lambda each: each.owner_words.casefold())
    return {words: list(theirs) for words, theirs in groupby(found, key=lambda each: each.owner_words)}


def snoozed_of(store: Store, board: Board, today: date) -> list[Action]:
    """What owners have asked not to be reminded of, until a day that is still to come."""
    return store.actions.of_status(board.id, OPEN, [snoozed_past(today)])


def is_weekly_day(board: Board, person: str, leaders: Leaders, now: datetime) -> bool:
    """The day of the board's weekly slot, or the first one after it on which the person is there."""
    slot = next(board.schedule.past_slots(now))
    if board.reminders_from is None or slot.at <= board.reminders_from:
        return False
    day, today = slot.at.astimezone(ZoneInfo(board.schedule.timezone)).date(), board.schedule.today(now)
    while day < today:
        if leaders.works_on(person, day):
            return False
        day += timedelta(days=1)
    return leaders.works_on(person, today)


def _papers(board: Board, person: str, leaders: Leaders, today: date) -> date | None:
    """The day papers go out, where today is the person's last working day before it."""
    meeting = next_meeting(board.meetings, today)
    papers = papers_due(meeting) if meeting else None
    if papers is None or papers <= today or not leaders.works_on(person, today):
        return None
    between = (today + timedelta(days=each) for each in range(1, (papers - today).days))
    return None if any(leaders.works_on(person, each) for each in between) else papers
