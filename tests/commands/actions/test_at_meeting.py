"""A decision says at which meeting it was taken, and which minute records it."""

import pytest
from conversation import JO, JULY_8, PAT, SAM, Conversation, Person
from tampering import tamper

from board.roles import DECISIONS
from commands.at_meeting import DECIDED_AT
from commands.table import COMMANDS
from storage.upkeep.verify import problems_in

ADDS = " (puts that meeting into the calendar; then send your line again)"
HELD = "Decided at the board of "


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


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("at: 8 July", "Wed 8 Jul 2020"),
        ("at: 8 July 2020", "Wed 8 Jul 2020"),
        ("at: Wed 8 Jul", "Wed 8 Jul 2020"),
        ("at: 8/7", "Wed 8 Jul 2020"),
        ("at: 08.07.2020", "Wed 8 Jul 2020"),
        ("at: yesterday", "Wed 8 Jul 2020"),
        ("at: last board", "Wed 8 Jul 2020"),
        ("at: the July board", "Wed 8 Jul 2020"),
        ("AT: 8 July", "Wed 8 Jul 2020"),
        ("at: 10 June", "Wed 10 Jun 2020"),
        ("at: June board", "Wed 10 Jun 2020"),
        ("at: 8 July minute: 4.2", "Wed 8 Jul 2020, minute 4.2"),
        ("minute: 4.2 at: 8 July", "Wed 8 Jul 2020, minute 4.2"),
        ("at: 8 July minutes: item 7, para 2", "Wed 8 Jul 2020, minute item 7, para 2"),
    ],
)
def test_a_past_meetings_decision_is_recorded_however_its_day_is_said(
    board: Conversation, typed: str, told: str
) -> None:
    said = board(f"/action close A1 agreed by all {typed}", by=PAT)

    assert said.startswith("A1 closed.")
    assert '"agreed by all"' in said
    assert f"{HELD}{told}." in said.splitlines()
    assert f"at the board of {told.split(',', maxsplit=1)[0]}" in board("/action show A1")


def test_a_meeting_that_was_none_is_refused_once_for_a_row_with_lines_that_keep_it(board: Conversation) -> None:
    board("/action close A1", by=PAT)

    assert board("/action close A1 A2 A3 agreed at: 7 July minute: 4.2", by=PAT).splitlines() == [
        "Not closed. No meeting on Tue 7 Jul 2020 is in the calendar. At which meeting was it decided?",
        "/action close A1 A2 A3 agreed at: 8 July 2020 minute: 4.2",
        "/action close A1 A2 A3 agreed at: 10 June 2020 minute: 4.2",
        "/action close A1 A2 A3 agreed (at no meeting)",
        f"/board meeting 7 July 2020{ADDS}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "/action close A1 at: 8 July minute: 4.2",
        "/action close A1 A2 at: 8 July minute: 4.2",
        "/action close-each A1 A2 at: 8 July minute: 4.2",
        "/action return A1 two teams still to report at: 8 July minute: 4.2",
        "/action return A1 A2 two teams still to report at: 8 July minute: 4.2",
        "/action bau A1 to Scrutiny Panel at: 8 July minute: 4.2",
        "/action cancel A1 done by another action at: 8 July minute: 4.2",
        "/board handover <@U0JO> <@U0ALI> at: 8 July minute: 4.2",
    ],
)
def test_every_decision_takes_it_and_no_words_of_it_stay_in_the_reason(board: Conversation, line: str) -> None:
    by = SAM if line.startswith("/board") else PAT
    said = board(line, by=by)

    assert f"{HELD}Wed 8 Jul 2020, minute 4.2." in said.splitlines()
    first = board("/action show A1").split("newest first")[1].splitlines()[1]
    assert " · at the board of Wed 8 Jul 2020 · minute 4.2" in first
    assert "at:" not in first
    assert problems_in(board.log) == []


def test_an_action_is_opened_again_at_a_meeting(board: Conversation) -> None:
    board("/action close A1", by=PAT)

    assert f"{HELD}Wed 8 Jul 2020." in board("/action reopen A1 the figure fell back at: 8 July", by=PAT)


def test_on_the_day_of_a_meeting_it_is_that_one_unless_none_is_said(board: Conversation) -> None:
    board.now = JULY_8.replace(month=8, day=5)

    assert f"{HELD}Wed 5 Aug 2020." in board("/action close A1", by=PAT)
    assert f"{HELD}Wed 5 Aug 2020, minute 3." in board("/action close A2 minute: 3", by=PAT)
    assert f"{HELD}Wed 8 Jul 2020." in board("/action close A3 at: 8 July", by=PAT)
    for number, none in enumerate(("none", "no meeting", "None"), 4):
        said = board(f"/action close A{number} at: {none}", by=PAT)
        assert said.startswith(f"A{number} closed.")
        assert HELD not in said


