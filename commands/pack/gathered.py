"""Reads from the log, once, what a paper is composed from, as at its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from board.actions import Action, Status
from board.boards import Board
from board.conditions import Reading
from board.measures import Measure
from board.position import Position
from board.publishing import held_back
from board.refusals import Refusal
from board.risks import Risk
from board.words import day
from commands.actions.as_at import began_after, end_of, every_action_at
from commands.measures.pages.as_at import measures_at
from commands.pack.readers import PackAsked
from commands.reading.phrases.meaning import spoken
from commands.risks.as_at import risks_at
from commands.standing.at import StandingAt, as_it_stood, standing_now
from storage.store import Store

BEFORE_ITS_DAY = "What has changed is counted from a day before the paper's own."


@dataclass(frozen=True, slots=True)
class Gathered:
    """A board as at the day `on`. Nothing after the instant `at` counts; `prepared` is the day of writing. `actions`
    are all actions, whatever their status."""

    store: Store
    board: Board
    asked: PackAsked
    prepared: date
    on: date
    at: datetime
    standing: StandingAt
    actions: Sequence[Action]

    @property
    def where(self) -> Position:
        """Where the board stands."""
        return self.standing.position

    @property
    def named(self) -> bool:
        """True if owners are named."""
        return self.asked.reader.names_people

    @property
    def is_now(self) -> bool:
        """True if the paper is as at today."""
        return self.standing.is_now

    @property
    def risks(self) -> Sequence[Risk]:
        """The board's risks, whatever their status, as at the paper's day."""
        return risks_at(self.store, self.board, self.then) if self.then else self.store.risks.all(self.board.id)

    @property
    def held_back(self) -> Sequence[tuple[str, Reading]]:
        """The figures known by the paper's day that are not to be published, each with its measure's ref."""
        return [(measure.ref, each) for measure in self._measures for each in held_back(measure, self.on)]

    @property
    def _measures(self) -> Sequence[Measure]:
        return measures_at(self.store, self.board, self.at) if self.then else self.store.measures.all(self.board.id)

    @property
    def then(self) -> datetime | None:
        """The instant for which a paper as at a past day is read; None if it is as at today."""
        return None if self.is_now else self.at


def gathered(store: Store, board: Board, now: datetime, asked: PackAsked) -> Gathered:
    """The board now, or as at the day that was asked for. Refused: a day to come; a `since` that is not before the
    paper's day; see also `check_is_known`."""
    today = board.schedule.today(now)
    if asked.as_at and asked.as_at > today:
        raise Refusal("A paper is of today, or of a day that is past.", slot="as at")
    if asked.since and asked.since >= (asked.as_at or today):
        raise Refusal(BEFORE_ITS_DAY, slot="since")
    if asked.as_at is None or asked.as_at == today:
        standing = standing_now(store, board, today, asked.reader.shown)
        actions = store.actions.of_status(board.id, tuple(Status))
        return Gathered(store, board, asked, today, today, now, standing, actions)
    check_is_known(store, board, asked.as_at)
    on, end = asked.as_at, end_of(asked.as_at, board)
    standing = as_it_stood(store, board, on, asked.reader.shown)
    actions = every_action_at(store, board, end) if standing.has_actions else []
    return Gathered(store, standing.board, asked, today, on, end, standing, actions)


def check_is_known(store: Store, board: Board, on: date) -> None:
    """Raises Refusal for a day before the log began if no figure, claim or statement is of that day or earlier."""
    began = began_after(store, board, end_of(on, board))
    first = min([began, *_days_told_of(store, board)]) if began else on
    if began and on < first:
        raise Refusal(
            f"This log began on {day(began)}, and tells nothing of {day(on)}. "
            f"The first day for a paper is {day(first)}.",
            slot="as at",
            instead=[(spoken(first), "")],
        )


def _days_told_of(store: Store, board: Board) -> Iterator[date]:
    """The days from which the figures, claims and statements are known, which may be long before the log began."""
    for measure in store.measures.all(board.id):
        yield from (each.known_from for each in measure.every_reading)
        yield from (each.as_at for each in measure.claims)
        yield from (each.as_at for each in measure.statements)
    yield from (each.as_at for each in store.statements.of_report(board.id))
