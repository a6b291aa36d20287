"""The workbook as another program reads it: tables, days, numbers and words; and what comes back from it."""

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from begun import begun
from board_papers import empty_board, full_northmoor
from conversation import PAT, SAM, Conversation
from spreadsheets import import_all

from bot.papers.excel import excel_workbook
from commands.pack.paper import WorkbookOut
from commands.pack.readers import PackAsked, Reader
from commands.pack.workbook import workbook_of
from storage.database import Database

PEOPLE = {"Owner", "Owner id", "Accountable", "Asked by", "Supporters", "Lead"}


@pytest.fixture
def full(log: Database) -> Conversation:
    say = begun(log, full_northmoor)
    for line in (
        "/action add =cmd|' /C calc'!A0 ref: 1.10 due: Ongoing",
        "/area rate R07 RI & Good as at 31 March 2020 source: paper moderated: the adviser",
        "/measure add M8 Contacts",
        "/measure reading M8 Contacts 1,675 as at 30 June 2020",
        "/measure add M9 Re-referrals",
        "/measure reading M9 Rate of re-referrals 84.60% as at 30 June 2020",
        "/action update R10-02 +1.8% on last month",
    ):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    return say


def _lists(say: Conversation, reader: Reader = Reader.BOARD, as_at: date | None = None) -> WorkbookOut:
    with say.log.reading() as store:
        return workbook_of(store, store.boards.all()[0], say.now, PackAsked(reader, as_at), say.crowd)


def _opened(say: Conversation, reader: Reader = Reader.BOARD) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel_workbook(_lists(say, reader))))


def _row(sheet: Any, ref: str, column: int = 1) -> dict[str, Any]:
    headings = [cell.value for cell in sheet[1]]
    found = next(row for row in sheet.iter_rows(min_row=2) if row[column - 1].value == ref)
    return dict(zip(headings, found, strict=True))


def test_as_at_a_day_links_and_decisions_are_those_of_that_day(full: Conversation) -> None:
    for line in ("/action link R06-05 M6", "/area link R06 M6", "/risk link RK1 R01-06"):
        assert not full.reply(line, by=SAM).refused
    before = _lists(full)
    full.later(days=10)
    for line in (
        "/action unlink R06-05 M6",
        "/area link R06 M7",
        "/action reopen R01-06 not seen at: 1 July minute: 9.9",
    ):
        assert not full.reply(line, by=SAM).refused

    then = {each.name: each.rows for each in _lists(full, as_at=date(2020, 7, 8)).sheets}

    assert [each.name for each in before.sheets if then[each.name] != each.rows] == []


def test_each_list_is_a_table_with_frozen_headings_that_prints_on_pages_one_wide(full: Conversation) -> None:
    book = _opened(full)

    assert book.sheetnames == [
        "About", "Measures", "Readings", "Claims", "Areas", "Actions", "Self-assessment", "Risks", "Scores", "Calendar",
        "Statements",
    ]  # fmt: skip
    for sheet in book.worksheets[1:]:
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.headerRowCount == 1
        assert table.autoFilter is not None
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_options.gridLines
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")
        assert sheet.oddHeader.left.text.startswith("OFFICIAL · Improvement Board: board paper")
        assert "Page" in str(sheet.oddFooter.right.text)
        assert all(5 < each.width <= 81 for each in sheet.column_dimensions.values())


# A page that lies has room for so many letters of 11 points; made smaller than to this part, they cannot be read.
PAGE, SMALLEST = 149, 0.75


def test_every_list_prints_whole_and_large_enough_to_read(full: Conversation) -> None:
    for sheet in _opened(full).worksheets[1:]:
        headings = [cell.value for cell in sheet[1]]
        printed = sheet[sheet.print_area.split("!")[1].replace("$", "")][0]
        assert [each for each in headings[len(printed) :] if not each.endswith((" id", " ids"))] == []
        wide = sum(sheet.column_dimensions[cell.column_letter].width for cell in printed)
        if sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage:
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
            assert PAGE / wide >= SMALLEST * 0.97, sheet.title
        else:
            assert sheet.page_setup.scale == 100 * SMALLEST
            assert sheet.print_title_cols == "$A:$A"
            assert sheet.page_setup.pageOrder == "overThenDown"


