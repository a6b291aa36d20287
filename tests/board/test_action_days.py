"""An action's days: overdue, due soon, silent; and its way into history and back."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings, strategies as st

from board.actions import Action, Status, silent_since, with_plain
from board.calendar import IN_LONDON
from board.history import differences

TODAY = date(2020, 7, 8)

actions = st.builds(
    Action,
    id=st.integers(0, 10**9),
    ref=st.text(min_size=1),
    title=st.text(),
    status=st.sampled_from(Status),
    owner_id=st.none() | st.text(min_size=1),
    owner_words=st.text(),
    due_on=st.none() | st.dates(),
    due_words=st.text(),
    original_due_on=st.none() | st.dates(),
    moves=st.integers(0, 99),
    rating=st.sampled_from(["", "red", "amber", "green"]),
    rating_reason=st.text(),
    progress=st.text(),
    source=st.text(),
    note=st.text(),
    evidence=st.text(),
    body=st.text(),
    opened_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    updated_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def action(due: str | None = None, status: Status = Status.IN_PROGRESS, updated: str | None = None) -> Action:
    due_on = date.fromisoformat(due) if due else None
    updated_at = datetime.fromisoformat(updated).replace(tzinfo=UTC) if updated else None
    return Action(1, "A1", "Recruit", status, due_on=due_on, updated_at=updated_at)


@pytest.mark.parametrize(
    ("due", "today", "days"),
    [
        ("2020-07-09", "2020-07-08", 0),
        ("2020-07-08", "2020-07-08", 0),
        ("2020-07-07", "2020-07-08", 1),
        ("2020-02-14", "2020-07-08", 145),
        ("2020-02-29", "2020-02-29", 0),
        ("2020-02-29", "2020-03-01", 1),
        ("2020-02-28", "2020-03-01", 2),
        ("2020-02-29", "2021-02-28", 365),
        ("2019-12-31", "2020-01-01", 1),
        ("2020-03-28", "2020-03-30", 2),
        (None, "2020-07-08", 0),
    ],
)
def test_an_action_is_overdue_from_the_day_after_its_due_date(due: str | None, today: str, days: int) -> None:
    on = date.fromisoformat(today)

    assert action(due).days_overdue(on) == days
    assert action(due).is_overdue(on) == (days > 0)


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (Status.NOT_STARTED, 1),
        (Status.IN_PROGRESS, 1),
        (Status.ON_HOLD, 1),
        (Status.AWAITING_SIGN_OFF, 0),
        (Status.CLOSED, 0),
        (Status.BUSINESS_AS_USUAL, 0),
        (Status.CANCELLED, 0),
    ],
)
def test_only_open_work_is_overdue_and_on_hold_is_open(status: Status, days: int) -> None:
    late = action("2020-07-07", status)

    assert late.days_overdue(TODAY) == days
    assert late.is_overdue(TODAY) == late.is_open == bool(days)


@pytest.mark.parametrize(
    ("due", "status", "expected"),
    [
        ("2020-07-07", Status.IN_PROGRESS, False),
        ("2020-07-08", Status.IN_PROGRESS, True),
        ("2020-07-22", Status.IN_PROGRESS, True),
        ("2020-07-23", Status.IN_PROGRESS, False),
        (None, Status.IN_PROGRESS, False),
        ("2020-07-08", Status.NOT_STARTED, True),
        ("2020-07-08", Status.ON_HOLD, True),
        ("2020-07-08", Status.AWAITING_SIGN_OFF, False),
        ("2020-07-08", Status.CLOSED, False),
    ],
)
def test_an_action_is_due_by_a_day_from_today_to_that_day(due: str | None, status: Status, expected: bool) -> None:
    assert action(due, status).is_due_by(TODAY, date(2020, 7, 22)) is expected


@pytest.mark.parametrize(
    ("updated", "status", "expected"),
    [
        ("2020-06-11T00:00", Status.IN_PROGRESS, False),
        ("2020-06-10T22:59", Status.IN_PROGRESS, True),
        ("2020-06-10T00:00", Status.ON_HOLD, True),
        ("2020-06-10T00:00", Status.NOT_STARTED, True),
        ("2020-06-10T00:00", Status.AWAITING_SIGN_OFF, False),
        ("2020-06-10T00:00", Status.CLOSED, False),
        ("2020-07-08T08:00", Status.IN_PROGRESS, False),
        # 11 June has begun in London.
        ("2020-06-10T23:00", Status.IN_PROGRESS, False),
        (None, Status.IN_PROGRESS, False),
    ],
)
def test_an_open_action_is_silent_from_its_28th_day_without_an_update(
    updated: str | None, status: Status, expected: bool
) -> None:
    assert action(updated=updated, status=status).is_silent(silent_since(TODAY, IN_LONDON)) is expected


@pytest.mark.parametrize(
    ("owner_id", "owner_words", "expected"),
    [("U0JO", "", True), (None, "Head of Service, MASH", True), (None, "", False), ("", "", False)],
)
def test_a_role_in_words_is_an_owner(owner_id: str | None, owner_words: str, expected: bool) -> None:
    assert Action(1, "A1", "Recruit", owner_id=owner_id, owner_words=owner_words).is_owned is expected


@settings(derandomize=True, deadline=None)
@given(before=actions, after=actions)
def test_what_history_keeps_of_a_change_puts_every_field_back(before: Action, after: Action) -> None:
    """Both ways, and through the JSON in which the history is stored."""
    changes = json.loads(json.dumps(differences(before, after)))

    assert with_plain(before, {name: new for name, (_, new) in changes.items()}) == after
    assert with_plain(after, {name: old for name, (old, _) in changes.items()}) == before


@settings(derandomize=True, deadline=None)
@given(new=actions)
def test_a_new_action_is_in_history_with_all_it_was_logged_with(new: Action) -> None:
    changes = differences(None, new)

    assert with_plain(Action(-1, "", ""), {name: value for name, (_, value) in changes.items()}) == (
        with_plain(new, {"id": new.id})
    )


def test_a_change_names_only_the_fields_that_differ_as_plain_text() -> None:
    before = Action(1, "A1", "Recruit", due_on=date(2020, 7, 31))
    after = Action(1, "A1", "Recruit", Status.ON_HOLD, due_on=date(2020, 8, 31), moves=1)

    assert differences(before, after) == {
        "status": ("not started", "on hold"),
        "due_on": ("2020-07-31", "2020-08-31"),
        "moves": (0, 1),
    }
    assert differences(after, after) == {}


def test_differences_are_taken_of_dataclasses_alone() -> None:
    with pytest.raises(TypeError):
        differences("before", "after")
