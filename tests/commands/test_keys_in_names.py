"""A `word:` within a name that is typed: it is asked about, and never kept as part of the name."""

import pytest
from conversation import SAM, Conversation

SAID = '"colour:" is nothing that goes here, and would be lost in the name.'
QUOTED = '"Head of MASH colour: red"'
LINES = (
    "/action add Foo owner: {name}",
    "/action add Foo accountable: {name}",
    "/action add Foo support: {name}",
    "/action assign A1 {name}",
    "/action assign A1 owner: {name}",
    "/action assign A1 support: {name}",
    "/action edit A1 accountable: {name}",
    "/action list owner: {name}",
    "/area add R2 Plans lead: {name}",
    "/area edit R1 lead: {name}",
    "/risk add Posts stay empty owner: {name}",
    "/risk update RK1 owner: {name}",
    "/measure add M2 Plans owner: {name}",
    "/measure edit M1 owner: {name}",
)


@pytest.fixture
def begun(say: Conversation) -> Conversation:
    for line in ("/action add Visits plan", "/area add R1 Visits", "/risk add Staff leave", "/measure add M1 Visits"):
        say(line, by=SAM)
    return say


@pytest.mark.parametrize("line", LINES)
def test_it_is_asked_about_with_the_line_for_each_way_out(begun: Conversation, line: str) -> None:
    answer = begun(line.format(name="Head of MASH colour: red"), by=SAM)

    assert SAID in answer
    assert f"{line.format(name='Head of MASH')} (without it)" in answer
    assert f"{line.format(name=QUOTED)} (as part of the name)" in answer


@pytest.mark.parametrize("line", [each for each in LINES if " list " not in each])
def test_each_way_out_is_one(begun: Conversation, line: str) -> None:
    begun.later(seconds=61)
    assert "would be lost" not in begun(line.format(name=QUOTED), by=SAM)


@pytest.mark.parametrize("words", ["Head of MASH", "Head of MASH (9:30 panel)", "https://intranet/mash"])
def test_a_name_without_a_word_and_colon_is_taken_as_before(begun: Conversation, words: str) -> None:
    assert "would be lost" not in begun(f"/action assign A1 {words}", by=SAM)


def test_a_form_has_a_field_for_the_name_alone(begun: Conversation) -> None:
    answer = begun.fill("action assign", {"ref": "A1", "owner": "Head of MASH colour: red"}, by=SAM)

    assert not answer.refused
