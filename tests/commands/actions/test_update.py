"""`/action update`: what its keys change, and what an update can never do."""

import pytest
from conversation import ALI, KIT, PAT, SAM, Conversation


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Review the visits <@U0JO> due: end of August")
    return say


def test_an_update_keeps_the_words_and_changes_the_status(logged: Conversation) -> None:
    reply = logged("/action update A1 412 of 535 reviewed, north team two short. status: in progress")

    assert reply == (
        "A1 updated. In progress · due Mon 31 Aug 2020, in 54 days\nReview the visits\n"
        '"412 of 535 reviewed, north team two short."'
    )


@pytest.mark.parametrize("typed", ["closed", "Closed", "CANCELLED", "business as usual", "BAU", "done", "complete"])
def test_nobody_closes_an_action_by_an_update(logged: Conversation, typed: str) -> None:
    reply = logged(f"/action update A1 all finished status: {typed}", by=PAT)

    assert reply.startswith("Not updated. An update cannot make an action")
    assert "/action show" not in reply
    assert "Not started" in logged("/action show A1")


def test_an_unknown_status_is_refused_with_the_line_put_right(logged: Conversation) -> None:
    reply = logged("/action update A1 half way status: in progres")

    assert "/action update A1 half way status: in progress" in reply.splitlines()


def test_amber_needs_a_reason_and_green_beside_overdue_is_said(logged: Conversation) -> None:
    assert "Red and amber need a reason" in logged("/action update A1 slow rating: amber")
    assert "rated amber: DfE and Ofsted say NO" in logged(
        "/action update A1 rating: amber because DfE and Ofsted say NO"
    )
    logged.later(days=60)
    assert "Please note: rated green, 6 days overdue." in logged("/action update A1 fine rating: green")


def test_an_update_can_move_the_due_date_with_its_reason(logged: Conversation) -> None:
    reply = logged("/action update A1 two short due: end of September because two agency staff left")

    assert "Now due Wed 30 Sep 2020, moved from Mon 31 Aug 2020 (first move)." in reply
    assert "because: two agency staff left" in logged("/action show A1")


def test_a_reason_alone_is_kept(logged: Conversation) -> None:
    assert "Because: two agency staff left" in logged("/action update A1 late because: two agency staff left")
    assert "because: two agency staff left" in logged("/action show A1")


@pytest.mark.parametrize("line", ["/action update A1", "/action update A1 …", "/action update A1 <note>"])
def test_an_update_without_words_is_refused(logged: Conversation, line: str) -> None:
    assert logged(line).startswith("Not updated. Say how it is going")


def test_a_guest_updates_what_they_own_and_nothing_else(logged: Conversation) -> None:
    assert "You are an observer" in logged("/action update A1 looks slow to me", by=KIT)
    logged("/action assign A1 <@U0KIT>", by=SAM)
    assert logged("/action update A1 first visit done", by=KIT).startswith("A1 updated.")


def test_an_ended_action_still_takes_notes_and_changes_nothing_else(logged: Conversation) -> None:
    logged("/action done A1 dip sample of 20")
    logged("/action close A1", by=PAT)

    assert logged("/action update A1 the June figure fell back", by=ALI).startswith("A1 updated. Closed")
    assert "/action reopen A1 because …" in logged("/action update A1 again status: in progress", by=ALI)


def test_the_same_note_again_is_kept_again(logged: Conversation) -> None:
    logged("/action update A1 no change")
    logged.later(days=28)
    logged("/action update A1 no change")

    assert logged("/action show A1").count('said "no change"') == 2


def test_a_colour_and_its_reason_in_any_dress(logged: Conversation) -> None:
    for typed in (
        "rating: red, two left",
        "RAG: red - two left",
        "rating: red two left",
        "rating: red because two left",
    ):
        logged.later(minutes=2)
        assert "rated red: two left" in logged(f"/action update A1 slow {typed}"), typed
