"""A later date on a board that agrees its dates: who asks, what stands until it is answered, and who is told."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person, told

from commands.reply import Buttons, thawed

FURTHER = "/action due A1 end of September because the printer is closed"


@pytest.fixture
def agreeing(say: Conversation) -> Conversation:
    """A board that agrees its dates; A1 is Ali's, due 31 July, moved once to 14 August."""
    say("/board dates agreed", by=SAM)
    say("/action add Publish the guide <@U0ALI> due: 31 July", by=SAM)
    say("/action due A1 14 August because the draft is late", by=ALI)
    told(say)
    return say


def test_a_further_move_is_asked_for_in_the_words_of_the_conversation(agreeing: Conversation) -> None:
    agreeing.later(minutes=2)
    reply = agreeing(FURTHER, by=ALI)

    assert reply.splitlines() == [
        "Asked for. A1 stays due Fri 14 Aug 2020 until the chair or support agrees to Wed 30 Sep 2020 "
        "(second move; first due Fri 31 Jul 2020).",
        "Publish the guide",
        "Because: the printer is closed",
    ]
    assert told(agreeing) == [
        (
            PAT.id,
            "<@U0ALI> asks for a later date: A1, Fri 14 Aug to Wed 30 Sep 2020, second move; first due Fri 31 Jul 2020. "
            "Publish the guide\nBecause: the printer is closed",
        )
    ]


def test_whoever_decides_is_told_at_once_with_two_buttons_that_name_the_board(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)

    with agreeing.log.writing() as store:
        post = store.outbox.take(agreeing.team, agreeing.now)
    assert post is not None
    (buttons,) = [part for part in thawed(post.message).parts if isinstance(part, Buttons)]
    assert [(each.label, each.says) for each in buttons.buttons] == [
        ("Agree", "/action agree A1 30 Sep 2020 board: #1"),
        ("Decline…", "/action decline A1 board: #1"),
    ]


# What is typed, by whom, on an action of Ali's due 14 August that has moved so often: moved, or asked for, or refused.
WHO = [
    ("/action due A1 31 August because it is late", ALI, "Asked for. A1 stays due Fri 14 Aug 2020"),
    ("/action due A1 1 August because it can be sooner", ALI, "A1 is now due Sat 1 Aug 2020, earlier than"),
    ("/action due A1 31 August because it is late", PAT, "A1 is now due Mon 31 Aug 2020, moved from"),
    ("/action due A1 31 December because it is late", SAM, "A1 is now due Thu 31 Dec 2020, moved from"),
    ("/action due A1 31 August because it is late", JO, "Not moved. The due date of A1 can be moved by its owner"),
    ("/action due A1 31 August", ALI, "Not moved. Moving a due date needs a reason."),
    ("/action due A1 ongoing because it is late", ALI, "Not moved. A1 is due Fri 14 Aug 2020, and words cannot"),
    (
        "/action update A1 half done due: 31 August because it is late",
        ALI,
        "A1 updated. Not started · due Fri 14 Aug 2020",
    ),
    (
        "/action update A1 half done due: 1 August because it is early",
        ALI,
        "A1 updated. Not started · due Sat 1 Aug 2020",
    ),
    ("/action due A2 31 December", ALI, "A2 is now due Thu 31 Dec 2020."),
    ("/action due A3 31 August because it is late", ALI, "A3 is now due Mon 31 Aug 2020, moved from"),
    ("/action due A3 1 September because it is late", ALI, "Asked for. A3 stays due Fri 31 Jul 2020"),
    ("/action due A4 1 December because it is late", PAT, "A4 is now due Tue 1 Dec 2020, moved from"),
    ("/action due A5 1 December because it is late", SAM, "Asked for. A5 stays due Fri 31 Jul 2020"),
    ("/action due A5 15 August because it is late", SAM, "A5 is now due Sat 15 Aug 2020, moved from"),
    ("/action due A6 1 December because it is late", KIT, "Asked for. A6 stays due Fri 31 Jul 2020"),
]


@pytest.mark.parametrize(("line", "by", "answer"), WHO)
def test_who_moves_and_who_asks(agreeing: Conversation, line: str, by: Person, answer: str) -> None:
    agreeing("/action add Train the panel <@U0ALI>", by=SAM)
    for owner in ("U0ALI", "U0PAT", "U0SAM", "U0KIT"):
        agreeing(f"/action add Guide of {owner} <@{owner}> due: 31 July", by=JO)
    told(agreeing)

    reply = agreeing(line, by=by)

    assert reply.startswith(answer), reply
    assert [place for place, _ in told(agreeing)] == (["U0PAT"] if "Asked for." in reply else [])


def test_the_same_words_move_the_date_where_owners_do(agreeing: Conversation) -> None:
    agreeing("/board dates owner", by=SAM)

    assert agreeing(FURTHER, by=ALI).startswith("A1 is now due Wed 30 Sep 2020, moved from Fri 14 Aug 2020")


def test_both_dates_are_shown_while_it_waits_and_overdue_counts_from_the_one_in_force(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)
    both = "later date asked for Wed 30 Sep, unanswered since today"
    assert both in agreeing("/action list")

    agreeing.later(days=43)
    both = "later date asked for Wed 30 Sep, unanswered 43 days"
    for line in ("/action list", "/action list overdue", "/action list asked", "/action show A1", "/status", "/digest",
                 "/status <@U0ALI>", "/action"):  # fmt: skip
        assert both in agreeing(line, by=ALI), line
    assert "6 days overdue; later date asked for" in agreeing("/action show A1")
    assert "<@U0ALI> asked on Wed 8 Jul 2020 for Wed 30 Sep 2020: the printer is closed" in agreeing("/action show A1")


