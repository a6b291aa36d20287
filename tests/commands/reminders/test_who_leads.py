"""What the chair and board support are reminded of: what waits for a decision, and what only support can do."""

from collections.abc import Callable

import pytest
from conversation import ALI, PAT, SAM, Conversation
from days_passing import Days

DONE = ["/action add Publish the guide @jo ref: A1 due: 31 July 2020", "jo> /action done A1 minutes of 3 July"]
NAMED = ["/action add Publish the guide ref: A1 owner: Head of MASH due: 10 July 2020"]
NOBODYS = ["/action add Publish the guide ref: A1 due: 10 July 2020"]
MONDAYS = ("13 Jul", "20 Jul", "27 Jul")
WEEKLY = [f"Mon {day} pat: 1 to sign off" for day in MONDAYS]
PAPERS = "Tue 28 Jul pat: 1 to sign off, papers go out"
TEXTS = [f"Mon {day} sam: text for Head of MASH: A1" for day in MONDAYS]


@pytest.fixture
def days(say: Conversation) -> Days:
    return Days(say)


def _tuesdays(lines: list[str], days: list[str]) -> list[str]:
    return [f"Tue {day} {line.split(' ', 3)[3]}" for day, line in zip(days, lines, strict=True)]


TUESDAYS = ["14 Jul", "21 Jul", "28 Jul"]
# Who is not there, what is typed on 8 July, who hears what by 31 July, and why. The board meets on 5 August, so papers
# go out on 29 July.
CASES: list[tuple[Callable[[Days], None], list[str], list[str], str]] = [
    (lambda days: None, DONE, [*WEEKLY, PAPERS], "the chair hears once a week, and the day before papers go out"),
    (lambda days: None, DONE[:1], ["Fri 24 Jul jo: A1 before the due date", "Thu 30 Jul jo: A1 before the due date"],
     "nothing waits"),
    (lambda days: None, [*DONE, "13 Jul: pat> /action close A1"], WEEKLY[:1], "and then nothing waits any more"),
    (lambda days: None, [*DONE, "pat> /action reminders days: Tue Thu"],
     [*_tuesdays(WEEKLY, TUESDAYS)[:2], PAPERS], "the chair works on Tuesdays and Thursdays: the first day after Monday"),
    (lambda days: None, [*DONE, "pat> /action reminders days: Mon"],
     [*WEEKLY[:2], f"{WEEKLY[2]}, papers go out"], "only on Mondays: the last day before papers is Monday"),
    (lambda days: None, [*DONE, "pat> /action reminders off"], [], "the chair has turned reminders off"),
    (lambda days: days.leave(PAT), DONE, [], "the chair is not in the channel"),
    (lambda days: days.away(PAT.id, "13 Jul", "14 Jul"), DONE, [*_tuesdays(WEEKLY[:1], TUESDAYS[:1]), *WEEKLY[1:], PAPERS],
     "the chair is away on Monday, and hears on Tuesday"),
    (lambda days: days.away(PAT.id, "13 Jul", "25 Jul"), DONE, [WEEKLY[2], PAPERS], "away for two weeks"),
    (lambda days: None, [*DONE, "/digest every monday at 16:00"], [*WEEKLY, PAPERS], "at four o'clock on Mondays"),
    (lambda days: None, [*DONE, "/digest every wednesday at 10:00"],
     ["Wed 8 Jul pat: 1 to sign off", "Wed 15 Jul pat: 1 to sign off", "Wed 22 Jul pat: 1 to sign off", PAPERS,
      "Wed 29 Jul pat: 1 to sign off"], "on Wednesdays, first today, an hour after reminders were turned on"),
    (lambda days: None, NAMED, TEXTS, "support gets a text a week for an owner who is not in Slack"),
    (lambda days: None, [line.replace("10 July", "3 August") for line in NAMED], TEXTS[2:], "due within a week"),
    (lambda days: days.away(SAM.id, "13 Jul", "14 Jul"), NAMED, [*_tuesdays(TEXTS[:1], TUESDAYS[:1]), *TEXTS[1:]],
     "support is away on Monday, and gets it on Tuesday"),
    (lambda days: days.away(ALI.id, "13 Jul", "14 Jul"), [*NAMED, "/board support @ali"],
     [TEXTS[0], *(each.replace("sam", "ali") for each in TEXTS[1:])],
     "one of support is away on Monday: the other gets it, and it does not come again on Tuesday"),
    (lambda days: None, [*NAMED, "/board support @ali", "sam> /action reminders off"],
     [each.replace("sam", "ali") for each in TEXTS], "one of support has turned reminders off"),
    (lambda days: days.leave(SAM), NAMED, [], "support is not in the channel"),
    (lambda days: None, NOBODYS, [f"Mon {day} sam: A1 is overdue, and nobody's" for day in MONDAYS],
     "support hears each week of what is overdue and nobody owns"),
    (lambda days: None, [*NOBODYS, "13 Jul: /action assign A1 Head of MASH"],
     ["Mon 13 Jul sam: A1 is overdue, and nobody's", *TEXTS[1:]], "somebody owns it now"),
    (lambda days: None, [*NOBODYS, "8 Jul: /action hold A1 the printer is closed"],
     [f"Mon {day} sam: A1 is overdue, and nobody's" for day in MONDAYS], "on hold it is overdue as well"),
    (lambda days: None, [NOBODYS[0].replace("10 July", "20 July")], ["Mon 27 Jul sam: A1 is overdue, and nobody's"],
     "it is told once it is overdue, and not before"),
    (lambda days: None, ["/action add Publish the guide ref: A1"], [], "without a date it is not overdue"),
    (lambda days: None, ["/action add Visits owner: Head of MASH due: 10 July 2020 ref: A2", *NAMED,
                         "/action add Plan owner: Head of Audit due: 9 July 2020 ref: A3"],
     [line for day in MONDAYS for line in
      (f"Mon {day} sam: text for Head of Audit: A3", f"Mon {day} sam: text for Head of MASH: A2, A1")],
     "one text for each owner, of all that is theirs"),
]  # fmt: skip


@pytest.mark.parametrize(("missing", "lines", "heard", "why"), CASES, ids=[why for *_, why in CASES])
def test_what_those_who_lead_are_told_by_the_end_of_july(
    days: Days, missing: Callable[[Days], None], lines: list[str], heard: list[str], why: str
) -> None:
    missing(days)
    at = "17:00" if "16:00" in " ".join(lines) else "12:00"

    assert days.told(*lines, until="31 Jul", at=at) == heard, why


def test_without_a_chair_support_decides(empty: Conversation) -> None:
    empty("/board setup Improvement Board", by=SAM)

    heard = Days(empty).told(*DONE, until="20 Jul")

    assert heard == ["Mon 13 Jul sam: 1 to sign off", "Mon 20 Jul sam: 1 to sign off"]


def test_the_chairs_own_actions_and_what_waits_are_one_message(days: Days) -> None:
    heard = days.told(*DONE, "/action add Write to Ofsted @pat ref: A2 due: 10 July 2020", until="13 Jul")

    assert heard == ["Thu 9 Jul pat: A2 before the due date", "Mon 13 Jul pat: A2 after the due date", WEEKLY[0]]
    assert len(days.keys) == 2