def test_on_another_day_it_is_none(board: Conversation) -> None:
    assert HELD not in board("/action close A1", by=PAT)
    assert "at the board" not in board("/action show A1")


def test_evidence_that_came_after_the_meeting_is_pointed_out(board: Conversation) -> None:
    late = "Please note: the evidence was entered after that, on {}."
    board.later(days=1)
    board("/action return A4 not enough", by=PAT)
    board("/action done A4 dip sample 40 in the July folder", by=JO)

    assert late.format("Fri 10 Jul 2020") in board("/action close A4 at: 8 July", by=PAT).splitlines()
    assert "Please note" not in board("/action close A1 at: 8 July", by=PAT)
    assert board("/action close A2 A3 at: 10 June", by=PAT).splitlines()[-1] == late.format("Wed 8 Jul 2020")
    assert f"A5: {late.format('Wed 8 Jul 2020')}" in board("/action close-each A5 at: 10 June", by=PAT)
    assert "Please note" not in board("/action reopen A4 the figure fell back at: 8 July", by=PAT)


ASKED = "At which meeting was it decided?"


@pytest.mark.parametrize(
    ("typed", "why", "days"),
    [
        ("at: 9 July", "No meeting on Thu 9 Jul 2020 is in the calendar.", ["8 July 2020", "10 June 2020"]),
        ("at: today", "No meeting on Thu 9 Jul 2020 is in the calendar.", ["8 July 2020", "10 June 2020"]),
        ("at: 12 June 2020", "No meeting on Fri 12 Jun 2020 is in the calendar.", ["8 July 2020", "10 June 2020"]),
        (
            "at: 5 Aug",
            "The board meets on Wed 5 Aug 2020, which is to come: nothing was decided there yet.",
            ["8 July 2020", "10 June 2020"],
        ),
        (
            "at: next board",
            "The board meets on Wed 5 Aug 2020, which is to come: nothing was decided there yet.",
            ["8 July 2020", "10 June 2020"],
        ),
        ("at: the panel", '"the panel" is not a date. Write it like 9 July 2020.', ["8 July 2020", "10 June 2020"]),
        (
            "at: Fri 8 July 2020",
            '"Fri 8 July 2020" has the wrong weekday: 8 July 2020 is a Wednesday.',
            ["8 July 2020", "10 June 2020"],
        ),
        ("at: 31/6", '"31/6" is not a date: June has 30 days.', ["8 July 2020", "10 June 2020"]),
    ],
)
def test_another_day_is_asked_about_with_the_nearest_meetings(
    board: Conversation, typed: str, why: str, days: list[str]
) -> None:
    refused, *lines = board(f"/action close A1 agreed by all {typed} minute: 4.2", by=PAT).splitlines()

    assert refused.startswith("Not closed. ")
    assert refused.endswith(f" {ASKED}")
    assert why.rstrip(".") in refused
    assert lines[: len(days) + 1] == [
        *(f"/action close A1 agreed by all at: {on} minute: 4.2" for on in days),
        "/action close A1 agreed by all (at no meeting)",
    ]
    assert board(lines[0], by=PAT).startswith("A1 closed.")


def test_the_lines_of_several_name_all_of_them(board: Conversation) -> None:
    for verb in ("close", "close-each"):
        line = f"/action {verb} A1 A2 agreed at: 9 July"
        lines = board(line, by=PAT).splitlines()[1:]
        assert lines[0] == f"/action {verb} A1 A2 agreed at: 8 July 2020"
    assert "2 actions signed off." in board(lines[0], by=PAT)
    moved = board("/board handover <@U0JO> <@U0ALI> at: 9 July", by=SAM).splitlines()[1:]
    assert moved[0] == "/board handover <@U0JO> <@U0ALI> at: 8 July 2020"


def test_a_minute_of_no_meeting_is_asked_about_unless_none_is_meant(board: Conversation) -> None:
    refused = board("/action close A1 agreed minute: 4.2", by=PAT)
    assert refused.splitlines()[:2] == [
        "Not closed. Of which meeting is that minute?",
        "/action close A1 agreed minute: 4.2 at: 8 July 2020",
    ]
    assert "Recorded in minute 4.2." in board("/action close A1 agreed minute: 4.2 at: none", by=PAT)


def test_a_long_minute_is_a_note(board: Conversation) -> None:
    refused = board(f"/action close A1 at: 8 July minute: {'very ' * 20}", by=PAT)

    assert refused.startswith("Not closed. A minute's reference has 60 characters at most, such as 4.2.")


