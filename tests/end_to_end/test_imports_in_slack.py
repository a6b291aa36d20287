"""A spreadsheet that somebody sends the bot: reported first, brought in when told, and kept nowhere."""

import pytest
from end_to_end.importing import PLAN, Inbox, csv, workbook
from end_to_end.stage import ALI, JO, PAT, SAM, Room

from bot.posting.imports import CHANGED
from bot.slack.files import GONE
from commands.imports.report.file_lines import SCOPE_MISSING


@pytest.fixture
def inbox(room: Room) -> Inbox:
    """Sam, who is support, in the only board there is."""
    room.stage.later(minutes=2)
    return Inbox(room)


def _rows(name: str, count: int = 2) -> list[list[str]]:
    """The plan with refs of its own."""
    return [PLAN[0], *([f"{name}{number}", *PLAN[1][1:]] for number in range(1, count + 1))]


def _history(inbox: Inbox) -> list[tuple[str, str, str]]:
    with inbox.room.stage.log.reading() as store:
        (board,) = store.boards.all()
        return [(each.person, each.verb, each.said) for each in store.history.after(board.id, 0)]


def test_a_workbook_is_reported_first_and_comes_in_when_told(inbox: Inbox) -> None:
    history = inbox.room.stage.history()
    answer, report = inbox.send(inbox.upload(workbook(PLAN)))

    assert answer.text.startswith("Reading the file…")
    assert report.text.startswith(
        "Nothing is changed yet. Improvement Board: this is what bringing it in would come to."
    )
    assert "plan.xlsx, sheet Sheet: 2 actions would be added" in report.text
    assert inbox.labels(report) == ["Bring it in", "Change how it is read", "Not now"]
    assert inbox.room.stage.history() == history

    (done,) = inbox.pressed(report, "Bring it in")

    assert done.text.startswith("Brought in: Improvement Board.")
    assert "2 actions added" in done.text
    assert "Publish the visits plan" in inbox.room("/action show P2")
    assert _history(inbox)[-2:] == [
        (SAM.id, "import", "plan.xlsx, sheet Sheet, row 2"),
        (SAM.id, "import", "plan.xlsx, sheet Sheet, row 3"),
    ]


def test_twice_adds_nothing_and_says_so(inbox: Inbox) -> None:
    first = inbox.report(inbox.upload(csv(_rows("T")), "plan.csv"))
    inbox.pressed(first, "Bring it in")

    inbox.room.stage.later(minutes=2)
    again = inbox.report(inbox.upload(csv(_rows("T")), "plan.csv"))
    assert "there is nothing to bring in" in again.text
    assert inbox.labels(again) == ["Change how it is read", "Not now"]


def test_a_double_press_and_a_redelivered_one_bring_it_in_once(inbox: Inbox) -> None:
    report = inbox.report(inbox.upload(csv(_rows("D")), "plan.csv"))
    before = inbox.room.stage.history()
    ours = len(inbox.said())

    first = inbox.press(report, "Bring it in")
    inbox.settle()
    inbox.slack.redeliver(first.envelope_id)
    inbox.settle()

    assert inbox.room.stage.history() == before + 2
    assert [each.text[:11] for each in inbox.said()[ours:]] == ["Brought in:"]


def test_a_message_that_slack_delivers_again_is_read_once(inbox: Inbox) -> None:
    before = len(inbox.said())
    inbox.send(inbox.upload(csv(_rows("R")), "plan.csv"))
    event = inbox.slack.envelopes("events_api")[-1]
    inbox.slack.redeliver(event.envelope_id)
    inbox.settle()
    assert len(inbox.said()) == before + 2


def test_not_now_leaves_it_out(inbox: Inbox) -> None:
    report = inbox.report(inbox.upload(csv(_rows("N")), "plan.csv"))
    before = inbox.room.stage.history()
    assert inbox.pressed(report, "Not now") == []
    assert inbox.room.stage.history() == before
    assert inbox.slack.message(inbox.here, report.ts).text.startswith("Nothing was brought in.")


