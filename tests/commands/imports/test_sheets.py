"""Import: rows become the board's log, each or a reason why not; and what was exported comes back whole."""

from pathlib import Path

import pytest
from conversation import JO, NORTHMOOR, SAM, Conversation
from spreadsheets import import_all

from commands.exports.actions import exported
from commands.exports.lists import EXPORTS

FRESH = "C0FRESH"


def imported(say: Conversation, *files: Path, channel: str = "C0BOARD") -> list[str]:
    """Imports files into the board of a channel; what was said of them."""
    said: list[str] = []
    import_all(
        say.log, files, lambda store: store.boards.named(channel)[0], say.now, False, said.append, lambda _: say.crowd
    )
    return said


def actions_file(folder: Path, *rows: str) -> Path:
    path = folder / "plan.csv"
    path.write_text("\n".join(["ref,title,owner,due,status,measure,update", *rows]) + "\n", encoding="utf-8")
    return path


def test_what_is_exported_comes_back_with_nothing_lost(northmoor: Conversation, tmp_path: Path) -> None:
    say = northmoor
    say("/action due R10-02 end of September because two left", by=SAM)
    say("/action update R10-02 slow progress: six of seven rating: red because nobody is in post", by=SAM)
    say("/action add =SUM(A1) is not a formula <@U0JO>", by=JO)
    say("/action done R01-08 all seen", by=SAM)
    with say.log.reading() as store:
        before = exported(store, store.boards.named("C0BOARD")[0], "csv")
    plan = tmp_path / "plan.csv"
    plan.write_text(before, encoding="utf-8", newline="")
    say("/board setup Fresh", by=SAM, channel=FRESH)
    imported(say, *NORTHMOOR[:2], channel=FRESH)

    said = imported(say, plan, channel=FRESH)
    assert said[0] == "plan.csv: 151 actions added, 0 on the log already, 0 refused"
    assert [line.split(":")[1] for line in said if line.startswith("  no evidence")] == [
        " 48 actions closed in the file",
    ]

    with say.log.reading() as store:
        after = exported(store, store.boards.named(FRESH)[0], "csv")
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    assert "'=SUM(A1) is not a formula" in after
    assert say("/action list SUM", channel=FRESH).count("=SUM(A1)") == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",A title,,,,,", '"ref" (A2): the cell is empty'),
        ("R1,,,,,,", '"title" (B2): the cell is empty'),
        ("R1,A title,,31/11/2020,,,", "November 2020 has 30 days"),
        ("R1,A title,,soonish,,,", '"soonish" is not a date'),
        ("help,A title,,,,,", "A ref is letters and digits"),
        (f"R1,{'x' * 301},,,,,", "That title is 301 characters; 300 is the most a list can show."),
        ("R1,NHS 943 476 5919,,,,,", "an NHS number"),
        ("R1,A title,,,,,mother of A.B. rang", "the initials of a child"),
        ("R1,A title, with a comma,,,,,said", "more cells than there are headings"),
        ("R1,A bell \x07,,,,,", "invisible character"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_row(say: Conversation, tmp_path: Path, row: str, why: str) -> None:
    said = imported(say, actions_file(tmp_path, row, "R2,Another,,2020-07-31,In progress,,"))

    assert said[0] == "plan.csv: 1 action added, 0 on the log already, 1 refused"
    assert said[1].startswith("  refused: row 2")
    assert why in said[1]
    assert "943" not in said[1]
    assert "A.B." not in said[1]


def test_a_ref_that_is_there_twice_is_never_merged(say: Conversation, tmp_path: Path) -> None:
    said = imported(say, actions_file(tmp_path, "R1,One,,,,,", "r1,Two,,,,,"))

    assert said[1] == '  refused: row 3, "ref" (A3): r1 is in this file already, in row 2'
    assert say("/action show R1").startswith("R1 One")


def test_words_in_a_dates_place_and_a_spreadsheets_day_number(say: Conversation, tmp_path: Path) -> None:
    imported(say, actions_file(tmp_path, "R1,One,,Ongoing,,,", "R2,Two,,43921,Closed,,", "R3,Three,,31/03/20,,,"))

    assert 'no due date ("Ongoing")' in say("/action show R1")
    assert "due Tue 31 Mar 2020" in say("/action show R2")
    assert "99 days overdue" in say("/action show R3")


def test_a_person_in_a_cell_is_nobody_to_ring_but_as_owner(say: Conversation, tmp_path: Path) -> None:
    imported(say, actions_file(tmp_path, "R1,Ask <@U0PAT> <!channel>,<@U0JO>,,,,"))

    shown = say("/action show R1").splitlines()
    assert shown[0] == "R1 Ask @U0PAT <!channel>"
    assert "<@U0JO>" in shown[1]


def test_what_is_exported_of_measures_adds_nothing_where_it_was_exported(
    northmoor: Conversation, tmp_path: Path
) -> None:
    with northmoor.log.reading() as store:
        board = store.boards.named("C0BOARD")[0]
        content = EXPORTS["measures"].out(store, board, "csv", northmoor.crowd)
    (tmp_path / "measures.csv").write_text(content, encoding="utf-8", newline="")
    assert ",watched," in content

    said = imported(northmoor, tmp_path / "measures.csv")

    assert said[0] == "measures.csv: no rows of measures added, 23 on the log already, 0 refused"
