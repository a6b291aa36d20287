"""`/board decisions`: who decided what at a meeting, when, on what evidence, and which minute records it."""

import pytest
from bare_log import tables
from conversation import JO, JULY_8, PAT, SAM, Conversation

from storage.upkeep.verify import problems_in

AT = "at: 8 July"


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """Thursday 9 July 2020: the board met on 10 June 2020 and yesterday, and meets on 5 August. A1 to A6 await sign-off."""
    for on in ("10 June 2020", "8 July 2020"):
        say(f"/board meeting {on}", by=SAM)
    for number in range(1, 7):
        say(f"/action add Plan {number} <@U0JO> due: 31 August 2020", by=SAM)
        say(f"/action done A{number} dip sample {number} in the July folder", by=JO)
    say.later(days=1)
    return say


def decided(board: Conversation, *lines: str) -> None:
    for line in lines:
        board.later(minutes=1)
        answer = board.reply(line, by=SAM if line.startswith("/board") else PAT)
        assert not answer.refused, line


def test_each_decision_says_by_whom_when_on_what_and_where_it_is_minuted(board: Conversation) -> None:
    decided(
        board,
        f"/action close A1 agreed by all {AT} minute: 4.1",
        f"/action return A2 two teams still to report {AT} minute: 4.2",
        f"/action bau A3 to Scrutiny Panel {AT}",
        f"/action cancel A4 done by A5 {AT}",
        f"/board handover <@U0JO> <@U0ALI> {AT} minute: 9",
    )

    assert board("/board decisions 8 July").splitlines() == [
        "5 decisions at the board of Wed 8 Jul 2020",
        "",
        "A1 Plan 1: closed by <@U0PAT>, Thu 9 Jul 2020 at 09:01 · minute 4.1",
        'Evidence: "dip sample 1 in the July folder"',
        '"agreed by all"',
        "",
        "A2 Plan 2: returned by <@U0PAT>, Thu 9 Jul 2020 at 09:02 · minute 4.2",
        "Because: two teams still to report",
        "",
        "A3 Plan 3: handed to business as usual by <@U0PAT>, Thu 9 Jul 2020 at 09:03",
        "Watched by Scrutiny Panel",
        "",
        "A4 Plan 4: cancelled by <@U0PAT>, Thu 9 Jul 2020 at 09:04",
        "Because: done by A5",
        "",
        "A2, A5 and A6: handed over by <@U0SAM>, Thu 9 Jul 2020 at 09:05 · minute 9",
        "from <@U0JO> to <@U0ALI>",
        "A2 Plan 2",
        "A5 Plan 5",
        "A6 Plan 6",
    ]
    assert problems_in(board.log) == []


@pytest.mark.parametrize(
    "phrase", ["8 July", "8 July 2020", "8/7/20", "of 8 July", "at the July board", "last board", "Yesterday"]
)
def test_the_meeting_is_named_as_days_are_everywhere(board: Conversation, phrase: str) -> None:
    decided(board, f"/action close A1 {AT}")

    assert board(f"/board decisions {phrase}").startswith("1 decision at the board of Wed 8 Jul 2020")


def test_a_later_date_that_is_agreed_or_declined_says_what_was_asked_for(board: Conversation) -> None:
    decided(board, f"/action return A1 not yet {AT}", f"/action return A2 not yet {AT}", "/board dates agreed")
    for ref in ("A1", "A2"):
        asked = board(f"/action due {ref} 31 December 2020 because the printer is closed", by=JO)
        assert asked.startswith("Asked for.")
    decided(
        board,
        f"/action agree A1 fine by all {AT} minute: 4.4",
        f"/action decline A2 the panel needs it in August {AT} minute: 4.5",
    )

    assert board("/board decisions 8 July").splitlines()[-7:] == [
        "A1 Plan 1: later date agreed by <@U0PAT>, Thu 9 Jul 2020 at 09:04 · minute 4.4",
        "Asked for: Thu 31 Dec 2020, because: the printer is closed",
        '"fine by all"',
        "",
        "A2 Plan 2: later date declined by <@U0PAT>, Thu 9 Jul 2020 at 09:05 · minute 4.5",
        "Asked for: Thu 31 Dec 2020, because: the printer is closed",
        "Because: the panel needs it in August",
    ]
    assert problems_in(board.log) == []


def test_alone_it_is_the_latest_meeting_with_decisions_and_the_others_are_named(board: Conversation) -> None:
    decided(board, "/action close A1 at: 10 June", f"/action close A2 {AT}", "/action close A3")

    told = board("/board decisions").splitlines()

    assert told[0] == "1 decision at the board of Wed 8 Jul 2020"
    assert told[-1] == "Wed 10 Jun 2020: /board decisions 10 June 2020"
    assert board(told[-1].split(": ")[1]).startswith("1 decision at the board of Wed 10 Jun 2020")


def test_where_there_are_none_that_is_said(board: Conversation) -> None:
    decided(board, "/action close A1")

    assert board("/board decisions").splitlines() == [
        "No decision is recorded at a meeting yet.",
        "Say the meeting with the decision: /action close A1 at: 8 July 2020",
    ]
    assert board("/board decisions 10 June") == "No decision is recorded at the board of Wed 10 Jun 2020."


def test_without_a_meeting_in_the_calendar_that_is_shown(say: Conversation) -> None:
    say("/board meeting cancel 5 August 2020", by=SAM)

    assert say("/board decisions").splitlines()[1] == "The calendar: /board meeting"


