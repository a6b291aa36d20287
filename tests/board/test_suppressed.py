"""Whatever figures are suppressed, and whatever a target asks of them: nothing is met on one, and nothing fails."""

from datetime import date, timedelta
from decimal import Decimal

from examples import examples
from hypothesis import given, settings, strategies as st

from board.conditions import Claim, Condition, Kind, Reading
from board.definitions import Definition, Good
from board.figures import SUPPRESSED
from board.frequency import Comes, Frequency
from board.measures import Measure, assess
from board.outcomes import Outcome
from commands.measures.indicators.claim_wording import claim_lines, mismatch_lines
from commands.measures.indicators.wording import figure_line, measure_words, verdict_line

TODAY = date(2020, 7, 8)
NAMES = ("visits", "Region")
CONDITIONS = (
    Condition(1, "M1a", Kind.THRESHOLD, "visits", target=Decimal(85), due_on=date(2020, 6, 30)),
    Condition(2, "M1b", Kind.THRESHOLD, "visits", target=Decimal(85), due_on=date(2020, 9, 30)),
    Condition(3, "M1c", Kind.THRESHOLD, "visits", target=Decimal(25), higher=False),
    Condition(4, "M1d", Kind.TREND, "visits"),
    Condition(5, "M1e", Kind.TREND, "visits", monthly=True),
    Condition(6, "M1f", Kind.COMPARATOR, "visits", comparator="Region", within=Decimal(10)),
    Condition(7, "M1g", Kind.COMPARATOR, "visits", comparator="Region", within=Decimal(10), due_on=date(2020, 6, 30)),
)
VALUES = st.one_of(st.just(SUPPRESSED), st.decimals(0, 100, places=1))
READINGS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 500), VALUES, st.sampled_from(["%", "", "cases"])), max_size=12
)
CLAIMS = st.lists(st.tuples(st.booleans(), st.integers(0, 120)), max_size=2)


@settings(max_examples=examples(2_000), deadline=None)
@given(
    st.lists(st.sampled_from(CONDITIONS), max_size=2, unique=True),
    READINGS,
    CLAIMS,
    st.sampled_from([None, *Frequency]),
    st.sampled_from([None, 0, 1]),
)
def test_nothing_is_met_on_what_is_suppressed(
    conditions: list[Condition],
    readings: list[tuple[str, int, Decimal, str]],
    claims: list[tuple[bool, int]],
    every: Frequency | None,
    places: int | None,
) -> None:
    measure = Measure(
        1,
        "M1",
        "Visits",
        conditions=tuple(conditions),
        readings=tuple(
            Reading(number, name, TODAY - timedelta(days), value, unit)
            for number, (name, days, value, unit) in enumerate(readings)
        ),
        claims=tuple(
            Claim(number, "met" if met else "not met", met, TODAY - timedelta(days))
            for number, (met, days) in enumerate(claims)
        ),
        frequencies=(Comes(1, "visits", every),) if every else (),
        definitions=(Definition(1, "visits", good=Good.LOWER, decimals=places),),
    )

    found = assess(measure, TODAY)

    for verdict in found.verdicts:
        assert verdict_line(found, verdict)
        if verdict.reading and verdict.reading.is_suppressed:
            # No reading is said of it only where it is too old, or where the other figure has none; and a month before
            # it can have broken a trend.
            other = bool(verdict.condition.comparator) and not verdict.is_stale
            is_none = verdict.outcome == Outcome.NO_READING and (verdict.is_stale or other)
            is_broken = verdict.outcome == Outcome.BROKEN and verdict.condition.monthly
            assert is_none or is_broken or (verdict.outcome == Outcome.NOT_DEFINED and verdict.is_hidden)
            assert not found.direction(verdict)
    assert measure_words(found)
    assert claim_lines(found)
    assert mismatch_lines(found) is not None
    for figure in found.figures:
        assert figure_line(figure)
        assert figure.briefly.startswith(figure.latest.figure)
        assert not (figure.latest.is_suppressed and figure.changes)
