"""A milestone: an action that is marked as one, on its log, its lists, its form and its way in and out."""

import pytest
from conversation import KIT, PAT, Conversation

from commands.exports.actions import exported


@pytest.fixture
def marked(say: Conversation) -> Conversation:
    """A1 is a milestone and Jo's, A2 is not."""
    say("/action add Front door opens @jo due: 30 September 2020 milestone: yes")
    say("/action add Recruit three social workers @jo due: 31 July 2020")
    return say


def test_a_milestone_is_logged_and_says_so(say: Conversation) -> None:
    told = say("/action add Front door opens @jo due: 30 September 2020 milestone: yes")

    assert told.splitlines()[1] == "Owner <@U0JO> · due Wed 30 Sep 2020 · a milestone · Undo: /action undo"
    assert "A milestone" in say("/action show A1").splitlines()


@pytest.mark.parametrize("words", ["yes", "Yes", "YES.", "y", "true"])
def test_yes_in_other_ways(say: Conversation, words: str) -> None:
    assert "a milestone" in say(f"/action add Front door opens milestone: {words}")


@pytest.mark.parametrize("words", ["no", "n", "No", "false"])
def test_no_is_no_milestone(say: Conversation, words: str) -> None:
    assert "milestone" not in say(f"/action add Front door opens milestone: {words}")


def test_other_words_are_refused_with_both_lines(say: Conversation) -> None:
    told = say("/action add Front door opens milestone: perhaps")

    assert told == (
        'Not logged. "perhaps" is neither yes nor no.\n'
        "/action add Front door opens milestone: yes\n/action add Front door opens milestone: no"
    )


def test_an_action_becomes_one_and_is_one_no_longer(marked: Conversation) -> None:
    assert marked("/action edit A2 milestone: yes") == "A2 edited. Recruit three social workers\nIt is a milestone"
    marked.later(minutes=2)
    assert marked("/action edit A2 milestone: yes").startswith("Not edited. That is what A2 says already.")
    told = marked("/action edit A2 milestone: no")
    assert told == "A2 edited. Recruit three social workers\nIt is no longer a milestone."
    assert "A milestone" not in marked("/action show A2")


def test_undo_takes_it_back(marked: Conversation) -> None:
    marked("/action edit A2 milestone: yes")

    assert marked("/action undo").endswith(
        "A2 is as it was: not started · <@U0JO> · due Fri 31 Jul 2020 · no milestone."
    )
    assert "A2" not in marked("/action list milestones")


def test_history_tells_of_it(marked: Conversation) -> None:
    marked("/action edit A2 milestone: yes")
    marked.later(minutes=2)
    marked("/action edit A2 milestone: no")

    history = marked("/action show A2").split("History", 1)[1]
    assert "edited it · a milestone" in history
    assert "edited it · no longer a milestone" in history
    assert history.count("milestone") == 2


def test_the_baseline_and_the_forecast_stand_beside_each_other(marked: Conversation) -> None:
    marked("/action due A1 31 October 2020 because two agency staff left")

    assert "A milestone · was Wed 30 Sep 2020, now Sat 31 Oct 2020, 31 days later" in marked("/action show A1")


@pytest.mark.parametrize("words", ["milestones", "milestone", "the milestones", "key milestones", "open milestones"])
def test_milestones_are_listed(marked: Conversation, words: str) -> None:
    told = marked(f"/action list {words}")

    assert "A1 · Front door opens · <@U0JO> · Wed 30 Sep 2020, in 84 days, milestone" in told
    assert "A2" not in told


def test_a_board_without_any_says_so(say: Conversation) -> None:
    assert say("/action list milestones") == "No open action is a milestone."


def test_who_may_not_edit_may_not_mark(marked: Conversation) -> None:
    assert marked("/action edit A1 milestone: no", by=KIT).startswith("Not edited.")
    assert marked("/action edit A1 milestone: no", by=PAT).startswith("A1 edited.")


def test_in_an_update_the_line_that_does_it_is_offered(marked: Conversation) -> None:
    told = marked("/action update A2 half done milestone: yes")

    assert '"milestone:" goes with another command.' in told
    assert "/action edit A2 milestone: yes" in told.splitlines()


def test_the_form_ticks_it(marked: Conversation) -> None:
    assert "It is a milestone" in str(marked.fill("/action edit", {"ref": "A2", "milestone": "yes"}))


def test_it_goes_out(marked: Conversation) -> None:
    with marked.log.reading() as store:
        rows = exported(store, store.boards.all()[0], "csv").splitlines()

    place = rows[0].split(",").index("milestone")
    assert {row.split(",")[0]: row.split(",")[place] for row in rows[1:]} == {"A1": "yes", "A2": ""}
