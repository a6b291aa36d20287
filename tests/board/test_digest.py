"""The weekly digest: what is overdue compared, and what has changed since the one before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from board.actions import Action, Status
from board.conditions import Claim, Condition, Kind, Reading
from board.digest import Activity, Digest, Snapshot, compose_digest, owner_words, reported_words
from board.measures import Measure, assess
from board.outcomes import Outcome, turned
from board.position import position

JULY_8 = date(2020, 7, 8)
VISITS = "CIN visits in time"
ACTIONS = [
    Action(1, "A1", "Recruit", Status.IN_PROGRESS, due_on=date(2020, 6, 30)),
    Action(2, "A2", "Train", Status.IN_PROGRESS, due_on=date(2020, 7, 1)),
    Action(3, "A3", "Audit", Status.IN_PROGRESS, due_on=date(2020, 8, 1)),
]
M6 = Measure(
    6,
    "M6",
    "Statutory visits",
    conditions=(
        Condition(1, "M6a", Kind.THRESHOLD, VISITS, target=Decimal(85), due_on=date(2020, 6, 30)),
        Condition(2, "M6b", Kind.TREND, VISITS, monthly=True),
    ),
    readings=(
        Reading(1, VISITS, date(2020, 6, 30), Decimal(75)),
        Reading(2, VISITS, date(2020, 7, 8), Decimal(77)),
    ),
    claims=(Claim(1, "Target Met", True, JULY_8, "cabinet report"),),
)
NOTHING = Activity({})


def last(on: str = "2020-07-01", overdue: int = 2, **outcomes: str) -> Snapshot:
    return Snapshot(date.fromisoformat(on), 3, overdue, outcomes)


def digest(
    previous: Snapshot | None = None,
    changes: Activity = NOTHING,
    actions: list[Action] = ACTIONS,
    measures: tuple[Measure, ...] = (M6,),
) -> Digest:
    return compose_digest("Improvement Board", position(actions, measures, [], JULY_8), changes, previous)


@pytest.mark.parametrize(
    ("previous", "compared"),
    [
        (None, ""),
        (last(overdue=1), ", 1 more than last week"),
        (last(overdue=0), ", 2 more than last week"),
        (last(overdue=5), ", 3 fewer than last week"),
        (last(overdue=2), ", as last week"),
        (last("2020-07-03", 1), ", 1 more than last week"),
        (last("2020-06-29", 1), ", 1 more than last week"),
        (last("2020-07-04", 1), ", 1 more than on Sat 4 Jul 2020"),
        (last("2020-06-28", 1), ", 1 more than on Sun 28 Jun 2020"),
        (last("2020-06-28", 2), ", as on Sun 28 Jun 2020"),
        (last("2020-07-08", 3), ", 1 fewer than on Wed 8 Jul 2020"),
    ],
)
def test_what_is_overdue_is_compared_with_the_digest_before(previous: Snapshot | None, compared: str) -> None:
    assert digest(previous).compared == compared


@pytest.mark.parametrize(
    ("previous", "words"),
    [
        (None, "Since the log began"),
        (last("2020-07-01"), "Since last week"),
        (last("2020-06-24"), "Since Wed 24 Jun 2020"),
        (last("2020-07-06"), "Since Mon 6 Jul 2020"),
    ],
)
def test_the_changes_are_since_last_week_or_since_a_named_day(previous: Snapshot | None, words: str) -> None:
    assert digest(previous).since_words == words
    assert digest(previous).since == (previous.on if previous else None)


@pytest.mark.parametrize(
    ("verb", "line"),
    [
        ("import", "4 imported"),
        ("add", "4 logged"),
        ("update", "4 updated"),
        ("done", "4 reported done"),
        ("close", "4 closed"),
        ("return", "4 returned"),
        ("reopen", "4 reopened"),
        ("assign", "4 assigned"),
        ("start", "4 started"),
        ("hold", "4 put on hold"),
        ("bau", "4 handed to business as usual"),
        ("cancel", "4 cancelled"),
        ("due", "4 dates moved"),
        ("dated", "4 given a due date"),
    ],
)
def test_what_people_did_is_a_line_for_each_verb(verb: str, line: str) -> None:
    assert digest(changes=Activity({verb: 4})).action_changes == (line,)


def test_the_lines_come_in_one_order_and_verbs_nobody_used_are_left_out() -> None:
    changes = Activity({"due": 1, "close": 2, "add": 3, "hold": 0, "assign": 5})

    assert digest(changes=changes).action_changes == ("3 logged", "2 closed", "5 assigned", "1 date moved")


def test_of_the_measures_the_gravest_comes_first() -> None:
    """What has turned, what was claimed, and then the figures that are new."""
    told = digest(last(M6="met"), Activity({"add": 1}, (("M6", VISITS, 2),), ("M6 reported met",)))

    assert told.action_changes == ("1 logged",)
    assert told.measure_changes == (
        "M6 was met, now not met",
        "M6 reported met",
        f"M6 {VISITS} 77%, better, was 75%",
    )


def test_a_new_reading_is_a_line_once_with_its_direction() -> None:
    """Two conditions watch it; an indicator that nobody watches, or another measure's, has no line."""
    changes = Activity({}, (("M6", VISITS, 2), ("M6", "Sickness", 3), ("M7", VISITS, 4)))

    assert digest(changes=changes).measure_changes == (f"M6 {VISITS} 77%, better, was 75%",)


