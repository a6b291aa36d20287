"""A second, changed file of actions: what differs is shown, and brought in when told, by the rules of an update."""

from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from spreadsheets import imported, lines_of

from commands.imports.any_file import read_grids
from commands.imports.files import Import
from commands.imports.report.findings import Findings

HEADINGS = "ref,title,owner,due,new date,status,rating,update,date closed,evidence,original due,watched by,area\n"
FIRST = "R1,Publish,Head of QA,31/07/2020,,In progress,Amber,Begun,,,,,\n"


def row(**cells: str) -> str:
    """FIRST with other cells: `new_date="30/09/2020"`."""
    fields = HEADINGS.strip().split(",")
    values = dict(zip(fields, FIRST.strip().split(","), strict=True))
    values |= {name.replace("_", " "): words for name, words in cells.items()}
    return HEADINGS + ",".join(values[name] for name in fields) + "\n"


@pytest.fixture
def there(say: Conversation, tmp_path: Path) -> Conversation:
    """R1 is on the log, as FIRST says it."""
    report = imported(say, tmp_path, HEADINGS + FIRST)
    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused"
    say.later(days=28)
    return say


@pytest.mark.parametrize(
    ("cells", "differs", "shown"),
    [
        ({"title": "Publish it"}, 'title "Publish it", on the log "Publish"', "R1 Publish it"),
        ({"owner": "Head of MASH"}, 'owner "Head of MASH", on the log "Head of QA"', "Head of MASH"),
        ({"owner": "Jo Reed"}, 'owner "Jo Reed", on the log "Head of QA"', "<@U0JO>"),
        ({"due": "31/08/2020"}, "due Mon 31 Aug 2020, on the log Fri 31 Jul 2020", "due Mon 31 Aug 2020"),
        ({"new_date": "30/09/2020"}, "due Wed 30 Sep 2020, on the log Fri 31 Jul 2020", "moved once"),
        ({"status": "On hold"}, "status on hold, on the log in progress", "on hold"),
        ({"status": "COMPLETED"}, "status awaiting sign-off, on the log in progress", "awaiting sign-off"),
        ({"status": "Closed"}, "status awaiting sign-off, on the log in progress", "awaiting sign-off"),
        (
            {"status": "Closed", "date_closed": "1/8/2020"},
            "status awaiting sign-off, on the log in progress",
            "awaiting",
        ),
        ({"status": "", "date_closed": "1/8/2020"}, "status awaiting sign-off, on the log in progress", "awaiting"),
        ({"status": "", "due": "Complete"}, "status awaiting sign-off, on the log in progress", "awaiting"),
        ({"status": "Superseded"}, "status cancelled, on the log in progress", "cancelled"),
        ({"rating": "Red"}, 'rating "red", on the log "amber"', "red"),
        ({"update": "Half done"}, 'update "Half done", on the log "Begun"', "Half done"),
        ({"area": "Front door"}, 'area "Front door", on the log ""', "area AR1"),
    ],
)
def test_what_differs_is_shown_first_and_changed_when_told(
    there: Conversation, tmp_path: Path, cells: dict[str, str], differs: str, shown: str
) -> None:
    before = there("/action show R1")

    report = imported(there, tmp_path, row(**cells))

    assert report[0] == "plan.csv: no actions added, 1 on the log already, which differs, 0 refused"
    assert lines_of(report, "differs, not changed") == [f"row 2, R1: {differs}"]
    assert there("/action show R1") == before

    report = imported(there, tmp_path, row(**cells), updates=True)

    assert report[0] == "plan.csv: no actions added, 1 changed, 0 on the log already, 0 refused"
    assert lines_of(report, "changed") == [f"row 2, R1: {differs}"]
    assert shown.lower() in there("/action show R1").lower()

    again = imported(there, tmp_path, row(**cells), updates=True)

    assert again[0] == "plan.csv: no actions added, 1 on the log already, 0 refused"


def test_a_moved_date_is_a_move_whose_reason_is_the_file_and_the_day(there: Conversation, tmp_path: Path) -> None:
    there("/board dates agreed", by=SAM)

    imported(there, tmp_path, row(due="30/10/2020"), updates=True)

    shown = there("/action show R1")
    assert "due Fri 30 Oct 2020" in shown
    assert "moved once" in shown
    assert "Fri 31 Jul 2020" in shown
    assert "boardbot import · updated · due Fri 31 Jul 2020 to Fri 30 Oct 2020" in shown
    assert "because: plan.csv, 5 Aug 2020" in shown


