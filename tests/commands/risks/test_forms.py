"""The forms of risks: what stands in them already, and where they refuse."""

import pytest
from conversation import JO, SAM, Conversation

from board.risks import Risk
from commands.forms import Form, Offered, form_for
from commands.reply import as_text
from commands.table import command_named


def form(say: Conversation, verb: str, ref: str = "RK1") -> Form:
    found = command_named("risk").verb(verb)
    assert found is not None
    with say.log.reading() as store:
        return form_for(found, store, store.boards.all()[0], {"ref": ref}, say.now.date())


def stored(say: Conversation) -> Risk:
    with say.log.reading() as store:
        found = store.risks.find(1, "RK1")
    assert found is not None
    return found


@pytest.fixture
def risk(say: Conversation) -> Conversation:
    say("/risk add Posts stay empty <@U0JO> score: 4x5 target: 2x3 controls: agency cover")
    say.later(days=7)
    return say


def test_the_steps_are_offered_by_number_and_word_with_those_that_stand(risk: Conversation) -> None:
    fields = {each.slot.name: each for each in form(risk, "score").fields}

    assert (fields["likelihood"].value, fields["impact"].value) == ("likely", "severe")
    assert fields["likelihood"].options[:2] == (("rare", "1 rare"), ("unlikely", "2 unlikely"))
    assert [label for _, label in fields["impact"].options] == [
        "1 negligible", "2 minor", "3 moderate", "4 major", "5 severe",
    ]  # fmt: skip


def test_what_stands_on_the_form_of_a_review(risk: Conversation) -> None:
    values = {each.slot.name: each.value for each in form(risk, "update").fields}

    assert values == {
        "note": "", "owner": "<@U0JO>", "controls": "agency cover", "target": "2x3", "title": "Posts stay empty",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ({"likelihood": "possible", "impact": "severe"}, "3x5"),
        ({"likelihood": "possible"}, "3x5"),
        ({"impact": "minor"}, "4x2"),
        ({}, "4x5"),
    ],
)
def test_a_step_that_is_left_as_it_stands_stays(risk: Conversation, values: dict[str, str], level: str) -> None:
    answer = risk.fill("/risk score", {"ref": "RK1", "because": "two have started", **values})

    assert not answer.refused, as_text(answer.parts)
    assert str(stored(risk).level) == level
    assert stored(risk).reviewed_on == risk.now.date()


@pytest.mark.parametrize(
    ("verb", "values", "slot"),
    [
        ("/risk score", {"ref": "RK1", "likelihood": "rare", "because": "done"}, "because"),
        ("/risk score", {"ref": "RK2", "because": "two have started"}, "likelihood"),
        ("/risk score", {"ref": "RK2", "likelihood": "rare", "because": "two have started"}, "impact"),
        ("/risk update", {"ref": "RK1", "note": "fine", "target": "12"}, "target"),
        ("/risk update", {"ref": "RK1"}, "note"),
        ("/risk add", {"title": "Audits slip", "likelihood": "rare"}, "impact"),
        ("/risk add", {"title": "Audits slip", "ref": "RK1"}, "ref"),
        ("/risk close", {"ref": "RK1", "because": "done"}, "because"),
    ],
)
def test_a_refusal_stands_at_its_field(risk: Conversation, verb: str, values: dict[str, str], slot: str) -> None:
    risk("/risk add Visits slip")
    by = SAM if "close" in verb else JO

    answer = risk.fill(verb, values, by)

    assert answer.refused
    assert isinstance(answer, Offered)
    assert answer.slot == slot
