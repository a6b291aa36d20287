"""What is asked of a column's words: once, with every cell, and with the line of the map that answers it."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

from commands.imports.questions import rows_in_words


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
        ("RAG", "B", "blue is no rating of the log's. If it means complete, say so in the status"),
        ("status", "Half of the staff are trained and the rest follow", "the status is 'Half of the staff"),
    ],
)
def test_what_a_whole_text_or_a_colour_means_is_asked_with_its_rows(
    say: Conversation, tmp_path: Path, heading: str, words: str, why: str
) -> None:
    report = imported(say, tmp_path, f"ref,action,{heading}\nR1,One,{words}\nR2,Two,\nR3,Three,{words}\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'rows 2 and 4, "{heading}" (column C): {why}')


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
