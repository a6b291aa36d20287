"""What whoever asked for a later date is told when their request ends, once in each case, and what is answered to
whoever ended it; and of which board it is."""

import pytest
from conversation import ALI, PAT, SAM, Conversation, told
from days_passing import turn_on

ASKED = "Wed 30 Sep 2020 is not asked for any more."
BY_ALI = ("/action due A1 30 September because the printer is closed", ALI)
DONE = ("/action done A1 minutes of 3 July", ALI)


@pytest.fixture
def asked(say: Conversation) -> Conversation:
    """Ali has asked for a later date of A1."""
    say("/board dates agreed", by=SAM)
    say("/action add Publish the guide <@U0ALI> due: 31 July 2020", by=SAM)
    say(*BY_ALI)
    say.later(minutes=2)
    return say


# What ends the request, and what Ali reads of it: with reminders off, and with reminders on.
ENDS = (
    ("/action close A1 agreed in July", f"A1 is signed off by <@U0PAT>. Publish the guide\n{ASKED}",
     f"A1 Publish the guide: signed off by <@U0PAT>. Note: agreed in July\n\n{ASKED}"),
    ("/action close-each A1", f"A1 is signed off by <@U0PAT>. Publish the guide\n{ASKED}",
     f"A1 Publish the guide: signed off by <@U0PAT>.\n\n{ASKED}"),
    ("/action cancel A1 not needed now", f"A1 is cancelled by <@U0PAT>. Publish the guide\n{ASKED}\nBecause: not needed now",
     f"A1 Publish the guide: cancelled by <@U0PAT>. Because: not needed now\n\n{ASKED}"),
    ("/action bau A1 to Scrutiny Panel",
     f"A1 is handed to business as usual by <@U0PAT>. Publish the guide\n{ASKED}",
     f"A1 Publish the guide: handed to business as usual by <@U0PAT>. Scrutiny Panel watches it from now on.\n\n{ASKED}"),
    ("/action assign A1 <@U0JO>",
     "A1 is due Fri 31 Jul 2020. Publish the guide\nWed 30 Sep 2020 is not asked for any more: <@U0PAT> changed the action.",
     "A1 is due Fri 31 Jul 2020. Publish the guide\nWed 30 Sep 2020 is not asked for any more: <@U0PAT> changed the action."),
    ("/action decline A1 the panel needs it in July",
     *["Declined: A1 stays due Fri 31 Jul 2020. Publish the guide\nWed 30 Sep 2020 was asked for. Declined by <@U0PAT>.\n"
       "Because: the panel needs it in July"] * 2),
    ("/action agree A1", *["Agreed: A1 is now due Wed 30 Sep 2020. Publish the guide\nAgreed by <@U0PAT>."] * 2),
)  # fmt: skip


@pytest.mark.parametrize(("line", "off", "on"), ENDS, ids=[line for line, *_ in ENDS])
@pytest.mark.parametrize("is_on", [False, True])
def test_whoever_asked_hears_once_that_it_has_ended(
    asked: Conversation, line: str, off: str, on: str, is_on: bool
) -> None:
    if "close" in line:
        asked(*DONE)
    if is_on:
        turn_on(asked, SAM)
    told(asked)

    asked(line, by=PAT)

    assert [words for place, words in told(asked) if place == ALI.id] == [on if is_on else off]


@pytest.mark.parametrize("is_on", [False, True])
def test_an_asker_who_owns_it_no_more_hears_of_a_decision_too(asked: Conversation, is_on: bool) -> None:
    asked("/board handover <@U0ALI> <@U0JO>", by=SAM)
    if is_on:
        turn_on(asked, SAM)
    told(asked)

    asked("/action cancel A1 not needed now", by=PAT)

    heard = told(asked)
    assert [place for place, _ in heard] == (["U0JO", ALI.id] if is_on else [ALI.id])
    assert heard[-1][1] == f"A1 is cancelled by <@U0PAT>. Publish the guide\n{ASKED}\nBecause: not needed now"


def test_a_cancellation_taken_back_tells_both_in_one_message(asked: Conversation) -> None:
    turn_on(asked, SAM)
    asked("/action cancel A1 not needed now", by=PAT)
    told(asked)

    asked("/action undo", by=PAT)

    (heard,) = [words for place, words in told(asked) if place == ALI.id]
    assert heard.startswith("A1 Publish the guide: <@U0PAT> took that back. It is as it was: not started.")
    assert "Asked for again: A1" in heard


