"""`/board plan`: what is to come, in order of day; now, and as it was known."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from bare_log import tables
from conversation import JO, KIT, SAM, Conversation, import_northmoor

from storage.store import Store
from storage.upkeep.verify import problems_in

ENTERED = (
    "/action add Front door opens @jo due: 30 September 2020 milestone: yes",
    "/action due A1 31 October 2020 because two agency staff left",
    "/action add Strategy adopted due: 1 July 2020 milestone: yes",
    "/action add New service live milestone: yes",
    "/action add No milestone at all due: 30 September 2020",
    "/board event 12/13 October 2020 Ofsted monitoring visit",
    "/board event 1 September 2018 Ofsted inspection report limit: re-inspection within 27 months",
    "/board event 5 November 2020 Children's Scrutiny Committee",
    "/board event 6 July to 10 July 2020 Peer challenge kind: review",
    "/board meeting 4 November 2020",
    "/board review 29 September 2020",
)
LATE = "Wed 1 Jul 2020 · Milestone A2 Strategy adopted · 7 days overdue"
PEER = "Mon 6 to Fri 10 Jul 2020 · Peer challenge, review"
PAPERS, BOARD = "Wed 29 Jul 2020 · Papers due for the board of Wed 5 Aug", "Wed 5 Aug 2020 · Board meeting"
REVIEW = "Tue 29 Sep 2020 · Formal review of the board"
VISIT = "Mon 12 to Tue 13 Oct 2020 · Ofsted monitoring visit"
PAPERS_2, BOARD_2 = "Wed 28 Oct 2020 · Papers due for the board of Wed 4 Nov", "Wed 4 Nov 2020 · Board meeting"
DOOR = "Sat 31 Oct 2020 · Milestone A1 Front door opens · was Wed 30 Sep 2020, now Sat 31 Oct 2020, 31 days later"
SCRUTINY = "Thu 5 Nov 2020 · Children's Scrutiny Committee"
LIMIT = "Tue 1 Dec 2020 · Re-inspection within 27 months of the report (by Tue 1 Dec 2020): 146 days left"
REPORT = "Sat 1 Sep 2018 · Ofsted inspection report"
QUARTER = [LATE, PEER, PAPERS, BOARD, REVIEW, LIMIT]
LONGER = [LATE, PEER, PAPERS, BOARD, REVIEW, VISIT, PAPERS_2, DOOR, BOARD_2, SCRUTINY, LIMIT]
# What is typed after `/board plan`, the days in the heading, and the lines.
ASKED = [
    ("", "Wed 8 Jul to Thu 8 Oct 2020", QUARTER),
    ("next quarter", "Wed 8 Jul to Thu 8 Oct 2020", QUARTER),
    ("next 3 months", "Wed 8 Jul to Thu 8 Oct 2020", QUARTER),
    ("until 31 December", "Wed 8 Jul to Thu 31 Dec 2020", LONGER),
    ("until the end of December 2020", "Wed 8 Jul to Thu 31 Dec 2020", LONGER),
    ("to December 2020", "Wed 8 Jul to Thu 31 Dec 2020", LONGER),
    ("next 6 months", "Wed 8 Jul 2020 to Fri 8 Jan 2021", LONGER),
    (
        "from 1 October 2020 to 5 November 2020",
        "Thu 1 Oct to Thu 5 Nov 2020",
        [VISIT, PAPERS_2, DOOR, BOARD_2, SCRUTINY],
    ),
    ("from 1 October to 5 November", "Thu 1 Oct to Thu 5 Nov 2020", [VISIT, PAPERS_2, DOOR, BOARD_2, SCRUTINY]),
    ("1 Oct - 5 Nov 2020", "Thu 1 Oct to Thu 5 Nov 2020", [VISIT, PAPERS_2, DOOR, BOARD_2, SCRUTINY]),
    ("from October", "Thu 1 Oct 2020 to Fri 1 Jan 2021", [VISIT, PAPERS_2, DOOR, BOARD_2, SCRUTINY, LIMIT]),
    ("October 2020", "Thu 1 to Sat 31 Oct 2020", [VISIT, PAPERS_2, DOOR]),
    ("13 October 2020", "Tue 13 Oct 2020", [VISIT]),
    ("next month", "Sat 1 to Mon 31 Aug 2020", [BOARD]),
    ("for next month", "Sat 1 to Mon 31 Aug 2020", [BOARD]),
    ("until next board", "Wed 8 Jul to Wed 5 Aug 2020", [LATE, PEER, PAPERS, BOARD, LIMIT]),
    ("from tomorrow until Christmas", "Thu 9 Jul to Thu 24 Dec 2020", LONGER[1:]),
    ("w/c 6 July 2020", "Mon 6 to Fri 10 Jul 2020", [LATE, PEER, LIMIT]),
    ("2020/21", "Wed 1 Apr 2020 to Wed 31 Mar 2021", LONGER),
    ("all", "", [REPORT, *LONGER]),
    ("as at 8 July 2020", "Wed 8 Jul to Thu 8 Oct 2020", QUARTER),
]


@pytest.fixture
def planned(say: Conversation) -> Conversation:
    """A board with two meetings, events, milestones and a review."""
    for line in ENTERED:
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    return say


@pytest.mark.parametrize(("words", "days", "lines"), ASKED)
def test_what_is_to_come(planned: Conversation, words: str, days: str, lines: list[str]) -> None:
    told = planned(f"/board plan {words}".strip()).splitlines()

    assert told[0] == (f"Forward plan, {days}" if days else "Forward plan")
    assert [each for each in told[1:] if " · " in each] == lines
    assert problems_in(planned.log) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2021", '"2021" can mean two years. Which?\n/board plan 1 January 2021 to 31 December 2021\n'),
        ("July 17", '"July 17" can mean two things. Which?\n/board plan 17 July 2020\n/board plan July 2017'),
        ("until July 17", '"July 17" can mean two things. Which?\n/board plan until 17 July 2020\n'),
        ("next year", '"next year" can mean two years. Which?\n/board plan 1 January 2021 to 31 December 2021\n'),
        ("whenever", '"whenever" is not a date. Write it like 8 July 2020.\n/board plan\n/board plan all'),
        ("as at 7 July 2020", "This log began on Wed 8 Jul 2020, so what was planned before then is not known.\n"
         "/board plan as at 8 Jul 2020"),
        ("as at 9 July 2020", '"9 July 2020" is Thu 9 Jul 2020. A plan cannot be as at a day in the future.'),
    ],
)  # fmt: skip
def test_what_is_asked_back(planned: Conversation, words: str, told: str) -> None:
    assert planned(f"/board plan {words}").startswith(f"Not shown. {told}")


def test_milestones_without_a_date_are_said(planned: Conversation) -> None:
    assert planned("/board plan").endswith("1 milestone without a due date: A3 New service live")


def test_what_has_ended_says_so(planned: Conversation) -> None:
    planned("/action done A1 the door is open, minutes of July")
    assert f"{DOOR} · awaiting sign-off" in planned("/board plan all")
    planned("/action close A1", by=SAM)
    assert f"{DOOR} · closed" in planned("/board plan all")
    planned("/action cancel A2 because it is no longer needed", by=SAM)
    assert "A2" not in planned("/board plan all")


def test_a_later_date_that_is_asked_for_is_said(planned: Conversation) -> None:
    planned("/board dates agreed", by=SAM)
    planned("/action due A1 31 December 2020 because the builders are late", by=JO)

    assert f"{DOOR} · later date asked for Thu 31 Dec, unanswered since today" in planned("/board plan all")


def test_an_empty_plan_says_how_something_gets_there(say: Conversation) -> None:
    say("/board meeting cancel 5 August 2020", by=SAM)

    told = say("/board plan", by=SAM).splitlines()

    assert told == [
        "Nothing is planned for Wed 8 Jul to Thu 8 Oct 2020.",
        "All that is in the calendar: /board plan all",
        "Put a visit in: /board event <date> <what>",
        "Put the next board in: /board meeting <date>",
        "Log a milestone: /action add <title> due: … milestone: yes",
    ]
    assert say.reply(told[2].removeprefix("Put a visit in: ")).refused  # nobody's visit is put in by a copied line
    assert say("/board plan").splitlines() == [*told[:3], told[4]]
    assert say("/board plan January 2022", by=KIT) == (
        "Nothing is planned for Sat 1 to Mon 31 Jan 2022.\nAll that is in the calendar: /board plan all"
    )


def test_as_it_was_known_on_a_day(planned: Conversation) -> None:
    before = planned("/board plan all")
    planned.later(days=7)
    planned("/board event cancel 12 October 2020 because Ofsted moved it", by=SAM)
    planned("/board event 19/20 October 2020 Ofsted monitoring visit", by=SAM)
    planned("/board meeting cancel 4 November 2020", by=SAM)
    planned("/board meeting 11 November 2020", by=SAM)
    planned("/board review 30 October 2020", by=SAM)
    planned("/action due A1 30 November 2020 because the builders are late", by=SAM)
    planned("/action edit A2 milestone: no", by=SAM)

    then = planned("/board plan all as at 8 July 2020")

    assert then.splitlines()[1] == "As it was known on Wed 8 Jul 2020."
    assert [each for each in then.splitlines() if " · " in each] == [
        each for each in before.splitlines() if " · " in each
    ]
    now = planned("/board plan all")
    assert "Mon 19 to Tue 20 Oct 2020 · Ofsted monitoring visit" in now
    assert "was Wed 30 Sep 2020, now Mon 30 Nov 2020, 61 days later" in now
    assert VISIT not in now
    assert BOARD_2 not in now
    assert "A2" not in now


def test_a_long_plan_is_paged(say: Conversation) -> None:
    for week in range(1, 26):
        say(f"/action add Step {week} due: {week} September 2020 milestone: yes")

    first = say.reply("/board plan until December 2020")
    told = say("/board plan until December 2020").splitlines()

    assert told[0] == "Forward plan, Wed 8 Jul to Thu 31 Dec 2020, page 1 of 2"
    assert len([each for each in told if " · " in each]) == 20
    assert "/board plan until December 2020 page: 2" in str(first)
    assert "Step 25" in say("/board plan until December 2020 page: 2")


def test_a_board_that_uses_none_of_it_is_told_of_its_meetings(say: Conversation) -> None:
    import_northmoor(say.log, say.now)

    assert [each for each in say("/board plan").splitlines() if " · " in each] == [PAPERS, BOARD]


def test_each_table_is_asked_once(planned: Conversation) -> None:
    asked: list[str] = []
    begun = planned.log.reading

    @contextmanager
    def watched(*given: Any) -> Iterator[Store]:
        with begun(*given) as store, tables(store).tracer(lambda sql, _: asked.append(sql)):
            yield store

    planned.log.reading = watched  # type: ignore[method-assign]
    planned("/board plan all")

    for table in ("events", "actions"):
        assert len([sql for sql in asked if f"FROM {table} " in sql]) == 1, (table, asked)


def test_its_own_indexes_find_what_is_planned(planned: Conversation) -> None:
    """On a board of 10,000 actions the few milestones are not looked for among all of them."""
    asked: list[tuple[str, Any]] = []
    with planned.log.reading() as store:
        with tables(store).tracer(lambda *each: asked.append(each)):
            store.actions.milestones(1)
            store.events.in_plan(1, planned.now.date(), planned.now.date())
        steps = [
            row[3]
            for sql, values in asked
            for row in tables(store).execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        ]

    assert any("INDEX milestones" in step for step in steps), steps
    assert any("INDEX events_by_board" in step for step in steps), steps
