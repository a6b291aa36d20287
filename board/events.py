"""Events other than a board's own meetings, on one day or several: a visit, a review, a letter, a report, another
body's meeting.

The board's own meetings have a separate calendar (`Board.meetings`): an event is never the *next board*, and no papers
are due for it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from board.folding import folded
from board.words import COUNTS, count, day, near_day, number_said


class EventKind(StrEnum):
    """The kinds of event, in the words that people read and type."""

    MEETING = "meeting"
    VISIT = "visit"
    REVIEW = "review"
    LETTER = "letter"
    REPORT = "report"


_WORDS = {
    EventKind.VISIT: "visit visits inspection inspections reinspection ilacs",
    EventKind.REVIEW: "review reviews audit diagnostic stocktake",
    EventKind.LETTER: "letter letters",
    EventKind.REPORT: "report reports",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
# These name a meeting only at the end: "Children's Scrutiny Committee", but not "panel chairs are trained".
_MEETINGS = re.compile(r"meetings?|mtg|committee|scrutiny|cabinet|board|panel|forum|conference|summit")
# The words after one of these say what the event is about: in "letter after the visit" the letter is the event.
_ABOUT = re.compile(r"\b(?:after|about|at|before|by|following|for|from|in|of|on|regarding|to|with)\b")
_WORD = re.compile(r"[a-z]+")
# Every word of the board's own meeting is one of these, or of the board's name.
_OWN = re.compile(
    r"an?|additional|annual|boards?|childrens?|extra|extraordinary|improvement|meetings?|monthly|mtg|of|our|ordinary|"
    r"services|special|the"
)


# "Four monitoring visits": that many events of the kind must follow.
_SO_MANY = re.compile(rf"(?:at least )?(?P<many>[1-9][0-9]?|{'|'.join(COUNTS[:12])}) (?P<what>.+)")


@dataclass(frozen=True, slots=True)
class Limit:
    """What must follow an event: `what` within `within` ("24 months"), that is by the day `on`."""

    what: str
    within: str
    on: date

    @property
    def words(self) -> str:
        """As it is typed: `re-inspection within 24 months`."""
        return f"{self.what} within {self.within}"

    @property
    def needs(self) -> tuple[int, EventKind] | None:
        """How many events of which kind must follow, if the words begin with a number: `at least four monitoring
        visits` is four visits. None if nothing is to be counted."""
        found = _SO_MANY.fullmatch(folded(self.what))
        kind = kind_in(found["what"]) if found else None
        if found is None or kind is None:
            return None
        return number_said(found["many"]), kind


@dataclass(frozen=True, slots=True)
class Event:
    """One thing in a board's calendar, from `first_on` to `last_on`, both included; the same day if it lasts one day.

    `entered_by` is the Slack user who entered it, at the instant `entered_at`. An event that was removed, at
    `taken_out_at`, is kept. `limit_what`, `limit_within` and `limit_on` are those of its limit, or empty.
    """

    id: int
    kind: EventKind
    title: str
    first_on: date
    last_on: date
    source: str = ""
    limit_what: str = ""
    limit_within: str = ""
    limit_on: date | None = None
    entered_by: str = ""
    entered_at: datetime | None = None
    taken_out_at: datetime | None = None

    @property
    def limit(self) -> Limit | None:
        """What must follow it, and by when; None if nothing was said."""
        return Limit(self.limit_what, self.limit_within, self.limit_on) if self.limit_on else None

    @property
    def days(self) -> str:
        """Its days in words: see `days_words`."""
        return days_words(self.first_on, self.last_on)

    def is_on(self, first: date, last: date) -> bool:
        """True if any of its days is from `first` to `last`."""
        return self.first_on <= last and first <= self.last_on


def with_limit(event: Event, limit: Limit | None) -> Event:
    """The event with what must follow it; with None, nothing must."""
    if limit is None:
        return replace(event, limit_what="", limit_within="", limit_on=None)
    return replace(event, limit_what=limit.what, limit_within=limit.within, limit_on=limit.on)


def event_before(event: Event, was: Mapping[str, Any]) -> Event:
    """The event with what it `was`, by field, in the form that history uses. The line that entered it has no earlier
    values to restore."""
    if "first_on" in was and was["first_on"] is None:
        return event
    return replace(event, **{name: _read(name, value) for name, value in was.items() if name in Event.__slots__})


def _read(name: str, plain: Any) -> Any:
    if plain is None:
        return None
    if name == "kind":
        return EventKind(plain)
    if name.endswith("_at"):
        return datetime.fromisoformat(plain)
    return date.fromisoformat(plain) if name.endswith("_on") else plain


def days_words(first: date, last: date) -> str:
    """`Wed 12 Oct 2016`, `Wed 12 to Thu 13 Oct 2016`, `Mon 31 Oct to Wed 2 Nov 2016`."""
    if first == last:
        return day(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{' '.join(day(first).split()[:2])} to {day(last)}"
    return f"{near_day(first, last)} to {day(last)}"


def kind_in(words: str) -> EventKind | None:
    """The kind that the words plainly name: the last one named before the words say what it is about, or None.

    `Ofsted monitoring visit` is a visit, `Letter after the visit` a letter, `Report on the peer review` a report.
    """
    head = _WORD.findall(_ABOUT.split(folded(words), maxsplit=1)[0])
    if head and _MEETINGS.fullmatch(head[-1]):
        return EventKind.MEETING
    return next((_KINDS[word] for word in reversed(head) if word in _KINDS), None)


def is_own_meeting(words: str, board: str) -> bool:
    """True if the words of a meeting name no other body: `board meeting`, `Improvement Board`, or the `board` by its
    name."""
    named = set(_WORD.findall(folded(board)))
    return all(word in named or _OWN.fullmatch(word) for word in _WORD.findall(folded(words)))


def counts_for(event: Event, each: Event) -> bool:
    """True if the limit of `event` counts the other event: it is of the right kind, and later."""
    needs = event.limit.needs if event.limit else None
    return needs is not None and each.kind == needs[1] and each.first_on > event.last_on


def limit_words(event: Event, limit: Limit, today: date, events: Iterable[Event] = ()) -> str:
    """`Re-inspection within 24 months of the report (by Fri 1 Sep 2017): 312 days left`. If a number must follow, it
    says how many of the board's `events` have been held, and which is next."""
    left = (limit.on - today).days
    told = (
        f"{count(left, 'day')} left" if left > 0 else f"{count(-left, 'day')} past" if left else "today is the last day"
    )
    counted = _counted(event, limit, today, events)
    return f"{limit.words} of the {event.kind} (by {day(limit.on)}): {counted}{told}"


def _counted(event: Event, limit: Limit, today: date, events: Iterable[Event]) -> str:
    """`1 of 4 held, the next Wed 12 to Thu 13 Oct 2016, `; empty if nothing is to be counted."""
    if limit.needs is None:
        return ""
    theirs = sorted((each for each in events if counts_for(event, each)), key=lambda each: each.first_on)
    held = [each for each in theirs if each.last_on < today]
    coming = [each for each in theirs if each.last_on >= today]
    told = f"{len(held)} of {limit.needs[0]} held, "
    return f"{told}the next {coming[0].days}, " if coming else told