# Who types what: the answer says what became of the request.
ANSWERED = (
    ("/action assign A1 <@U0JO>", SAM, f"{ASKED[:-1]}; <@U0ALI> is told."),
    ("/action assign A1 Head of MASH", SAM, f"{ASKED[:-1]}; <@U0ALI> is told."),
    ("/action assign A1 <@U0JO>", ALI, ASKED),
    ("/board handover <@U0ALI> <@U0JO>", SAM, "1 later date waits for an answer still: A1 (Wed 30 Sep 2020).\n"
     "The chair or board support decides: /action agree A1 or /action decline A1 <reason>"),
    ("/board dates owner", SAM, "1 later date waits for an answer still: A1 (Wed 30 Sep 2020).\n"
     "The chair or board support decides: /action agree A1 or /action decline A1 <reason>"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "by", "words"), ANSWERED, ids=[f"{by.handle} {line}" for line, by, _ in ANSWERED])
def test_who_ends_or_keeps_a_request_reads_what_became_of_it(
    asked: Conversation, line: str, by: object, words: str
) -> None:
    assert words in asked(line, by=by)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line", ["/action assign A2 <@U0JO>", "/board handover <@U0PAT> <@U0JO>", "/board dates owner"]
)
def test_nothing_is_said_of_requests_where_there_is_none(say: Conversation, line: str) -> None:
    say("/board dates agreed", by=SAM)
    say("/action add Publish the guide <@U0ALI> due: 31 July 2020", by=SAM)
    say("/action add Brief the panel <@U0PAT> due: 31 July 2020", by=SAM)
    answer = say(line, by=SAM)

    assert not answer.startswith("Not ")
    assert "asked for" not in answer.replace("longer one, is asked for", "")
    assert "waits for an answer" not in answer


def test_several_that_still_wait_are_listed(asked: Conversation) -> None:
    asked("/action add Brief the panel <@U0ALI> due: 31 July 2020 ref: SR 1", by=SAM)
    asked('/action due "SR 1" 31 October because the venue is closed', by=ALI)

    answer = asked("/board dates owner", by=SAM)

    assert "2 later dates wait for an answer still: A1 (Wed 30 Sep 2020), SR 1 (Sat 31 Oct 2020)." in answer
    assert "All of them: /action list asked" in answer
    assert "2 later dates wait for an answer still" in asked("/board dates", by=SAM)
    assert asked("/action agree A1", by=PAT).startswith("A1 is now due Wed 30 Sep 2020")


@pytest.mark.parametrize(
    ("line", "by", "person"),
    [(*BY_ALI, PAT), ("/action agree A1", PAT, ALI), ("/action decline A1 the panel needs it", PAT, ALI),
     ("/action cancel A1 not needed now", PAT, ALI), ("/action assign A1 <@U0JO>", PAT, ALI)],
)  # fmt: skip
@pytest.mark.parametrize("is_on_two", [False, True])
def test_who_is_on_two_boards_reads_of_which_one(
    asked: Conversation, line: str, by: object, person: object, is_on_two: bool
) -> None:
    if is_on_two:
        asked("/board setup Practice Board chair: <@U0PAT>", by=SAM, channel="C0OTHER")
        asked("/action add Train the panel <@U0ALI>", by=SAM, channel="C0OTHER")
    if line == BY_ALI[0]:
        asked("/action decline A1 the panel needs it", by=PAT)
    told(asked)

    asked(line, by=by)  # type: ignore[arg-type]

    (heard,) = [words for place, words in told(asked) if place == person.id]  # type: ignore[attr-defined]
    assert heard.startswith("Improvement Board\n\n") == is_on_two, heard


def test_a_handover_keeps_a_snooze_and_assign_ends_it(say: Conversation) -> None:
    say("/action add Publish the guide <@U0ALI> due: 31 July 2020", by=SAM)
    say("/action snooze A1 22 July", by=ALI)
    say("/board handover <@U0ALI> <@U0JO>", by=SAM)
    put_off = "no reminder until Wed 22 Jul 2020"
    assert put_off in say("/board reminders", by=SAM)

    say("/action assign A1 <@U0ALI>", by=SAM)

    assert "no reminder until" not in say("/board reminders", by=SAM)
