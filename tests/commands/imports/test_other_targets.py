"""A second file of targets: what is empty in it stays, and what no import changes is named."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

HEADINGS = "measure,name,cond,indicator,unit,better,kind,operator,target,target date,owner,source,note,decimals\n"
CELLS = {
    "measure": "M6", "name": "Visits", "cond": "M6a", "indicator": "CIN visits", "unit": "%", "better": "higher",
    "kind": "numeric", "operator": ">=", "target": "85", "target date": "30/06/2020", "owner": "Jo Reed",
    "source": "the notice", "note": "", "decimals": "0",
}  # fmt: skip


def _row(**cells: str) -> str:
    said = CELLS | {name.replace("_", " "): words for name, words in cells.items()}
    return HEADINGS + ",".join(said.values()) + "\n"


@pytest.fixture
def there(say: Conversation, tmp_path: Path) -> Conversation:
    imported(say, tmp_path, _row())
    say.later(days=1)
    return say


def test_a_new_figure_keeps_the_day_and_the_source_where_the_row_has_none(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, _row(target="90", target_date="", source=""), updates=True)

    assert lines_of(report, "changed") == ['row 2, M6a: target "90", on the log "85"']
    assert "target at least 90% by Tue 30 Jun 2020 [M6b]" in there("/measure show M6")


def test_the_other_way_is_told_in_words(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, _row(operator="<=", better="lower"))

    assert lines_of(report, "differs, not changed") == ["row 2, M6a: operator at most, on the log at least"]


@pytest.mark.parametrize(
    ("column", "said", "known"),
    [
        ("name", "Visits in time", '"Visits"'),
        ("owner", "Ali Noor", '"Jo Reed"'),
        ("source", "a letter", '"the notice"'),
        ("note", "Both must pass", "nothing"),
        ("decimals", "1", '"0"'),
    ],
)
def test_what_no_import_changes_is_named(
    there: Conversation, tmp_path: Path, column: str, said: str, known: str
) -> None:
    (told,) = lines_of(imported(there, tmp_path, _row(**{column: said}), updates=True), "read as")

    assert told.endswith(f'"{said}" changes nothing: on the log it is {known}')


def test_what_the_log_has_is_not_named(there: Conversation, tmp_path: Path) -> None:
    there("/measure edit M6 owner: <@U0JO>", by=SAM)

    assert lines_of(imported(there, tmp_path, _row(owner="REED, Jo", name="visits")), "read as") == []


@pytest.mark.parametrize("indicator", ["Placements", ""])
def test_nor_does_it_change_the_name_and_the_owner_of_one_that_is_watched(
    say: Conversation, tmp_path: Path, indicator: str
) -> None:
    headings = "measure,name,cond,indicator,kind,better,owner\n"
    imported(say, tmp_path, f"{headings}M8,Homes,,{indicator},watched,,Jo Reed\n")

    report = imported(say, tmp_path, f"{headings}M8,Homes in the county,,{indicator},watched,,Ali Noor\n")

    assert lines_of(report, "read as") == [
        'row 2, "name" (B2): "Homes in the county" changes nothing: on the log it is "Homes"',
        'row 2, "owner" (G2): "Ali Noor" changes nothing: on the log it is "Jo Reed"',
    ]


def test_another_name_beside_a_further_target_is_named(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, _row(cond="M6b", indicator="CP visits", name="Visits to children"))

    assert report[0].startswith("plan.csv: 1 row of measures added")
    assert lines_of(report, "read as")[-1].endswith('"Visits to children" changes nothing: on the log it is "Visits"')


def test_a_target_below_nought_is_refused(say: Conversation, tmp_path: Path) -> None:
    (told,) = lines_of(imported(say, tmp_path, _row(unit="£", target="-250")), "refused")

    assert "A target cannot be negative: -250." in told
