"""The slots of `/measure edit`, and what its form shows in them."""

from collections.abc import Callable, Mapping
from datetime import date

from board.boards import Board
from board.definitions import MOST_PLACES, Good, defined
from board.digest import owner_words
from board.frequency import Frequency, frequency_named, frequency_of
from board.measures import Measure
from commands.measures.indicators.which import indicators_called, known_indicators, offered_indicators, unit_of
from commands.reading.grammar import Words
from commands.reading.quotes import unquoted
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from storage.store import Store


def _only(measure: Measure) -> str:
    """The measure's only indicator. Empty if it has several: the form then shows nothing until one is chosen."""
    known = known_indicators(measure)
    return known[0] if len(known) == 1 else ""


def _of_the_only(said: Callable[[Measure, str], object]) -> Callable[[Measure], str]:
    """Makes the function that prefills a field with what is `said` of the measure's only indicator, if anything is."""

    def now(measure: Measure) -> str:
        name = _only(measure)
        words = said(measure, name) if name else None
        return "" if words is None else str(words)

    return now


_good = _of_the_only(lambda measure, name: measure.good(name))
_period = _of_the_only(lambda measure, name: frequency_of(measure.frequencies, name).period)
_unit = _of_the_only(unit_of)
_decimals = _of_the_only(lambda measure, name: defined(measure.definitions, name).decimals)


def edit_apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The one indicator whose name the typed words are part of, and the frequency in the form's own words. Each is
    empty if the words do not say."""
    known = known_indicators(subject) if isinstance(subject, Measure) and words.free else []
    named = indicators_called(known, unquoted(words.free))
    every = frequency_named(words.get("every")) if words.has("every") else None
    return {"indicator": named[0] if len(named) == 1 else "", "every": every.period if every else ""}


def _offered(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    """The council's own indicators, then the official series beside them."""
    official = dict.fromkeys(each.indicator for each in subject.official) if isinstance(subject, Measure) else ()
    return [*offered_indicators(store, board, subject, today), *((name, name) for name in official)]


WHICH = Slot("indicator", "Which figure", SlotKind.CHOICE, SlotPlace.FREE, offers=_offered, now=_only)
OF_A_MEASURE = (
    Slot("title", "Title", SlotKind.SHORT, now=lambda measure: measure.title),
    Slot("owner", "Owner", SlotKind.OWNER, now=owner_words),
)
OF_AN_INDICATOR = (
    Slot(
        "good",
        "Which way is good",
        SlotKind.CHOICE,
        shown="[good: higher|lower|neither]",
        choices=tuple(Good),
        now=_good,
    ),
    Slot(
        "every",
        "How often the figure comes",
        SlotKind.CHOICE,
        shown="[every: month|quarter|year]",
        choices=tuple(each.period for each in Frequency),
        now=_period,
    ),
    Slot("unit", "Counted in", SlotKind.SHORT, hint="Such as % or cases.", now=_unit),
    Slot("decimals", "Decimals at most", SlotKind.SHORT, hint=f"0 to {MOST_PLACES}, or: as entered.", now=_decimals),
)
