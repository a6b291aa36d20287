"""The words beside a figure stay in the lines that are offered: its name, its day, and what is said of it."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def visits(say: Conversation) -> Conversation:
    """M1 has two figures, M2 and M3 one each."""
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 CIN visits at least 85% by 30 November 2020", by=SAM)
    say("/measure target M1 CP visits at least 85% by 30 November 2020", by=SAM)
    say("/measure add M2 Proceedings", by=SAM)
    say("/measure target M2 average weeks at most 30 by 30 November 2020", by=SAM)
    say("/measure add M3 Allocation", by=SAM)
    say("/measure target M3 unallocated cases at most 0 by 30 November 2020", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("M2 31 weeks 2 days as at 30 June", ["M2 31 as at 30 Jun 2020 caveat: 31 weeks 2 days"]),
        ("M2 12 teams 31.2", ["M2 12 caveat: 12 teams 31.2", "M2 31.2 caveat: 12 teams 31.2"]),
        ("M2 £31k to £32k", ["M2 £31k caveat: £31k £32k", "M2 £32k caveat: £31k £32k"]),
        ("M2 31.2 working weeks", ["M2 average weeks 31.2 caveat: working weeks"]),
        ("M1 77% ytd", ["M1 CIN visits 77% caveat: ytd", "M1 CP visits 77% caveat: ytd"]),
        ("M1 77% month 8 source: tool", ["M1 CIN visits 77% source: tool caveat: month 8"]),
        ("M1 77% provisional caveat: two teams", ["M1 CIN visits 77% caveat: two teams; provisional"]),
        ("M1 9 cases", ["M1 CIN visits 9", "M1 CP visits 9"]),
        ("M1 IHAs 77%", ["M1 CIN visits 77%", "M1 CP visits 77%"]),
        ("M1 77% of CIM visits", ["M1 CIN visits 77%"]),
        ("M2 team 3 31.2", ["M2 average weeks 31.2"]),
    ],
)
def test_what_is_said_of_a_figure_stays_in_the_lines(visits: Conversation, typed: str, offered: list[str]) -> None:
    told = visits(f"/measure reading {typed}").splitlines()

    assert told[1 : len(offered) + 1] == [f"/measure reading {each}" for each in offered]
    assert visits(told[1]).startswith(f"{typed[:2]} reading saved.")


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("14 unallocated as of Friday (M3)", "M3 unallocated cases 14 as at Friday"),
        ("CP visits 92% for M1, June", "M1 CP visits 92% as at June"),
        ("CP 92% M1", "M1 CP visits 92%"),
        ("the scorecard says M1 CIN visits are 84%", "M1 CIN visits 84%"),
        ("caseload for M2: 19.4", "M2 19.4"),
    ],
)
def test_a_sentence_about_a_figure_keeps_its_name_and_day(visits: Conversation, said: str, offered: str) -> None:
    told = visits(f"/ {said}").splitlines()

    assert told[1] == f"/measure reading {offered} (enters a figure)"
    assert visits(told[1].removesuffix(" (enters a figure)")).startswith(f"{offered[:2]} reading saved.")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 on Monday", "Mon 6 Jul 2020"),
        ("12 last Friday", "Fri 3 Jul 2020"),
        ("12 Thurs", "Thu 2 Jul 2020"),
        ("12 on the 3rd", "Fri 3 Jul 2020"),
        ("12 Thursday 2nd.", "Thu 2 Jul 2020"),
        ("12 on Monday source: return of Friday", "Mon 6 Jul 2020"),
        ("12 as of close of play Friday", "Fri 3 Jul 2020"),
        ("12 as at 15\u2011June\u20112020", "Mon 15 Jun 2020"),
        ("12 | 15\u2013June", "Mon 15 Jun 2020"),
    ],
)
def test_a_weekday_is_the_day_of_the_figure(visits: Conversation, typed: str, day: str) -> None:
    assert visits(f"/measure reading M3 {typed}").startswith(f"M3 reading saved. unallocated cases 12 as at {day}\n")


@pytest.mark.parametrize("typed", ["12 in the 3rd team", "12 the 3rd quarter", "Monday panel 12", "3rd quartile 12"])
def test_a_weekday_or_an_ordinal_among_other_words_is_none(visits: Conversation, typed: str) -> None:
    told = visits(f"/measure reading M3 {typed}").splitlines()

    assert told[0].startswith("Not saved.")
    assert told[1].startswith("/measure reading M3 unallocated cases 12")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("M3 12 3/7", "M3 unallocated cases 12 as at 3/7"),
        ("M3 £3k 3/7", "M3 unallocated cases £3k as at 3/7"),
        ("M1 CIN visits 84% 30/6", "M1 CIN visits 84% as at 30/6"),
        ("M1 CIN visits 84% 3/7 source: tool", "M1 CIN visits 84% as at 3/7 source: tool"),
    ],
)
def test_a_day_that_reads_like_counts_is_asked_about(visits: Conversation, typed: str, offered: str) -> None:
    told = visits(f"/measure reading {typed}").splitlines()

    assert told[0] == f"Not saved. Is {offered.split(' as at ')[1].partition(' ')[0]} the day of that figure?"
    assert told[1] == f"/measure reading {offered}"


@pytest.mark.parametrize("typed", ["M1 CIN visits 43% 3/7", "M3 12 12/12", "M1 CIN visits 50% of 5/10 as at 3 July"])
def test_counts_that_come_to_the_figure_are_counts(visits: Conversation, typed: str) -> None:
    assert " of " in visits(f"/measure reading {typed}").splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("M3 46 (48 in May)", ["M3 46", "M3 48 as at May"]),
        ("M1 CIN visits 84% (79% May) source: tool", ["M1 CIN visits 84% source: tool", "M1 CIN visits 79% as at May source: tool"]),
    ],
)  # fmt: skip
def test_a_day_in_brackets_is_that_of_the_figure_beside_it(
    visits: Conversation, typed: str, offered: list[str]
) -> None:
    told = visits(f"/measure reading {typed}").splitlines()

    assert told[1:] == [f"/measure reading {each}" for each in offered]
    assert "as at Wed 8 Jul 2020" in visits(told[1])
    assert "as at Sun 31 May 2020" in visits(told[2])


@pytest.mark.parametrize(
    "typed", ["84% (118/140, June)", "84% (118 of 140) (June)", "84% (June)", "84% (was 79% in May) June"]
)
def test_a_day_in_brackets_without_another_figure_is_the_days(visits: Conversation, typed: str) -> None:
    assert " as at Tue 30 Jun 2020\n" in visits(f"/measure reading M1 CIN visits {typed}")


def test_a_day_that_is_not_read_whole_is_asked_about(visits: Conversation) -> None:
    assert visits("/measure reading M3 12 as at 2O June").splitlines() == [
        'Not saved. "2O June" has a letter among its digits.',
        "/measure reading M3 12 as at 20 June 2020",
    ]