def test_a_newer_request_takes_the_place_of_the_older_one(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)
    reply = agreeing("/action due A1 31 October because the paper is late too", by=ALI)

    assert "It takes the place of Wed 30 Sep 2020." in reply
    assert "later date asked for Sat 31 Oct" in agreeing("/action list asked")
    assert agreeing("/action agree A1 30 Sep 2020", by=PAT).startswith(
        "Not agreed. What is asked for A1 is Sat 31 Oct 2020, because: the paper is late too."
    )


def test_the_same_request_again_is_said_to_be_there(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)
    agreeing.later(days=6)

    assert agreeing(FURTHER, by=ALI).startswith(
        "Not moved. You asked for Wed 30 Sep 2020 on Wed 8 Jul 2020, and nobody has answered yet."
    )


# What ends a request, or leaves it as it is.
ENDS = [
    ("/action close A1", PAT, False),
    ("/action cancel A1 replaced by A2", PAT, False),
    ("/action bau A1 to Scrutiny Panel", PAT, False),
    ("/action assign A1 <@U0JO>", ALI, False),
    ("/action due A1 31 August because the panel needs it", PAT, False),
    ("/action due A1 1 August because it can be sooner", ALI, False),
    ("/board handover <@U0ALI> <@U0JO>", SAM, True),
    ("/action update A1 half done", ALI, True),
    ("/action hold A1 waiting for the printer", ALI, True),
    ("/action return A1 two pages are missing", PAT, True),
    ("/action edit A1 title: Publish both guides", ALI, True),
    ("/action undo", ALI, False),
]


@pytest.mark.parametrize(("line", "by", "stays"), ENDS)
def test_what_ends_a_request(agreeing: Conversation, line: str, by: Person, stays: bool) -> None:
    agreeing(FURTHER, by=ALI)
    if line.split()[1] in {"close", "return"}:
        agreeing("/action done A1 the guide is in the July folder", by=ALI)
    agreeing.later(minutes=2)

    assert not agreeing.reply(line, by=by).refused

    assert ("later date asked for" in agreeing("/action show A1")) is stays
    assert ("No later date is asked for." in agreeing("/action list asked")) is not stays


def test_a_date_that_the_chair_moves_is_told_to_whoever_had_asked(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)
    told(agreeing)
    agreeing("/action due A1 31 August because the panel needs it", by=PAT)

    assert told(agreeing) == [
        (
            ALI.id,
            "A1 is due Mon 31 Aug 2020. Publish the guide\n"
            "Wed 30 Sep 2020 is not asked for any more: <@U0PAT> changed the action.\nBecause: the panel needs it",
        )
    ]


def test_without_a_chair_support_is_told_and_without_either_owners_move(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)
    for owner in ("U0ALI", "U0SAM"):
        empty(f"/action add Guide of {owner} <@{owner}> due: 31 July", by=SAM)

    assert empty("/action due A1 1 December because it is late", by=ALI).startswith("Asked for.")
    assert [place for place, _ in told(empty)] == [SAM.id]
    assert empty("/action due A2 1 December because it is late", by=SAM).startswith("A2 is now due Tue 1 Dec 2020")


@pytest.mark.parametrize(
    ("line", "by", "answer"),
    [
        ("/board dates", JO, "Dates: owner. Owners move the dates of their actions by themselves, with a reason."),
        ("/board dates agreed", JO, "Not changed. Only the chair or board support can choose how dates are moved."),
        ("/board dates owner", SAM, "Not changed. That holds already."),
        ("/board dates later", SAM, 'Not changed. I don\'t know "later". Dates are moved in one of two ways:'),
        ("/board dates agreed", SAM, "Dates: agreed. An owner moves a date once, by up to 31 days, with a reason."),
        ("/board dates AGREED", PAT, "Dates: agreed. "),
    ],
)
def test_the_way_is_said_and_chosen(say: Conversation, line: str, by: Person, answer: str) -> None:
    assert say(line, by=by).startswith(answer)


def test_a_new_board_agrees_its_dates(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)

    assert empty("/board dates", by=JO).startswith("Dates: agreed.")


def test_a_move_that_ends_a_request_says_so(agreeing: Conversation) -> None:
    agreeing(FURTHER, by=ALI)

    assert (
        agreeing("/action due A1 1 August because it can be sooner", by=ALI)
        .splitlines()[0]
        .endswith("(second move; first due Fri 31 Jul 2020). Wed 30 Sep 2020 is not asked for any more.")
    )


def test_support_that_moves_their_own_date_because_nobody_else_could_is_not_called_the_chair(
    empty: Conversation,
) -> None:
    empty("/board setup Panel", by=SAM)
    empty("/board dates agreed", by=SAM)
    empty("/action add Publish the guide <@U0SAM> due: 31 July", by=SAM)

    moved = empty("/action due A1 31 December because the printer is closed", by=SAM)

    assert moved.startswith("A1 is now due Thu 31 Dec 2020")
    assert "chair" not in moved
    assert "decided by the chair" not in empty("/action show A1", by=SAM)
