"""Files as spreadsheets of other countries and programs write them."""

from pathlib import Path

import pytest
from conversation import DATA, Conversation
from spreadsheets import from_files, lines_of

from board.refusals import Refusal

ROWS = 'ref{0}title{0}owner{0}due\nR1{0}Children’s visits – "seen"{0}Head{0}13/03/2021\nR2{0}Audit{0}Head, QA{0}\n'


def _written(folder: Path, separator: str, encoding: str, before: str = "", name: str = "plan.csv") -> Path:
    path = folder / name
    quoted = ROWS.format(separator).replace('"', "“").replace("Head, QA", '"Head, QA"')
    path.write_bytes((before + quoted).encode(encoding))
    return path


@pytest.mark.parametrize(
    ("separator", "encoding", "before", "name", "how"),
    [
        (",", "utf-8", "", "plan.csv", ""),
        (",", "utf-8-sig", "", "plan.CSV", ""),
        (";", "utf-8", "", "plan.csv", " (separated by semicolons)"),
        (";", "utf-8-sig", "sep=;\n", "plan.csv", " (separated by semicolons)"),
        (";", "utf-8", '"sep=;"\r\n', "plan.csv", " (separated by semicolons)"),
        (",", "utf-8", "SEP=,\n", "plan.csv", ""),
        ("\t", "utf-8", "", "plan.tsv", " (separated by tabs)"),
        ("\t", "utf-16", "", "plan.txt", " (separated by tabs, in UTF-16)"),
        (",", "utf-16", "", "plan.csv", " (in UTF-16)"),
        (",", "utf-16-be", "\ufeff", "plan.csv", " (in UTF-16)"),
        ("|", "utf-8", "", "plan.csv", " (separated by bars)"),
        (",", "cp1252", "", "plan.csv", " (in Windows-1252)"),
        (";", "cp1252", "sep=;\n", "plan.csv", " (separated by semicolons, in Windows-1252)"),
        (";", "utf-8", "Plan; as at, say, 8 July\n\n", "plan.csv", " (separated by semicolons)"),
    ],
)
def test_it_is_read_and_said_how(
    say: Conversation, tmp_path: Path, separator: str, encoding: str, before: str, name: str, how: str
) -> None:
    path = _written(tmp_path, separator, encoding, before, name)

    report = from_files(say, path)

    assert report[0] == f"{name}: 2 actions added, 0 on the log already, 0 refused"
    assert report[-1].startswith(f"headings in row {3 if before.startswith('Plan') else 1}{how}: ref → ref")
    assert "Children’s visits – “seen“" in say("/action show R1")
    assert "Head, QA" in say("/action show R2")


def test_the_semicolons_of_the_issue(say: Conversation) -> None:
    say.later(days=2000)
    report = from_files(say, DATA / "inputs" / "06_semicolons.csv")

    assert report[0] == "06_semicolons.csv: 1 action added, 0 on the log already, 0 refused"
    assert "due Fri 13 Mar 2026" in say("/action show S1")


def test_a_row_is_named_as_the_spreadsheet_shows_it_and_both_meanings_are_offered(say: Conversation) -> None:
    say.later(days=2000)

    report = from_files(say, DATA / "inputs" / "05_row_and_choices.csv")

    assert lines_of(report, "to ask") == [
        '"due": "Mar-26" (D3): is that 26 Mar or Mar 2026? In the map, under [dates]: month-number = "day" or "year".'
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and more", "is a workbook with another ending"),
        (b"\xd0\xcf\x11\xe0 and more", "is a workbook with another ending"),
        (b"ref,action\nR1,\x81\x8d\n", "has letters that cannot be read"),
        (b"\xff\xfer", "has letters that cannot be read"),
        (b"sep=;\n", "plan.csv is empty."),
    ],
)
def test_what_cannot_be_read_is_refused_with_how_to_save_it(
    say: Conversation, tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(content)

    with pytest.raises(Refusal, match=why):
        from_files(say, path)


def test_areas_that_come_in_beside_the_measures_they_name_are_linked_to_them(say: Conversation, tmp_path: Path) -> None:
    areas, measures = tmp_path / "areas.csv", tmp_path / "measures.csv"
    areas.write_text("ref,recommendation,measure\nR01,Decide in time,M1\n")
    measures.write_text(
        "measure,cond,indicator,unit,better,kind,operator,target\nM1,M1a,Visits,%,higher,numeric,>=,85\n"
    )

    report = from_files(say, areas, measures)

    assert lines_of(report, "not known") == []
    assert "M1" in say("/area show R01")
