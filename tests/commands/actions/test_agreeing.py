"""`/action agree` and `/action decline`: the answer to a later date that was asked for."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Person, told

from commands.forms import Offered
from storage.upkeep.verify import problems_in


@pytest.fixture
def asked(say: Conversation) -> Conversation:
    """Ali asks for a later date of A1, due 31 July; Sam, who is support, for one of A2; Pat's A3 came with a request."""
    say("/board dates agreed", by=SAM)
    for owner in ("U0ALI", "U0SAM", "U0JO", "U0ALI"):
        say(f"/action add Guide {owner} <@{owner}> due: 31 July", by=PAT)
    say("/action due A1 end of September because the printer is closed", by=ALI)
    say("/action due A2 end of September because the printer is closed", by=SAM)
    say("/action due A3 end of September because the printer is closed", by=JO)
    say("/board handover <@U0JO> <@U0PAT>", by=SAM)
    say.later(minutes=20)
    told(say)
    return say


def test_what_is_agreed_moves_and_the_asker_is_told(asked: Conversation) -> None:
    assert asked("/action agree A1 30 Sep 2020", by=PAT).splitlines() == [
        "A1 is now due Wed 30 Sep 2020, moved from Fri 31 Jul 2020 (first move).",
        "Guide U0ALI",
        "Asked for by <@U0ALI>: the printer is closed",
    ]
    assert told(asked) == [(ALI.id, "Agreed: A1 is now due Wed 30 Sep 2020. Guide U0ALI\nAgreed by <@U0PAT>.")]
    shown = asked("/action show A1")
    assert "First due Fri 31 Jul 2020; moved once" in shown
    assert "agreed to the later date · due Fri 31 Jul 2020 to Wed 30 Sep 2020" in shown
    assert "later date asked for" not in shown


def test_what_is_declined_is_no_move_and_the_asker_is_told_why(asked: Conversation) -> None:
    assert asked("/action decline A1 the panel needs it in August", by=SAM).splitlines() == [
        "A1 stays due Fri 31 Jul 2020. Wed 30 Sep 2020 is declined.",
        "Guide U0ALI",
        "Because: the panel needs it in August",
    ]
    assert told(asked) == [
        (
            ALI.id,
            "Declined: A1 stays due Fri 31 Jul 2020. Guide U0ALI\n"
            "Wed 30 Sep 2020 was asked for. Declined by <@U0SAM>.\nBecause: the panel needs it in August",
        )
    ]
    shown = asked("/action show A1")
    assert "moved" not in shown.split("History")[0]
    assert "declined the later date · because: the panel needs it in August" in shown


# Who types it, and the answer's first words.
WHO = [
    ("/action agree A1", PAT, "A1 is now due Wed 30 Sep 2020"),
    ("/action agree A1", SAM, "A1 is now due Wed 30 Sep 2020"),
    ("/action agree A1 agreed at the July board", PAT, "A1 is now due Wed 30 Sep 2020"),
    ("/action agree A1 to 30 September 2020", PAT, "A1 is now due Wed 30 Sep 2020"),
    ("/action agree A1", ALI, "Not agreed. A1 is yours, so the chair or board support has to decide. <@U0PAT> can:"),
    ("/action agree A1", JO, "Not agreed. That is for the chair to decide, or for board support to record. <@U0PAT> can:"),
    ("/action decline A1 no", ALI, "Not declined. A1 is yours, so the chair or board support has to decide."),
    ("/action agree A2", SAM, "Not agreed. A2 is yours, so the chair or another support officer has to decide."),
    ("/action agree A2", PAT, "A2 is now due Wed 30 Sep 2020"),
    ("/action agree A3", PAT, "A3 is now due Wed 30 Sep 2020"),
    ("/action agree A4", PAT, "Not agreed. No later date is asked for A4. It is due Fri 31 Jul 2020, in 23 days."),
    ("/action agree A1 31 August", PAT, "Not agreed. What is asked for A1 is Wed 30 Sep 2020, because: the printer is closed."),
    ("/action decline A1", PAT, "Not declined. Say why, so that its owner knows what to do."),
    ("/action decline A1 ok", PAT, 'Not declined. "ok" does not say why.'),
    ("/action agree A1 A2", PAT, "2 actions agreed."),
    ("/action agree A1 A4", PAT, "Not agreed. None of the 2 was agreed. In the way: A4"),
    ("/action agree A9", PAT, "Not agreed. There is no action A9"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "by", "answer"), WHO)