def test_it_is_closed_only_with_its_day_and_evidence(there: Conversation, tmp_path: Path) -> None:
    closed = row(status="Complete", date_closed="3/8/2020", evidence="minutes of 3 August")

    imported(there, tmp_path, closed, updates=True)

    shown = there("/action show R1")
    assert "closed" in shown.splitlines()[1].lower()
    assert "closed on Mon 3 Aug 2020, says the file" in shown


@pytest.mark.parametrize(
    ("before", "cells", "refused"),
    [
        ([], {"due": "TBC"}, '"due" (D2): words cannot replace a date'),
        ([], {"original_due": "30/06/2020"}, '"original due" (K2): the first date stays Fri 31 Jul 2020'),
        ([], {"status": "BAU"}, '"status" (F2): nothing says which body watches it from now on'),
        (["done R1 the minutes", "close R1"], {"title": "Other"}, '"title" (B2): R1 was closed by you'),
        (["done R1 the minutes", "close R1"], {"due": "31/08/2020"}, '"due" (D2): R1'),
        (["done R1 the minutes", "close R1"], {"status": "On hold"}, '"status" (F2): R1'),
        (["cancel R1 not needed"], {"status": "Complete"}, '"status" (F2): R1'),
        (["done R1 the minutes"], {"status": "On hold"}, '"status" (F2): R1 awaits sign-off'),
    ],
)
def test_what_the_rules_refuse_is_refused_by_its_cell_and_nothing_of_the_row_comes_in(
    there: Conversation, tmp_path: Path, before: list[str], cells: dict[str, str], refused: str
) -> None:
    for line in before:
        there(f"/action {line}", by=PAT)
    shown = there("/action show R1")

    report = imported(there, tmp_path, row(update="Half done", **cells), updates=True)

    assert report[0] == "plan.csv: no actions added, 0 on the log already, 1 refused", report
    (line,) = lines_of(report, "refused")
    assert refused.split(": ", maxsplit=1)[0] in line
    assert there("/action show R1") == shown


def test_every_cell_that_is_refused_is_named(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, row(due="TBC", status="BAU"), updates=True)

    assert len(lines_of(report, "refused")) == 2
    assert report[0].endswith("1 refused")


def test_a_file_that_says_complete_takes_nothing_back_that_the_board_closed(
    there: Conversation, tmp_path: Path
) -> None:
    imported(there, tmp_path, row(status="Complete", evidence="the minutes"), updates=True)
    there("/action close R1", by=PAT)

    report = imported(there, tmp_path, row(status="Complete", evidence="the minutes"), updates=True)

    assert report[0] == "plan.csv: no actions added, 1 on the log already, 0 refused"


def test_what_was_changed_on_the_log_since_the_file_said_so_stays(there: Conversation, tmp_path: Path) -> None:
    there("/action due R1 30 September 2020 because two left", by=SAM)
    there("/action update R1 nearly there", by=JO)

    report = imported(there, tmp_path, row(title="Publish it"), updates=True)

    assert lines_of(report, "changed") == ['row 2, R1: title "Publish it", on the log "Publish"']
    (newer,) = lines_of(report, "differs, and the log is newer")
    assert "due Fri 31 Jul 2020, on the log Wed 30 Sep 2020" in newer
    assert "Wed 30 Sep 2020" in there("/action show R1")


def _brought_in_by(say: Conversation, person: str, folder: Path, content: str) -> Findings:
    (folder / "plan.csv").write_text(content, encoding="utf-8")
    grids = read_grids(folder / "plan.csv")
    board, crowd = (lambda store: store.boards.all()[0]), (lambda _: say.crowd)
    return Import(say.log, grids, board, say.now, crowd, updates=True, by=person).bring_in()


def test_whoever_brings_a_file_in_takes_the_change_of_a_row_back(there: Conversation, tmp_path: Path) -> None:
    _brought_in_by(there, SAM.id, tmp_path, row(due="31/08/2020", status="Complete"))

    undone = there("/action undo", by=SAM)

    assert undone.startswith("Undone.")
    assert "in progress" in undone
    assert "due Fri 31 Jul 2020" in there("/action show R1")


