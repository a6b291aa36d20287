"""Measures with their parts: every field comes back, corrections add, and what is taken back is not read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from conversation import JULY_8
from hypothesis import given, settings, strategies as st

from board.boards import Board
from board.conditions import Claim, Condition, Judgement, Kind, Reading
from board.measures import Measure
from storage.database import Database
from storage.store import Store

figures = st.decimals(allow_nan=False, allow_infinity=False, places=None)
days = st.none() | st.dates()
conditions = st.builds(
    Condition,
    id=st.just(0),
    label=st.just("M1a"),
    kind=st.sampled_from(Kind),
    indicator=st.text(),
    unit=st.text(),
    higher=st.booleans(),
    target=st.none() | figures,
    due_on=days,
    due_words=st.text(),
    monthly=st.booleans(),
    comparator=st.text(),
    within=st.none() | figures,
    source=st.text(),
    note=st.text(),
    questions=st.lists(st.text()).map(tuple),
    judgements=st.just(()),
)
counts = st.none() | st.integers(0, 2**31)
readings = st.builds(
    Reading,
    id=st.just(0),
    indicator=st.text(),
    as_at=st.dates(),
    value=figures,
    unit=st.text(),
    numerator=counts,
    denominator=counts,
    source=st.text(),
    caveat=st.text(),
    revises=st.booleans(),
)
claims = st.builds(Claim, id=st.just(0), reported=st.text(), met=st.booleans(), as_at=st.dates(), source=st.text())
judgements = st.builds(
    Judgement,
    met=st.booleans(),
    evidence=st.text(),
    judged_by=st.text(),
    judged_at=st.datetimes(timezones=st.just(UTC)),
)


@pytest.fixture
def store(log: Database, board: Board) -> Iterator[Store]:
    with log.writing() as store:
        yield store


@pytest.fixture
def m6(store: Store) -> Measure:
    return store.measures.add(1, Measure(0, "M6", "Statutory visits"))


def reread(store: Store, ref: str = "M6", board_id: int = 1) -> Measure:
    found = store.measures.find(board_id, ref)
    assert found is not None
    return found


def condition(label: str, indicator: str = "CIN visits") -> Condition:
    return Condition(0, label, Kind.THRESHOLD, indicator, target=Decimal(85))


def reading(value: str, day: str = "2020-06-30", revises: bool = False) -> Reading:
    return Reading(0, "CIN visits", date.fromisoformat(day), Decimal(value), revises=revises)


@settings(derandomize=True, deadline=None)
@given(
    title=st.text(),
    owner_id=st.none() | st.text(),
    owner_words=st.text(),
    source=st.text(),
    condition=conditions,
    reading=readings,
    claim=claims,
    judged=st.lists(judgements, max_size=3),
)
def test_every_field_of_a_measure_and_its_parts_comes_back(
    shared: tuple[Database, Board],
    title: str,
    owner_id: str | None,
    owner_words: str,
    source: str,
    condition: Condition,
    reading: Reading,
    claim: Claim,
    judged: list[Judgement],
) -> None:
    log, board = shared
    with log.writing() as store:
        ref = f"M{len(store.measures.refs(board.id)) + 1}"
        measure = store.measures.add(board.id, Measure(0, ref, title, owner_id, owner_words, source))
        condition_id = store.measures.add_condition(measure.id, condition, JULY_8)
        reading_id = store.measures.add_reading(measure.id, reading, JULY_8)
        claim_id = store.measures.add_claim(measure.id, claim, JULY_8)
        given = tuple(replace(each, id=store.measures.add_judgement(condition_id, each)) for each in judged)

        assert reread(store, ref, board.id) == replace(
            measure,
            conditions=(replace(condition, id=condition_id, judgements=given),),
            readings=(replace(reading, id=reading_id, entered_at=JULY_8),),
            claims=(replace(claim, id=claim_id, entered_at=JULY_8),),
        )


@pytest.mark.parametrize("value", ["84.6", "84.60", "0.1", "1E+2", "100", "99.99999999999999999", "-2.5"])
def test_a_figure_is_kept_digit_for_digit(store: Store, m6: Measure, value: str) -> None:
    store.measures.add_reading(m6.id, reading(value), JULY_8)

    assert str(reread(store).readings[0].value) == value


def test_a_correction_is_a_further_reading_and_the_old_one_stays(store: Store, m6: Measure) -> None:
    store.measures.add_reading(m6.id, reading("72"), JULY_8)
    store.measures.add_reading(m6.id, reading("60", "2020-05-31"), JULY_8)
    store.measures.add_reading(m6.id, reading("73", revises=True), JULY_8 + timedelta(days=1))

    assert [(str(each.value), each.revises) for each in reread(store).readings] == [
        ("72", False),
        ("60", False),
        ("73", True),
    ]


def test_a_condition_that_was_replaced_is_out_of_force_and_back_when_the_new_one_is_withdrawn(
    store: Store, m6: Measure
) -> None:
    old = store.measures.add_condition(m6.id, condition("M6a"), JULY_8)
    new = store.measures.add_condition(m6.id, condition("M6b"), JULY_8)
    store.measures.replace_condition(old, new)
    assert [each.label for each in reread(store).conditions] == ["M6b"]

    store.measures.withdraw("conditions", new)
    assert [each.label for each in reread(store).conditions] == ["M6a"]


def test_readings_claims_and_judgements_that_were_withdrawn_are_not_read(store: Store, m6: Measure) -> None:
    shown = store.measures.add_condition(m6.id, condition("M6g"), JULY_8)
    said = Judgement(True, "Seen", "U0PAT", JULY_8)
    first = store.measures.add_judgement(shown, said)
    store.measures.add_judgement(shown, replace(said, met=False))
    wrong = store.measures.add_reading(m6.id, reading("7.7"), JULY_8)
    store.measures.add_reading(m6.id, reading("77"), JULY_8)
    claim = store.measures.add_claim(m6.id, Claim(0, "Target Met", True, date(2020, 7, 8)), JULY_8)
    for table, row in (("judgements", first), ("readings", wrong), ("claims", claim)):
        store.measures.withdraw(table, row)

    found = reread(store)
    assert [each.met for each in found.conditions[0].judgements] == [False]
    assert [each.value for each in found.readings] == [77]
    assert found.claims == ()


def test_a_new_owner_takes_the_place_of_a_role_in_words(store: Store) -> None:
    measure = store.measures.add(1, Measure(0, "M6", "Statutory visits", owner_words="Head of Service"))
    store.measures.set_owner(measure.id, "U0JO")

    assert (reread(store).owner_id, reread(store).owner_words) == ("U0JO", "")


def test_nothing_can_be_withdrawn_from_another_table(store: Store) -> None:
    with pytest.raises(ValueError, match="history cannot be withdrawn from"):
        store.measures.withdraw("history", 1)


def test_a_label_is_never_given_twice_even_after_its_condition_was_replaced(store: Store, m6: Measure) -> None:
    labels = []
    for _ in range(28):
        labels.append(store.measures.next_label(m6))
        new = store.measures.add_condition(m6.id, condition(labels[-1]), JULY_8)
        store.measures.withdraw("conditions", new)

    assert labels[:3] == ["M6a", "M6b", "M6c"]
    assert labels[24:] == ["M6y", "M6z", "M6aa", "M6ab"]


@pytest.mark.parametrize("typed", ["m6", " M6 ", "Ｍ6"])
def test_a_measure_is_found_however_its_ref_is_typed(store: Store, m6: Measure, typed: str) -> None:
    assert store.measures.find(1, typed) == m6
    assert store.measures.find(1, "M60") is None
    assert store.measures.find(2, "M6") is None


def test_some_are_found_by_ref_with_their_parts_in_the_order_they_were_entered(store: Store, m6: Measure) -> None:
    m7 = store.measures.add(1, Measure(0, "M7", "Supervision"))
    store.measures.add(1, Measure(0, "M8", "Audits"))
    official = replace(reading("75"), published=date(2020, 10, 31))
    later = replace(official, value=Decimal(74))
    for measure, figure in ((m7, reading("91")), (m6, official), (m6, reading("77")), (m6, later)):
        store.measures.add_reading(measure.id, figure, JULY_8)

    found = store.measures.these(1, ["m7", "M60", " M6 "])
    assert found == [reread(store, "M6"), reread(store, "M7")]
    assert [str(each.value) for each in found[0].readings] == ["77"]
    assert [str(each.value) for each in found[0].official] == ["75", "74"]
    assert store.measures.these(1, []) == store.measures.these(2, ["M6"]) == []


def test_each_measure_has_its_own_parts_and_each_board_its_own_measures(store: Store, m6: Measure) -> None:
    other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)
    m7 = store.measures.add(1, Measure(0, "M7", "Supervision"))
    theirs = store.measures.add(other.id, Measure(0, "M6", "Theirs"))
    for measure, value in ((m6, "77"), (m7, "91"), (theirs, "1")):
        store.measures.add_reading(measure.id, reading(value), JULY_8)
        store.measures.add_condition(measure.id, condition(f"{measure.ref}a"), JULY_8)
    store.measures.add_judgement(1, Judgement(True, "Seen", "U0PAT", datetime(2020, 7, 1, tzinfo=UTC)))

    ours = store.measures.all(1)
    assert [(each.ref, [str(r.value) for r in each.readings]) for each in ours] == [("M6", ["77"]), ("M7", ["91"])]
    assert [len(each.conditions[0].judgements) for each in ours] == [1, 0]
    assert [each.title for each in store.measures.all(other.id)] == ["Theirs"]
    assert store.measures.refs(1) == ["M6", "M7"]
