"""What a report of a spreadsheet in Slack leads to: its questions, how it is read, and what differs from the log."""

from io import BytesIO

import pytest
from end_to_end.importing import PLAN, Inbox, csv, workbook
from end_to_end.stage import SAM, Room
from openpyxl import Workbook

from local_slack import Message
from storage.upkeep.verify import problems_in


@pytest.fixture
def inbox(room: Room) -> Inbox:
    """Sam, who is support, in the only board there is."""
    room.stage.later(minutes=2)
    return Inbox(room)


def _asked(inbox: Inbox, report: Message, label: str) -> dict[str, str]:
    """Presses a button that opens a form; the labels of its fields, by the id of each."""
    answer = inbox.press(report, label)
    assert answer.error is None
    blocks = inbox.slack.modal(SAM).content["blocks"]
    return {each["block_id"]: each["label"]["text"] for each in blocks if each["type"] == "input"}


def test_the_questions_are_answered_in_a_form_and_kept_for_the_board(inbox: Inbox) -> None:
    rows = [PLAN[0], ["K1", "Recruit", "JQ", "31/07/2020", "Zigzag"], ["K2", "Train", "JQ", "31/07/2020", "Zigzag"]]
    file = inbox.upload(csv(rows), "kept.csv")
    report = inbox.report(file)
    assert "to ask:" in report.text
    assert "In the map" not in report.text
    assert "Answer the questions" in inbox.labels(report)

    fields = _asked(inbox, report, "Answer the questions")
    status = next(name for name, label in fields.items() if label == 'The status "Zigzag" means')
    person = next((name for name, label in fields.items() if label.startswith('"JQ"')), None)
    before = {each.ts for each in inbox.said()}
    answers = {status: "in progress"} | ({person: "Head of Quality"} if person else {})
    sent = inbox.slack.submit(SAM, answers)
    assert (sent.error, sent.payload) == (None, {})
    inbox.settle()

    (again,) = [each for each in inbox.said() if each.ts not in before]
    words = "Kept for the board. Reading the file…"
    inbox.slack.wait_for(lambda: inbox.slack.message(inbox.here, report.ts).text == words)
    assert "kept.csv: 2 actions would be added" in again.text
    (done,) = inbox.pressed(again, "Bring it in")
    assert "2 actions added" in done.text
    assert "In progress" in inbox.room("/action show K1")

    inbox.room.stage.later(minutes=2)
    rows = [PLAN[0], ["K3", "Retain", "JQ", "31/07/2020", "Zigzag"]]
    assert "1 action would be added" in inbox.report(inbox.upload(csv(rows), "next.csv")).text


def test_what_a_column_is_read_as_is_changed_in_a_form(inbox: Inbox) -> None:
    rows = [[*PLAN[0], "Notes for us"], ["H1", *PLAN[1][1:], "a remark of ours"]]
    report = inbox.report(inbox.upload(csv(rows), "columns.csv"))
    fields = _asked(inbox, report, "Change how it is read")
    notes = next(name for name, label in fields.items() if label == 'The column "Notes for us" is')
    before = {each.ts for each in inbox.said()}
    inbox.slack.submit(SAM, {notes: "evidence"})
    inbox.settle()
    (again,) = [each for each in inbox.said() if each.ts not in before]
    assert "Notes for us → evidence" in again.text


def test_an_empty_form_is_asked_again(inbox: Inbox) -> None:
    rows = [PLAN[0], ["G1", "Recruit", "Head of HR", "31/07/2020", "Hmm-ish"]]
    report = inbox.report(inbox.upload(csv(rows), "guard.csv"))
    fields = _asked(inbox, report, "Answer the questions")
    (name,) = fields
    answer = inbox.slack.submit(SAM, {})
    assert answer.payload["errors"] == {name: "Answer one of them, here or below."}
    inbox.slack.close(SAM)


def test_questions_that_are_at_hand_no_more_lead_to_the_file_read_again(inbox: Inbox) -> None:
    rows = [PLAN[0], ["O1", "Recruit", "Head of HR", "31/07/2020", "Odd-ish"]]
    report = inbox.report(inbox.upload(csv(rows), "odd.csv"))
    inbox.room.stage.restart()

    assert inbox.pressed(report, "Answer the questions") == []
    words = "I do not have that report at hand any more."
    inbox.slack.wait_for(lambda: inbox.slack.transcript(inbox.here, SAM)[-1].text.startswith(words))


