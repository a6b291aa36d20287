"""A board: an improvement board, bound to one Slack channel."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice, takewhile
from unicodedata import normalize

from board.calendar import Schedule, WeeklySlot
from board.dates_agreed import Way
from board.roles import DECIDES, Actor, Role
from board.rungs import Scale, scale_of

MOST_SLOTS = 8


@dataclass(frozen=True, slots=True)
class Board:
    """A board with its people and its meeting calendar.

    `team` and `channel` are Slack ids. `roles` holds the people who are not plain officers. `shared` is True if the
    channel is shared with another organisation; owners are then not named in the digest. Weekly slots count from
    `slots_from`: when the board began, its slot was moved, or a pause ended. Reminders count from `reminders_from`, and
    are off if it is None. `away_words` are the words, a phrase a line, that mean "away" in a Slack status; if empty,
    the usual ones apply. `dates` says whether owners move dates by themselves. On `review_on` the board itself is
    formally reviewed; `review_told` is how many days before it the channel was last told, or 0. A board that was
    closed, at `closed_at`, is read only. `scale_words` are the rungs of its own scale, or empty for the six points.
    """

    id: int
    team: str
    channel: str
    name: str
    schedule: Schedule = field(default_factory=Schedule)
    paused: bool = False
    shared: bool = False
    roles: Mapping[str, Role] = field(default_factory=dict)
    meetings: tuple[date, ...] = ()
    slots_from: datetime | None = None
    reminders_from: datetime | None = None
    away_words: str = ""
    dates: Way = Way.OWNER
    review_on: date | None = None
    review_told: int = 0
    closed_at: datetime | None = None
    scale_words: str = ""

    @property
    def scale(self) -> Scale:
        """The scale on which its areas are judged."""
        return scale_of(self.scale_words)

    @property
    def chair(self) -> str | None:
        """The chair's Slack id, or None if there is no chair."""
        return next((person for person, role in self.roles.items() if role == Role.CHAIR), None)

    @property
    def support(self) -> tuple[str, ...]:
        """The Slack ids of the board's support officers."""
        return tuple(person for person, role in self.roles.items() if role == Role.SUPPORT)

    @property
    def is_closed(self) -> bool:
        """True if it was closed: its record can be read, but nothing can be added."""
        return self.closed_at is not None

    @property
    def closed_on(self) -> date | None:
        """The board's own calendar day on which it was closed; None while it is open."""
        return self.schedule.today(self.closed_at) if self.closed_at else None

    @property
    def posts_weekly(self) -> bool:
        """True if its digest is posted every week by itself."""
        return not (self.paused or self.is_closed)

    def leads(self, person: str) -> bool:
        """True if the person is on record as the board's chair or support."""
        return self.roles.get(person) in DECIDES

    def due_slots(self, now: datetime) -> Iterator[WeeklySlot]:
        """The weekly slots that were due by `now`, newest first. None while the board is paused or closed, none before
        `slots_from`, and none too old to matter."""
        newest = islice(self.schedule.past_slots(now), MOST_SLOTS) if self.posts_weekly else ()
        return takewhile(lambda slot: self.slots_from is None or slot.at > self.slots_from, newest)

    def due_slot(self, now: datetime) -> WeeklySlot | None:
        """The newest of these slots, or None."""
        return next(self.due_slots(now), None)

    def is_read_by(self, actor: Actor) -> bool:
        """True for somebody who may change nothing here but what is their own: an observer, or anybody on a closed
        board."""
        return self.is_closed or actor.role == Role.OBSERVER

    def actor(self, person: str, guest: bool) -> Actor:
        """Who `person` is here: their named role; otherwise an officer, or an observer if they are a guest."""
        return Actor(person, self.roles.get(person, Role.OBSERVER if guest else Role.OFFICER))


def as_read(name: str) -> str:
    """A board's name in a form for comparing: without regard to case, to whether accents are composed, or to the number
    of spaces."""
    return " ".join(normalize("NFC", normalize("NFD", name).casefold()).split())


def places_of(boards: Collection[Board]) -> dict[int, str]:
    """The place of each board of a log, by the board's id: its channel's id. If there are several workspaces, the
    workspace's id comes first (`T0123/C0456`), because channels of two workspaces may have the same id."""
    several = len({each.team for each in boards}) > 1
    return {each.id: f"{each.team}/{each.channel}" if several else each.channel for each in boards}


def told_apart(boards: Collection[Board]) -> dict[int, str]:
    """The name of each board of a log, by the board's id, with its place if another board has the same name."""
    named = Counter(as_read(each.name) for each in boards)
    places = {each: f" ({place})" for each, place in places_of(boards).items()}
    return {each.id: each.name + (places[each.id] if named[as_read(each.name)] > 1 else "") for each in boards}
