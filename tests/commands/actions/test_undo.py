"""Undo and repeats: a change taken back is a new line of history, and the same line twice is one change."""

import pytest
from conversation import ALI, JO, PAT, Conversation

from commands.request import Person
from storage.upkeep.verify import problems_in


def test_undo_takes_back_the_last_change_and_the_history_keeps_both(say: Conversation) -> None:
    say("/action add Review the visits <@U0JO> due: end of August")
    say("/action due A1 end of September because two left")

    assert say("/action undo").startswith('Undone. "/action due A1 end of September because two left"')

    shown = say("/action show A1")
    assert "due Mon 31 Aug 2020" in shown
    assert "moved" not in shown.splitlines()[2]
    assert 'undoes "/action due A1 end of September because two left"' in shown


def test_an_action_that_was_just_logged_is_cancelled_not_deleted(say: Conversation) -> None:
    say("/action add Review the visits")

    assert "A1 stays on the log as cancelled; its ref is not used again." in say("/action undo")
    assert say("/action add Another").startswith("A2 logged.")


def test_undo_goes_back_step_by_step(say: Conversation) -> None:
    say("/action add Review the visits <@U0JO>")
    say("/action update A1 one status: in progress")
    say("/action hold A1 waiting")
    say("/action undo")
    say.later(minutes=2)
    say("/action undo")

    assert "Not started" in say("/action show A1")


def test_undo_is_refused_when_somebody_has_changed_it_since(say: Conversation) -> None:
    say("/action add Review the visits <@U0JO>")
    say("/action update A1 one")
    say("/action update A1 two", by=ALI)

    assert "A1 has been changed since by <@U0ALI>" in say("/action undo")
    assert '"two"' in say("/action show A1")


def test_undo_is_refused_after_fifteen_minutes_and_when_there_is_nothing(say: Conversation) -> None:
    assert "You have changed nothing" in say("/action undo")
    say("/action add Review the visits")
    say.later(minutes=16)
    assert "more than 15 minutes ago" in say("/action undo")


def test_the_same_words_within_a_minute_are_one_change(say: Conversation) -> None:
    first = say("/action add Review the visits <@U0JO>")
    second = say("/action add Review the visits <@U0JO>")

    assert second == first + "\n\nYou sent this twice within a minute: it was done once."
    assert "There is no action A2" in say("/action show A2")


def test_the_same_words_after_a_minute_are_meant(say: Conversation) -> None:
    say("/action add Review the visits")
    say.later(seconds=61)

    assert say("/action add Review the visits").startswith("A2 logged.")


def test_the_same_words_are_meant_where_somebody_changed_the_action_between(say: Conversation) -> None:
    say("/action add Review the visits <@U0JO>")
    say("/action start A1", by=JO)
    say("/action hold A1 wait", by=PAT)
    say("/action start A1", by=JO)

    assert "In progress" in say("/action show A1")


def test_a_redelivered_command_gets_the_same_answer_and_changes_nothing(say: Conversation) -> None:
    first = say("/action add Review the visits", delivery="1234.5678")
    say("/action add Something else")
    say.later(minutes=5)

    assert say("/action add Review the visits", delivery="1234.5678") == first
    assert "There is no action A3" in say("/action show A3")


def test_a_reading_and_a_claim_can_be_taken_back(say: Conversation) -> None:
    say("/measure add M1 Visits")
    say("/measure target M1 at least 85%")
    say("/measure reading M1 90%")
    say("/measure claim M1 met")

    assert "The claim is no longer counted" in say("/measure undo")
    assert "Nothing has been claimed." in say("/measure show M1")
    say.later(minutes=2)
    assert "The reading is no longer counted" in say("/measure undo")
    assert "no reading" in say("/measure show M1")


def test_a_reading_that_another_has_followed_is_not_taken_back(say: Conversation) -> None:
    say("/measure add M1 Visits")
    say("/measure reading M1 90%")
    say("/measure reading M1 91%", by=ALI)

    assert "M1 has had another reading since, by <@U0ALI>" in say("/measure undo")


@pytest.mark.parametrize("typed", ["A1", "a1", "A9", "A1 please", "1"])
def test_undo_takes_back_no_other_action_than_the_one_that_is_named(say: Conversation, typed: str) -> None:
    say("/action add Visits plan")
    say("/action add Audit tool")

    assert say(f"/action undo {typed}").splitlines() == [
        "Not undone. Your last change was to A2, and undo takes back that alone:",
        "/action undo",
    ]
    assert "Audit tool" in say("/action show A2")


@pytest.mark.parametrize("typed", ["", "A2", "a2", "please", "that", "A2 please"])
def test_undo_takes_the_last_change_by_its_name_too(say: Conversation, typed: str) -> None:
    say("/action add Visits plan")
    say("/action add Audit tool")

    assert say(f"/action undo {typed}").startswith('Undone. "/action add Audit tool"')


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("/action close A1", ["/action reopen A1 <reason>"]),
        ("/action close A1 A2", ["/action reopen A1 <reason>", "/action reopen A2 <reason>"]),
        ("/action cancel A1 merged with another plan", ["/action reopen A1 <reason>"]),
        ("/action return A1 two teams still to report", ["/action update A1 …"]),
    ],
)
def test_a_decision_of_some_time_ago_is_put_right_by_the_verb_for_it(
    say: Conversation, line: str, lines: list[str]
) -> None:
    for number in (1, 2):
        say(f"/action add Plan {number} @jo")
        say(f"/action done A{number} sample {number} in the July folder")
    assert not say(line, by=PAT).startswith("Not ")
    say.later(minutes=16)

    assert say("/action undo", by=PAT).splitlines()[1:] == lines


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("/action cancel A1 replaced by A2", PAT),
        ("/action update A1 half done", JO),
        ("/action done A1 minutes in the folder", JO),
        ("/action assign A1 Head of MASH", JO),
        ("/action edit A1 milestone: yes", JO),
    ],
)
def test_what_is_undone_ends_no_silence(say: Conversation, line: str, by: Person) -> None:
    say("/action add Review the visits <@U0JO>")
    say.later(days=40)
    silent = say("/action list silent")
    assert silent.startswith("1 action: silent")
    say(line, by=by)
    assert say("/action list silent") != silent

    assert say("/action undo", by=by).startswith("Undone.")

    assert say("/action list silent") == silent
    assert "1 with no update for 28 days" in say("/digest")
    assert problems_in(say.log) == []