def test_who_answers(asked: Conversation, line: str, by: Person, answer: str) -> None:
    reply = asked(line, by=by)

    assert reply.startswith(answer), reply


def test_a_chair_who_agrees_to_their_own_is_marked(asked: Conversation) -> None:
    assert "You own this action yourself. As chair you may decide, and the history says so." in asked(
        "/action agree A3", by=PAT
    )
    assert "(decided by the chair, who owns this action)" in asked("/action show A3")


def test_a_request_that_was_handed_over_is_answered_to_both(asked: Conversation) -> None:
    asked("/board handover <@U0PAT> <@U0ALI>", by=SAM)
    told(asked)
    asked("/action agree A3", by=SAM)

    assert [place for place, _ in told(asked)] == [JO.id, ALI.id]


def test_support_does_not_answer_what_was_theirs_once(asked: Conversation) -> None:
    asked("/board handover <@U0SAM> <@U0ALI>", by=PAT)

    assert asked("/action agree A2", by=SAM).startswith(
        "Not agreed. A2 was yours once, so the chair or another support officer has to decide. <@U0PAT> can:"
    )


def test_a_second_answer_says_who_gave_the_first(asked: Conversation) -> None:
    asked("/action decline A1 the panel needs it in August", by=SAM)

    assert asked("/action agree A1", by=PAT).startswith(
        "Not agreed. No later date is asked for A1: the last one was declined by <@U0SAM> on Wed 8 Jul 2020 at 09:20."
    )


@pytest.mark.parametrize("verb", ["agree", "decline"])
def test_no_form_is_offered_for_a_request_that_has_been_answered(asked: Conversation, verb: str) -> None:
    asked("/action decline A1 the panel needs it in August", by=SAM)

    assert not isinstance(asked.reply(f"/action {verb} A1", by=PAT), Offered)
    assert isinstance(asked.reply("/action agree A99", by=PAT), Offered)


@pytest.mark.parametrize(
    ("line", "by", "before"),
    [
        ("/action agree A1", PAT, "is asked for"),
        ("/action decline A1 the panel needs it", PAT, "is asked for"),
        ("/action due A4 31 December because the printer is closed", ALI, "no later date is asked for"),
    ],
)
def test_asking_agreeing_and_declining_are_each_taken_back(
    asked: Conversation, line: str, by: Person, before: str
) -> None:
    def row() -> str:
        return next(each for each in asked("/action list all").splitlines() if each.startswith(line.split()[2]))

    first = row()
    assert not asked.reply(line, by=by).refused
    told(asked)

    assert before in asked("/action undo", by=by)

    assert row() == first
    heard = [words for _, words in told(asked)]
    again = (
        "Asked for again: A1. Guide U0ALI\n"
        "<@U0PAT> has taken back the change. It stays due Fri 31 Jul 2020 until Wed 30 Sep 2020 is agreed."
    )
    assert heard == ([again] if by is PAT else [])
    assert problems_in(asked.log) == []


@pytest.mark.parametrize("line", ["/action cancel A1 done by another action", "/action bau A1 to Scrutiny Panel"])
def test_a_request_that_stands_again_is_told_where_it_had_no_answer(asked: Conversation, line: str) -> None:
    asked(line, by=PAT)
    told(asked)

    asked("/action undo", by=PAT)

    (heard,) = [words for to, words in told(asked) if to == ALI.id]
    assert heard.startswith("Asked for again: A1.")
    assert "answer" not in heard


def test_whoever_may_not_agree_now_does_not_undo_a_decline(asked: Conversation) -> None:
    asked("/action decline A1 the panel needs it", by=SAM)
    asked("/board officer <@U0SAM>", by=PAT)

    assert asked("/action undo", by=SAM).startswith("Not undone.")


def test_verify_knows_all_of_it(asked: Conversation) -> None:
    asked("/action agree A1", by=PAT)
    asked("/action decline A2 the panel needs it", by=PAT)
    asked("/board dates owner", by=PAT)

    assert problems_in(asked.log) == []
