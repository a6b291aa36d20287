"""The map of an import as a file: what it may say, and what is refused, by line and with what could stand there."""

import tomllib

import pytest

from board.refusals import Refusal
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.sheets.mapping_file import as_file, mapping_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", {}),
        ("# nothing yet\n", {}),
        ('[statuses]\n"Amber E" = "Awaiting sign-off"\n', {"statuses": {"Amber E": "awaiting sign-off"}}),
        ('[statuses]\n"Amber E" = "?"\n', {}),
        ('[ratings]\nY = "amber"\nC = "complete"\n"-" = "none"\n', {"ratings": {"Y": "amber", "C": "complete", "-": "none"}}),
        ('[ratings]\n"pale orange" = "amber"\n', {"ratings": {"pale orange": "amber"}}),
        ('[people]\nJB = "U0JO"\n', {"people": {"JB": "U0JO"}}),
        ('[people]\n"M W" = "Head of  QA"\n', {"people": {"M W": "Head of QA"}}),
        ('[columns.actions]\n"By whom?" = "owner"\n', {"columns.actions": {"By whom?": "owner"}}),
        ('[columns]\n"Old date" = "original due"\nNotes = "not read"\n',
         {"columns": {"Old date": "original due", "Notes": "not read"}}),
        ('[columns.risks]\nOld = "target_likelihood"\n', {"columns.risks": {"Old": "target likelihood"}}),
        ('[dates]\norder = "month-first"\nmonth-number = "year"\nwritten = 2020-01-31\n',
         {"dates": {"order": "month-first", "month-number": "year", "written": "2020-01-31"}}),
    ],
)  # fmt: skip
def test_what_a_map_may_say(text: str, said: dict[str, dict[str, str]]) -> None:
    assert mapping_in(text, "plan.map.toml").said == said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Amber E = amber\n", "plan.map.toml is no TOML:"),
        ('[statuses]\n"Amber E" = awaiting\n', "line 2"),
        ('[status]\n"Amber E" = "closed"\n', 'line 1: "status" is no part of a map. There are [columns], [ratings],'),
        ('JB = "U0JO"\n', 'line 1: "JB" is no part of a map.'),
        ('[columns.action]\nLead = "owner"\n', 'line 1: "action" is no kind of list. There are areas,'),
        ('[columns.actions]\n\nLead = "ownr"\n', 'line 3: "ownr" is not known here. Is it "owner"?'),
        ('[columns.risks]\nDue = "due"\n', 'line 2: "due" is not known here.'),
        ('[columns]\nLead = ""\n', 'line 2: "Lead" needs words in quotes behind it, or "?".'),
        ("[columns]\nLead = 3\n", 'line 2: "Lead" needs words in quotes behind it, or "?".'),
        ('[ratings]\nY = "yellow"\n', 'line 2: "yellow" is not known here. It can be "red", "amber", "green", "complete" or "none".'),
        ('[dates]\norder = "sideways"\n', '"sideways" is not known here. It can be "day-first" or "month-first".'),
        ('[dates]\nwritten = "31 Jan 2020"\n', "line 2: written is a day, without quotes: written = 2020-01-31"),
        ('[dates]\nyear = 2020\n', 'line 2: "year" is nothing of dates. There are order, month-number, two-dates and written.'),
        ('[people]\nJB = "Jo\\u200bReed"\n', "line 2: Your text contains an invisible character"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_map_is_refused_by_line_with_the_remedy(text: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        mapping_in(text, "plan.map.toml")

    assert why in refused.value.reason


@pytest.mark.parametrize(
    "text",
    [
        '[people]\nJB = "the mother of A.B."\n',
        '[people]\n"NHS 943 476 5919" = "nobody"\n',
        '["the mother of A.B."]\nJB = "nobody"\n',
        '[columns."the mother of A.B."]\nJB = "owner"\n',
        '[statuses]\nJB = "the mother of A.B."\n',
    ],
)
def test_nothing_that_may_name_a_child_is_taken_or_repeated(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        mapping_in(text, "plan.map.toml")

    assert "A.B." not in refused.value.reason
    assert "943" not in refused.value.reason


def test_a_map_that_is_larger_than_any_is_refused() -> None:
    with pytest.raises(Refusal, match="larger than 200 kB"):
        mapping_in("#" * 200_001, "plan.map.toml")


@pytest.mark.parametrize(
    "words", ['Says "due"', "Two\nlines", "back\\slash", "dél", "tab\there", "[x]", "a = b", "\x7f"]
)
def test_whatever_a_cell_says_is_written_so_that_it_is_read_again(words: str) -> None:
    said = {"statuses": {words: "closed"}, "ratings": {words: "red"}, "dates": {"written": "2020-01-31"}}

    text = as_file(Mapping(said), [], {"people": [words]}, f"A file\ncalled {words}")

    assert {part: dict(each) for part, each in _read(text).items()} == {**said, "people": {words: "?"}}


def _read(text: str) -> dict[str, dict[str, str]]:
    found = tomllib.loads(text)
    found["dates"] = {name: each.isoformat() for name, each in found["dates"].items()}
    return found
