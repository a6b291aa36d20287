"""`/board reminders`: what it says that people are told is what they are then told, if nothing changes."""

import re

import pytest
from conversation import SAM, Conversation
from days_passing import Days, turn_on

GUIDE = "/action add Publish the guide @jo ref: A1 due: {}"
OUTSIDE = "/action add Publish the guide ref: A2 owner: Head of MASH due: 10 July 2020"
DONE = ["/action add Visits plan @jo ref: A3 due: 31 July 2020", "jo> /action done A3 minutes of 3 July"]
WEEKS = "Mon 13 Jul 2020 and Mon 20 Jul 2020"

# What is typed on Wednesday 8 July, and who is to be told what by Wednesday 22 July.
CASES: list[tuple[list[str], list[str], str]] = [
    ([], ["nobody."], "nothing is there"),
    ([GUIDE.format("31 July 2020")], ["nobody."], "its first reminder comes in sixteen days"),
    ([GUIDE.format("17 July 2020")], ["@jo: A1 on Fri 10 Jul 2020"], "its owner, on the first of their days"),
    ([GUIDE.format("17 July 2020"), GUIDE.format("16 July 2020").replace("A1", "A4")],
     ["@jo: A4 on Thu 9 Jul 2020 and A1 on Fri 10 Jul 2020"], "two of one owner's, a line"),
    ([GUIDE.format("3 July 2020")],
     ["@jo: A1 on Thu 9 Jul 2020", "@sam: that A1 on Wed 22 Jul 2020 is long overdue by then"],
     "long overdue: its owner, and support"),
    ([f"{GUIDE.format('3 July 2020')} accountable: @ali"],
     ["@jo: A1 on Thu 9 Jul 2020", "@ali: that A1 on Wed 22 Jul 2020 is long overdue by then"],
     "long overdue: its owner, and the officer who answers for it"),
    ([f"{GUIDE.format('3 July 2020')} accountable: @ali", "ali> /action reminders days: Mon Tue"],
     ["@jo: A1 on Thu 9 Jul 2020"], "the officer does not work on the only day by then"),
    ([GUIDE.format("3 July 2020"), "jo> /action hold A1 because the supplier closed"], ["nobody."], "on hold"),
    (DONE, [f"@pat: what waits for a decision, now 1 to sign off, on {WEEKS}"], "the chair, weekly"),
    ([*DONE, "/board meeting 22 July 2020"],
     ["@pat: what waits for a decision, now 1 to sign off, on Mon 13 Jul 2020, Tue 14 Jul 2020 and Mon 20 Jul 2020"],
     "the chair, weekly and the day before papers go out"),
    ([*DONE, "pat> /action reminders off"], ["nobody."], "the chair has turned reminders off"),
    ([OUTSIDE], [f"@sam: 1 owner not in Slack, with a text for each, on {WEEKS}"], "support, weekly"),
    ([f"{OUTSIDE.replace('10 July', '3 July')} accountable: @ali"],
     ["@ali: that A2 on Wed 22 Jul 2020 is long overdue by then",
      f"@sam: 1 owner not in Slack, with a text for each, on {WEEKS}"],
     "an owner outside Slack, long overdue: the officer who answers for it, beside support"),
    ([*DONE, "pat> /action reminders days: Tue"],
     ["@pat: what waits for a decision, now 1 to sign off, on Tue 14 Jul 2020 and Tue 21 Jul 2020"],
     "the chair works on Tuesdays"),
    ([GUIDE.format("3 July 2020"), *DONE, OUTSIDE],
     ["@jo: A1 on Thu 9 Jul 2020",
      "@sam: that A1 on Wed 22 Jul 2020 is long overdue by then; "
      f"1 owner not in Slack, with a text for each, on {WEEKS}",
      f"@pat: what waits for a decision, now 1 to sign off, on {WEEKS}"], "all of them"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "told", "why"), CASES, ids=[why for *_, why in CASES])
def test_who_is_to_be_told_is_told(say: Conversation, lines: list[str], told: list[str], why: str) -> None:
    days = Days(say)
    for line in lines:
        days._type(line)
    assert _foretold(say) == told

    turn_on(say, SAM)
    assert [each for each in _foretold(say) if each != "nobody."] == [each for each in told if each != "nobody."]
    heard = {_who_and_day(line) for line in days.until("22 Jul")}
    promised = {(who, day) for who, days in map(_promised, told) for day in days}
    assert promised <= heard
    assert {who for who, _ in promised} == {who for who, _ in heard}


def _foretold(say: Conversation) -> list[str]:
    shown = re.sub(r"<@U0(\w+)>", lambda found: f"@{found[1].lower()}", say("/board reminders", by=SAM)).splitlines()
    (first,) = [number for number, line in enumerate(shown) if "these people are told" in line]
    return shown[first + 1 : shown.index("Whoever is not in the channel by then is told nothing.")]


def _promised(line: str) -> tuple[str, list[str]]:
    return line.partition(":")[0].removeprefix("@"), re.findall(r"(\w+ \d+ \w+) 2020", line)


def _who_and_day(line: str) -> tuple[str, str]:
    *day, who = line.partition(":")[0].split()
    return who, " ".join(day)