def test_a_cell_of_many_words_has_room_for_them(full: Conversation) -> None:
    note = "Visits were late again because of the rota. " * 40
    assert not full.reply(f"/action update R10-02 {note}", by=SAM).refused

    sheet = _opened(full)["Actions"]
    cell = _row(sheet, "R10-02")["Update"]

    lines = -(-len(cell.value) // (sheet.column_dimensions[cell.column_letter].width - 1))
    assert lines * 15 <= sheet.row_dimensions[cell.row].height <= 409


def test_days_are_days_numbers_are_numbers_and_words_are_words(full: Conversation) -> None:
    book = _opened(full)
    action, moved = _row(book["Actions"], "1.10"), _row(book["Actions"], "R02-07")
    reading = _row(book["Readings"], "Rate of re-referrals", column=2)

    assert (action["Ref"].value, action["Ref"].data_type, action["Ref"].number_format) == ("1.10", "s", "@")
    assert (action["Title"].value, action["Title"].data_type) == ("=cmd|' /C calc'!A0", "s")
    assert action["Due"].value == "Ongoing"
    assert (moved["Due"].value, moved["Due"].number_format) == (datetime(2020, 7, 20), "d mmm yyyy")  # noqa: DTZ001
    assert moved["Moves"].value == 1
    assert _row(book["Actions"], "R10-02")["Update"].value == "+1.8% on last month"
    assert (reading["Value"].value, reading["Value"].number_format) == (84.6, "0.00")
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f" or cell.hyperlink]


def test_it_says_what_it_is_and_of_which_day(full: Conversation) -> None:
    book = _opened(full)

    assert (book.properties.title, book.properties.subject) == (
        "Improvement Board: board paper", "Figures as at Wed 8 Jul 2020",
    )  # fmt: skip
    assert book.properties.creator == "Board support (Sam Cole), Improvement Board"
    assert book.properties.created == datetime(2020, 7, 8)  # noqa: DTZ001
    assert {row[0].value: row[1].value for row in book["About"].iter_rows()}["Marking"] == "OFFICIAL"


@pytest.mark.parametrize("reader", [Reader.CABINET, Reader.ADVISER, Reader.DEPARTMENT])
def test_others_than_the_board_find_nobody_in_it(full: Conversation, reader: Reader) -> None:
    book = _opened(full, reader)
    cells = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]

    assert not PEOPLE.intersection(cells)
    for name in ("Jo Reed", "Ali Noor", "Sam Cole", "Head of Performance", "Virtual School Head", "U0JO"):
        assert not [cell for cell in cells if name in cell]
    assert ("Actions" in book.sheetnames) == (reader != Reader.DEPARTMENT)


def test_what_is_brought_in_again_is_the_same(
    full: Conversation, tmp_path: Path, another_log: Callable[[str], Database]
) -> None:
    """All but what an import does not read, of which it says so: requests and decisions."""
    (tmp_path / "pack.xlsx").write_bytes(excel_workbook(_lists(full)))
    other = Conversation(another_log("other.db"), now=full.now)
    empty_board(other)
    said: list[str] = []

    refused = import_all(
        other.log,
        [tmp_path / "pack.xlsx"],
        lambda store: store.boards.all()[0],
        other.now,
        False,
        said.append,
        lambda _: other.crowd,
    )

    assert refused == 0, said
    before, after = ({each.name: each for each in _lists(one).sheets} for one in (full, other))
    for name in (
        "Measures",
        "Readings",
        "Claims",
        "Areas",
        "Self-assessment",
        "Risks",
        "Scores",
        "Calendar",
        "Statements",
    ):
        assert before[name] == after[name]
    lost = {"Asked for", "Asked by", "Asked on", "Asked because", "Decided at meeting", "Decided in minute"}
    kept = [place for place, each in enumerate(before["Actions"].headings) if each not in lost]
    assert [before["Actions"].headings[place] for place in kept] == list(after["Actions"].headings)
    assert [tuple(row[place] for place in kept) for row in before["Actions"].rows] == list(after["Actions"].rows)
    told = "\n".join(said)
    assert all(f'"{each}"' in told for each in lost)
    assert "not read: pack.xlsx, sheet About: no list" in told
    other.log.close()


def test_counts_that_could_point_to_a_child_are_in_no_workbook(full: Conversation) -> None:
    few = _row(_opened(full)["Readings"], "Initial conferences within 15 working days (north team)", column=2)

    assert (few["Numerator"].value, few["Denominator"].value) == (None, None)
    assert few["Value"].value == 50


def test_as_at_a_day_nothing_later_is_in_it(full: Conversation) -> None:
    full("/measure edit M6 owner: @jo", by=SAM)
    before = _lists(full)
    full.later(days=10)
    full("/action close R06-05 seen", by=PAT)
    full("/measure reading M6 CIN visits 86% as at 15 July 2020", by=SAM)
    full("/measure reading M8 Re-contacts 86% as at 15 July 2020", by=SAM)
    full("/board handover @jo @ali", by=SAM)
    full("/area edit R07 title: Visits", by=SAM)
    full("/measure edit M6 title: Visits", by=SAM)
    full("/risk add Another risk", by=SAM)
    full("/area rate R07 Good as at 10 July 2020", by=SAM)
    full("/board event 3 September 2020 Ofsted visit", by=SAM)

    then = _lists(full, as_at=date(2020, 7, 8))

    assert {each.name: each.rows for each in then.sheets} == {each.name: each.rows for each in before.sheets}


def test_an_empty_board_gives_a_workbook_that_opens(log: Database) -> None:
    book = _opened(begun(log, empty_board))

    assert book.sheetnames == ["About"]


def test_the_same_lists_are_the_same_file(full: Conversation) -> None:
    assert excel_workbook(_lists(full)) == excel_workbook(_lists(full))


@pytest.mark.parametrize("words", ["<r>a & b</r>", "<r><t>Hidden</t></r>", "_x0041_", "_x000D_ is a line's end"])
def test_words_that_workbooks_have_a_use_for_are_words_there_and_back(
    say: Conversation, another_log: Callable[[str], Database], tmp_path: Path, words: str
) -> None:
    say.reply(f"/action add {words} for the panel ref: X1", by=SAM)
    say.reply(f"/action add {words} ref: X2", by=SAM)
    book = excel_workbook(_lists(say))
    assert [each.value for each in openpyxl.load_workbook(io.BytesIO(book))["Actions"]["B"]][1:] == [
        f"{words} for the panel",
        words,
    ]
    (tmp_path / "lists.xlsx").write_bytes(book)
    other = Conversation(another_log("other.db"))
    empty_board(other)

    import_all(other.log, [tmp_path / "lists.xlsx"], lambda store: store.boards.all()[0], say.now, False, print)

    assert other("/action show X1").startswith(f"X1 {words} for the panel")
