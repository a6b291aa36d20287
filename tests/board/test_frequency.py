"""How often an indicator comes, and what a figure is that is older than one and a half of its periods."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from board.conditions import Claim, Condition, Kind, Reading
from board.frequency import Comes, Frequency, frequency_named, frequency_of
from board.measures import Measure, assess
from board.outcomes import Outcome
from board.verdicts import verdict

VISITS, REGION = "CIN visits in time", "Regional average"
MONTHLY, QUARTERLY, YEARLY = Frequency

Figure = tuple[str, str]


def on(day: str) -> date:
    return date.fromisoformat(day)


def readings(*figures: Figure, of: str = VISITS) -> list[Reading]:
    return [Reading(n, of, on(day), Decimal(value)) for n, (day, value) in enumerate(figures, 1)]


def by(due: str | None) -> Condition:
    return Condition(1, "M6a", Kind.THRESHOLD, VISITS, target=Decimal(85), due_on=on(due) if due else None)


def said(frequency: Frequency, indicator: str = VISITS) -> tuple[Comes, ...]:
    return (Comes(1, indicator, frequency),)


@pytest.mark.parametrize(
    ("frequency", "as_at", "last_day"),
    [
        (MONTHLY, "2020-05-31", "2020-07-15"),
        (MONTHLY, "2020-06-30", "2020-08-14"),
        (MONTHLY, "2020-02-29", "2020-04-14"),
        (MONTHLY, "2019-12-31", "2020-02-14"),
        (QUARTERLY, "2020-03-31", "2020-08-14"),
        (QUARTERLY, "2019-12-31", "2020-05-15"),
        (YEARLY, "2019-03-31", "2020-09-28"),
        (YEARLY, "2019-07-08", "2021-01-05"),
    ],
)
def test_a_figure_speaks_for_one_and_a_half_of_its_periods(frequency: Frequency, as_at: str, last_day: str) -> None:
    last = on(last_day)

    assert not frequency.is_stale(on(as_at), last)
    assert frequency.is_stale(on(as_at), date.fromordinal(last.toordinal() + 1))
    assert not frequency.is_stale(on(as_at), on(as_at))


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("month", MONTHLY),
        ("Monthly", MONTHLY),
        ("every month", MONTHLY),
        ("quarter", QUARTERLY),
        ("quarterly", QUARTERLY),
        ("3 months", QUARTERLY),
        ("each  quarter.", QUARTERLY),
        ("year", YEARLY),
        ("annual", YEARLY),
        ("Annually", YEARLY),
        ("fortnight", None),
        ("weekly", None),
        ("6 months", None),
        ("", None),
    ],
)
def test_how_often_is_read_as_people_write_it(words: str, frequency: Frequency | None) -> None:
    assert frequency_named(words) == frequency


def test_monthly_unless_said_and_the_last_that_was_said_counts() -> None:
    comes = (*said(YEARLY), Comes(2, REGION, YEARLY), Comes(3, " cin  VISITS in time", QUARTERLY))

    assert frequency_of((), VISITS) == MONTHLY
    assert frequency_of(comes, VISITS) == QUARTERLY
    assert frequency_of(comes, REGION) == YEARLY
    assert frequency_of(comes, "Another") == MONTHLY


AT_ITS_DATE = [
    # The example of the issue, and the same with a figure that is new enough.
    ([("2019-06-30", "86")], "2020-07-08", MONTHLY, "no reading since Sun 30 Jun 2019, no reading at its date"),
    ([("2020-05-31", "86")], "2020-07-08", MONTHLY, "met"),
    # The day after its last day it says nothing any more; what it was at its date stays said.
    ([("2020-06-30", "86")], "2020-08-14", MONTHLY, "met"),
    ([("2020-06-30", "86")], "2020-08-15", MONTHLY, "no reading since Tue 30 Jun 2020, met at its date"),
    (
        [("2020-06-30", "77")],
        "2020-08-15",
        MONTHLY,
        "no reading since Tue 30 Jun 2020, not met at its date: 8 points short",
    ),
    ([("2020-06-30", "77")], "2020-08-14", MONTHLY, "not met, 8 points short"),
    # Old at its date, and new since: of the date nothing is known.
    (
        [("2020-03-31", "90"), ("2020-07-31", "88")],
        "2020-08-15",
        MONTHLY,
        "met late, first on Fri 31 Jul 2020 (88%), no reading at its date",
    ),
    ([("2020-03-31", "90"), ("2020-07-31", "80")], "2020-08-15", MONTHLY, "not met, 5 points short"),
    # Met at its date, failed after it, and silence since then.
    (
        [("2020-06-30", "86"), ("2020-07-31", "80")],
        "2020-12-31",
        MONTHLY,
        "no reading since Fri 31 Jul 2020, met at its date",
    ),
    # Met late, and silence since then.
    (
        [("2020-06-30", "80"), ("2020-07-31", "90")],
        "2020-12-31",
        MONTHLY,
        "no reading since Fri 31 Jul 2020, not met at its date: 5 points short",
    ),
    # Before its date nothing is said of the date.
    ([("2020-03-31", "90")], "2020-05-15", MONTHLY, "on target"),
    ([("2020-03-31", "90")], "2020-05-16", MONTHLY, "no reading since Tue 31 Mar 2020"),
    ([("2020-03-31", "70")], "2020-05-16", MONTHLY, "no reading since Tue 31 Mar 2020"),
    ([("2020-03-31", "90")], "2020-06-30", MONTHLY, "no reading since Tue 31 Mar 2020"),
    # The same figures, where they come quarterly or yearly.
    ([("2020-03-31", "90")], "2020-06-30", QUARTERLY, "on target"),
    ([("2020-03-31", "90")], "2020-08-14", QUARTERLY, "met"),
    ([("2020-03-31", "90")], "2020-08-15", QUARTERLY, "no reading since Tue 31 Mar 2020, met at its date"),
    ([("2019-12-31", "90")], "2020-07-08", QUARTERLY, "no reading since Tue 31 Dec 2019, no reading at its date"),
    ([("2019-06-30", "86")], "2020-07-08", YEARLY, "met"),
    ([("2019-06-30", "86")], "2020-12-28", YEARLY, "met"),
    ([("2019-06-30", "86")], "2020-12-29", YEARLY, "no reading since Sun 30 Jun 2019, met at its date"),
]


@pytest.mark.parametrize(("figures", "today", "frequency", "words"), AT_ITS_DATE)
def test_a_figure_too_old_for_today_or_for_the_date_decides_nothing_of_it(
    figures: list[Figure], today: str, frequency: Frequency, words: str
) -> None:
    found = verdict(by("2020-06-30"), readings(*figures), on(today), said(frequency))

    assert found.words == words
    assert found.is_stale == words.startswith("no reading since")
    assert (found.outcome == Outcome.NO_READING) == found.is_stale


@pytest.mark.parametrize(
    ("value", "today", "words"),
    [
        ("86", "2020-08-14", "met"),
        ("77", "2020-08-14", "not met, 8 points short"),
        ("86", "2020-08-15", "no reading since Tue 30 Jun 2020"),
        ("77", "2020-08-15", "no reading since Tue 30 Jun 2020"),
    ],
)
def test_a_target_without_a_date_goes_by_a_figure_that_is_new_enough(value: str, today: str, words: str) -> None:
    assert verdict(by(None), readings(("2020-06-30", value)), on(today)).words == words


@pytest.mark.parametrize(
    ("figures", "monthly", "today", "words"),
    [
        ([("2020-05-31", "70"), ("2020-06-30", "77")], True, "2020-08-14", "held, 70% to 77%"),
        (
            [("2020-05-31", "70"), ("2020-06-30", "77")],
            True,
            "2020-08-15",
            "no reading since Tue 30 Jun 2020, until then held, 70% to 77%",
        ),
        (
            [("2020-05-31", "77"), ("2020-06-30", "70")],
            True,
            "2020-08-15",
            "no reading since Tue 30 Jun 2020, until then broken in Jun 2020 (77% to 70%)",
        ),
        ([("2020-06-30", "70")], False, "2020-08-15", "no reading since Tue 30 Jun 2020"),
        ([("2020-06-30", "70")], False, "2020-08-14", "no reading: a trend needs two readings or more"),
        (
            [("2019-06-30", "70"), ("2020-06-30", "77")],
            False,
            "2020-12-31",
            "no reading since Tue 30 Jun 2020, until then held, 70% to 77%",
        ),
    ],
)
def test_a_trend_that_has_had_no_figure_since_is_no_reading(
    figures: list[Figure], monthly: bool, today: str, words: str
) -> None:
    trend = Condition(1, "M6a", Kind.TREND, VISITS, monthly=monthly)

    assert verdict(trend, readings(*figures), on(today)).words == words


NEAR = Condition(1, "M5b", Kind.COMPARATOR, VISITS, comparator=REGION, within=Decimal(10))
RARE = said(QUARTERLY, REGION)


@pytest.mark.parametrize(
    ("ours", "theirs", "comes", "words"),
    [
        ("2020-06-30", "2020-06-30", (), "met, against Regional average 78% as at Tue 30 Jun 2020"),
        ("2020-05-20", "2020-06-15", (), "no reading since Wed 20 May 2020"),
        ("2020-06-15", "2020-05-20", (), "no reading: Regional average since Wed 20 May 2020 (78%)"),
        ("2020-04-30", "2020-03-31", RARE, "no reading since Thu 30 Apr 2020"),
        ("2020-04-30", "2020-03-31", (*said(QUARTERLY), *RARE), "met, against Regional average 78% as at Tue 31 Mar 2020"),
        ("2019-06-30", "2019-06-30", (*said(YEARLY), *RARE), "no reading: Regional average since Sun 30 Jun 2019 (78%)"),
    ],
)  # fmt: skip
def test_both_figures_of_a_comparison_must_speak_of_today(
    ours: str, theirs: str, comes: tuple[Comes, ...], words: str
) -> None:
    known = [*readings((ours, "70")), *readings((theirs, "78"), of=REGION)]

    assert verdict(NEAR, known, on("2020-07-08"), comes).words == words


def test_a_rare_figure_stands_beside_ours_of_the_same_month_alone() -> None:
    """Ours of April stands beside theirs of March; of ours of June theirs says nothing."""
    april, june = readings(("2020-04-30", "70"), ("2020-06-30", "60"))
    theirs = readings(("2020-03-31", "78"), of=REGION)

    found = verdict(NEAR, [april, *theirs], on("2020-06-13"), RARE)
    assert found.words == "met, against Regional average 78% as at Tue 31 Mar 2020"
    assert verdict(NEAR, [april, june, *theirs], on("2020-07-08"), RARE).outcome == Outcome.NO_READING


@pytest.mark.parametrize(
    ("figures", "met", "standing", "words"),
    [
        # A claim is judged on its own day: a figure too old on that day confirms nothing, and contradicts nothing.
        ([("2019-06-30", "86")], True, "cannot be confirmed", "the figures cannot confirm it"),
        ([("2019-06-30", "77")], True, "cannot be confirmed", "the figures cannot confirm it"),
        ([("2019-06-30", "77")], False, "cannot be confirmed", "the figures cannot confirm it"),
        ([("2020-05-23", "77")], True, "cannot be confirmed", "the figures cannot confirm it"),
        ([("2020-05-24", "77")], True, "contradicted", "the figures contradict it"),
        ([("2020-05-24", "86")], True, "borne out", "the figures bear it out"),
        # What was fresh then stays judged when nothing has come since.
        ([("2020-06-30", "86")], True, "borne out", "borne out when made, cannot be confirmed now"),
        ([("2020-06-30", "77")], True, "contradicted", "the figures contradict it"),
    ],
)
def test_a_claim_rests_on_figures_that_were_new_enough_on_its_day(
    figures: list[Figure], met: bool, standing: str, words: str
) -> None:
    claim = Claim(1, "met", met, on("2020-07-08"), entered_at=datetime(2020, 7, 8, 9, tzinfo=UTC))
    measure = Measure(1, "M6", "Visits", conditions=(by(None),), readings=tuple(readings(*figures)), claims=(claim,))
    today = "2020-12-31" if figures[0][0] == "2020-06-30" else "2020-07-08"
    [found] = assess(measure, on(today)).reported

    assert (found.standing, found.words) == (standing, words)


def test_what_is_stale_has_no_direction_of_travel() -> None:
    known = tuple(readings(("2020-05-31", "80"), ("2020-06-30", "86")))
    measure = Measure(1, "M6", "Visits", conditions=(by(None),), readings=known)

    fresh, stale = assess(measure, on("2020-08-14")), assess(measure, on("2020-08-15"))
    assert fresh.travel(fresh.verdicts[0]) == "better, was 80%"
    assert stale.travel(stale.verdicts[0]) == ""
