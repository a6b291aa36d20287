"""The charts of a measure: what is drawn for each indicator, and the words that say what the picture shows."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from board.chance import Chance, chance_of
from board.charts import Bounds, Chart, Comparator, Dot, TargetStep
from board.conditions import Condition, Reading, indicator_key, same_indicator, shown
from board.definitions import Good, with_places
from board.figures import stated
from board.frequency import frequency_of
from board.measures import Assessment, Measure
from board.official import is_official
from board.outcomes import Verdict
from board.publishing import is_held_back
from board.series import series
from board.travel import direction_from, told_apart
from board.verdicts import in_its_unit
from board.words import day, listed, month, months_apart
from commands.measures.indicators.which import known_indicators
from commands.measures.indicators.wording import short_outcome
from commands.reply import PERSON, Picture

# The most dots that a phone can show apart.
MOST_POINTS = 120
_SOMEBODY = "somebody"
# Marks the chart of the department's figures, which could otherwise be taken for the council's own.
OFFICIAL = "official, annual"


def charted_indicators(measure: Measure, today: date) -> list[str]:
    """The indicators that have a figure to draw, without those that are only compared with."""
    compared = [each.comparator for each in measure.conditions if each.comparator]
    own = [each for each in known_indicators(measure) if not any(same_indicator(each, other) for other in compared)]
    return [each for each in own if dots_of(measure, each, today)]


def charted_official(measure: Measure, today: date) -> list[str]:
    """The measure's official series that have a figure to draw, the council's own before its comparators."""
    names = {indicator_key(each.indicator): each.indicator for each in measure.official}
    return [names[each] for each in sorted(names) if dots_of(measure, names[each], today)]


def dots_of(measure: Measure, indicator: str, today: date) -> int:
    """How many figures of an indicator can be drawn. Suppressed figures do not count."""
    return len(shown(_figures(measure, indicator, today)))


def picture_of(assessment: Assessment, indicator: str) -> Picture:
    """The chart of one indicator of a measure, with its alternative text. The indicator must have a figure."""
    measure, today = assessment.measure, assessment.today
    chance = chance_of(_figures(measure, indicator, today), measure.good(indicator))
    unit = shown(chance.readings)[-1].unit
    chart = Chart(
        PERSON.sub(_SOMEBODY, _title(measure, indicator)),
        unit,
        tuple(_point(chance, number) for number in range(len(chance.readings))),
        tuple(_steps(measure, indicator, unit)),
        tuple(_beside(measure, indicator, today, since=chance.readings[0].as_at)),
        _bounds(chance),
    )
    return Picture(chart, finding(assessment, indicator, chance))


def _title(measure: Measure, indicator: str) -> str:
    if is_official(indicator):
        return f"{measure.ref}, {OFFICIAL}: {indicator}"
    called = f"{measure.ref} {measure.title}"
    return called if same_indicator(measure.title, indicator) else f"{called}: {indicator}"


def _figures(measure: Measure, indicator: str, today: date) -> Sequence[Reading]:
    known = with_places(measure.official, measure.definitions) if is_official(indicator) else measure.as_shown
    return in_its_unit(series(known, indicator, today))[-MOST_POINTS:]


def _point(chance: Chance, number: int) -> Dot:
    reading = chance.readings[number]
    value = None if reading.is_suppressed else reading.exact
    return Dot(reading.as_at, value, reading.figure, reading.revises, chance.stands_out(number))


def _steps(measure: Measure, indicator: str, unit: str) -> list[TargetStep]:
    tested = [each for each in measure.tests(indicator) if each.has_target and _is_in_unit(each, unit)]
    steps = [TargetStep(stated(each.target), each.asked, each.due_on) for each in tested]
    return sorted(steps, key=lambda each: each.due_on or date.min)


def _is_in_unit(target: Condition, unit: str) -> bool:
    return (target.unit == "%") == (unit == "%")


def _beside(measure: Measure, indicator: str, today: date, since: date) -> list[Comparator]:
    names = dict.fromkeys(each.comparator for each in measure.tests(indicator) if each.comparator)
    found = []
    for name in names:
        readings = in_its_unit(series(measure.as_shown, name, today))
        points = tuple(Dot(each.as_at, each.exact, each.figure) for each in shown(readings) if each.as_at >= since)
        found += [Comparator(PERSON.sub(_SOMEBODY, name), points)] if points else []
    return found


def _bounds(chance: Chance) -> Bounds | None:
    """The mean and the control limits, if there are any. A limit that no figure could be beyond is None."""
    if chance.limits is None:
        return None
    lower, upper = (None if each is None else chance.rounded(each) for each in (chance.lower, chance.upper))
    return Bounds(chance.rounded(chance.limits.mean), lower, upper)


def finding(assessment: Assessment, indicator: str, chance: Chance) -> str:
    """What the chart shows, with what is not chance if that can be told: `CIN visits, monthly, Nov 2019 to Jul 2020:
    52% to 77%; target at least 85% by Tue 30 Jun 2020: not met, 8 points short; one step back, Apr 2020.`"""
    measure, today, figures = assessment.measure, assessment.today, shown(chance.readings)
    tested = [each for each in assessment.verdicts if each.condition in measure.tests(indicator)]
    often = OFFICIAL if is_official(indicator) else frequency_of(measure.frequencies, indicator)
    told = [f"{indicator}, {often}, {_span(figures)}"]
    told += [_latest_words(each) for each in _beside(measure, indicator, today, figures[0].as_at)]
    told += [_verdict_words(each) for each in tested]
    if all(each.condition.has_target for each in tested):
        told += _steps_back(figures, chance.good)
    if hidden := [month(each.as_at) for each in chance.readings if each.is_suppressed]:
        told.append(f"suppressed: {listed(hidden)}")
    if kept := [f"{month(each.as_at)} ({each.caveat})" for each in chance.readings if is_held_back(each)]:
        told.append(f"not for outside the board: {listed(kept)}")
    first = "; ".join(told) + "."
    if chance.limits is None:
        return first
    assured = [chance.assurance(each.condition) for each in tested if _is_in_unit(each.condition, figures[-1].unit)]
    return " ".join([first, chance.sentence, *filter(None, assured)])


def _span(figures: Sequence[Reading]) -> str:
    first, last = figures[0], figures[-1]
    if len(figures) == 1:
        return f"as at {day(last.as_at)}: {last.figure}"
    values = {each.exact for each in figures}
    change = f"{last.figure} throughout" if len(values) == 1 else " to ".join(told_apart(first, last))
    return f"{' to '.join(months_apart([first.as_at, last.as_at]))}: {change}"


def _latest_words(beside: Comparator) -> str:
    last = beside.points[-1]
    return f"{beside.name} {last.figure} as at {day(last.on)}"


def _verdict_words(verdict: Verdict) -> str:
    condition = verdict.condition
    return f"{'target ' if condition.has_target else ''}{condition.test}: {short_outcome(verdict)}"


def _steps_back(figures: Sequence[Reading], good: Good) -> list[str]:
    """`one step back, Apr 2020`. Empty if neither way is good."""
    if good == Good.NEITHER:
        return []
    steps = list(pairwise(figures))
    back = [after for before, after in steps if direction_from(before, after, good == Good.HIGHER) == "worse"]
    if not back:
        return []
    many = "one step back" if len(back) == 1 else f"{len(back)} steps back, the last in"
    return [f"{many}{',' if len(back) == 1 else ''} {month(back[-1].as_at)}"]
