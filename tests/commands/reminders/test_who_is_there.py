"""Who is told nothing because they are not there: not in the channel, away, or not working that day; and who is told
in their place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation
from days_passing import Days, turn_on

from board.areas import Area

ADD = "/action add Publish the guide @jo ref: A1 due: 31 July 2020"
OWN = [
    "Fri 24 Jul jo: A1 before the due date", "Thu 30 Jul jo: A1 before the due date",
    "Mon 3 Aug jo: A1 after the due date", "Mon 10 Aug jo: A1 weekly after it",
]  # fmt: skip


def _hears(who: str, day: str = "Fri 14 Aug") -> list[str]:
    return [f"{day} {who}: A1 of another is long overdue", f"{day} jo: A1 the owner is told so"]


MONDAYS = ("13 Jul", "20 Jul", "27 Jul", "3 Aug", "10 Aug", "17 Aug", "24 Aug")


def _misses(day: str) -> str:
    return f"Mon {day} sam: U0JO of 1 is not in the channel"


@pytest.fixture
def days(say: Conversation) -> Days:
    with say.log.writing() as store:
        store.areas.add(store.boards.all()[0].id, Area("R01", "Front door", lead="Ali Noor"))
    return Days(say)


# Who is not there, what is typed, who hears what, and why.
CASES: list[tuple[Callable[[Days], None], list[str], list[str], str]] = [
    (lambda days: days.leave(JO), [ADD], [_misses(day) for day in MONDAYS],
     "its owner is not in the channel: support is told so each week"),
    (lambda days: days.leave(SAM), [ADD], [*OWN, *_hears("pat")], "no support in the channel: the chair hears"),
    (lambda days: days.leave(SAM, PAT), [ADD], OWN, "nobody else is in the channel: the digest says it"),
    (lambda days: None, [f"{ADD} area: R01"], [*OWN, *_hears("ali")], "the lead of its area hears"),
    (lambda days: days.leave(ALI), [f"{ADD} area: R01"], [*OWN, *_hears("sam")], "the area's lead is not in the channel"),
    (lambda days: None, [f"{ADD} area: R01 accountable: @pat"], [*OWN, *_hears("pat")],
     "the accountable officer hears before the area's lead"),
    (lambda days: days.leave(PAT), [f"{ADD} area: R01 accountable: @pat"], [*OWN, *_hears("ali")],
     "the accountable officer is not in the channel: the area's lead hears"),
    (lambda days: None, [f"{ADD} area: R01 accountable: @jo"], [*OWN, *_hears("ali")],
     "the accountable officer owns it: the area's lead hears"),
    (lambda days: days.away(JO.id, "27 Jul", "8 Aug"), [ADD],
     [OWN[0], OWN[3], "Mon 17 Aug jo: A1 weekly after it", *_hears("sam", "Fri 21 Aug")],
     "two weeks of leave: the five working days of it after the due date do not count"),
    (lambda days: days.away(JO.id, "27 Jul"), [ADD], [OWN[0]], "away, and nobody knows until when"),
    (lambda days: days.away(ALI.id, "14 Aug", "19 Aug"), [f"{ADD} accountable: @ali"],
     [*OWN, *_hears("ali", "Wed 19 Aug")], "the accountable officer is away: it waits until they are back"),
    (lambda days: days.away(SAM.id, "14 Aug", "19 Aug"), [ADD], [*OWN, *_hears("sam", "Wed 19 Aug")],
     "support is away: it waits, and the chair is spared it"),
    (lambda days: days.away(SAM.id, "14 Aug", "19 Aug"), [ADD, "/board support @ali"], [*OWN, *_hears("ali")],
     "one of support is away, and the other hears"),
]  # fmt: skip


@pytest.mark.parametrize(("missing", "lines", "heard", "why"), CASES, ids=[why for *_, why in CASES])
def test_who_hears_in_whose_place(
    days: Days, missing: Callable[[Days], None], lines: list[str], heard: list[str], why: str
) -> None:
    missing(days)

    assert days.told(*lines) == heard, why


def test_who_leaves_the_channel_and_comes_back_hears_the_newest(days: Days) -> None:
    assert days.told(ADD, until="27 Jul") == OWN[:1]
    days.leave(JO)
    assert days.until("4 Aug") == [_misses(day) for day in MONDAYS[2:4]]
    days.come_back(JO)

    heard = days.until("31 Aug")

    assert heard == ["Tue 4 Aug jo: A1 after the due date", OWN[3], *_hears("sam")]


def test_who_is_back_hears_the_newest_of_what_was_missed(days: Days) -> None:
    days.away(JO.id, "27 Jul")
    assert days.told(ADD, until="14 Aug") == OWN[:1]
    days.back(JO.id, "17 Aug")

    assert days.until("31 Aug")[0] == "Mon 17 Aug jo: A1 weekly after it"


def test_turned_off_nobody_hears_and_turned_on_again_days_count_from_then(days: Days) -> None:
    assert days.told(ADD, until="3 Aug") == OWN[:3]
    days.say("/board reminders off", by=SAM)
    assert days.until("21 Aug") == []
    days.go_to("21 Aug", "15:00")
    turn_on(days.say, SAM)

    heard = days.until("11 Sep")

    assert heard == [
        "Mon 24 Aug jo: A1 after the due date",
        "Tue 1 Sep jo: A1 weekly after it",
        *_hears("sam", "Mon 7 Sep"),
    ]


def test_several_boards_are_one_message_a_day_and_each_knows_its_own_channel(days: Days) -> None:
    other = replace(days.say, channel="C0OTHER")
    other("/board setup Schools Board chair: <@U0PAT>", by=SAM)
    days.say(ADD, by=SAM)
    other("/action add Visit the schools @jo ref: A1 due: 31 July 2020", by=SAM)
    other("/action add Print the plan @ali ref: A2 due: 31 July 2020", by=SAM)
    turn_on(other, SAM)
    turn_on(days.say, SAM)
    days.leave(ALI, but="C0BOARD")

    heard = days.until("24 Jul")

    assert heard == [
        *(f"Mon {day} Jul sam: U0ALI of 1 is not in the channel" for day in (13, 20)),
        "Fri 24 Jul jo: Improvement Board A1 before the due date",
        "Fri 24 Jul jo: Schools Board A1 before the due date",
    ]
    assert len([each for each in days.keys if JO.id in each]) == 1


def test_a_board_on_which_reminders_are_off_tells_nobody(days: Days) -> None:
    other = replace(days.say, channel="C0OTHER")
    other("/board setup Schools Board chair: <@U0PAT>", by=SAM)
    other("/action add Visit the schools @jo ref: A1 due: 30 July 2020", by=SAM)

    assert days.told(ADD, until="24 Jul") == OWN[:1]
