"""`/board event`: what is put into the calendar beside the board's own meetings, and what is taken out again."""

import re

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person

from commands.reply import as_text
from storage.upkeep.verify import problems_in

VISIT = "/board event 12/13 October 2020 Ofsted monitoring visit"
# What was entered before, who types what, and how the answer begins, or what stands in it.
TYPED: list[tuple[list[str], Person, str, str]] = [
    ([], JO, VISIT, "In the calendar: Ofsted monitoring visit, Mon 12 to Tue 13 Oct 2020. A visit, in 96 days."),
    ([], SAM, "/board event 22nd to 26th September 2020 Peer review",
     "In the calendar: Peer review, Tue 22 to Sat 26 Sep 2020. A review, in 76 days."),
    ([], JO, "/board event 5 August DfE letter source: e-mail of 1 July",
     "In the calendar: DfE letter, Wed 5 Aug 2020. A letter, in 28 days.\nSource: e-mail of 1 July\n"),
    ([], JO, "/board event 15 June 2016 Minister's letter", "In the calendar: Minister's letter, Wed 15 Jun 2016. A letter.\n"),
    ([], JO, "/board event 7 to 9 July 2020 Ofsted inspection",
     "In the calendar: Ofsted inspection, Tue 7 to Thu 9 Jul 2020. A visit, today."),
    ([], JO, "/board event 6 November 2020 Away day kind: Review",
     "In the calendar: Away day, Fri 6 Nov 2020. A review, in 121 days."),
    ([], JO, "/board event 5 November 2020 Children's Scrutiny Committee",
     "In the calendar: Children's Scrutiny Committee, Thu 5 Nov 2020. A meeting, in 120 days. It is no meeting of this"),
    ([], SAM, "/board event 4 November 2020 Board meeting",
     "The board meets on Wed 4 Nov 2020. Papers are due on Wed 28 Oct 2020."),
    ([], SAM, "/board event 4 November 2020 Improvement Board kind: meeting", "The board meets on Wed 4 Nov 2020."),
    ([], SAM, "/board event 5 August 2020 board", "Not changed. The meeting on Wed 5 Aug 2020 is already in the calendar."),
    ([], SAM, "/board event 4/5 November 2020 board meeting", "Not changed. A board meeting is on one day."),
    ([], JO, "/board event 4 November 2020 Board meeting",
     "Not changed. Only the chair or board support can change the meeting calendar."),
    ([], JO, "/board event 6 November 2020 Away day",
     "Not changed. The words do not say what kind of event that is. It is a meeting, visit, review, letter or report:\n"
     "/board event 6 November 2020 Away day kind: meeting\n"),
    ([], JO, "/board event 6 November 2020 Away day kind: revew",
     'Not changed. "revew" is no kind of event. It is a meeting, visit, review, letter or report:\n'
     "/board event 6 November 2020 Away day kind: review"),
    ([], JO, "/board event Ofsted monitoring visit on 3/4 November 2020",
     "Not changed. Begin with the day, or the first and the last:\n/board event 3/4 November 2020 Ofsted monitoring visit"),
    ([], JO, "/board event Ofsted monitoring visit",
     "Not changed. Begin with the day, or the first and the last:\n/board event <date> Ofsted monitoring visit"),
    ([], JO, "/board event Ofsted monitoring visit – 26/27 October 2020",
     "Not changed. Begin with the day, or the first and the last:\n/board event 26/27 October 2020 Ofsted monitoring visit"),
    ([], JO, "/board event add 12 October 2020 Peer review",
     "Not changed. Begin with the day, or the first and the last:\n/board event 12 October 2020 Peer review"),
    ([VISIT], JO, "/board event remove 12 October 2020 because Ofsted moved it",
     "Not changed. Begin with the day, or the first and the last:\n"
     "/board event cancel 12 October 2020 because Ofsted moved it"),
    ([], JO, "/board event cancel",
     "Not changed. Begin with the day, or the first and the last:\n/board event cancel <date> because …"),
    ([], JO, "/board event 30 September and 1 October 2020 Ofsted visit",
     "In the calendar: Ofsted visit, Wed 30 Sep to Thu 1 Oct 2020. A visit, in 84 days."),
    ([], JO, "/board event 2 and 3 December 2020 - Ofsted visit (focus: front door)",
     "In the calendar: Ofsted visit (focus: front door), Wed 2 to Thu 3 Dec 2020."),
    ([], JO, "/board event 29 September 2020 Formal review",
     "Not changed. The formal review of the board has a command of its own, and its channel is told before:\n"
     "/board review 29 September 2020\n/board event 29 September 2020 Formal review sure: yes"),
    ([], JO, "/board event 29 September 2020 Formal review sure: yes", "In the calendar: Formal review, Tue 29 Sep 2020."),
    ([], JO, "/board event 12 October 2020", "Not changed. Say what happens then:\n/board event 12 October 2020 <what>"),
    ([], JO, "/board event Sat 12 October 2020 Ofsted visit",
     'Not changed. "Sat 12 October 2020" has the wrong weekday: 12 October 2020 is a Monday. Which?\n'
     "/board event 12 October 2020 Ofsted visit\n"),
    ([], JO, "/board event July 17 Peer review",
     'Not changed. "July 17" can mean two things. Which?\n/board event 17 July 2020 Peer review\n'),
    ([], JO, "/board event 12 and 19 October 2020 Ofsted visit",
     'Not changed. "12 and 19 October 2020" has other days between.'),
    ([], KIT, VISIT, "Not changed. You are an observer on this board"),
    ([], JO, f"{VISIT} because of the notice", "In the calendar: Ofsted monitoring visit because of the notice, Mon 12"),
    ([VISIT], JO, "/board event 13 October 2020 Ofsted visit",
     "Not changed. A visit is in the calendar then: Ofsted monitoring visit, Mon 12 to Tue 13 Oct 2020. If this is "
     "another, send:\n/board event 13 October 2020 Ofsted visit sure: yes\n"),
    ([VISIT], JO, "/board event 13 October 2020 Ofsted visit sure: yes", "In the calendar: Ofsted visit, Tue 13 Oct 2020."),
    ([VISIT], JO, "/board event 13 October 2020 Ofsted letter", "In the calendar: Ofsted letter, Tue 13 Oct 2020."),
    ([VISIT], JO, "/board event 14 October 2020 Ofsted visit", "In the calendar: Ofsted visit, Wed 14 Oct 2020."),
    # What follows it.
    ([], JO, "/board event 1 September 2018 Ofsted report limit: re-inspection within 27 months",
     "In the calendar: Ofsted report, Sat 1 Sep 2018. A report.\n"
     "Re-inspection within 27 months of the report (by Tue 1 Dec 2020): 146 days left.\n"),
    ([], JO, "/board event 12 October 2020 Ofsted visit limit: letter within 10 working days",
     "In the calendar: Ofsted visit, Mon 12 Oct 2020. A visit, in 96 days.\n"
     "Letter within 10 working days of the visit (by Mon 26 Oct 2020): 110 days left."),
    ([], JO, "/board event 1 September 2018 Ofsted report limit: 24 months",
     'Not changed. A limit says what must happen, and "within" how long, such as "re-inspection within 24 months".\n'
     "/board event 1 September 2018 Ofsted report limit: <what> within <how long>"),
    ([], JO, "/board event 1 September 2018 Ofsted report limit: re-inspection within 27 months of the report",
     "In the calendar: Ofsted report, Sat 1 Sep 2018. A report.\nRe-inspection within 27 months of the report"),
    ([], JO, "/board event 1 September 2018 Ofsted report limit: re-inspection within 27 months, says the letter",
     'Not changed. "says the letter" stands after the limit, and would be lost. Put it before:\n'
     "/board event 1 September 2018 Ofsted report limit: re-inspection says the letter within 27 months"),
    # Out again.
    ([VISIT], JO, "/board event cancel 12 October 2020 because Ofsted moved it",
     "Taken out of the calendar: Ofsted monitoring visit, Mon 12 to Tue 13 Oct 2020.\nBecause: Ofsted moved it\n"
     "Put it back: /board event 12 October 2020 to 13 October 2020 Ofsted monitoring visit kind: visit"),
    ([VISIT], SAM, "/board event cancel 13 October 2020 because: Ofsted moved it", "Taken out of the calendar: Ofsted"),
    ([VISIT], PAT, "/board event cancel 12/13 October 2020 monitoring visit because Ofsted moved it", "Taken out"),
    ([VISIT], ALI, "/board event cancel 12 October 2020 because Ofsted moved it",
     "Not changed. Only the chair or board support can take out what somebody else put in the calendar."),
    ([VISIT], JO, "/board event cancel 12 October 2020",
     "Not changed. Say why it is taken out:\n/board event cancel 12 October 2020 Ofsted monitoring visit because …"),
    ([VISIT], JO, "/board event cancel 12 October 2020 Peer review because it moved on",
     'Not changed. Nothing called "Peer review" is in the calendar then. Is it:\n'
     "/board event cancel 12 October 2020 Ofsted monitoring visit because it moved on"),
    ([VISIT, "/board event 13 October 2020 Ofsted letter"], JO, "/board event cancel 13 October 2020 because it moved on",
     "Not changed. Which of them is taken out?\n"
     "/board event cancel 12 October 2020 Ofsted monitoring visit because it moved on\n"
     "/board event cancel 13 October 2020 Ofsted letter because it moved on"),
    ([], JO, "/board event cancel 14 October 2020 because it moved on",
     "Not changed. Nothing is in the calendar on Wed 14 Oct 2020. See what is:\n/board plan all"),
    ([], SAM, "/board event cancel 5 August 2020 because it moved on",
     "Not changed. The board meets then. To take that out:\n/board meeting cancel 5 August 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "by", "line", "told"), TYPED)
def test_what_is_typed(say: Conversation, before: list[str], by: Person, line: str, told: str) -> None:
    for each in before:
        assert say(each).startswith("In the calendar")
        say.later(minutes=2)

    assert say(line, by=by).startswith(told)
    assert problems_in(say.log) == []


@pytest.mark.parametrize(("before", "by", "line"), [each[:3] for each in TYPED])
def test_the_line_that_is_offered_first_is_taken(say: Conversation, before: list[str], by: Person, line: str) -> None:
    for each in before:
        say(each)
        say.later(minutes=2)
    answer = say.reply(line, by=by)
    offered = [each.split(" (")[0] for each in as_text(answer.parts).splitlines() if each.startswith("/board")]
    if not answer.refused or not offered or re.search("[…<]", offered[0]):
        return
    say.later(minutes=2)

    assert not say.reply(offered[0], by=SAM).refused, offered[0]


def test_a_visit_is_no_board(say: Conversation) -> None:
    """*Next board*, the papers and the meeting of a decision go by the board's own meetings."""
    say("/board event 15 July 2020 Ofsted monitoring visit")
    say("/board event 16 July 2020 Children's Scrutiny Committee")

    assert "Next board Wed 5 Aug 2020, papers Wed 29 Jul 2020." in say("/status", by=PAT)
    assert "due Wed 5 Aug 2020" in say("/action add Visits plan @jo due: next board")
    assert "15 Jul" not in say("/board meeting")
    say("/action done A1 dip sample of 20")
    say.later(days=7)
    assert "at the board" not in say("/action close A1", by=PAT)


def test_what_is_taken_out_and_put_back_is_there_again(say: Conversation) -> None:
    say(f"{VISIT} source: letter limit: letter within 28 days")
    say.later(minutes=2)
    back = (
        say("/board event cancel 12 October 2020 because typed by mistake")
        .splitlines()[-1]
        .removeprefix("Put it back: ")
    )
    assert "Ofsted" not in say("/board plan all")
    say.later(minutes=2)

    assert say(back).splitlines()[1:3] == [
        "Source: letter", "Letter within 28 days of the visit (by Tue 10 Nov 2020): 125 days left."
    ]  # fmt: skip
    assert "Mon 12 to Tue 13 Oct 2020 · Ofsted monitoring visit" in say("/board plan all")


def test_the_guard_reads_an_event(say: Conversation) -> None:
    told = say("/board event 12 October 2020 Visit to the mother of A.B., DoB 01/02/2012")

    assert told.startswith("Not saved. That looks like a child's date of birth")
    assert "01/02" not in told


def test_a_form_says_the_same(say: Conversation) -> None:
    values = {
        "day": "12 Oct 2020",
        "until": "13 Oct 2020",
        "what": "Ofsted: day 1, because of the notice",
        "kind": "visit",
    }

    say.fill("/board event", values)

    assert "Mon 12 to Tue 13 Oct 2020 · Ofsted: day 1, because of the notice, visit" in say("/board plan all")
