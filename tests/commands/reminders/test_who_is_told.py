"""Who is told what on which day, on a real log: a conversation, and then the days that pass."""

import pytest
from conversation import Conversation
from days_passing import Days

ADD = "/action add Publish the guide @jo ref: A1 due: 31 July 2020"
FRIDAY, THURSDAY = "Fri 24 Jul jo: A1 before the due date", "Thu 30 Jul jo: A1 before the due date"
MONDAY, SECOND = "Mon 3 Aug jo: A1 after the due date", "Mon 10 Aug jo: A1 weekly after it"
OWN = [FRIDAY, THURSDAY, MONDAY, SECOND]
SUPPORT_HEARS = "Fri 14 Aug sam: A1 of another is long overdue"
TOLD_SO = "Fri 14 Aug jo: A1 the owner is told so"


@pytest.fixture
def days(say: Conversation) -> Days:
    return Days(say)


# What is typed, who hears what until the end of August, and why.
CASES: list[tuple[list[str], list[str], str]] = [
    ([ADD], [*OWN, SUPPORT_HEARS, TOLD_SO], "nobody says anything of it: four times its owner, then support once"),
    ([f"{ADD} accountable: @ali"], [*OWN, "Fri 14 Aug ali: A1 of another is long overdue", TOLD_SO],
     "its accountable officer hears in place of support"),
    ([f"{ADD} accountable: @jo"], [*OWN, SUPPORT_HEARS, TOLD_SO], "its owner answers for it: support hears"),
    ([f"{ADD} accountable: Director"], [*OWN, SUPPORT_HEARS, TOLD_SO], "the officer is a role in words: support hears"),
    (["/action add Visits @sam ref: A1 due: 31 July 2020"], [
        *(each.replace("jo:", "sam:") for each in OWN), "Fri 14 Aug pat: A1 of another is long overdue",
        TOLD_SO.replace("jo:", "sam:")], "support owns it: the chair hears"),
    (["jo> /action reminders off", ADD],
     ["Wed 12 Aug jo: A1 before somebody else is told", SUPPORT_HEARS, TOLD_SO], "opted out, and warned"),
    (["jo> /action reminders days: Mon Tue Wed", ADD],
     ["Wed 22 Jul jo: A1 before the due date", "Wed 29 Jul jo: A1 before the due date", MONDAY, SECOND, SUPPORT_HEARS,
      "Mon 17 Aug jo: A1 the owner is told so"], "its owner works from Monday to Wednesday"),
    ([f"{ADD} accountable: @ali", "ali> /action reminders days: Mon Tue"],
     [*OWN, "Mon 17 Aug ali: A1 of another is long overdue", "Mon 17 Aug jo: A1 the owner is told so"],
     "its accountable officer works on Mondays and Tuesdays"),
    (["pat> /action reminders days: Mon", "sam> /action reminders days: Mon Tue", ADD],
     [*OWN, "Mon 17 Aug sam: A1 of another is long overdue", "Mon 17 Aug jo: A1 the owner is told so"],
     "support is there again on Monday: the chair does not hear in their place"),
    ([ADD, "29 Jul: jo> /action update A1 Half is done"], [FRIDAY, SECOND, SUPPORT_HEARS, TOLD_SO],
     "updated on Wednesday: quiet for a week"),
    ([ADD, "29 Jul: jo> /action update A1 Half is done", "29 Jul: jo> /action undo"], [*OWN, SUPPORT_HEARS, TOLD_SO],
     "the update was taken back"),
    ([ADD, "29 Jul: sam> /action update A1 Jo is on it"], [*OWN, SUPPORT_HEARS, TOLD_SO],
     "somebody else updated it: its owner has said nothing"),
    ([ADD, "29 Jul: jo> /action on-track A1"], [*OWN, SUPPORT_HEARS, TOLD_SO], "on track is no update"),
    ([ADD, "12 Aug: jo> /action update A1 The printer is late"],
     [*OWN, "Mon 24 Aug jo: A1 weekly after it", "Wed 26 Aug sam: A1 of another is long overdue",
      "Wed 26 Aug jo: A1 the owner is told so"], "updated two days before: reminded once more before support hears"),
    ([ADD, "29 Jul: jo> /action hold A1 the printer is closed"], [FRIDAY], "on hold"),
    ([ADD, "29 Jul: jo> /action hold A1 the printer is closed", "10 Aug: jo> /action start A1"],
     [FRIDAY, "Mon 17 Aug jo: A1 weekly after it", "Wed 19 Aug sam: A1 of another is long overdue",
      "Wed 19 Aug jo: A1 the owner is told so"], "on hold, and taken up again"),
    ([ADD, "29 Jul: jo> /action done A1 minutes of 20 July"],
     [FRIDAY, *(f"Mon {day} Aug pat: 1 to sign off" for day in (3, 10, 17, 24)), "Tue 1 Sep pat: 1 to sign off"],
     "awaiting sign-off: whoever decides is reminded, once a week"),
    ([ADD, "29 Jul: jo> /action done A1 minutes of 20 July", "29 Jul: pat> /action close A1"], [FRIDAY], "closed"),
    ([ADD, "29 Jul: /action cancel A1 because it is in A9"], [FRIDAY], "cancelled"),
    ([ADD, "24 Jul: jo> /action snooze A1 Tuesday"], [FRIDAY, "Mon 27 Jul sam: A1 is put off", "Tue 28 Jul jo: A1 asked for again", *OWN[1:],
     SUPPORT_HEARS, TOLD_SO], "put off until Tuesday"),
    ([ADD, "30 Jul: jo> /action snooze A1 24 August"],
     [FRIDAY, THURSDAY, "Mon 3 Aug sam: A1 is put off", "Mon 10 Aug sam: A1 is put off",
      "Wed 12 Aug jo: A1 before somebody else is told", SUPPORT_HEARS, TOLD_SO, "Mon 17 Aug sam: A1 is put off"],
     "put off past the day on which support hears: warned before; support sees it each week"),
    ([ADD, "30 Jul: jo> /action snooze A1 24 August", "31 Jul: /action assign A1 @ali"],
     [FRIDAY, THURSDAY, MONDAY.replace("jo", "ali"), SECOND.replace("jo", "ali"), SUPPORT_HEARS,
      TOLD_SO.replace("jo", "ali")], "whoever has it now has not put it off"),
    ([ADD, "5 Aug: /action assign A1 @ali"],
     [*OWN[:3], "Fri 7 Aug ali: A1 after the due date", "Fri 14 Aug ali: A1 weekly after it",
      "Thu 20 Aug sam: A1 of another is long overdue", "Thu 20 Aug ali: A1 the owner is told so"],
     "given to somebody else when it is overdue: days are counted from then"),
    ([ADD, "29 Jul: /action due A1 17 August because the printer is late"],
     [FRIDAY, "Mon 10 Aug jo: A1 before the due date", "Fri 14 Aug jo: A1 before the due date",
      "Tue 18 Aug jo: A1 after the due date", "Tue 25 Aug jo: A1 weekly after it",
      "Tue 1 Sep sam: A1 of another is long overdue", "Tue 1 Sep jo: A1 the owner is told so"],
     "its date was moved: the days are those of the new date, and 31 August is a bank holiday"),
    ([ADD.replace("31 July", "6 July")],
     ["Thu 9 Jul jo: A1 after the due date", "Thu 16 Jul jo: A1 weekly after it",
      "Wed 22 Jul sam: A1 of another is long overdue", "Wed 22 Jul jo: A1 the owner is told so"],
     "overdue when reminders are turned on, on 8 July: days are counted from then"),
    ([ADD.replace("31 July", "28 August")],
     ["Fri 21 Aug jo: A1 before the due date", "Thu 27 Aug jo: A1 before the due date",
      "Tue 1 Sep jo: A1 after the due date"], "a bank holiday follows the due date"),
    (["/action add Publish the guide ref: A1 owner: Head of MASH due: 31 July 2020"],
     [f"{day} sam: text for Head of MASH: A1" for day in
      ("Mon 27 Jul", "Mon 3 Aug", "Mon 10 Aug", "Mon 17 Aug", "Mon 24 Aug", "Tue 1 Sep")],
     "its owner is not in Slack: support gets a text a week, to paste into an e-mail"),
    (["/action add Publish the guide ref: A1 due: 31 July 2020"],
     [f"{day} sam: A1 is overdue, and nobody's"
      for day in ("Mon 3 Aug", "Mon 10 Aug", "Mon 17 Aug", "Mon 24 Aug", "Tue 1 Sep")],
     "nobody owns it: support hears of it each week"),
    (["/action add Publish the guide @jo ref: A1"], [], "it has no due date"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "heard", "why"), CASES, ids=[why for *_, why in CASES])
def test_who_hears_what_until_the_end_of_august(days: Days, lines: list[str], heard: list[str], why: str) -> None:
    assert days.told(*lines, until="1 Sep") == heard, why