def test_a_changed_file_shows_what_differs_and_brings_it_in_when_told(inbox: Inbox) -> None:
    first = inbox.report(inbox.upload(csv([PLAN[0], ["E1", *PLAN[1][1:]]]), "e.csv"))
    inbox.pressed(first, "Bring it in")
    inbox.room.stage.later(minutes=2)
    changed = [PLAN[0], ["E1", "Recruit two social workers", "Head of HR", "14/08/2020", "In progress"]]
    report = inbox.report(inbox.upload(csv(changed), "e.csv"))
    assert inbox.labels(report)[:1] == ["Bring in the changes too"]

    (done,) = inbox.pressed(report, "Bring in the changes too")

    assert done.text.startswith("Brought in: Improvement Board.")
    assert "14 Aug 2020" in inbox.room("/action show E1")


def test_a_change_that_came_between_a_report_and_its_press_stays_and_is_shown_anew(inbox: Inbox) -> None:
    first = inbox.report(inbox.upload(csv([PLAN[0], ["V9", *PLAN[1][1:]]]), "v.csv"))
    inbox.pressed(first, "Bring it in")
    inbox.room.stage.later(minutes=2)
    changed = [PLAN[0], ["V9", "Recruit two social workers", "Head of HR", "31/12/2020", "In progress"]]
    report = inbox.report(inbox.upload(csv(changed), "v.csv"))
    inbox.room.stage.later(minutes=2)
    inbox.room("/action due V9 30 November 2020 because it slipped", by=SAM)

    (done,) = inbox.pressed(report, "Bring in the changes too")

    assert "30 Nov 2020" in inbox.room("/action show V9")
    assert "on the log Mon 30 Nov 2020 (changed on the log since the report)" in done.text
    assert inbox.labels(done) == ["Bring in the changes too"]

    inbox.room.stage.later(minutes=2)
    inbox.pressed(done, "Bring in the changes too")
    assert "31 Dec 2020" in inbox.room("/action show V9")


def test_what_was_asked_can_still_be_answered_once_the_rest_is_in(inbox: Inbox) -> None:
    rows = [PLAN[0], ["J1", *PLAN[1][1:]], ["J2", "Train", "Head of HR", "31/07/2020", "Some-ish"]]
    report = inbox.report(inbox.upload(csv(rows), "left.csv"))
    (done,) = inbox.pressed(report, "Bring it in")
    assert "1 action added" in done.text
    assert inbox.labels(done) == ["Answer the questions"]

    inbox.room.stage.later(minutes=2)
    (name,) = _asked(inbox, done, "Answer the questions")
    before = {each.ts for each in inbox.said()}
    inbox.slack.submit(SAM, {name: "not started"})
    inbox.settle()
    (again,) = [each for each in inbox.said() if each.ts not in before]
    assert "1 action would be added, 1 on the log already" in again.text


def test_a_heading_that_two_sheets_have_is_one_field(inbox: Inbox) -> None:
    book = Workbook()
    for name, sheet in (("One", book.active), ("Two", book.create_sheet("Two"))):
        assert sheet is not None
        for row in [PLAN[0], [f"{name}1", *PLAN[1][1:]]]:
            sheet.append(row)
    whole = BytesIO()
    book.save(whole)
    report = inbox.report(inbox.upload(whole.getvalue(), "two.xlsx"))
    fields = _asked(inbox, report, "Change how it is read")
    assert list(fields.values()) == [f'The column "{each}" is' for each in PLAN[0]]


def test_a_report_asks_without_how_it_is_answered_on_the_command_line(inbox: Inbox) -> None:
    rows = [[*PLAN[0], "Deadline"], ["Q1", "Recruit", "Head of HR", "07/31/2020", "In progress", "08/31/2020"]]
    report = inbox.report(inbox.upload(csv(rows), "whole.csv"))
    assert [each for each in report.text.splitlines() if each.startswith("to ask")] == [
        'to ask: "Due date" (D) and "Deadline" (F) are both the due. Say which not to read.',
        'to ask: "Due date" (column D): 08/31/2020 (row 2) can only be month first.',
    ]

    rows = [PLAN[0], ["Q2", "Recruit", "KW", "31/07/2020", "Zig"], ["Q3", "Train", "Head of HR", "Mar-20", "Zig"]]
    report = inbox.report(inbox.upload(csv(rows), "words.csv"))
    assert [each for each in report.text.splitlines() if each.startswith("to ask")] == [
        'to ask: "Status": "Zig" (E2 and E3): which status is it?',
        'to ask: "Due date": "Mar-20" (D3): is that 20 Mar or Mar 2020?',
        'to ask: "Owner": "KW" (C2): who is it?',
    ]


def test_words_of_a_file_are_not_cut_for_how_they_read(inbox: Inbox) -> None:
    words = "Zig In the map, under [x]"
    rows = [PLAN[0], ["W1", "Recruit", "Head of HR", "31/07/2020", words]]
    report = inbox.report(inbox.upload(workbook(rows), "cut.xlsx"))
    assert f'to ask: "Status": "{words}" (E2): which status is it?' in report.text.splitlines()