def test_figures_of_an_earlier_day_do_not_make_the_latest_news() -> None:
    earlier = (("M6", VISITS, 1),)
    assert digest(changes=Activity({}, earlier)).measure_changes == (f"M6 {VISITS}: 1 earlier figure entered",)

    more = replace(M6, readings=(Reading(3, VISITS, date(2020, 5, 31), Decimal(70)), *M6.readings))
    told = digest(changes=Activity({}, (*earlier, ("M6", VISITS, 3), ("M6", VISITS, 9))), measures=(more,))
    assert told.measure_changes == (f"M6 {VISITS}: 2 earlier figures entered",)


def test_a_first_reading_has_no_direction() -> None:
    first = replace(M6, readings=M6.readings[1:])

    assert digest(changes=Activity({}, (("M6", VISITS, 2),)), measures=(first,)).measure_changes == (
        f"M6 {VISITS} 77%",
    )


@pytest.mark.parametrize(
    ("outcomes", "lines"),
    [
        ({"M6": "met"}, ("M6 was met, now not met",)),
        ({"M6": "no reading"}, ("M6 had no reading, now not met",)),
        ({"M6": "not met"}, ()),
        ({"M1": "met"}, ()),
        ({}, ()),
    ],
)
def test_a_measure_whose_outcome_turned_is_named(outcomes: dict[str, str], lines: tuple[str, ...]) -> None:
    assert digest(last(**outcomes)).measure_changes == lines


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (Outcome.NO_READING, Outcome.TO_GO, "had no reading, now has some way to go"),
        (Outcome.TO_GO, Outcome.ON_TARGET, "had some way to go, now on target"),
        (Outcome.ON_TARGET, Outcome.NO_READING, "was on target, now has no reading"),
        (Outcome.NOT_DEFINED, Outcome.HELD, "could not be computed, now held"),
        (Outcome.HELD, Outcome.SLIPPED, "was held, now slipped"),
        (Outcome.SLIPPED, Outcome.NOT_DEFINED, "had slipped, now cannot be computed"),
        (Outcome.NEEDS_EVIDENCE, Outcome.MET, "needed evidence, now met"),
        (Outcome.MET_LATE, Outcome.NEEDS_EVIDENCE, "was met late, now needs evidence"),
    ],
)
def test_a_turn_reads_as_a_sentence_whatever_the_outcomes(then: Outcome, now: Outcome, told: str) -> None:
    assert turned(str(then), now) == told


def test_where_nothing_changed_there_are_no_lines() -> None:
    for nothing in (digest(last(M6="not met")), digest()):
        assert (nothing.action_changes, nothing.measure_changes) == ((), ())


def test_a_digest_leaves_its_counts_and_outcomes_for_the_next() -> None:
    left = digest(last(overdue=9)).snapshot

    assert left == Snapshot(JULY_8, 3, 2, {"M6": "not met"}, {"1": "contradicted"})
    assert digest(left).measure_changes == ()
    assert digest(replace(left, on=date(2020, 7, 1))).compared == ", as last week"


def test_a_claim_is_told_in_the_words_it_was_made_in() -> None:
    unsourced = replace(M6, claims=(Claim(1, "Exceeding", True, JULY_8),))
    told = [assess(M6, JULY_8), assess(M6, date(2020, 7, 7)), assess(unsourced, JULY_8)]

    assert [each.in_question and reported_words(each.in_question) for each in told] == [
        'reported "Target Met" (cabinet report, as at Wed 8 Jul 2020)',
        None,
        'reported "Exceeding" (as at Wed 8 Jul 2020)',
    ]


def test_a_measures_owner_is_a_person_or_a_role_in_words() -> None:
    assert owner_words(replace(M6, owner_id="U0JO", owner_words="Head of Service")) == "<@U0JO>"
    assert owner_words(replace(M6, owner_words="Head of Service")) == "Head of Service"
    assert owner_words(M6) == ""


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("cannot be computed", ()),  # as digests from before 0.6.0 have it
        ("watched", ()),
        ("not met", ("M8 was not met, now watched",)),
    ],
)
def test_that_a_measure_without_a_target_is_watched_is_no_news(before: str, told: tuple[str, ...]) -> None:
    assert digest(last(M8=before), measures=(Measure(8, "M8", "Contacts"),)).measure_changes == told


def test_a_new_figure_of_a_watched_measure_is_news() -> None:
    readings = (
        Reading(1, "Contacts", date(2019, 6, 30), Decimal(1141), ""),
        Reading(2, "Contacts", date(2020, 6, 30), Decimal(1675), ""),
    )
    watched = Measure(8, "M8", "Front door", readings=readings)

    found = digest(last(), Activity({}, (("M8", "Contacts", 2),)), measures=(watched,))

    assert found.measure_changes == ("M8 Contacts 1,675, 47% more than a year before",)
