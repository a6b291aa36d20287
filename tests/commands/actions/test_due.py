"""`/action due` and `/action assign`."""

import pytest
from conversation import ALI, GONE, JO, PAT, SAM, TWIN, Conversation


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Review the visits <@U0JO> due: end of August")
    return say


def test_a_due_date_moves_with_a_reason_and_every_move_is_counted(logged: Conversation) -> None:
    first = logged("/action due A1 end of September because two agency staff left")
    second = logged("/action due A1 mid October because: the second interview fell through")

    assert first == (
        "A1 is now due Wed 30 Sep 2020, moved from Mon 31 Aug 2020 (first move).\n"
        "Review the visits\nBecause: two agency staff left"
    )
    assert (
        "A1 is now due Thu 15 Oct 2020, moved from Wed 30 Sep 2020 (second move; first due Mon 31 Aug 2020)." in second
    )
    assert "First due Mon 31 Aug 2020; moved twice" in logged("/action show A1")


@pytest.mark.parametrize(
    "line", ["/action due A1 mid October", "/action due A1 mid October because …", "/action due A1 mid October because"]
)
def test_a_move_without_a_reason_is_refused_with_a_line_to_fill_in(logged: Conversation, line: str) -> None:
    reply = logged(line)

    assert reply == "Not moved. Moving a due date needs a reason. Try:\n/action due A1 mid October because …"


def test_two_readings_are_asked_about_with_both_as_lines_to_copy(logged: Conversation) -> None:
    reply = logged("/action due A1 July 17 because July 17 was agreed")

    assert "/action due A1 17 July 2020 because July 17 was agreed" in reply
    assert logged("/action due A1 17 July 2020 because July 17 was agreed").startswith("A1 is now due Fri 17 Jul 2020")


def test_only_the_owner_support_and_the_chair_move_a_due_date(logged: Conversation) -> None:
    assert "can be moved by its owner, board support or the chair" in logged(
        "/action due A1 1 October because slow", by=ALI
    )
    assert logged("/action due A1 1 October because slow", by=SAM).startswith("A1 is now due")
    assert logged("/action due A1 2 October because slow", by=PAT).startswith("A1 is now due")


def test_words_cannot_take_a_dates_place(logged: Conversation) -> None:
    reply = logged("/action due A1 TBC because waiting")

    assert reply.startswith("Not moved. A1 is due Mon 31 Aug 2020, and words cannot replace a date")


def test_a_first_date_is_no_move(say: Conversation) -> None:
    say("/action add Agree the protocol due: Ongoing")
    assert 'no due date ("Ongoing")' in say("/action show A1")
    say.later(minutes=2)

    assert say("/action due A1 31 July", by=ALI) == "A1 is now due Fri 31 Jul 2020.\nAgree the protocol"
    assert "Moving a due date needs a reason" in say("/action due A1 14 August", by=SAM)


def test_the_same_day_is_no_move(logged: Conversation) -> None:
    assert "A1 is already due Mon 31 Aug 2020." in logged("/action due A1 31 August because tidy")


def test_an_action_changes_hands_by_its_owner_support_or_the_chair(logged: Conversation) -> None:
    assert "A1 is <@U0JO>'s" in logged("/action assign A1 <@U0ALI>", by=ALI)
    assert (
        logged("/action assign A1 <@U0ALI>", by=JO)
        == "A1 is now <@U0ALI>'s. Review the visits\nDue Mon 31 Aug 2020. In place of <@U0JO>."
    )
    assert logged("/action assign A1 to Head of Service, MASH", by=SAM).startswith("A1 is now Head of Service, MASH's.")


def test_somebody_who_has_left_is_refused_with_whom_to_ask(logged: Conversation) -> None:
    reply = logged(f"/action assign A1 <@{GONE.id}>")

    assert reply == (
        "Not assigned. Gail Gone has left this Slack workspace. Name somebody who is here; ask <@U0SAM> who has taken over."
    )


def test_a_name_that_two_people_have_is_asked_about(logged: Conversation) -> None:
    logged.crowd.people.append(TWIN)

    reply = logged("/action assign A1 Jo Reed", by=SAM)

    assert "could be more than one person. Which?" in reply
    assert f"/action assign A1 <@{TWIN.id}> (Team Manager, MASH)" in reply.splitlines()


def test_two_owners_are_asked_about(logged: Conversation) -> None:
    reply = logged("/action assign A1 <@U0ALI> and <@U0SAM>")

    assert "One person owns an action. Which?" in reply
