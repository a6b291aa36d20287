"""Days that `due:` and `/action due` take: past ones with their year, earlier ones, and counts of days."""

import pytest
from conversation import JO, SAM, Conversation


@pytest.mark.parametrize(
    ("phrase", "due", "late"),
    [
        ("01/06/20", "Mon 1 Jun 2020", 37),
        ("1/6/2020", "Mon 1 Jun 2020", 37),
        ("1 June 2020", "Mon 1 Jun 2020", 37),
        ("1 June '20", "Mon 1 Jun 2020", 37),
        ("30 June 2020", "Tue 30 Jun 2020", 8),
        ("7 July 2020", "Tue 7 Jul 2020", 1),
        ("2020-03-31", "Tue 31 Mar 2020", 99),
        ("31/12/19", "Tue 31 Dec 2019", 190),
        ("March 2020", "Tue 31 Mar 2020", 99),
        ("end of May 2020", "Sun 31 May 2020", 38),
        ("Q1 2020/21", "Tue 30 Jun 2020", 8),
        ("Mon 1 June 2020", "Mon 1 Jun 2020", 37),
        ("w/c 22 June 2020", "Fri 26 Jun 2020", 12),
        ("31 March 2016", "Thu 31 Mar 2016", 1560),
    ],
)
def test_a_past_day_with_its_year_is_taken_and_said_to_be_overdue(
    say: Conversation, phrase: str, due: str, late: int
) -> None:
    overdue = f"{late:,} {'day' if late == 1 else 'days'} overdue"
    logged = say(f"/action add Train the panel @jo due: {phrase}")
    assert logged.startswith(f"A1 logged. Train the panel\nOwner <@U0JO> · due {due} · Undo")
    assert logged.endswith(f"That day is past: A1 is {overdue}.")

    say("/action add Train the board @jo")
    assert (
        say(f"/action due A2 {phrase}") == f"A2 is now due {due}.\nTrain the board\nThat day is past: A2 is {overdue}."
    )

    say("/action add Train the team @jo")
    assert f"due {due}, {overdue}" in say(f"/action update A3 half done due: {phrase}").splitlines()[0]
    assert say("/action list overdue").startswith("3 actions: overdue")


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("1 June", '"1 June" passed on Mon 1 Jun 2020. Which?'),
        ("end of June", '"end of June" passed on Tue 30 Jun 2020. Which?'),
        ("Mon 1 June", '"Mon 1 June" was Mon 1 Jun 2020, which has passed.'),
        ("yesterday", '"yesterday" was Tue 7 Jul 2020, which has passed.'),
        ("10 days ago", '"10 days ago" was Sun 28 Jun 2020, which has passed.'),
        ("end of last month", '"end of last month" was Tue 30 Jun 2020, which has passed.'),
        ("July 17", '"July 17" can mean two things. Which?'),
        ("31/03/02", '"31/03/02" would be in the year 2002, too far in the past.'),
        ("1 June 1990", '"1 June 1990" would be in the year 1990, too far in the past.'),
    ],
)
def test_what_is_offered_for_a_day_that_has_passed_is_taken(say: Conversation, phrase: str, told: str) -> None:
    said = say(f"/action add Train the panel due: {phrase}").splitlines()

    assert said[0] == f"Not logged. {told}"
    lines = [line for line in said if line.startswith("/")]
    assert lines == said[1:]
    assert "(" not in "".join(lines)
    assert lines
    for line in lines:
        assert " logged." in say(line), line


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("22 July", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("in two weeks", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("within two weeks", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("two weeks' time", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("two weeks from today", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("in the next two weeks", "A1 is now due Wed 22 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("next Friday", "A1 is now due Fri 17 Jul 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("1 June 2020", "A1 is now due Mon 1 Jun 2020, earlier than Wed 30 Sep 2020 (first move).\n"
         "That day is past: A1 is 37 days overdue."),
        ("31 October", "A1 is now due Sat 31 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("another two weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("a further fortnight", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("a further two weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("further 2 weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("an extra week", "A1 is now due Wed 7 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("by an additional 2 weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("two weeks earlier", "A1 is now due Wed 16 Sep 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("a fortnight sooner", "A1 is now due Wed 16 Sep 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("a month earlier", "A1 is now due Sun 30 Aug 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("10 working days before the due date", "A1 is now due Wed 16 Sep 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("brought forward by a week", "A1 is now due Wed 23 Sep 2020, earlier than Wed 30 Sep 2020 (first move)."),
        ("two more weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("two weeks later", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("2 weeks longer", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("another month", "A1 is now due Fri 30 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("one month after the due date", "A1 is now due Fri 30 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("extended by 10 working days", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("plus two weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("back two weeks", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("back by a fortnight", "A1 is now due Wed 14 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
        ("put back a week", "A1 is now due Wed 7 Oct 2020, moved from Wed 30 Sep 2020 (first move)."),
    ],
)  # fmt: skip
def test_a_move_says_whether_it_is_to_an_earlier_day(say: Conversation, phrase: str, told: str) -> None:
    say("/action add Train the panel @jo due: 30 September")

    first, title, *rest = say(f"/action due A1 {phrase} because the trainer asked").splitlines()

    assert title == "Train the panel"
    assert "\n".join([first, *rest]) == f"{told}\nBecause: the trainer asked"


@pytest.mark.parametrize(
    ("phrase", "from_today", "from_due"),
    [
        ("two weeks", "22 July 2020", "14 October 2020"),
        ("2 weeks", "22 July 2020", "14 October 2020"),
        ("2w", "22 July 2020", "14 October 2020"),
        ("by two weeks", "22 July 2020", "14 October 2020"),
        ("a fortnight", "22 July 2020", "14 October 2020"),
        ("fortnight", "22 July 2020", "14 October 2020"),
        ("a month", "8 August 2020", "30 October 2020"),
        ("three months", "8 October 2020", "30 December 2020"),
        ("10 working days", "22 July 2020", "14 October 2020"),
        ("30 days", "7 August 2020", "30 October 2020"),
    ],
)
def test_a_bare_count_of_days_is_asked_about_with_both_dates(
    say: Conversation, phrase: str, from_today: str, from_due: str
) -> None:
    say("/action add Train the panel @jo due: 30 September")
    said = say(f"/action due A1 {phrase} because the trainer asked").splitlines()

    assert said[0].startswith(f'Not moved. "{phrase}" can mean two days: ')
    assert said[0].endswith(" from the due date. Which?")
    assert said[1:] == [
        f"/action due A1 {from_today} because the trainer asked",
        f"/action due A1 {from_due} because the trainer asked",
    ]
    assert "A1 is now due" in say(said[1])
    assert "A1 is now due" in say(said[2])


def test_a_date_is_not_moved_back_into_the_past(say: Conversation) -> None:
    say("/action add Train the panel @jo due: 22 July")

    assert say("/action due A1 three weeks earlier because the trainer asked").startswith(
        'Not moved. "three weeks earlier" counts from a day'
    )
    assert "earlier than Wed 22 Jul 2020" in say("/action due A1 two weeks earlier because the trainer asked")


def test_a_bare_count_in_an_update_is_asked_about_too(say: Conversation) -> None:
    say("/action add Train the panel @jo due: 30 September")
    said = say("/action update A1 half done due: two weeks because the trainer asked").splitlines()

    assert said[1] == "/action update A1 half done due: 22 July 2020 because the trainer asked"
    assert "earlier than Wed 30 Sep 2020" in say(said[1])


def test_what_is_overdue_already_is_not_moved_to_another_day_in_the_past(say: Conversation) -> None:
    say("/action add Train the panel @jo due: 1 June 2020")

    assert say("/action due A1 two weeks because the trainer asked").startswith("A1 is now due Wed 22 Jul 2020, moved")
    say("/action due A1 1 June 2020 because the inspectors asked for it", by=SAM)
    said = say("/action due A1 another two weeks because she asked again", by=JO)
    assert "due A1 22 July 2020 because" in said
    assert "due A1 15 June 2020 because" in said


def test_without_a_date_a_count_is_from_today(say: Conversation) -> None:
    say("/action add Train the panel @jo")

    assert say("/action due A1 two weeks") == "A1 is now due Wed 22 Jul 2020.\nTrain the panel"


def test_an_earlier_date_needs_its_reason_too(say: Conversation) -> None:
    say("/action add Train the panel @jo due: 30 September")

    assert say("/action due A1 22 July") == (
        "Not moved. Moving a due date needs a reason. Try:\n/action due A1 22 July because …"
    )
    assert "/action due A1 22 July 2020 because …" in say("/action due A1 two weeks")
