"""Files as spreadsheets write them."""

from pathlib import Path

import pytest

from board.refusals import Refusal
from commands.imports.any_file import MOST_BYTES, read_grids
from commands.imports.sheets.sheet import Sheet, read_sheet


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A file to write to."""
    return tmp_path / "actions.csv"


def _read(path: Path) -> Sheet:
    return read_sheet(read_grids(path)[0])


def _titles(path: Path) -> list[str]:
    return [row.get("title") for row in _read(path).rows]


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        ("ref,action\nA1,Visits plan\n", ["Visits plan"]),
        ("ref,action\r\nA1,Visits plan\r\nA2,Audit\r\n", ["Visits plan", "Audit"]),
        ("\ufeffref,action\nA1,Visits plan\n", ["Visits plan"]),
        ("ref,action\nA1,Visits plan", ["Visits plan"]),
        ('ref,action\nA1,"Visits, plan"\n', ["Visits, plan"]),
        ('ref,action\nA1,"Say ""seen"""\n', ['Say "seen"']),
        ('ref,action\nA1,"Visits\nplan"\nA2,Audit\n', ["Visits\nplan", "Audit"]),
        ("\n,\nref,action\n\nA1,Visits plan\n , \n", ["Visits plan"]),
        ("ref,action\nA1,  Visits plan\u00a0 \n", ["Visits plan"]),
        ("ref,title,due\nA1\nA2,Audit\n", ["", "Audit"]),
        ("REF , Action\nA1,Visits plan\n", ["Visits plan"]),
        ("action,ref\nVisits plan,A1\n", ["Visits plan"]),
        ("ref,action\n", []),
    ],
)
def test_rows_are_read_as_they_were_written(sheet: Path, content: str, titles: list[str]) -> None:
    sheet.write_bytes(content.encode())

    assert _titles(sheet) == titles


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_older_spreadsheets_are_read_too(sheet: Path, encoding: str) -> None:
    sheet.write_bytes("ref,action\nA1,Children’s visits – “seen” £5\n".encode(encoding))

    assert _titles(sheet) == ["Children’s visits – “seen” £5"]


def test_a_row_has_the_number_that_the_spreadsheet_shows(sheet: Path) -> None:
    sheet.write_text('ref,action\nA1,Visits\n\nA2,"two\nlines"\nA3,Audit\n')

    assert [row.number for row in _read(sheet).rows] == [2, 4, 5]


def test_a_cell_too_many_is_seen_and_one_too_few_is_empty(sheet: Path) -> None:
    sheet.write_text("ref,action\nA1,Visits,surplus\nA2,Audit,\nA3\n")

    rows = _read(sheet).rows

    assert [row.extra for row in rows] == [True, False, False]
    assert rows[2].get("title") == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "actions.csv is empty."),
        (b"\n , \n", "actions.csv is empty."),
        (b"\xef\xbb\xbf", "actions.csv is empty."),
        (b'ref,action\nA1,"never closed\nA2,b\n', "cannot be read as CSV from row 2 on: a quotation mark in that row"),
        (b'ref,action\n\nA1,fine\nA2,"a"b\n', "cannot be read as CSV from row 4 on: a quotation mark in that row"),
        ("ref,action\nA1,The children’s plan\n".encode("mac_roman"), "has letters that cannot be read"),
        ("ref,action\nA1,Visits – all\n".encode("mac_roman"), "has letters that cannot be read"),
        ("ref,action\nA1,Café – all\n".encode() + b"A2,Caf\xe9\n", "has letters that cannot be read"),
        ("ref,action\nA1,Visits".encode("utf-16-le"), "has letters that cannot be read"),
        ("ref,action\nA1,Visits".encode("utf-16-be"), "has letters that cannot be read"),
        ("ref,action\nA1,Visits".encode("utf-32"), "has letters that cannot be read"),
    ],
    ids=[
        "nothing",
        "empty rows",
        "a mark alone",
        "open quote",
        "quote in a cell",
        "a Mac's",
        "a Mac's dash",
        "two kinds",
        "LE",
        "BE",
        "UTF-32",
    ],
)
def test_what_is_no_sheet_is_refused_by_name(sheet: Path, content: bytes, reason: str) -> None:
    sheet.write_bytes(content)

    with pytest.raises(Refusal) as refused:
        _read(sheet)

    assert reason in refused.value.reason


def test_another_kind_of_file_is_refused_with_how_to_save_it(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="choose Save as, Excel workbook"):
        read_grids(tmp_path / "plan.pdf")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no file"):
        read_grids(tmp_path / "nothing.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()

    with pytest.raises(Refusal, match="There is no file"):
        read_grids(tmp_path / "folder.csv")


def test_a_file_that_is_far_too_large_is_refused_unread(sheet: Path) -> None:
    with sheet.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    with pytest.raises(Refusal, match="larger than 10 MB"):
        read_grids(sheet)