def test_and_a_row_that_was_new_stays_as_cancelled(there: Conversation, tmp_path: Path) -> None:
    _brought_in_by(there, SAM.id, tmp_path, row(ref="R2", area="Front door"))

    assert there("/action undo", by=SAM).startswith("Undone.")
    assert "Cancelled" in there("/action show R2")


def test_nobody_closes_their_own_by_a_file(there: Conversation, tmp_path: Path) -> None:
    there("/action assign R1 <@U0SAM>", by=PAT)
    closed = row(owner="", status="Complete", date_closed="3/8/2020", evidence="the minutes")

    found = _brought_in_by(there, SAM.id, tmp_path, closed)

    assert any(
        "R1 is or was your own, so the chair or another support officer has to decide." in each
        for each in found.lines()
    )
    assert "In progress" in there("/action show R1")


def test_an_action_that_was_typed_and_not_imported_is_changed_by_a_file(say: Conversation, tmp_path: Path) -> None:
    say("/action add Publish ref: R1", by=JO)

    imported(say, tmp_path, row(), updates=True)

    shown = say("/action show R1")
    assert "Head of QA" in shown
    assert "due Fri 31 Jul 2020" in shown
    assert "moved" not in shown.splitlines()[1]


def test_what_a_row_on_the_log_asks_is_asked_before_anybody_updates(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, row(status="Nearly"))

    assert report[0] == "plan.csv: no actions added, 0 on the log already, 1 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('"status": "Nearly" (F2): which status is it?')


def test_why_a_row_stays_is_said_once_however_many_cells_differ(there: Conversation, tmp_path: Path) -> None:
    there("/action cancel R1 no longer needed", by=SAM)

    report = imported(there, tmp_path, row(title="Publish it", due="31/08/2020", status="Complete", update="Done now"))

    (told,) = lines_of(report, "differs, not changed")
    assert told.count("already") == 1


@pytest.mark.parametrize(
    ("typed", "cells", "then"),
    [
        ("/action due R1 30 August 2020 because two left", {"due": "31/08/2020"}, "/action undo"),
        ("/action update R1 Half done", {"update": "All but one"}, "/action undo"),
    ],
)
def test_what_the_file_changed_meanwhile_is_told_as_no_persons(
    there: Conversation, tmp_path: Path, typed: str, cells: dict[str, str], then: str
) -> None:
    there(typed, by=SAM)
    imported(there, tmp_path, row(**cells), updates=True)

    refused = there(then, by=SAM)

    assert "R1 has been changed since by boardbot import:" in refused
    assert "<@boardbot" not in refused


def test_a_later_date_that_the_file_ended_is_told_as_no_persons(there: Conversation, tmp_path: Path) -> None:
    there("/board dates agreed", by=SAM)
    there("/action assign R1 <@U0JO>", by=SAM)
    there("/action due R1 30 December 2020 because two left", by=JO)
    imported(there, tmp_path, row(due="31/08/2020"), updates=True)

    assert "by boardbot import on" in there("/action agree R1", by=PAT)


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        (
            {"rating": "Amber - two posts empty"},
            {"rating": "Amber - three posts empty"},
            'rating reason "three posts empty", on the log "two posts empty"',
        ),
        (
            {"status": "In progress - waits for HR", "update": ""},
            {"status": "In progress - HR has answered", "update": ""},
            'update "HR has answered", on the log "waits for HR"',
        ),
        (
            {"owner": "Jo Reed; Ali Noor"},
            {"owner": "Jo Reed; Sam Cole"},
            'supporters "Sam Cole", on the log "Ali Noor"',
        ),
    ],
)
def test_what_stands_beside_a_word_in_its_cell_is_told_too(
    say: Conversation, tmp_path: Path, first: dict[str, str], second: dict[str, str], differs: str
) -> None:
    imported(say, tmp_path, row(**first))
    say.later(days=1)

    assert lines_of(imported(say, tmp_path, row(**second)), "differs, not changed") == [f"row 2, R1: {differs}"]
    assert lines_of(imported(say, tmp_path, row(**second), updates=True), "changed") == [f"row 2, R1: {differs}"]
    assert imported(say, tmp_path, row(**second), updates=True)[0].endswith("1 on the log already, 0 refused")
