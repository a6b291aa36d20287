"""A form opens, and a picker offers something, only where the person may do what the form is for."""

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation

from commands.asked_at_once import asked_at_once
from commands.forms import Form
from commands.reply import Buttons
from commands.request import Person

OBSERVER = "You are an observer on this board: you can read everything and update the actions you own."
DECIDED = "That is for the chair to decide, or for board support to record."
MAY_NOT: list[tuple[str, Person, str]] = [
    *((f"/action {verb}", KIT, OBSERVER) for verb in (
        "add", "update", "due", "assign", "edit", "link", "unlink", "start", "hold", "done", "on-track", "snooze",
    )),
    *((f"/risk {verb}", KIT, OBSERVER) for verb in ("add", "update", "score", "link", "unlink")),
    *((f"/risk {verb}", by, DECIDED) for verb in ("close", "reopen") for by in (KIT, JO)),
    *((f"/action {verb}", JO, DECIDED) for verb in ("agree", "decline", "close", "return", "reopen", "bau", "cancel")),
    ("/area bau", JO, "Only the chair or board support can hand an area over."),
    ("/area reopen", JO, "Only the chair or board support can take an area back into the plan."),
    ("/measure statement", JO, "A statement is the chair's own; board support may record it for the chair."),
    ("/measure statement", KIT, "A statement is the chair's own; board support may record it for the chair."),
]  # fmt: skip


@pytest.fixture
def full(say: Conversation) -> Conversation:
    """An action and a risk that nobody here owns, an area and a measure."""
    for line in ("/action add Visits plan owner: Head of MASH due: 31 July", "/risk add Posts stay empty",
                 "/area add R01 Front door", "/measure add M1 Visits", "/measure reading M1 77%"):  # fmt: skip
        assert not say.reply(line, by=SAM).refused, line
    return say


def _form(say: Conversation, line: str, by: Person) -> Form | None:
    asked = asked_at_once(say.reply(line, by))
    return asked if isinstance(asked, Form) else None


@pytest.mark.parametrize(("line", "by", "why"), MAY_NOT, ids=[f"{by.handle} {line}" for line, by, _ in MAY_NOT])
def test_no_form_opens_of_which_all_would_be_refused(full: Conversation, line: str, by: Person, why: str) -> None:
    assert why in full(line, by=by)
    assert _form(full, line, by) is None


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("/action update", JO),
        ("/risk score", JO),
        ("/risk close", PAT),
        ("/area bau", SAM),
        ("/measure statement", SAM),
        ("/measure chart", KIT),
    ],
)
def test_it_opens_for_whoever_may(full: Conversation, line: str, by: Person) -> None:
    assert _form(full, line, by) is not None


def test_an_observer_opens_the_forms_of_what_is_theirs(full: Conversation) -> None:
    full("/action assign A1 <@U0KIT>", by=SAM)
    full("/risk update RK1 owner: <@U0KIT>", by=SAM)

    for line in ("/action update", "/action due", "/action done", "/action snooze", "/risk score"):
        assert _form(full, line, KIT) is not None, line
    for line in ("/action assign", "/action edit", "/action add"):
        assert _form(full, line, KIT) is None, line


def test_the_chairs_page_offers_an_observer_no_update_unless_one_is_theirs(full: Conversation) -> None:
    def labels() -> list[str]:
        rows = [part for part in full.reply("/status", KIT).parts if isinstance(part, Buttons)]
        return [each.label for row in rows for each in row.buttons]

    assert labels() == ["What is mine"]
    full("/action assign A1 <@U0KIT>", by=SAM)
    assert labels() == ["What is mine", "Update"]


def test_an_update_of_an_action_that_has_ended_asks_for_no_status_and_no_date(full: Conversation) -> None:
    def fields(line: str) -> list[str]:
        form = _form(full, line, SAM)
        return [each.slot.name for each in form.fields] if form else []

    assert fields("/action update A1") == ["note", "status", "rating", "due", "because", "progress"]
    full("/action cancel A1 the panel does it", by=PAT)
    full.later(minutes=2)
    assert fields("/action update A1") == ["note", "rating", "because", "progress"]
    form = _form(full, "/action update A1", SAM)
    assert form
    assert form.about[-1][-1] == " Visits plan · cancelled"
    assert not full.fill("/action update", {"ref": "A1", "note": "the panel has begun"}, SAM).refused


# On a new board, and on one where nothing is at a stage for it.
NOTHING = [
    ("/action update", JO, "This board has no action. Add one:\n/action add"),
    ("/measure reading", JO, "This board has no measure. Add one:\n/measure add"),
    ("/area rate", SAM, "This board has no area. Add one:\n/area add"),
    ("/risk score", JO, "This board has no risk. Add one:\n/risk add"),
    ("/measure chart", KIT, "Not drawn. This board has no measure."),
    ("/board event edit", SAM, 'Not changed. There is nothing to choose at "Which event".'),
]
NONE_FOR_IT = [
    ("/action close", PAT, "There is no action on this board that you could pick. All of them:\n/action list"),
    ("/action due", JO, "There is no action on this board that you could pick. All of them:\n/action list"),
    ("/risk reopen", SAM, "There is no risk on this board that you could pick. All of them:\n/risk list"),
    ("/measure judge", SAM, "There is no measure on this board that you could pick. All of them:\n/measure list"),
    ("/area merge R01", SAM, "Say which area it is part of.\n/area list"),
]


@pytest.mark.parametrize(("line", "by", "why"), NOTHING, ids=[line for line, *_ in NOTHING])
def test_no_form_opens_on_a_new_board_that_has_nothing_to_pick(
    say: Conversation, line: str, by: Person, why: str
) -> None:
    assert say(line, by=by).endswith(why)
    assert _form(say, line, by) is None


@pytest.mark.parametrize(("line", "by", "why"), NONE_FOR_IT, ids=[line for line, *_ in NONE_FOR_IT])
def test_no_form_opens_for_which_nothing_could_be_picked(full: Conversation, line: str, by: Person, why: str) -> None:
    assert full(line, by=by).endswith(why)
    assert _form(full, line, by) is None


def test_the_chairs_page_of_a_board_without_actions_has_no_update(say: Conversation) -> None:
    (row,) = [part for part in say.reply("/status").parts if isinstance(part, Buttons)]
    assert [each.label for each in row.buttons] == ["What is mine"]


def test_words_that_were_typed_are_answered_as_before_where_no_form_would_do(full: Conversation) -> None:
    assert "R01 is an area (Front door), not an action." in full("/action close R01 signed off", by=PAT)