def test_where_no_meeting_was_held_the_line_without_one_is_offered(say: Conversation) -> None:
    say("/action add Plan <@U0JO>", by=SAM)
    say("/action done A1 dip sample of 20 in the folder", by=JO)

    assert say("/action close A1 agreed at: 8 July", by=PAT).splitlines() == [
        "Not closed. No meeting on Wed 8 Jul 2020 is in the calendar. At which meeting was it decided?",
        "/action close A1 agreed (at no meeting)",
        f"/board meeting 8 July 2020{ADDS}",
    ]
    assert say("/action close A1 agreed at: next board", by=PAT).splitlines()[1:] == ["/action close A1 agreed"]


@pytest.mark.parametrize(
    ("line", "by", "day"),
    [
        ("/action close A1 at: 7 July", PAT, "7 July 2020"),
        ("/action close A1 at: 7 July", SAM, "7 July 2020"),
        ("/action close A1 A2 agreed at: 1/7", PAT, "1 July 2020"),
        ("/action close-each A1 A2 agreed at: 1 July minute: 3", SAM, "1 July 2020"),
        ("/action return A1 two teams still to report at: Tuesday", PAT, "7 July 2020"),
        ("/action bau A1 to Scrutiny Panel at: 3 June 2020", PAT, "3 June 2020"),
        ("/action cancel A1 done by another action at: 4 Dec 2019", PAT, "4 December 2019"),
        ("/action close A1 at: today", PAT, "9 July 2020"),
        ("/board handover <@U0JO> <@U0ALI> at: 7 July", SAM, "7 July 2020"),
        ("/action close A1 at: 5 Aug", PAT, ""),
        ("/action close A1 at: next board", PAT, ""),
        ("/action close A1 at: 30 July 2020", PAT, ""),
        ("/action close A1 at: 7 July 1985", PAT, ""),
        ("/action close A1 at: the panel", PAT, ""),
        ("/action close A1 minute: 4.2", PAT, ""),
        ("/action close A1 at: 7 July", JO, ""),
        ("/action cancel A1 done by another action at: 7 July", JO, ""),
    ],
)
def test_a_past_day_that_is_in_no_calendar_may_be_put_into_it(
    board: Conversation, line: str, by: Person, day: str
) -> None:
    refused = board(line, by=by).splitlines()
    adds = [each for each in refused if each.startswith("/board meeting")]

    assert board.reply(line, by=by).refused
    assert adds == [f"/board meeting {day}{ADDS}"] * bool(day)
    if day:
        assert refused[-1] == adds[0]
        said = board(adds[0].removesuffix(ADDS), by=by)
        assert "is in the calendar now." in said or said.startswith("The board meets on Thu 9 Jul 2020.")
        assert not board.reply(line, by=by).refused
        assert problems_in(board.log) == []


def test_undo_takes_it_back_and_the_log_verifies(board: Conversation) -> None:
    board("/action close A1 at: 8 July minute: 4.2", by=PAT)
    assert board("/action undo", by=PAT).startswith("Undone.")

    assert "Awaiting sign-off" in board("/action show A1")
    assert problems_in(board.log) == []


def test_a_form_asks_for_it_and_says_the_same(board: Conversation) -> None:
    told = board.fill("/action close", {"ref": "A1", "note": "agreed", "at": "8 July 2020", "minute": "4.2"}, PAT)
    assert not told.refused
    refused = board.fill("/action close", {"ref": "A2", "at": "9 July"}, PAT)

    assert (refused.refused, getattr(refused, "slot", "")) == (True, "at")
    assert " · minute 4.2 · " in board("/action show A1")


def test_the_chain_covers_it(board: Conversation) -> None:
    board("/action close A1 at: 8 July minute: 4.2", by=PAT)
    tamper(board.log.path, """UPDATE history SET changes = replace(changes, '"4.2"', '"4.3"')""")

    (problem,) = problems_in(board.log)
    assert problem.startswith("History line ")
    assert " was altered: close A1" in problem


def test_a_meeting_that_was_made_up_afterwards_was_in_no_calendar(board: Conversation) -> None:
    """Though every hash is done again."""
    board("/action close A1 at: 8 July", by=PAT)
    tamper(
        board.log.path,
        """UPDATE history SET changes = replace(changes, '2020-07-08', '2020-07-01') WHERE verb = 'close'""",
        redo=True,
    )

    (problem,) = problems_in(board.log)
    assert problem.endswith("says close A1 at a meeting that the calendar did not have.")


def test_every_verb_that_decides_takes_a_meeting_and_a_minute() -> None:
    verbs = [verb for command in COMMANDS.values() for verb in command.verbs]
    deciding = [verb for verb in verbs if verb.command == "action" and verb.name in DECISIONS]

    assert len(deciding) >= 5
    assert {verb.name for verb in deciding if not set(DECIDED_AT) <= set(verb.slots)} == set()
    assert {f"{each.command} {each.name}" for each in verbs if DECIDED_AT[0] in each.slots} >= {
        "action close-each",
        "board handover",
    }
