"""`/risk list`: filters, owners, words, the grid in words, and the risks as they stood."""

from datetime import timedelta

import pytest
from bare_log import tables
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reply import as_text

LINES = (
    ("/risk add Posts stay empty <@U0JO> score: 4x5 target: 2x3", JO),
    ("/risk add Audits slip <@U0ALI> score: 2x2 target: 2x3", JO),
    (
        "/risk add The case system goes live late owner: Head of Performance score: 3x4 controls: the supplier's plan",
        JO,
    ),
    ("/risk add Partners leave the front door", JO),
    ("/risk add Visits slip score: 3x4", JO),
    ("/risk close RK5 because they are in time", PAT),
)


@pytest.fixture
def risks(say: Conversation) -> Conversation:
    """Five risks, one of them closed, a fortnight later: one is reviewed and two are scored again since the board met."""
    for line, by in LINES:
        assert not say.reply(line, by=by).refused
    say("/board meeting 15 July 2020", by=SAM)
    say.later(days=14)
    say("/risk score RK1 5x5 because three left")
    say("/risk score RK3 2x4 because the supplier is on time", by=ALI)
    say("/risk update RK4 the police stay", by=ALI)
    return say


def listed(told: str) -> list[str]:
    """The refs of the rows, in their order."""
    return [line.split(" · ")[0] for line in told.splitlines() if " · " in line and line.startswith("RK")]


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("", ["RK1", "RK3", "RK2", "RK4"]),
        ("open", ["RK1", "RK3", "RK2", "RK4"]),
        ("open risks", ["RK1", "RK3", "RK2", "RK4"]),
        ("closed", ["RK5"]),
        ("all", ["RK1", "RK5", "RK3", "RK2", "RK4"]),
        ("no owner", ["RK4"]),
        ("unowned", ["RK4"]),
        ("without an owner", ["RK4"]),
        ("closed no owner", ["RK5"]),
        ("not scored", ["RK4"]),
        ("not reviewed", ["RK2"]),
        ("not reviewed since the last board", ["RK2"]),
        ("above target", ["RK1"]),
        ("above target no action", ["RK1"]),
        ("above target, no owner", []),
        ("no action", ["RK1", "RK3", "RK2", "RK4"]),
        ("worse", ["RK1"]),
        ("better", ["RK3"]),
        ("@jo", ["RK1"]),
        ("<@U0ALI>", ["RK2"]),
        ("of Ali Noor", ["RK2"]),
        ("mine", ["RK1"]),
        ("owner: Head of Performance", ["RK3"]),
        ("supplier", ["RK3"]),
        ("police", ["RK4"]),
        ("visits", ["RK5"]),
        ("open visits", []),
        ("zebra", []),
    ],
)
def test_what_is_kept_comes_worst_first(risks: Conversation, typed: str, refs: list[str]) -> None:
    told = risks(f"/risk list {typed}".strip())

    assert listed(told) == refs
    assert refs or told.startswith("No risks match: ")


def test_each_row_says_its_score_and_what_is_to_be_said_of_it(risks: Conversation) -> None:
    assert risks("/risk").splitlines() == [
        "4 risks: open, worst first",
        "1 has no owner; 1 is not scored; 1 has not been reviewed since the last board; "
        "1 is above its target with no open action.",
        "",
        "RK1 · Posts stay empty · <@U0JO> · 25 (5x5), worse, was 20, target 6, above target with no open action",
        "RK3 · The case system goes live late · Head of Performance · 8 (2x4), better, was 12",
        "RK2 · Audits slip · <@U0ALI> · 4 (2x2), target 6, not reviewed since the last board",
        "RK4 · Partners leave the front door · no owner · not scored",
    ]


def test_the_grid_is_in_words(risks: Conversation) -> None:
    assert risks("/risk list grid").splitlines() == [
        "4 risks: open, by likelihood and impact",
        "",
        "Likelihood 5, almost certain: impact 5, severe: RK1",
        "Likelihood 4, likely: none",
        "Likelihood 3, possible: none",
        "Likelihood 2, unlikely: impact 4, major: RK3 · impact 2, minor: RK2",
        "Likelihood 1, rare: none",
        "Not scored: RK4",
    ]
    assert "Likelihood 3, possible: impact 4, major: RK5" in risks("/risk list closed as a grid")


