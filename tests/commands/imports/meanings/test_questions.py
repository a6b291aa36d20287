"""What is asked of a column's words: once, with every cell, and with the line of the map that answers it."""

import csv
from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, imported, lines_of

from commands.imports.meanings.board_mapping import Mapping
from commands.imports.meanings.questions import rows_in_short, rows_in_words
from commands.imports.sheets.mapping_file import mapping_in


@pytest.mark.parametrize(
    ("heading", "words", "why"),
    [
        (
            "status",
            "Nearly",
            '"Nearly" (C2 and C4): which status is it? In the map, under [statuses]: "Nearly" = "not started",',
        ),
        ("status", "Closed - agreed 3 March", '"Closed - agreed 3 March" (C2 and C4): which status is it?'),
        ("status", "C", '"C" (C2 and C4): which status is it?'),
        ("RAG", "Purple", '"Purple" (C2 and C4): which rating is it? In the map, under [ratings]: "Purple" = "red",'),
        ("RAG", "Purple - waits for HR", '"Purple" (C2 and C4): which rating is it?'),
        ("RAG", "Amber/Green", '"Amber/Green" (C2 and C4): which rating is it?'),
        ("RAG", "Amber E", '"Amber E" (C2 and C4): which rating is it?'),
        ("RAG", "B", '"B" (C2 and C4): which rating is it?'),
    ],
)
def test_a_word_that_is_not_known_is_asked_about_once(
    say: Conversation, tmp_path: Path, heading: str, words: str, why: str
) -> None:
    report = imported(say, tmp_path, f"ref,action,{heading}\nR1,One,{words}\nR2,Two,\nR3,Three,{words}\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'"{heading}": {why}')


@pytest.mark.parametrize(
    ("heading", "words", "why"),
    [
        ("status", "Half of the staff are trained and the rest follow", "the status is 'Half of the staff"),
    ],
)
def test_what_a_whole_text_means_is_asked_with_its_rows(
    say: Conversation, tmp_path: Path, heading: str, words: str, why: str
) -> None:
    report = imported(say, tmp_path, f"ref,action,{heading}\nR1,One,{words}\nR2,Two,\nR3,Three,{words}\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'rows 2 and 4, "{heading}" (column C): {why}')


def test_blue_beside_the_status_of_what_goes_on_is_asked_with_its_row(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,action,status,RAG\nR1,One,Open,B\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('row 2, "RAG" (D2): blue is no rating of the log\'s. If it means complete, say so in the')


def test_a_colour_of_which_it_is_said_that_it_means_complete_is_the_status_where_no_other_is(
    say: Conversation, tmp_path: Path
) -> None:
    given = Mapping({"ratings": {"B": "complete"}})
    imported(say, tmp_path, "ref,action,BRAG\nR2,Two,G\n")

    report = imported(say, tmp_path, "ref,action,BRAG\nR1,One,B\nR2,Two,B - in use\n", given, updates=True)

    assert report[0] == "plan.csv: 1 action added, 1 changed, 0 on the log already, 0 refused"
    assert "Awaiting sign-off" in say("/action show R1")
    assert "Awaiting sign-off" in say("/action show R2")
    assert 'row 2, "BRAG" (C2): "B" as awaiting sign-off: no rating is kept' in lines_of(report, "read as")


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([3], "row 3"),
        ([3, 9], "rows 3 and 9"),
        (list(range(2, 87)), "85 rows from 2 to 86"),
        ([*range(3, 41), *range(50, 72)], "60 rows, 3 to 40 and 50 to 71"),
        ([2, *range(10, 30), 40, 41], "23 rows, 2, 10 to 29 and 40 to 41"),
    ],
)
def test_every_row_of_many_is_named(rows: list[int], named: str) -> None:
    assert rows_in_words(rows) == named


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([3, 9], "rows 3 and 9"),
        (list(range(2, 26, 2)), "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 24"),
        ([*range(3, 41), *range(50, 72)], "60 rows, 3 to 40 and 50 to 71"),
        (list(range(2, 2000, 2)), "999 rows between 2 and 1998"),
    ],
)
def test_rows_where_nothing_is_to_be_mended_are_named_in_short(rows: list[int], named: str) -> None:
    assert rows_in_short(rows) == named


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("COMPLETED but sustained improvement is required", "Awaiting sign-off", "sustained improvement is required"),
        ("In progress - two of five done", "In progress", "two of five done"),
        ("On hold: waits for the new structure", "On hold", "waits for the new structure"),
        ("Not started. Begins in June", "Not started", "Begins in June"),
        ("On track (minor delays)", "In progress", "minor delays"),
        ("Awaiting sign-off - papers sent", "Awaiting sign-off", "papers sent"),
    ],
)
def test_what_stands_behind_a_status_is_kept_as_its_update(
    say: Conversation, tmp_path: Path, words: str, status: str, said: str
) -> None:
    report = imported(say, tmp_path, f'ref,action,current status\nR1,One,"{words}"\n')

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused"
    shown = say("/action show R1")
    assert shown.splitlines()[1].startswith(status)
    assert said in shown
    assert any(each.endswith("and what stands behind it as an update") for each in lines_of(report, "read as"))


@pytest.mark.parametrize("words", ["Done: no", "Complete - not yet", "Closed - agreed 3 March", "Cancelled (see 1.3)"])
def test_but_not_of_an_end_or_where_it_is_taken_back(say: Conversation, tmp_path: Path, words: str) -> None:
    report = imported(say, tmp_path, f"ref,action,status\nR1,One,{words}\n")

    assert report[0] == "plan.csv: no actions added, 0 on the log already, 1 to ask, 0 refused"


def test_a_row_is_named_once_however_many_of_its_cells_rest_on_one(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,action,date added,due,date closed\nR1,One,31 March,31/07/2020,1/7/2020\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('row 2, "date added" (C2): the date has no year')


# The headings and cells of a list, and what the map's line then says of the column or of the words.
LINES = [
    (["ref", "action", "Done?"], ["R1", "One", "Y"], 'Y in "Done?"'),
    (["ref", "action", "status"], ["R1", "One", '"Green" by Pat'], '"Green" by Pat'),
    (["ref", "action", "status"], ["R1", "One", "sent\\to chair"], "sent\\to chair"),
    (["ref", "action", "RAG"], ["R1", "One", "R\nA"], "R\nA"),
    (["ref", "action", 'Lead ("SRO")', "owner"], ["R1", "One", "Jo", "Ali"], 'Lead ("SRO")'),
]


@pytest.mark.parametrize(("headings", "cells", "words"), LINES)
def test_the_line_of_the_map_is_one_whatever_marks_the_words_hold(
    say: Conversation, tmp_path: Path, headings: list[str], cells: list[str], words: str
) -> None:
    with (tmp_path / "list.csv").open("w", newline="") as file:
        csv.writer(file).writerows([headings, cells])

    asked = lines_of(from_files(say, tmp_path / "list.csv"), "to ask")[0]
    part, line = asked.partition("In the map, under ")[2].split(": ", 1)
    said = mapping_in(f"{part}\n{line.partition(', ')[0].partition(' or ')[0]}", "plan.map.toml").said

    assert list(said[part.strip("[]")]) == [words]
