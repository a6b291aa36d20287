"""A column of yes and no that asks whether an action is closed, done, open or begun: its status, and no guess of it."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, written

from board.actions import Status
from commands.imports.meanings.board_mapping import STATUSES, Mapping


def _brought_in(say: Conversation, folder: Path, rows: Rows, given: Mapping | None = None) -> list[str]:
    path = written(folder, one_sheet(rows))
    return from_files(say, path, given=given) if given else from_files(say, path)


def _status(say: Conversation, ref: str) -> str:
    with say.log.reading() as store:
        action = store.actions.find(store.boards.all()[0].id, ref)
    assert action
    return str(action.status)


def _list(heading: str, *cells: str) -> Rows:
    return [["Ref", "Action", heading], *([f"R{at}", f"Do {at}", words] for at, words in enumerate(cells, 1))]


@pytest.mark.parametrize("heading", ["Closed?", "Closed", "Closed Y/N", "Closed? (Yes/No)", "Is it closed?"])
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("Y", "N"), ("y", "n"), ("TRUE", "FALSE")])
def test_closed_yes_is_closed(say: Conversation, tmp_path: Path, heading: str, yes: str, no: str) -> None:
    report = _brought_in(say, tmp_path, _list(heading, yes, no, ""))

    assert [_status(say, f"R{at}") for at in (1, 2, 3)] == ["closed", "in progress", "not started"]
    assert f'column C "{heading}": "{yes}" as closed, "{no}" as in progress' in lines_of(report, "read as")


DONE = ["Complete Y/N", "Completed?", "Completed? (Y/N)", "Complete?", "Done?", "Done", "Action completed", "Finished"]
DONE += ["Implemented (yes or no)", "Has it been delivered?", "Signed off?", "Complete / closed?"]


@pytest.mark.parametrize("heading", DONE)
def test_whether_what_is_done_was_signed_off_is_asked_once(say: Conversation, tmp_path: Path, heading: str) -> None:
    report = _brought_in(say, tmp_path, _list(heading, "Y", "N", "Y"))

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(
        f'"{heading}": "Y in "{heading.partition("(")[0].strip()}"" (C2 and C4): which status is it?'
    )
    assert _status(say, "R2") == "in progress"


def test_and_is_what_was_answered(say: Conversation, tmp_path: Path) -> None:
    given = Mapping({STATUSES: {'Y in "Done?"': Status.CLOSED, 'Yes in "Done?"': Status.AWAITING_SIGN_OFF}})

    report = _brought_in(say, tmp_path, _list("Done?", "Y", "N", "Yes"), given)

    assert lines_of(report, "to ask") == []
    assert [_status(say, f"R{at}") for at in (1, 2, 3)] == ["closed", "in progress", "awaiting sign-off"]


def test_the_day_and_evidence_close_it_as_they_do_elsewhere(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Completed?", "Date completed", "Evidence"],
            ["R1", "One", "Y", "2 July 2020", "Minutes of 2 July"], ["R2", "Two", "Y", "2 July 2020", ""]]  # fmt: skip

    report = _brought_in(say, tmp_path, rows)

    assert [_status(say, each) for each in ("R1", "R2")] == ["closed", "awaiting sign-off"]
    assert 'column C "Completed?": "Y" beside the day of closing as complete' in lines_of(report, "read as")


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [("Open?", "in progress", None), ("Outstanding (Y/N)", "in progress", None),
     ("Started?", "in progress", "not started")],
)  # fmt: skip
def test_open_and_started(say: Conversation, tmp_path: Path, heading: str, yes: str, no: str | None) -> None:
    report = _brought_in(say, tmp_path, _list(heading, "Yes", "No"))

    assert _status(say, "R1") == yes
    assert len(lines_of(report, "to ask")) == (no is None)
    assert no is None or _status(say, "R2") == no


@pytest.mark.parametrize("words", ["x", "✓", "1", "N/A", "Yes - at the July board", "Partly"])
def test_what_is_neither_yes_nor_no_is_asked(say: Conversation, tmp_path: Path, words: str) -> None:
    report = _brought_in(say, tmp_path, _list("Closed?", "Yes", words))

    (asked,) = lines_of(report, "to ask")
    assert f'"{words} in "Closed?"" (C3): which status is it?' in asked


def test_days_below_it_are_when_it_was_closed(say: Conversation, tmp_path: Path) -> None:
    report = _brought_in(say, tmp_path, _list("Completed?", "2 July 2020", ""))

    assert "Completed? → closed on" in report[-1]
    assert _status(say, "R1") == "awaiting sign-off"


@pytest.mark.parametrize("heading", ["Complete Y/N", "Completed?", "Closed?"])
def test_other_words_are_named_with_what_to_write(say: Conversation, tmp_path: Path, heading: str) -> None:
    (told,) = lines_of(_brought_in(say, tmp_path, _list(heading, "by the team", "at the school")), "not read")

    assert told.endswith(": does it say whether an action is done? Then write Yes or No in its cells, or a status")


def test_beside_a_status_that_says_the_same_it_is_not_read(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Status", "Closed?"], ["R1", "One", "Closed", "Yes"], ["R2", "Two", "Open", "No"]]

    (told,) = lines_of(_brought_in(say, tmp_path, rows), "not read")

    assert told == 'column D "Closed?" (2 cells): it says what the status says'
    assert [_status(say, each) for each in ("R1", "R2")] == ["closed", "in progress"]


def test_beside_one_that_says_otherwise_it_is_asked_which(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Status", "Closed?"], ["R1", "One", "In progress", "Yes"], ["R2", "Two", "Open", "No"]]

    report = _brought_in(say, tmp_path, rows)

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('"Status" (C) and "Closed?" (D) are both the status. Say which not to read')


@pytest.mark.parametrize("words", ["Complete?", "Closed ?", "In progress?", "done??"])
def test_a_status_with_a_question_mark_is_asked(say: Conversation, tmp_path: Path, words: str) -> None:
    report = _brought_in(say, tmp_path, _list("Status", words, "Complete"))

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'"Status": "{words}" (C2): which status is it?')


def test_and_its_answer_is_none_of_the_word_without_it(say: Conversation, tmp_path: Path) -> None:
    given = Mapping({STATUSES: {"Complete?": Status.IN_PROGRESS}})

    _brought_in(say, tmp_path, _list("Status", "Complete?", "Complete", "Complete? - see notes"), given)

    assert [_status(say, each) for each in ("R1", "R2")] == ["in progress", "awaiting sign-off"]
    assert "There is no action R3" in say("/action show R3", by=SAM)
