"""The verbs that change a status, and who may say them."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Review the visits <@U0JO> due: end of August")
    return say


def test_done_needs_evidence_and_then_awaits_the_chair(logged: Conversation) -> None:
    refused = logged("/action done A1")
    accepted = logged("/action done A1 dip sample of 20 in the July folder, all seen")

    assert refused.startswith('Not yet. "Done" needs evidence')
    assert accepted == (
        'A1 awaits sign-off by the chair, <@U0PAT>. Evidence: "dip sample of 20 in the July folder, all seen"\n'
        "Review the visits"
    )


@pytest.mark.parametrize("evidence", ["…", "<evidence>", "-", "   "])
def test_a_placeholder_is_no_evidence(logged: Conversation, evidence: str) -> None:
    assert logged(f"/action done A1 {evidence}").startswith("Not yet.")


def test_the_owner_never_closes_alone(logged: Conversation) -> None:
    logged("/action done A1 all seen")

    assert logged("/action close A1") == (
        "Not closed. A1 is yours, so the chair or board support has to decide. <@U0PAT> can:\n/action close A1"
    )
    assert logged("/action close A1", by=PAT).startswith("A1 closed.")


@pytest.mark.parametrize("line", ["/action close A1", "/action A1 close", "/board action close A1", "/action CLOSE a1"])
def test_no_spelling_lets_the_owner_close(logged: Conversation, line: str) -> None:
    logged("/action done A1 all seen")

    assert logged(line).startswith("Not closed.")


def test_support_cannot_hand_an_action_on_to_close_it(logged: Conversation) -> None:
    logged("/action add Mine <@U0SAM>", by=SAM)
    logged("/action done A2 all seen", by=SAM)
    logged("/action assign A2 Board support", by=SAM)

    assert "A2 was yours once" in logged("/action close A2", by=SAM)
    assert logged("/action close A2", by=PAT).startswith("A2 closed.")


def test_a_chair_who_owns_it_is_told_and_the_history_marks_it(logged: Conversation) -> None:
    logged("/action assign A1 <@U0PAT>")
    logged("/action done A1 all seen", by=PAT)

    assert "You own this action yourself." in logged("/action close A1", by=PAT)
    assert "decided by the chair, who owns this action" in logged("/action show A1")


@pytest.mark.parametrize("by", [JO, ALI, KIT])
@pytest.mark.parametrize("verb", ["close A1", "return A1 not yet", "cancel A1 not needed", "bau A1 to Scrutiny Panel"])
def test_decisions_are_for_the_chair_and_support(logged: Conversation, by: Person, verb: str) -> None:
    logged("/action done A1 all seen")
    before = logged("/action show A1")

    reply = logged(f"/action {verb}", by=by)

    assert f"/action {verb}" in reply.splitlines()
    assert logged("/action show A1") == before


def test_the_whole_way_round(logged: Conversation) -> None:
    assert logged("/action start A1 first team done").startswith("A1 is in progress. Due Mon 31 Aug 2020, in 54 days.")
    assert "Because: waiting for the new structure" in logged("/action hold A1 waiting for the new structure")
    logged("/action done A1 https://example.org/sample")
    assert "Because: two teams still to report" in logged("/action return A1 two teams still to report", by=PAT)
    assert logged("/action bau A1 to Scrutiny Panel", by=SAM).startswith(
        "A1 is business as usual. Watched by Scrutiny Panel."
    )
    assert "It was business as usual" in logged("/action reopen A1 the figure fell", by=PAT)
    assert logged("/action cancel A1 replaced by A2", by=PAT).startswith("A1 cancelled.")
    assert "History, newest first (8 lines)" in logged("/action show A1")


def test_a_ref_with_spaces_is_quoted_in_every_line_to_copy(say: Conversation) -> None:
    say('/action add Paused, capacity <@U0JO> ref: "SR (25/26) 01"')

    assert '/action done "SR (25/26) 01" <evidence>' in say('/action done "SR (25/26) 01"')
    assert '/action close "SR (25/26) 01"' in say('/action update "SR (25/26) 01" over status: closed')
    assert say('/action "SR (25/26) 01" done all seen').startswith("SR (25/26) 01 awaits sign-off")


def test_a_reason_is_the_same_with_because_before_it(logged: Conversation) -> None:
    assert logged("/action hold A1 because two left").endswith("Because: two left")


def test_support_named_in_words_is_the_owner_all_the_same(say: Conversation) -> None:
    say("/action add Own thing owner: Sam Cole, due: 31 August", by=SAM)
    say("/action done A1 all seen", by=SAM)

    assert say("/action close A1", by=SAM).startswith("Not closed. A1 is yours")
