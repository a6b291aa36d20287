"""What a board has, including what earlier rows added: read once and indexed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cached_property

from board.actions import Action, Status
from board.areas import Area
from board.conditions import Condition, Reading, indicator_key
from board.definitions import Definition
from board.events import Event
from board.folding import folded
from board.frequency import Comes, Frequency, frequency_said
from board.measures import Measure
from board.refs import ref_key
from board.risks import Risk
from board.statements import Statement
from commands.imports.comparing.claims import KnownClaims
from commands.imports.comparing.dates_said import SAYS_THE_FILE, dates_in
from commands.measures.indicators.which import known_indicators, unit_of
from storage.store import Store

_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


class Known:
    """The areas, measures, readings and claims that a row may name or repeat."""

    def __init__(self, store: Store, board_id: int) -> None:
        self._store = store
        self._board_id = board_id
        self._measures: dict[str, Measure | None] = {}
        self._readings: dict[int, dict[tuple[date, str], list[Reading]]] = {}
        self._indicators: dict[int, dict[str, str]] = {}
        self._units: dict[tuple[int, str], str | None] = {}
        self._claims: dict[int, KnownClaims] = {}
        self._statements: dict[int | None, list[Statement]] = {}
        self._conditions: dict[int, dict[str, Condition]] = {}
        self._instead: dict[tuple[int, str], str | None] = {}
        self._frequencies: dict[int, list[Comes]] = defaultdict(list)

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {ref_key(area.ref): area for area in self._store.areas.all(self._board_id)}

    @cached_property
    def _titles(self) -> dict[str, Area]:
        return {ref_key(area.title): area for area in reversed(self._areas.values())}

    @cached_property
    def _refs_and_titles(self) -> dict[str, str]:
        return {_both(area): area.ref for area in self._areas.values()}

    @cached_property
    def _measure_refs(self) -> dict[str, str]:
        return {ref_key(ref): ref for ref in self._store.measures.refs(self._board_id)}

    @cached_property
    def _actions(self) -> dict[str, Action]:
        return {ref_key(each.ref): each for each in self._store.actions.of_status(self._board_id, tuple(Status))}

    def action(self, ref: str) -> Action | None:
        """The action with that ref before this sheet. `Batch.once` finds a ref that the sheet repeats."""
        return self._actions.get(ref_key(ref))

    def actions_called(self, title: str) -> list[Action]:
        """The actions with that title before this sheet; if there are none, those that had it earlier."""
        key = folded(title)
        return self._by_title.get(key) or self._by_earlier_title.get(key, [])

    def dates_said(self, action_id: int) -> dict[str, str]:
        """The days on which a file said that an action was raised and closed: `{"raised": "Fri 1 May 2020"}`."""
        return self._dates_said.get(action_id, {})

    @cached_property
    def _dates_said(self) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for action_id, why in self._store.history.whys(self._board_id, "action", SAYS_THE_FILE):
            found.setdefault(action_id, {}).update(dates_in(why))
        return found

    def events_called(self, title: str) -> list[Event]:
        """The events with that name that were in the calendar before the file."""
        return self._events.get(folded(title), [])

    @cached_property
    def _events(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for each in self._store.events.all(self._board_id):
            if each.taken_out_at is None:
                found.setdefault(folded(each.title), []).append(each)
        return found

    @cached_property
    def _by_title(self) -> dict[str, list[Action]]:
        found: dict[str, list[Action]] = {}
        for each in self._actions.values():
            found.setdefault(folded(each.title), []).append(each)
        return found

    @cached_property
    def _by_earlier_title(self) -> dict[str, list[Action]]:
        by_id = {each.id: each for each in self._actions.values()}
        found: dict[str, dict[int, Action]] = {}
        for action_id, was in self._store.history.changes_since(self._board_id, _BEFORE_ALL):
            if was.get("title") and action_id in by_id:
                found.setdefault(folded(was["title"]), {})[action_id] = by_id[action_id]
        return {title: list(actions.values()) for title, actions in found.items()}

    @cached_property
    def _risks(self) -> tuple[dict[str, Risk], dict[str, Risk]]:
        risks = self._store.risks.all(self._board_id)
        return {ref_key(each.ref): each for each in risks}, {ref_key(each.title): each for each in reversed(risks)}

    def risk(self, ref: str, title: str) -> Risk | None:
        """The risk with that ref or, if the row has no ref, with that title, before this sheet."""
        by_ref, by_title = self._risks
        return by_ref.get(ref_key(ref)) if ref else by_title.get(ref_key(title))

    def area_of_ref(self, ref: str) -> Area | None:
        """The area with that ref, or None."""
        return self._areas.get(ref_key(ref))

    def areas_of(self, refs: Iterable[str]) -> list[Area]:
        """The areas on the board with these refs."""
        return [self._areas[ref_key(ref)] for ref in refs if ref_key(ref) in self._areas]

    def add_area(self, area: Area) -> None:
        """Notes that an area was added."""
        self._refs_and_titles[_both(area)] = area.ref
        self._titles.setdefault(ref_key(area.title), area)
        self._areas[ref_key(area.ref)] = area

    def area_ref(self, wanted: str) -> str | None:
        """The ref of the area that `wanted` gives by ref or title, or None."""
        found = self._areas.get(ref_key(wanted)) or self._titles.get(ref_key(wanted))
        return found.ref if found else None

    def area_called(self, words: str) -> str | None:
        """As `area_ref`, and also by ref and title together: `R07 Visits in time`."""
        if found := self.area_ref(words):
            return found
        return self._refs_and_titles.get(ref_key(words))

    def area_begun(self, ref: str) -> Area | None:
        """The area whose ref begins an action's ref, as `R01` begins `R01-02`."""
        parts = ref_key(ref).split("-")
        begun = ("-".join(parts[:most]) for most in range(1, len(parts)))
        return next((self._areas[key] for key in begun if key in self._areas), None)

    def measure_ref(self, wanted: str) -> str | None:
        """A measure's ref as the board writes it, or None."""
        return self._measure_refs.get(ref_key(wanted))

    def measure(self, ref: str) -> Measure | None:
        """The measure with that ref, or None."""
        key = ref_key(ref)
        if key not in self._measures:
            self._measures[key] = self._store.measures.find(self._board_id, ref)
        return self._measures[key]

    def add_measure(self, measure: Measure) -> None:
        """Notes that a measure was added."""
        self._measures[ref_key(measure.ref)] = measure

    def readings(self, measure: Measure, like: Reading) -> list[Reading]:
        """The readings of the same indicator as at the same day."""
        if measure.id not in self._readings:
            by_day = self._readings[measure.id] = defaultdict(list)
            for each in measure.every_reading:
                by_day[each.as_at, indicator_key(each.indicator)].append(each)
        return self._readings[measure.id][like.as_at, indicator_key(like.indicator)]

    def add_reading(self, measure: Measure, reading: Reading) -> None:
        """Notes that a reading was added. The first of the council's own readings of an indicator sets its unit."""
        self.readings(measure, reading).append(reading)
        if reading.published:
            return
        self.indicators(measure).setdefault(indicator_key(reading.indicator), reading.indicator)
        key = (measure.id, indicator_key(reading.indicator))
        if not (self._units.get(key) or reading.is_suppressed):
            self._units[key] = reading.unit

    def indicators(self, measure: Measure) -> dict[str, str]:
        """The measure's indicators as the board writes them, by `indicator_key`."""
        if measure.id not in self._indicators:
            self._indicators[measure.id] = {indicator_key(each): each for each in known_indicators(measure)}
        return self._indicators[measure.id]

    def unit(self, measure: Measure, indicator: str) -> str | None:
        """The unit of an indicator, or None if nothing gives it yet."""
        key = (measure.id, indicator_key(indicator))
        if key not in self._units:
            self._units[key] = unit_of(measure, indicator)
        return self._units[key]

    def frequency(self, measure: Measure, indicator: str) -> Frequency | None:
        """How often an indicator comes, or None if nobody has said."""
        return frequency_said((*measure.frequencies, *self._frequencies[measure.id]), indicator)

    def add_frequency(self, measure: Measure, comes: Comes) -> None:
        """Notes how often an indicator comes."""
        self._frequencies[measure.id].append(comes)

    def add_definition(self, measure: Measure, said: Definition) -> None:
        """Notes a definition: the measure has its indicator from now on, with its unit if it gives one."""
        self.indicators(measure).setdefault(indicator_key(said.indicator), said.indicator)
        if said.unit is not None:
            self._units[measure.id, indicator_key(said.indicator)] = said.unit

    def claims(self, measure: Measure) -> KnownClaims:
        """The claims of a measure."""
        if measure.id not in self._claims:
            self._claims[measure.id] = KnownClaims(measure)
        return self._claims[measure.id]

    def statements(self, measure: Measure | None) -> list[Statement]:
        """The chair's statements on a measure, or on the report for None, in order of entry. Callers append to them."""
        if (key := measure.id if measure else None) not in self._statements:
            there = measure.statements if measure else self._store.statements.of_report(self._board_id)
            self._statements[key] = list(there)
        return self._statements[key]

    def condition(self, measure: Measure, label: str) -> Condition | None:
        """The condition with that label, or the one that replaced it, before this sheet."""
        if measure.id not in self._conditions:
            self._conditions[measure.id] = {ref_key(each.label): each for each in measure.conditions}
        standing = self._conditions[measure.id]
        return standing.get(ref_key(label)) or standing.get(ref_key(self._in_place_of(measure, label) or ""))

    def was_withdrawn(self, measure: Measure, label: str) -> bool:
        """True if the condition with that label, or its replacement, was withdrawn."""
        return self._in_place_of(measure, label) == ""

    def _in_place_of(self, measure: Measure, label: str) -> str | None:
        key = (measure.id, ref_key(label))
        if key not in self._instead:
            self._instead[key] = self._store.measures.in_place_of(measure.id, label)
        return self._instead[key]


def _both(area: Area) -> str:
    return ref_key(f"{area.ref} {area.title}")
