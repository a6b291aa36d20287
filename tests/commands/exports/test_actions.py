"""The export: every action, in cells that a spreadsheet takes for words."""

import csv
import io
from dataclasses import replace

import pytest
from conversation import JO, SAM, Conversation, Crowd

from commands.exports.actions import HEADINGS, exported
from commands.exports.cells import safe_cell


def _rows(say: Conversation, form: str = "csv") -> list[list[str]]:
    return list(csv.reader(io.StringIO(_exported(say, form), newline="")))


def _exported(say: Conversation, form: str) -> str:
    with say.log.reading() as store:
        (board,) = store.boards.all()
        return exported(store, board, form)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("Visits plan", "Visits plan"),
        ("", ""),
        ('=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'),
        ("+441472", "'+441472"),
        ("-5 points", "'-5 points"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("a=b", "a=b"),
    ],
)
def test_a_cell_that_would_be_a_formula_stays_words(words: str, cell: str) -> None:
    assert safe_cell(words) == cell


def test_every_action_is_a_row_whatever_became_of_it(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO> due: 31 July")
    say("/action update A1 half done rating: amber because two left")
    say("/action due A1 end of August because two left")
    say("/action add Audit tool owner: Head of Performance due: Ongoing")
    say("/action cancel A2 replaced by A1", by=SAM)

    headings, *rows = _rows(say)

    assert headings == list(HEADINGS)
    first, second = sorted((dict(zip(headings, row, strict=True)) for row in rows), key=lambda row: row["ref"])
    assert first["title"] == "Visits plan"
    assert first["owner"] == "<@U0JO>"
    assert (first["due"], first["original_due"], first["moves"]) == ("2020-08-31", "2020-07-31", "1")
    assert (first["rating"], first["update"]) == ("amber", "half done")
    assert (second["owner"], second["due"], second["status"]) == ("Head of Performance", "Ongoing", "cancelled")


def _by_name(say: Conversation, form: str = "csv") -> str:
    with say.log.reading() as store:
        (board,) = store.boards.all()
        return exported(store, board, form, say.crowd)


def test_owners_stand_there_by_name_with_slacks_id_beside(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO>")
    say("/action add Audit tool owner: Head of Performance")

    rows = [dict(zip(HEADINGS, row, strict=True)) for row in csv.reader(io.StringIO(_by_name(say), newline=""))][1:]

    assert [(row["owner"], row["owner_id"]) for row in rows] == [("Jo Reed", "U0JO"), ("Head of Performance", "")]
    assert "Jo Reed" in _by_name(say, "text")


def test_who_is_not_told_of_stands_there_as_a_mention(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO>")
    say.crowd = Crowd([])

    assert "<@U0JO>" in _by_name(say)


def test_a_name_that_is_a_formula_stays_words(say: Conversation) -> None:
    say("/action add Visits plan <@U0JO>")
    say.crowd = Crowd([replace(JO, name="=cmd()")])

    assert ",'=cmd()," in _by_name(say)


def test_formulas_commas_quotes_and_line_breaks_survive_the_sheet(say: Conversation) -> None:
    titles = ['=1+1 <visits>, "seen" & signed', "two,\nlines", "–– dashes", "-5 points"]
    for title in titles:
        say(f"/action add {title}")

    assert {row[1] for row in _rows(say)[1:]} == {safe_cell(title) for title in titles}


def test_an_empty_board_is_headings_alone(say: Conversation) -> None:
    assert _rows(say) == [list(HEADINGS)]


def test_lines_end_as_spreadsheets_expect(say: Conversation) -> None:
    say("/action add Visits plan")

    assert _exported(say, "csv").count("\r\n") == 2


def test_as_text_it_is_a_table(say: Conversation) -> None:
    say("/action add Visits plan due: 31 July")

    table = _exported(say, "text")
    assert table.splitlines()[0].split() == list(HEADINGS[:7])
    assert "Visits plan" in table
    assert "2020-07-31" in table