def test_what_was_undone_is_left_out_and_what_is_decided_again_is_there_once(board: Conversation) -> None:
    decided(board, f"/action close A1 {AT}", "/action undo")
    assert board("/board decisions 8 July") == "No decision is recorded at the board of Wed 8 Jul 2020."

    decided(board, f"/action close A1 A2 {AT}", "/action undo", f"/action close-each A1 A3 {AT}")
    assert [line.split(":")[0] for line in board("/board decisions 8 July").splitlines() if "closed" in line] == [
        "A1 Plan 1",
        "A3 Plan 3",
    ]


def test_the_evidence_is_that_of_the_decision_and_not_what_came_after(board: Conversation) -> None:
    decided(board, "/action close A1 at: 10 June", "/action reopen A1 the figure fell back at: 8 July")
    board("/action done A1 a second sample in the August folder", by=JO)
    decided(board, f"/action close A1 {AT}")

    assert board("/board decisions 10 June").splitlines()[2:5] == [
        "A1 Plan 1: closed by <@U0PAT>, Thu 9 Jul 2020 at 09:01",
        'Evidence: "dip sample 1 in the July folder"',
        "Reopened since, Thu 9 Jul 2020 at 09:02",
    ]
    assert board("/board decisions 8 July").splitlines()[2:] == [
        "A1 Plan 1: reopened by <@U0PAT>, Thu 9 Jul 2020 at 09:02",
        "Because: the figure fell back",
        "",
        "A1 Plan 1: closed by <@U0PAT>, Thu 9 Jul 2020 at 09:03",
        'Evidence: "a second sample in the August folder"',
        "",
        "Wed 10 Jun 2020: /board decisions 10 June 2020",
    ]


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("9 July", "No meeting on Thu 9 Jul 2020 is in the calendar."),
        ("9 September 2020", "No meeting on Wed 9 Sep 2020 is in the calendar."),
        ("5 Aug", "The board meets on Wed 5 Aug 2020, which is to come."),
        ("the panel", '"the panel" is not a date. Write it like 9 July 2020.'),
    ],
)
def test_another_day_is_asked_about(board: Conversation, phrase: str, why: str) -> None:
    refused, *lines = board(f"/board decisions {phrase}").splitlines()

    assert refused == f"Not shown. {why} Of which meeting?"
    assert lines == ["/board decisions 8 July 2020", "/board decisions 10 June 2020"]
    assert board(lines[0]) == "No decision is recorded at the board of Wed 8 Jul 2020."


def test_a_meeting_that_was_taken_out_of_the_calendar_keeps_its_decisions(board: Conversation) -> None:
    decided(board, f"/action close A1 {AT}", "/board meeting cancel 8 July 2020")

    assert board("/board decisions").startswith("1 decision at the board of Wed 8 Jul 2020")
    assert board("/board decisions 8 July").startswith("1 decision at the board of Wed 8 Jul 2020")
    assert problems_in(board.log) == []


def test_in_a_shared_channel_the_private_answer_names_people(board: Conversation) -> None:
    decided(board, f"/action close A1 {AT}", f"/board handover <@U0JO> <@U0ALI> {AT}")
    with board.log.writing() as store:
        store.boards.set_shared(1, True)

    told = board("/board decisions 8 July")

    assert "A1 Plan 1: closed by <@U0PAT>, Thu 9 Jul 2020 at 09:01" in told
    assert "from <@U0JO> to <@U0ALI>" in told


def test_many_are_paged_as_lists_are(board: Conversation) -> None:
    for number in range(7, 52):
        board(f"/action add Plan {number}", by=SAM)
        board(f"/action done A{number} sample {number} in the folder", by=JO)
    for start in range(1, 52, 17):
        decided(board, f"/action close {' '.join(f'A{n}' for n in range(start, start + 17))} {AT}")

    first, last = board("/board decisions 8 July"), board("/board decisions 8 July 2020 page: 3")

    assert first.startswith("51 decisions at the board of Wed 8 Jul 2020, page 1 of 3")
    assert "A20 Plan 20: closed" in first
    assert "A21 Plan 21" not in first
    assert "A51 Plan 51: closed" in last
    assert board("/board decisions 8 July page: 9").splitlines()[-1] == "/board decisions 8 July 2020 page: 3"


def test_what_was_decided_at_a_meeting_is_seen_on_the_action(board: Conversation) -> None:
    decided(board, f"/action close A1 {AT} minute: 4.2", "/action close A2")

    assert "Closed at the board of Wed 8 Jul 2020, minute 4.2" in board("/action show A1").splitlines()
    assert "at the board" not in board("/action show A2")
    decided(board, "/action reopen A1 the figure fell back")
    assert "Closed at the board" not in board("/action show A1")


def test_the_question_does_not_read_the_history_through(board: Conversation) -> None:
    asked: list[str] = []
    with board.log.reading() as store:
        tables(store).conn.set_trace_callback(asked.append)
        store.history.decided_at(1, JULY_8.date())
        store.history.meetings_with_decisions(1)
        store.history.evidence_of(1, [1, 2])
        tables(store).conn.set_trace_callback(None)
        asked = [each for each in asked if each.startswith("SELECT")]
        plans = [row[3] for sql in asked for row in tables(store).conn.execute(f"EXPLAIN QUERY PLAN {sql}")]

    assert len(asked) == 3
    assert len([each for each in plans if "history_by_meeting" in each]) == 2, plans
    assert not [each for each in plans if each.startswith("SCAN")], plans
