"""The export says of each action at which meeting its newest decision was taken, and in which minute."""

import csv
import io
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from spreadsheets import import_all

from commands.exports.actions import HEADINGS, exported

AT = "at: 8 July minute: 4.2"
HELD = ("2020-07-08", "4.2")
NONE = ("", "")
# What is typed of A1, which awaits sign-off, and where its newest decision was taken.
TYPED: list[tuple[list[str], tuple[str, str]]] = [
    ([], NONE),
    (["pat> /action close A1"], NONE),
    ([f"pat> /action close A1 {AT}"], HELD),
    (["pat> /action close A1 at: 8 July"], ("2020-07-08", "")),
    (["pat> /action close A1 at: none minute: 4.2"], ("", "4.2")),
    ([f"pat> /action close-each A1 A2 {AT}"], HELD),
    ([f"pat> /action return A1 two teams still to report {AT}"], HELD),
    ([f"pat> /action bau A1 to Scrutiny Panel {AT}"], HELD),
    ([f"pat> /action cancel A1 done by another {AT}"], HELD),
    (["pat> /action return A1 not yet at: 10 June", f"pat> /action cancel A1 replaced {AT}"], HELD),
    ([f"pat> /action close A1 {AT}", "pat> /action reopen A1 it fell back at: 10 June"], ("2020-06-10", "")),
    ([f"pat> /action close A1 {AT}", "pat> /action reopen A1 it fell back"], NONE),
    ([f"pat> /action close A1 {AT}", "pat> /action undo"], NONE),
    ([f"pat> /action return A1 not yet {AT}", "jo> /action update A1 half done"], HELD),
    ([f"pat> /action return A1 not yet {AT}", "pat> /action cancel A1 replaced", "pat> /action undo"], HELD),
    ([f"sam> /board handover <@U0JO> <@U0ALI> {AT}"], HELD),
    ([f"pat> /action close A2 {AT}"], NONE),
    (["pat> /action close A1 at: 8 July minute: =4+2"], ("2020-07-08", "'=4+2")),
    (['jo> /action update A1 seen "at: 8 July minute: 4.2"'], NONE),
]


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """Thursday 9 July 2020: the board met on 10 June and yesterday. A1 and A2 await sign-off."""
    for on in ("10 June 2020", "8 July 2020"):
        say(f"/board meeting {on}", by=SAM)
    for number in (1, 2):
        say(f"/action add Plan {number} <@U0JO> due: 31 August 2020", by=SAM)
        say(f"/action done A{number} dip sample {number} in the July folder", by=JO)
    say.later(days=1)
    return say


def _exported(say: Conversation) -> str:
    with say.log.reading() as store:
        (board,) = store.boards.all()
        return exported(store, board, "csv")


@pytest.mark.parametrize(("lines", "where"), TYPED)
def test_where_the_newest_decision_was_taken(board: Conversation, lines: list[str], where: tuple[str, str]) -> None:
    for line in lines:
        name, _, typed = line.partition("> ")
        assert not board.reply(typed, by={"pat": PAT, "sam": SAM, "jo": JO}[name]).refused, line

    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(_exported(board), newline=""))}

    assert (rows["A1"]["decided_at_meeting"], rows["A1"]["decided_in_minute"]) == where


BEFORE = HEADINGS.index("decided_at_meeting")


def test_the_columns_stand_after_those_from_before_them() -> None:
    assert HEADINGS[BEFORE : BEFORE + 2] == ("decided_at_meeting", "decided_in_minute")
    assert HEADINGS[BEFORE - 1] == "asked_because"


def test_an_export_is_imported_with_and_without_them_alike(board: Conversation, tmp_path: Path) -> None:
    board(f"/action close A1 {AT}", by=PAT)
    rows = list(csv.reader(io.StringIO(_exported(board), newline="")))
    told = []
    for name, without in (("newer", 0), ("older", 2)):
        path = tmp_path / f"{name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(row[:BEFORE] + row[BEFORE + without :] for row in rows)
        report: list[str] = []
        import_all(board.log, [path], lambda store: store.boards.all()[0], board.now, False, report.append)
        told.append([line.replace(name, "") for line in report])
    newer, older = told

    assert [line for line in newer if '"decided_' not in line] == older
    assert [line for line in newer if '"decided_' in line and "is it" in line] == []
