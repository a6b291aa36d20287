"""What each person is sent on a day, over all their boards.

It is worked out once for everybody, and again for one person when their reminder is claimed and when it is sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from board.absences import Absence
from board.areas import Area
from board.boards import Board
from board.escalation import is_escalation_due
from board.reminders import Habits, Occasion, Planned, Told, occasion_due
from commands.people.whom import whom
from commands.reminders.to_decide import ForSupport, IsIn, Leaders, ToDecide, for_support, to_decide
from commands.reminders.watched import Watched, watched
from commands.request import People
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Item:
    """An action in its owner's reminder, and the occasion for it."""

    of: Watched
    planned: Planned


@dataclass(frozen=True, slots=True)
class Daily:
    """Everything that one person is sent on one day: their own actions, actions of others that are long overdue, what
    waits for their decision, and what they see as board support."""

    person: str
    on: date
    own: tuple[Item, ...] = ()
    escalated: tuple[Watched, ...] = ()
    to_decide: tuple[ToDecide, ...] = ()
    for_support: tuple[ForSupport, ...] = ()

    @property
    def told(self) -> list[tuple[int, Told]]:
        """What the log keeps of the reminder, as pairs of an action's id and what was told."""
        told = [(each.of, each.planned.occasion, each.planned.on) for each in self.own]
        told += [(each, Occasion.ESCALATED, self.on) for each in self.escalated]
        return [
            (each.watch.action.id, Told(self.person, occasion, each.watch.action.due_on or self.on, planned, self.on))
            for each, occasion, planned in told
        ]

    @property
    def boards(self) -> list[Board]:
        """The boards in the reminder, each once."""
        found = [*(each.of.board for each in self.own), *(each.board for each in self.escalated)]
        found += [*(each.board for each in self.to_decide), *(each.board for each in self.for_support)]
        return list({each.id: each for each in found}.values())


@dataclass(frozen=True, slots=True)
class Look:
    """A look at who is to be sent what. `is_in` says who is in a board's channel now: nobody else is told of the board.

    With `person`, only they are looked at; `ids` are the actions of others that were found for them, and `but` is the
    key of their reminder, which is not sent yet. With `absent`, only those people count as away today; it maps a person
    to the day on which Slack last said that they were.
    """

    store: Store
    boards: Sequence[Board]
    people: People
    now: datetime
    is_in: IsIn
    person: str = ""
    ids: Sequence[int] = ()
    but: str = ""
    absent: Mapping[str, date] | None = None
    absences: dict[str, list[Absence]] = field(default_factory=dict)
    habits: dict[str, Habits] = field(default_factory=dict)
    areas: dict[int, dict[str, Area]] = field(default_factory=dict)

    def is_away(self, person: str, on: date) -> bool:
        """True if the person is away on that day."""
        if self.absent is not None and on == self.boards[0].schedule.today(self.now):
            return self.absent.get(person) == on
        if person not in self.absences:
            team = self.boards[0].team
            self.absences[person] = self.store.reminders.absences(team, [person]).get(person, [])
        return any(each.covers(on) for each in self.absences[person])

    def works_on(self, person: str, on: date) -> bool:
        """True if the person works on that day and is not away."""
        return self.habits_of(person).works_on(on) and not self.is_away(person, on)

    def habits_of(self, person: str) -> Habits:
        """When the person wants reminders."""
        if person not in self.habits:
            found = self.store.reminders.habits(self.boards[0].team, [person])
            self.habits[person] = found.get(person, Habits())
        return self.habits[person]


def dailies(look: Look) -> dict[str, Daily]:
    """What each person is sent today, by Slack id; people who are sent nothing are left out."""
    if not look.boards:
        return {}
    found: dict[str, Daily] = {}
    for each in _watched(look):
        today = each.board.schedule.today(look.now)
        _add_own(found, look, each, today)
        if is_escalation_due(each.watch, today) and (hears := who_hears(look, each, today)):
            daily = found.get(hears, Daily(hears, today))
            found[hears] = replace(daily, escalated=(*daily.escalated, each))
    leaders = Leaders(look.is_in, look.works_on, look.habits_of, look.person)
    for waits in to_decide(look.store, look.boards, look.now, leaders):
        daily = found.get(waits.person, Daily(waits.person, waits.on))
        found[waits.person] = replace(daily, to_decide=(*daily.to_decide, waits))
    for sees in for_support(look.store, look.boards, look.now, leaders):
        daily = found.get(sees.person, Daily(sees.person, sees.on))
        found[sees.person] = replace(daily, for_support=(*daily.for_support, sees))
    return {person: each for person, each in found.items() if look.person in {"", person}}


def _watched(look: Look) -> Iterable[Watched]:
    """The actions to look at: everybody's, or the person's own with those found for them before."""
    if not look.person:
        return watched(look.store, look.boards, look.now, absent=look.absent)
    theirs = watched(look.store, look.boards, look.now, owner=look.person, but=look.but)
    others = watched(look.store, look.boards, look.now, ids=look.ids, but=look.but) if look.ids else []
    return [*theirs, *(each for each in others if each.owner != look.person)]


def _add_own(found: dict[str, Daily], look: Look, each: Watched, today: date) -> None:
    if not look.is_in(each.board, each.owner):
        return
    if planned := occasion_due(each.watch, today):
        daily = found.get(each.owner, Daily(each.owner, today))
        found[each.owner] = replace(daily, own=(*daily.own, Item(each, planned)))


def who_hears(look: Look, each: Watched, today: date) -> str:
    """Who hears today that an action is long overdue; empty if none of those who may hear works today."""
    return next((one for one in who_may_hear(look, each) if look.works_on(one, today)), "")


def who_may_hear(look: Look, each: Watched) -> list[str]:
    """Who is to hear that an action is long overdue: its accountable officer, else the lead of its area, else board
    support (the first of them at work hears), else the chair.

    Only people in the channel hear, and never the owner. If the owner is not in Slack, support and the chair do not
    hear: support has a text for that owner each week.
    """
    action = each.watch.action
    named = action.accountable_id or _named(look, action.accountable_words)
    if named and _can_hear(look, each, named):
        return [named]
    lead = _lead(look, each)
    if lead or each.watch.is_unheard:
        return [lead] if lead else []
    support = [one for one in each.board.support if _can_hear(look, each, one)]
    return support or [one for one in (each.board.chair,) if one and _can_hear(look, each, one)]


def _lead(look: Look, each: Watched) -> str:
    """The lead of the first of its areas that has a lead who can hear; empty if none has."""
    if each.board.id not in look.areas:
        look.areas[each.board.id] = {area.ref: area for area in look.store.areas.all(each.board.id)}
    areas = look.areas[each.board.id]
    refs = look.store.links.of("action", each.watch.action.id).area if areas else ()
    leads = [areas[ref].lead_id or _named(look, areas[ref].lead) for ref in refs if ref in areas]
    return next((lead for lead in leads if lead and _can_hear(look, each, lead)), "")


def _named(look: Look, words: str) -> str:
    """The one person whom the words name; empty if they name a role, or could name several people."""
    found = whom(words, look.people).people if words else ()
    return found[0].id if len(found) == 1 else ""


def _can_hear(look: Look, each: Watched, person: str) -> bool:
    known = look.people.person(person)
    is_here = known is None or not (known.deleted or known.is_bot)
    owner = each.owner or _named(look, each.watch.action.owner_words)
    return person != owner and is_here and look.is_in(each.board, person)
