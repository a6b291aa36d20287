"""An owner who is not in Slack: whoever answers for the action hears once, ten working days after its date; board
support has their texts."""

import pytest
from conversation import ALI, Conversation, Person
from days_passing import Days

from commands.reminders.daily import Look, dailies
from commands.reminders.page import reminder
from commands.reply import as_text

ADD = "/action add Publish the guide owner: Head of MASH ref: A1 due: 31 July 2020"
TEXTS = [f"{day} sam: text for Head of MASH: A1" for day in
         ("Mon 27 Jul", "Mon 3 Aug", "Mon 10 Aug", "Mon 17 Aug", "Mon 24 Aug", "Tue 1 Sep")]  # fmt: skip
ALI_HEARS = "ali: A1 of another is long overdue"
FRIDAY = [f"Fri 14 Aug {ALI_HEARS}"]


@pytest.fixture
def days(say: Conversation) -> Days:
    return Days(say)


# What is typed, who hears beside the texts until 1 September, and why.
CASES: list[tuple[list[str], list[str], str]] = [
    ([f"{ADD} accountable: @ali"], FRIDAY, "its accountable officer, once"),
    ([f"{ADD} accountable: Ali Noor"], FRIDAY, "its accountable officer by name"),
    ([f'{ADD} accountable: "Noor, Ali"'], FRIDAY, "the name turned round"),
    ([f"{ADD} accountable: Director"], [], "a role in words is nobody in Slack: the texts stand"),
    ([ADD], [], "nobody answers for it: the texts stand"),
    (["/area add R01 Front door lead: Ali Noor", f"{ADD} area: R01"], FRIDAY, "its area's lead"),
    (["/area add R01 Front door lead: Ali Noor", f"{ADD} area: R01 accountable: @pat"],
     ["Fri 14 Aug pat: A1 of another is long overdue"], "its accountable officer before its area's lead"),
    ([f"{ADD} accountable: @ali", "29 Jul: sam> /action hold A1 the printer is closed"], [], "on hold"),
    ([f"{ADD} accountable: @ali", "12 Aug: sam> /action update A1 Head of MASH says half is done"],
     [f"Wed 19 Aug {ALI_HEARS}"], "updated for its owner two days before: a week later"),
    ([f"{ADD} accountable: @ali", "12 Aug: sam> /action update A1 Half is done", "12 Aug: sam> /action undo"], FRIDAY,
     "the update was taken back"),
    ([f"{ADD} accountable: @ali", "5 Aug: /action assign A1 Team Manager"],
     [f"Thu 20 Aug {ALI_HEARS}"], "another owner in words: days count from then"),
    ([f"{ADD} accountable: @ali", "5 Aug: /action due A1 10 August because the printer is late"],
     [f"Mon 24 Aug {ALI_HEARS}"], "another date: days count from it"),
    ([f"{ADD} accountable: @ali", "ali> /action reminders days: Mon"], [f"Mon 17 Aug {ALI_HEARS}"],
     "who hears works on Mondays"),
    ([ADD.replace("owner: Head of MASH ", "") + " accountable: @ali"],
     [f"{day} sam: A1 is overdue, and nobody's"
      for day in ("Mon 3 Aug", "Mon 10 Aug", "Mon 17 Aug", "Mon 24 Aug", "Tue 1 Sep")],
     "nobody owns it: a question for support"),
    ([f"{ADD} accountable: @ali", "12 Aug: sam> /action done A1 minutes of 20 July"], [], "it awaits sign-off"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "heard", "why"), CASES, ids=[why for *_, why in CASES])
def test_who_hears_of_what_nobody_in_slack_owns(days: Days, lines: list[str], heard: list[str], why: str) -> None:
    told = [each for each in days.told(*lines, until="1 Sep") if "text for" not in each and "to sign off" not in each]

    assert told == heard, why


def test_support_has_the_texts_as_before(days: Days) -> None:
    assert [each for each in days.told(f"{ADD} accountable: @ali", until="1 Sep") if "text for" in each] == TEXTS


def test_what_the_officer_reads_says_why(days: Days) -> None:
    days.told(f"{ADD} accountable: @ali", until="13 Aug")
    days.go_to("14 Aug", "12:00")
    with days.say.log.reading() as store:
        look = Look(store, store.boards.all(), days.say.crowd, days.say.now, lambda _board, _person: True)
        words = as_text(reminder(dailies(look)[ALI.id], look).parts)

    assert "14 days overdue: A1 Publish the guide · Head of MASH · due Fri 31 Jul 2020" in words
    assert (
        "Head of MASH is not in Slack; board support has a text for them each week. Nobody has updated it for a week."
        in words
    )
    assert "You are told once" in words


def test_it_is_never_told_to_whom_the_owner_names(days: Days) -> None:
    twin = Person("U0TWO", "Ali Noor", handle="ali2")
    days.say.crowd.people.append(twin)
    days.say('/action add Publish the guide owner: "Ali Noor" ref: A1 due: 31 July 2020')
    days.say.crowd.people.remove(twin)
    days.say(f"/action edit A1 accountable: <@{ALI.id}>")

    assert [each for each in days.told(until="1 Sep") if "another" in each] == []
