"""Official figures: a department publishes them for every council, a year at a time. They are shown beside the
council's own.

They are counted differently, for a whole year, and are known only from the day of their publication. So they are kept
apart from the council's own readings: no verdict, claim or chart depends on one (docs/rules.md 5.18).
"""

from dataclasses import dataclass
from datetime import date

from board.conditions import Reading, indicator_key
from board.definitions import Definition, Good, defined, with_places
from board.frequency import Frequency
from board.refusals import Refusal
from board.series import series
from board.watched import Figure, figure_of
from board.words import day

SUFFIX = "(DfE, annual)"
# The year of such a figure ends on 31 March.
_YEAR_ENDS = (3, 31)


def official_name(indicator: str, authority: str = "") -> str:
    """The name of an official series; without an authority it is that of the council."""
    return f"{', '.join(filter(None, [indicator, authority]))} {SUFFIX}"


def is_official(name: str) -> bool:
    """True for the name of an official series."""
    return indicator_key(name).endswith(indicator_key(SUFFIX))


def check_not_official(ref: str, *names: str) -> None:
    """Raises Refusal for an official series where the council's own figure is needed: in a reading or a target."""
    for name in names:
        if is_official(name):
            raise Refusal(
                f"\"{name}\" is an official figure, and not the council's own. It comes in from the department's file "
                f"alone, with the day on which it was published, and no target rests on it. {ref} shows it beside."
            )


def end_of_year(year: int) -> date:
    """The last day of a year of official figures."""
    return date(year, *_YEAR_ENDS)


def check_published(published: date, as_at: date, today: date) -> date:
    """The day of publication. Raises Refusal if it is before the end of the figure's period, or in the future."""
    if published <= as_at:
        raise Refusal(f"Published on {day(published)} is before its year ended, on {day(as_at)}.")
    if published > today:
        raise Refusal(f"Published on {day(published)} is a day in the future.")
    return published


@dataclass(frozen=True, slots=True)
class OfficialFigure:
    """The latest figure of an official series that was published by a day; `replaced` is the figure before its
    revision."""

    figure: Figure
    replaced: Reading | None

    @property
    def words(self) -> str:
        """`Conferences (DfE, annual): 50.3%, 14.9 points lower than … · as at Tue 31 Mar 2020, published …`."""
        latest = self.figure.latest
        told = [f"{latest.indicator}: {self.figure.words}"]
        told += [f"published {day(latest.published)}"] if latest.published else []
        told += [latest.caveat] if latest.caveat else []
        if self.replaced and self.replaced.published:
            told.append(f"revised: {self.replaced.figure} as published {day(self.replaced.published)}")
        return ", ".join(told)


def official_figures(
    readings: tuple[Reading, ...], definitions: tuple[Definition, ...], today: date
) -> tuple[OfficialFigure, ...]:
    """The latest figure of each series published by `today`, the council's own before its comparators."""
    shown = with_places(readings, definitions)
    names = {indicator_key(each.indicator): each.indicator for each in shown}
    found = (_latest(shown, name, defined(definitions, name).good, today) for name in sorted(names.values(), key=_bare))
    return tuple(each for each in found if each)


def _bare(name: str) -> str:
    return indicator_key(name).removesuffix(indicator_key(SUFFIX)).strip()


def _latest(readings: tuple[Reading, ...], name: str, good: Good | None, today: date) -> OfficialFigure | None:
    figure = figure_of(series(readings, name, today), Frequency.YEARLY, good or Good.NEITHER, today)
    if figure is None:
        return None
    others = series([each for each in readings if each.id != figure.latest.id], name, today)
    same_year = (each for each in others if each.as_at == figure.latest.as_at and each.value != figure.latest.value)
    return OfficialFigure(figure, next(same_year, None))