@pytest.mark.parametrize("person", [JO, ALI])
def test_others_are_told_who_may(room: Room, person: object) -> None:
    room.stage.later(minutes=2)
    theirs = Inbox(room, person)  # type: ignore[arg-type]
    (answer,) = theirs.send(theirs.upload(workbook(PLAN)))
    assert answer.text.startswith("Not brought in. Only the chair or board support can bring a file in.")


def test_the_chair_may(room: Room) -> None:
    room.stage.later(minutes=2)
    chairs = Inbox(room, PAT)
    report = chairs.report(chairs.upload(csv(_rows("C")), "plan.csv"))
    (done,) = chairs.pressed(report, "Bring it in")
    assert "2 actions added" in done.text


def test_who_decides_no_more_by_the_time_of_the_press_brings_nothing_in(room: Room) -> None:
    room.stage.later(minutes=2)
    theirs = Inbox(room, ALI)
    room("/board support @ali", by=SAM)
    report = theirs.report(theirs.upload(csv(_rows("L")), "plan.csv"))
    room.stage.later(minutes=2)
    room("/board officer @ali", by=SAM)
    before = room.stage.history()
    theirs.pressed(report, "Bring it in")
    assert room.stage.history() == before


def test_a_file_that_has_changed_or_gone_is_not_brought_in(inbox: Inbox) -> None:
    file = inbox.upload(csv(_rows("X")), "plan.csv")
    report = inbox.report(file)
    before = inbox.room.stage.history()
    file.content = csv(_rows("Y"))
    (told,) = inbox.pressed(report, "Bring it in")
    assert told.text == f"Not done. {CHANGED}"

    inbox.room.stage.later(minutes=2)
    gone = inbox.upload(csv(_rows("Z")), "plan.csv")
    report = inbox.report(gone)
    inbox.slack.delete_file(gone)
    (told,) = inbox.pressed(report, "Bring it in")
    assert told.text == f"Not done. {GONE}"
    assert inbox.room.stage.history() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.docx", b"words", "plan.docx is a Word document"),
        ("photo.png", b"\x89PNG", "photo.png is no workbook and no CSV file"),
        ("visits of A.B. 12.03.2015.xlsx", b"x", "The name of the file"),
        ("empty.csv", b"a,b\n1,2\n", "empty.csv"),
        ("broken.xlsx", b"PK no zip", "broken.xlsx"),
    ],
)
def test_what_cannot_be_read_is_said_and_what_it_takes(inbox: Inbox, name: str, content: bytes, words: str) -> None:
    answer, told = inbox.send(inbox.upload(content, name))
    assert answer.text.startswith("Reading the file…")
    assert told.text.startswith("Not done.")
    assert words in told.text
    assert "A.B." not in told.text


def test_without_the_scope_it_says_which_to_add(inbox: Inbox) -> None:
    scopes = inbox.slack.scopes
    inbox.slack.scopes = tuple(each for each in scopes if each != "files:read")
    try:
        _, told = inbox.send(inbox.upload(workbook(PLAN)))
    finally:
        inbox.slack.scopes = scopes
    assert told.text == f"Not done. {SCOPE_MISSING}"
    assert "Then send me the file." in told.text


def test_a_press_without_the_scope_says_to_send_the_file_again(inbox: Inbox) -> None:
    report = inbox.report(inbox.upload(workbook(_rows("V"))))
    scopes = inbox.slack.scopes
    inbox.slack.scopes = tuple(each for each in scopes if each != "files:read")
    try:
        (told,) = inbox.pressed(report, "Bring it in")
    finally:
        inbox.slack.scopes = scopes
    assert "Then send me the file." in told.text

    inbox.room.stage.later(minutes=2)
    again = inbox.report(inbox.upload(workbook(_rows("V"))))
    assert "2 actions would be added" in again.text


def test_where_slack_does_not_give_the_file_it_says_to_send_it_again(inbox: Inbox) -> None:
    report = inbox.report(inbox.upload(workbook(_rows("W"))))
    inbox.slack.fail("files.info", "internal_error")

    (told,) = inbox.pressed(report, "Bring it in")

    assert told.text == "Not done. Slack did not give me the file just now. Send it to me again in a minute."


