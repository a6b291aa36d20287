"""Nothing that a file, a board's name or a person holds is an order to the operator's terminal."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from conversation import JULY_8
from end_to_end.postroom import Postroom, typed


def _sheet(folder: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    path = folder / "sheet.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


ESCAPED = "\x1b[31mred\x1b[0m"


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ([f"ref{ESCAPED}", f"ref{ESCAPED}"], ["A1", "x"]),
        (["ref", "action"], [f"A1{ESCAPED}", "x"]),
        (["ref", "action"], ["A1\nok  all is well", "x"]),
        (["ref", "title", "status"], ["A1", "x", f"odd{ESCAPED}"]),
        (["ref", "title", "status"], ["A1", "x", "odd\u202e"]),
        (["ref", "title", "rating"], ["A1", "x", "re\x9bd"]),
        (["ref", "title", "moves"], ["A1", "x", "1\x07"]),
        (["ref", "title", "due"], ["A1", "x", f"31 Mai{ESCAPED}"]),
        (["ref", "action", "measure"], ["A1", "x", f"M\t1{ESCAPED}"]),
        (["measure", "reported", "as_at"], [f"M1{ESCAPED}", "met", "2020-01-01"]),
        (["measure", "reported", "as_at"], ["M1\r\rok", "met", "2020-01-01"]),
        (["ref", "recommendation", "ref"], ["A1", "x", "y"]),
    ],
)
def test_nothing_of_a_file_is_an_order_to_the_terminal(
    terminal: Postroom, tmp_path: Path, headings: list[str], row: list[str]
) -> None:
    path = _sheet(tmp_path, headings, [row])

    result = typed("import", str(path), "--board", "Improvement Board", "--yes")

    shown = result.output.replace("\n", "")
    # Of line breaks a ref keeps none, and is one that can be typed.
    assert result.exit_code == (0 if "all is well" in row[0] else 1)
    assert shown.isprintable(), repr(shown)
    starts = ("sheet.csv", "  refused: row 2, ", "  to ask: row 2, ", "  headings in row 1: ", "Error: ", '  to ask: "')
    starts += ("What is asked can be answered in a file", "Nothing was changed: ")
    of_the_file, heading, first_hour = result.output.partition("The first hour: ")
    assert all(line.startswith(starts) for line in of_the_file.splitlines() if line)
    # Where something came in, the first hour's four steps are all that follows.
    assert len(first_hour.splitlines()) == (5 if heading else 0)


@pytest.mark.parametrize(
    "words", [("export", "--format", "text"), ("export",), ("digest",), ("import", "none.csv"), ("verify",)]
)
def test_nor_is_a_boards_name_or_an_old_logs_words(terminal: Postroom, words: tuple[str, ...]) -> None:
    """Typed words with such letters are refused; a log from before that, or another hand, may hold them."""
    with terminal.stage.log.writing() as store:
        board = store.boards.all()[0]
        store.boards.add(board.team, "C0ODD", f"Odd{ESCAPED}\u202e", "Europe/London", JULY_8)
    asked = () if words == ("verify",) else ("--board", "nobody's\x1b[31m")

    result = typed(*words, *asked)

    assert result.output.replace("\n", "").isprintable(), repr(result.output)


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "words",
    [
        ("installations", "end", "T0\udcff"),
        ("export", "--board", "Improvement Board", "--of", "record", "--about", "A1\udcff"),
        ("verify", "--board", "Improvement\udcff"),
    ],
)
def test_what_is_typed_in_no_utf_8_is_refused_in_words(words: tuple[str, ...]) -> None:
    result = typed(*words)

    assert result.exit_code == 1
    assert "Error: " in result.output


@pytest.mark.parametrize("folder", [".", "/", ""])
@pytest.mark.parametrize("words", ["verify", "check", "copy {} new.db", "copy new.db {}", "backup b.db"])
def test_a_folder_in_a_logs_place_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, folder: str, words: str) -> None:
    monkeypatch.setenv("BOARDBOT_DATABASE", folder or ".")

    assert typed(*(each.format(folder) for each in words.split())).exit_code == 1


@pytest.mark.parametrize("empty", ["", "  "])
@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("backup {}", "The file's name is empty: give one."),
        ("restore {}", "The file's name is empty: give one."),
        ("pack --board B --output {}", "The file's name is empty: give one."),
        ("export --board B --of record --output {}", "The file's name is empty: give one."),
        ("import --board B {}", "The file's name is empty: give one."),
        ("import --board B x.csv --map {}", "The file's name is empty: give one."),
        ("copy new.db {}", "TO is empty: give a file's name or a database's address."),
        ("copy {} new.db", "FROM is empty: give a file's name or a database's address."),
    ],
)
def test_an_empty_name_is_refused_as_one(terminal: Postroom, words: str, why: str, empty: str) -> None:
    told = typed(*(each.format(empty) for each in words.split()))

    assert told.exit_code in {1, 2}
    assert why in told.output