def test_the_order_of_dates_that_was_said_is_not_asked_again(inbox: Inbox) -> None:
    rows = [[*PLAN[0], "Deadline"], ["M1", "Recruit", "Head of HR", "07/31/2020", "In progress", "08/31/2020"]]
    report = inbox.report(inbox.upload(csv(rows), "months.csv"))
    columns = ['The column "Due date" is', 'The column "Deadline" is']
    fields = _asked(inbox, report, "Answer the questions")
    assert list(fields.values()) == ["In dates of numbers, such as 4/3/2026", *columns]
    before = {each.ts for each in inbox.said()}
    inbox.slack.submit(SAM, {next(iter(fields)): "month-first"})
    inbox.settle()
    (again,) = [each for each in inbox.said() if each.ts not in before]

    assert list(_asked(inbox, again, "Answer the questions").values()) == columns


def test_the_day_on_which_a_list_was_written_is_picked_and_holds_for_that_file(inbox: Inbox) -> None:
    rows = [PLAN[0], ["W1", "Recruit", "Head of HR", "31 October", "Not started"]]
    report = inbox.report(inbox.upload(csv(rows), "written.csv"))
    assert "or say when the list was written" in report.text
    assert "--written" not in report.text
    (name,) = [name for name, label in _asked(inbox, report, "Answer the questions").items() if "written on" in label]
    before = {each.ts for each in inbox.said()}
    assert inbox.slack.submit(SAM, {name: "2020-07-01"}).error is None
    inbox.settle()

    (again,) = [each for each in inbox.said() if each.ts not in before]
    assert "written.csv: 1 action would be added" in again.text
    inbox.pressed(again, "Bring it in")
    assert "Sat 31 Oct 2020" in inbox.room("/action show W1")

    inbox.room.stage.later(minutes=2)
    rows = [PLAN[0], ["W2", "Retain", "Head of HR", "31 October", "Not started"]]
    assert "1 to ask" in inbox.report(inbox.upload(csv(rows), "other.csv")).text
    assert problems_in(inbox.room.stage.log) == []


def test_more_columns_than_a_form_holds_follow_with_a_button(inbox: Inbox) -> None:
    more = [f"Col {number}" for number in range(110)]
    report = inbox.report(inbox.upload(csv([[*PLAN[0], *more], [*PLAN[1], *["x"] * 110]]), "wide.csv"))
    first = _asked(inbox, report, "Change how it is read")

    view = inbox.slack.modal(SAM)
    inbox.slack.press_in_view(SAM, view, "import-further")
    inbox.slack.wait_for(lambda: "columns.actions|Col 109" in str(inbox.slack.modal(SAM).content))
    blocks = inbox.slack.modal(SAM).content["blocks"]
    then = [each["block_id"] for each in blocks if each["type"] == "input"]
    assert len(first) == 95
    assert not first.keys() & set(then)
    assert then[-1] == "columns.actions|Col 109"

    assert inbox.slack.submit(SAM, {then[-1]: "update"}).payload == {}
    inbox.settle()
    assert [each.text for each in inbox.said()].count("The whole report of the file.") == 2


def test_what_was_changed_is_kept_before_more_follow(inbox: Inbox) -> None:
    more = [f"Col {number}" for number in range(110)]
    report = inbox.report(inbox.upload(csv([[*PLAN[0], *more], [*PLAN[1], *["x"] * 110]]), "wide.csv"))
    first = list(_asked(inbox, report, "Change how it is read"))

    inbox.slack.press_in_view(SAM, inbox.slack.modal(SAM), "import-further", values={first[-1]: "update"})

    inbox.slack.wait_for(lambda: "Keep what you changed here first." in str(inbox.slack.modal(SAM).content))
    assert first[-1] in str(inbox.slack.modal(SAM).content)


def test_answers_are_of_their_board_by_whatever_name_that_has(inbox: Inbox) -> None:
    rows = [PLAN[0], ["Z1", "Publish the rota", "Head of HR", "31 July 2020", "Wobbly"]]
    report = inbox.report(inbox.upload(csv(rows), "renamed.csv"))
    fields = _asked(inbox, report, "Answer the questions")
    status = next(name for name, label in fields.items() if label == 'The status "Wobbly" means')
    inbox.room("/board rename Northmoor Board", by=SAM)
    before = {each.ts for each in inbox.said()}
    sent = inbox.slack.submit(SAM, {status: "in progress"})
    assert (sent.error, sent.payload) == (None, {})
    inbox.settle()
    inbox.room("/board rename Improvement Board", by=SAM)

    (again,) = [each for each in inbox.said() if each.ts not in before]
    assert "renamed.csv: 1 action would be added" in again.text