def test_marks_of_slack_in_a_file_are_words_and_nobody_is_mentioned(inbox: Inbox) -> None:
    rows = [["Ref", "Action", "<@U0PAT> use", "Update", "<!channel>", "<https://evil.example|RAG>"],
            ["<@U0PAT> and the team"],
            ["M1", "Ask <@U0PAT>", "x", "told <!here>", "y", "z"]]  # fmt: skip
    report = inbox.report(inbox.upload(workbook(rows), "<@U0PAT>.xlsx"))

    assert "@U0PAT use" in report.text
    inbox.room.stage.later(minutes=2)
    (done,) = inbox.pressed(report, "Bring it in")

    for each in (report, done):
        drawn = str(each.blocks)
        assert "<@" not in each.text
        assert "'type': 'user'" not in drawn
        assert "'type': 'broadcast'" not in drawn
        assert "'type': 'link'" not in drawn
    assert _history(inbox)[-1] == (SAM.id, "import", "@U0PAT.xlsx, sheet Sheet, row 3")


def test_words_beside_it_that_are_no_command_do_no_harm(inbox: Inbox) -> None:
    answer, report = inbox.send(inbox.upload(csv(_rows("W")), "plan.csv"), words="Here is the action plan")
    assert answer.text.startswith("Reading the file…")
    assert "2 actions would be added" in report.text


def test_several_files_come_in_together(inbox: Inbox) -> None:
    one, other = inbox.upload(csv(_rows("S", 1)), "one.csv"), inbox.upload(csv(_rows("V")), "other.csv")
    report = inbox.report(one, other)
    assert "one.csv: 1 action would be added" in report.text
    (done,) = inbox.pressed(report, "Bring it in")
    assert "one.csv: 1 action added" in done.text
    assert "other.csv: 2 actions added" in done.text
    assert "Recruit" in inbox.room("/action show V2")


def test_a_long_report_has_its_counts_first_and_all_of_it_as_a_file(inbox: Inbox) -> None:
    rows = [[f"B{number}", f"Title {number}", "Head of HR", f"blah {number}", ""] for number in range(120)]
    _, report, whole = inbox.send(inbox.upload(csv([PLAN[0], *rows]), "long.csv"))

    assert "more lines: the whole report follows as a file." in report.text
    assert len(report.text) < 8_000
    assert [each.name for each in whole.files] == ["import-report.txt"]
    (file,) = whole.files
    assert file.content is not None
    assert "blah 119" in file.content.decode() or "row 121" in file.content.decode()


@pytest.mark.parametrize(("name", "between"), [("plan.csv", b","), ("plan.tab", b"\t")])
def test_the_form_takes_a_file_and_the_report_comes_in_a_direct_message(
    inbox: Inbox, name: str, between: bytes
) -> None:
    slack, before = inbox.slack, len(inbox.said())
    inbox.room.say(SAM, "/board import")
    (block,) = [each for each in slack.modal(SAM).content["blocks"] if each["type"] == "input"]
    assert block["element"]["type"] == "file_input"

    slack.submit(SAM, {block["block_id"]: [inbox.upload(csv(_rows("F")).replace(b",", between), name)]})
    inbox.settle()

    words = "Reading the file… The report comes to you in a direct message."
    slack.wait_for(lambda: words in [each.text for each in slack.ephemerals(SAM, inbox.room.channel)])
    (report,) = inbox.said()[before:]
    assert "2 actions would be added" in report.text


def test_the_form_opens_only_for_whoever_decides(inbox: Inbox) -> None:
    told = inbox.room("/board import", by=JO)
    assert told.startswith("Not brought in. Only the chair or board support can bring a file in.")
    assert inbox.slack.views.stack(JO.id) == []


def test_nobody_reads_what_another_has_sent_the_bot(inbox: Inbox) -> None:
    chairs = Inbox(inbox.room, PAT)
    theirs = chairs.upload(csv(_rows("A")), "plan.csv")
    chairs.report(theirs)

    before = len(inbox.said())
    inbox.room(f"/board import fileid: {theirs.id}", by=SAM)
    inbox.settle()
    (told,) = inbox.said()[before:]
    assert told.text == f"Not done. {GONE}"

    inbox.room.stage.later(minutes=2)
    assert "2 actions would be added" in inbox.report(theirs).text
