"""Answers to the questions of a report, on their way from a form to the board's mapping."""

from datetime import date

import pytest

from board.refusals import Refusal
from commands.imports.report.answers import packed, unpacked
from commands.imports.sheets.mapping_file import mapping_said

SAID = {
    "statuses": {"WIP": "in progress", 'the "new" one': "not started"},
    "people": {"JB": "Head of Quality"},
    "columns.actions": {"Success criteria": "not read"},
    "dates": {"order": "day-first"},
}


def test_answers_come_out_as_they_went_in_and_are_a_mapping() -> None:
    word = packed(SAID)

    assert word.isalnum()
    assert unpacked(word) == SAID
    assert mapping_said(SAID).said == SAID


@pytest.mark.parametrize("word", ["", "x", "nothing", "a" * 2000, packed({"statuses": {"x": "y"}})[:-4]])
def test_what_was_not_packed_is_refused(word: str) -> None:
    with pytest.raises(Refusal, match="no answers"):
        unpacked(word)


def test_what_unpacks_to_more_than_any_form_holds_is_refused() -> None:
    with pytest.raises(Refusal, match="no answers"):
        unpacked(packed({"people": {"x": "y" * 2_000_000}}))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"statuses": {"WIP": "half done"}}, '"half done" is not known here.'),
        ({"nonsense": {"x": "y"}}, "is no part of a map"),
        ({"people": {"JB": "NHS number 943 476 5919"}}, "NHS number"),
    ],
)
def test_what_a_map_refuses_an_answer_refuses(said: dict[str, dict[str, str]], words: str) -> None:
    with pytest.raises(Refusal) as refused:
        mapping_said(said)
    assert words in refused.value.reason
    assert "5919" not in refused.value.reason
    assert "The answer" not in refused.value.reason


def test_what_needs_a_file_is_refused_of_an_answer_and_a_question_mark_is_none() -> None:
    with pytest.raises(Refusal, match=r"^written is a day, without quotes"):
        mapping_said({"dates": {"written": "31 January"}})
    assert mapping_said({"dates": {"written": "2020-01-31"}}).written == date(2020, 1, 31)
    with pytest.raises(Refusal, match=r"^\"letters\" is no kind of list"):
        mapping_said({"columns.letters": {"Title": "title"}})
    assert mapping_said({"people": {"JB": "?", "KM": "nobody"}}).said == {"people": {"KM": "nobody"}}