def test_words_that_are_no_filter_are_said_to_be_searched_for(risks: Conversation) -> None:
    told = risks("/risk list zebra")

    assert 'No filter is called "zebra": searched for it in refs, titles, controls, owners and what was last' in told
    assert "Filters: mine · open · closed · all · no owner · not scored" in told


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("as at 8 July 2020", ["RK1 20", "RK3 12", "RK2 4", "RK4 not"]),
        ("as at: 20 July 2020", ["RK1 20", "RK3 12", "RK2 4", "RK4 not"]),
        ("as at today", ["RK1 25", "RK3 8", "RK2 4", "RK4 not"]),
        ("no owner as at 8 July 2020", ["RK4 not"]),
        ("not reviewed as at 20 July 2020", ["RK1 20", "RK3 12", "RK2 4", "RK4 not"]),
        ("not reviewed as at 14 July 2020", []),
        ("worse as at 20 July 2020", []),
        ("closed as at 8 July 2020", ["RK5 closed,"]),
    ],
)
def test_the_risks_as_they_stood(risks: Conversation, typed: str, rows: list[str]) -> None:
    told = risks(f"/risk list {typed}").splitlines()

    shown = [each.split(" · ") for each in told if each.startswith("RK")]
    assert [f"{each[0]} {each[3].split()[0]}" for each in shown] == rows


def test_what_was_changed_since_is_taken_back(risks: Conversation) -> None:
    risks("/risk update RK1 title: Posts stay open owner: @ali")
    risks("/risk add A later one", by=SAM)
    risks("/board meeting 9 July 2020", by=SAM)
    risks("/risk close RK2 because the plan is done", by=PAT)
    risks("/risk undo", by=SAM)

    then = risks("/risk list as at 10 July 2020")

    assert "4 risks: open, as at Fri 10 Jul 2020, worst first" in then
    assert "RK1 · Posts stay empty · <@U0JO> · 20 (4x5)" in then
    assert listed(then) == ["RK1", "RK3", "RK2", "RK4"]
    assert "not reviewed" not in then
    assert listed(risks("/risk list")) == ["RK1", "RK3", "RK4"]


def test_before_the_log_began_nothing_is_known(risks: Conversation) -> None:
    assert risks("/risk list as at 1 July 2020") == (
        "Not listed. This log began on Wed 8 Jul 2020, so its risks before then are not known."
    )


def test_a_board_without_risks_says_so(say: Conversation) -> None:
    assert say("/risk") == "No risks are open on this board.\nAdd one: /risk add <what may happen>"
    assert say("/risk list no owner") == "Every open risk has an owner."
    assert say("/risk list closed") == "No risks are closed."
    assert say("/risk list all as at 8 July 2020") == "No risks match: all, as at Wed 8 Jul 2020."


@pytest.mark.parametrize("line", ["/risk list", "/risk list grid", "/risk list no owner"])
def test_the_risks_are_read_in_one_query_for_each_kind_of_part_however_many_there_are(
    risks: Conversation, line: str
) -> None:
    asked: list[str] = []
    with risks.log.reading() as store:
        connection = tables(store).conn
    connection.set_trace_callback(asked.append)
    try:
        assert risks(line).split(":")[0].endswith(("risks", "risk"))
    finally:
        connection.set_trace_callback(None)
    of_risks = [each for each in asked if "FROM risks" in each]
    plans = [row[3] for sql in of_risks for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]

    # The risks, and with each its scores, its actions and its areas.
    assert len(of_risks) == 4
    assert not [each for each in asked if "FROM history" in each]
    assert not [each for each in plans if each.startswith("SCAN")], plans


def test_long_lists_come_a_page_at_a_time(say: Conversation) -> None:
    for number in range(1, 41):
        assert not say.reply(f"/risk add Risk number {number} score: {1 + number % 5}x4").refused
        say.now += timedelta(seconds=61)

    told = say("/risk list")
    assert "40 risks: open, worst first, page 1 of 3" in told
    assert len(listed(told)) == 15
    assert len(listed(say("/risk list page: 3"))) == 10


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("/risk grid", "/risk list grid"),
        ("/risk above target", "/risk list above target"),
        ("/risk no owner above target", "/risk list no owner above target"),
        ("/risk unowned", "/risk list unowned"),
        ("/risk as at 8 July 2020", "/risk list as at 8 July 2020"),
        ("/risk mine", "/risk list mine"),
        ("/risk closed", "/risk list closed"),
        ("/risk Partners leave the front door", "/risk add Partners leave the front door"),
        ("/risk register", "/risk list"),
        ("/risk scoer RK1 3x4 because two left", "/risk score RK1 3x4 because two left"),
        ("/risk RK1 rescore 3x4 because two left", "/risk score RK1 3x4 because two left"),
        ("/risk zebra", "/risk help"),
    ],
)
def test_what_is_no_verb_is_offered_as_what_it_may_mean(risks: Conversation, line: str, copy: str) -> None:
    told = risks.reply(line)

    assert told.refused
    assert copy in as_text(told.parts).splitlines()[1].partition(" (")[0]
    assert copy in {"/risk help", "/risk add Partners leave the front door"} or not risks.reply(copy).refused
