"""Cells that hold symbols alone: read where they are certain, asked where they are not, and never taken for empty in
silence."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, imported, lines_of
from workbooks import HEADINGS, as_excel, one_sheet, written
from xlsxwriter import Workbook as Book
from xlsxwriter.worksheet import Worksheet as Sheet

from board.actions import Status
from commands.imports.meanings.board_mapping import RATINGS, STATUSES, Mapping

TICKS_AND_CROSSES = ["✓", "✔", "☑", "✅", "✔️", "❌", "✗", "✘", "☒", "●", "🔴", "?", "★", "→", "…", "!", "👍"]


@pytest.mark.parametrize("words", TICKS_AND_CROSSES)
def test_a_symbol_for_a_status_is_asked_once_a_column(say: Conversation, tmp_path: Path, words: str) -> None:
    report = imported(say, tmp_path, f"ref,title,status\nR1,One,{words}\nR2,Two,{words}\nR3,Three,open\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'"status": "{words}" (C2 and C3): which status is it?')


def test_and_is_what_was_answered(say: Conversation, tmp_path: Path) -> None:
    given = Mapping({STATUSES: {"✓": Status.AWAITING_SIGN_OFF, "-": Status.ON_HOLD}})

    report = imported(say, tmp_path, "ref,title,status\nR1,One,✓\nR2,Two,-\nR3,Three,\n", given)

    assert lines_of(report, "to ask") == []
    told = [say(f"/action show R{n}") for n in (1, 2, 3)]
    statuses = ["awaiting sign-off", "on hold", "not started"]
    assert [status.casefold() in shown.casefold() for status, shown in zip(statuses, told, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("words", "rating"), [("🔴", "red"), ("🟥", "red"), ("🟢", "green"), ("🟩", "green"), ("🔴\ufe0f", "red")]
)
def test_a_circle_or_a_square_in_its_colour_is_a_rating(
    say: Conversation, tmp_path: Path, words: str, rating: str
) -> None:
    report = imported(say, tmp_path, f"ref,title,RAG\nR1,Publish,{words}\n")

    assert f"Rated {rating}" in say("/action show R1")
    assert any(f"as {rating}" in each for each in lines_of(report, "read as"))


@pytest.mark.parametrize("words", ["🔵", "🟦"])
def test_blue_is_asked_as_its_word_is(say: Conversation, tmp_path: Path, words: str) -> None:
    (asked,) = lines_of(imported(say, tmp_path, f"ref,title,RAG\nR1,Publish,{words}\n"), "to ask")

    assert "which rating is it?" in asked


@pytest.mark.parametrize("words", ["🟠", "🟡", "🟣", "⚪", "⚫", "●", "■", "✓", "✗", "?", "↑", "🔴🟢", "😀"])
def test_any_other_symbol_for_a_rating_is_asked(say: Conversation, tmp_path: Path, words: str) -> None:
    report = imported(say, tmp_path, f"ref,title,RAG\nR1,Publish,{words}\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'"RAG": "{words}" (C2): which rating is it?')


def test_and_rates_as_was_answered(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "ref,title,RAG\nR1,Publish,🟡\nR2,Two,\n", Mapping({RATINGS: {"🟡": "amber"}}))

    assert "Rated amber" in say("/action show R1")
    assert "Rated" not in say("/action show R2")


@pytest.mark.parametrize("column", ["status", "RAG", "due", "original due date", "revised date", "date added", "area"])
def test_a_dash_is_an_empty_cell_and_said_to_be(say: Conversation, tmp_path: Path, column: str) -> None:
    report = imported(say, tmp_path, f"ref,title,{column}\nR1,One,-\nR2,Two,–\nR3,Three,\n")

    assert report[0].startswith("plan.csv: 3 actions added")
    assert lines_of(report, "read as") == ['column C, rows 2 and 3: "-", "–" as an empty cell']


@pytest.mark.parametrize("column", ["due", "original due date", "date added", "date closed"])
def test_words_in_place_of_a_day_are_said(say: Conversation, tmp_path: Path, column: str) -> None:
    report = imported(say, tmp_path, f"ref,title,{column}\nR1,One,TBC\nR2,Two,?\n")

    assert lines_of(report, "read as") == [
        f'row 2, "{column}" (C2): "TBC" as no day',
        f'row 3, "{column}" (C3): "?" as no day',
    ]


@pytest.mark.parametrize(("column", "of"), [("title", "title"), ("area", "area"), ("measure", "measure")])
def test_a_symbol_in_place_of_words_is_asked(say: Conversation, tmp_path: Path, column: str, of: str) -> None:
    row = {"ref": "R1", "title": "Publish", "area": "", "measure": "", column: "★"}

    report = imported(say, tmp_path, f"{','.join(row)}\n{','.join(row.values())}\n")

    (asked,) = lines_of(report, "to ask")
    assert 'it holds "★" and no words. Write what it says' in asked


def test_a_symbol_for_an_owner_is_asked_and_stays(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,action,lead\nR1,One,★\nR2,Two,★\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('"lead": "★" (C2 and C3): who is it?')


def _workbook(say: Conversation, folder: Path, cells: dict[str, tuple[object, Font, PatternFill]]) -> list[str]:
    def put(sheet: Worksheet) -> None:
        for spot, (words, font, fill) in cells.items():
            sheet[spot], sheet[spot].font, sheet[spot].fill = words, font, fill

    rows = [HEADINGS, *([f"R{number}", "Act"] for number in range(1, 6))]
    return from_files(say, written(folder, one_sheet(rows, put)))


RED, GREEN, BLACK = (Font(color=colour) for colour in ("FFFF0000", "FF00B050", "FF000000"))
NO_FILL, RED_FILL = PatternFill(), PatternFill("solid", fgColor="FFFF0000")


def test_a_dot_has_the_colour_of_its_letters_or_of_its_cell(say: Conversation, tmp_path: Path) -> None:
    cells = {
        "F2": ("●", RED, NO_FILL),
        "F3": ("■", GREEN, NO_FILL),
        "F4": ("●", Font(color="FFFFFFFF"), RED_FILL),
        "F5": ("●", BLACK, NO_FILL),
        "F6": ("●", GREEN, RED_FILL),
    }

    report = _workbook(say, tmp_path, cells)

    assert report[0] == "plan.xlsx, sheet Actions: 3 actions added, 0 on the log already, 2 to ask, 0 refused"
    assert [f"Rated {each}" in say(f"/action show R{n}") for n, each in ((1, "red"), (2, "green"), (3, "red"))] == [
        True
    ] * 3
    assert any("cells without words (2 red, 2 green), as ratings" in each for each in lines_of(report, "read as"))
    words, colours = lines_of(report, "to ask")
    assert '"●" (F5): which rating is it?' in words
    assert '"green", and its colour is red. Which?' in colours


def test_a_dash_in_a_coloured_cell_has_its_colour(say: Conversation, tmp_path: Path) -> None:
    _workbook(say, tmp_path, {"F2": ("-", BLACK, RED_FILL)})

    assert "Rated red" in say("/action show R1")


def _font(name: str, colour: str = "FF000000") -> Font:
    return Font(name=name, color=colour)


def test_letters_in_a_font_of_symbols_are_the_symbols_that_they_show(say: Conversation, tmp_path: Path) -> None:
    cells = {
        "F2": ("l", _font("Wingdings", "FFFF0000"), NO_FILL),
        "F3": ("R", _font("Wingdings 2"), NO_FILL),
        "E4": ("ü", _font("Wingdings"), NO_FILL),
        "E5": ("\uf0fc", _font("Wingdings"), NO_FILL),
        "E6": ("z", _font("Wingdings"), NO_FILL),
    }

    report = _workbook(say, tmp_path, cells)

    assert "Rated red" in say("/action show R1")
    statuses, ratings = sorted(lines_of(report, "to ask"), reverse=True)
    assert statuses.startswith('"Status": "✓" (E4 and E5): which status is it?')
    assert ratings.startswith('"RAG": "☑" (F3): which rating is it?')
    assert lines_of(report, "refused") == [
        'row 6, "Status" (E6): it is written in Wingdings, a font of symbols, and what it shows cannot be read. Type it '
        "in words"
    ]


def test_so_are_those_of_a_part_of_the_words(say: Conversation, tmp_path: Path) -> None:
    def put(book: Book, sheet: Sheet) -> None:
        symbols = book.add_format({"font_name": "Wingdings 2"})
        sheet.write_rich_string("E2", symbols, "P", symbols, " ")
        sheet.write_rich_string("G2", "Sent ", symbols, "P")

    file = written(tmp_path, as_excel([HEADINGS, ["R1", "Publish"], ["R2", "Two"]], put))
    report = from_files(say, file)

    assert '"Status": "✓" (E2): which status is it?' in lines_of(report, "to ask")[0]


def test_a_tick_says_yes_to_a_milestone(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,milestone\nR1,One,☑\nR2,Two,❌\n")

    assert 'row 2, "milestone" (C2): "☑" as yes' in lines_of(report, "read as")[0]
    (asked,) = lines_of(report, "to ask")
    assert '"❌" is neither yes nor no' in asked
