"""How often a figure comes, as people say it: with a target, later on, in a sheet; and what is said of a figure too old."""

from pathlib import Path

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation, Person
from spreadsheets import import_all

from storage.upkeep.verify import problems_in


@pytest.fixture
def m6(say: Conversation) -> Conversation:
    """The example of the issue: 86% of a year before, claimed to meet a target of last week."""
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 CIN visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M6 CIN visits 86% as at 30 June 2019")
    say("/measure claim M6 met source: July report", by=SAM)
    say.later(minutes=2)
    return say


SINCE = "no reading since Sun 30 Jun 2019"
FULL = "CIN visits 86% then, target at least 85% by Tue 30 Jun 2020, no reading at its date"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/status", f"No reading since Sun 30 Jun 2019: {FULL}"),
        ("/status", "The escalation measure was reported met: the figures cannot confirm it."),
        ("/status as at 8 July 2020", f"No reading since Sun 30 Jun 2019: {FULL}"),
        ("/measure show M6", f"No reading since Sun 30 Jun 2019: {FULL} [M6a]"),
        ("/measure show M6", "M6 Visits: no reading"),
        ("/measure show M6", "Comes monthly: CIN visits."),
        ("/measure list", f"{SINCE} · CIN visits 86% then, target at least 85% by Tue 30 Jun 2020 · no reading at"),
        ("/digest", "M6 Visits · 86% · at least 85% by 30 Jun · no reading since 30 Jun 2019"),
        ("/digest", "was reported met: the figures cannot confirm it."),
    ],
)
def test_a_year_old_figure_is_no_reading_wherever_it_is_shown(m6: Conversation, line: str, told: str) -> None:
    assert told in m6(line)


def test_a_figure_of_the_day_it_was_asked_about_counted_then(m6: Conversation) -> None:
    page = m6("/status as at 30 July 2019")

    assert "M6 Visits · 86% · at least 85% by 30 Jun 2020 · on target" in page


@pytest.mark.parametrize(
    ("by", "line", "told"),
    [
        (SAM, "M6 CIN visits every: year", "M6: CIN visits comes yearly, and no longer monthly."),
        (PAT, "M6 every: Annually", "M6: CIN visits comes yearly, and no longer monthly."),
        (SAM, "M6 visits every: quarterly", "M6: CIN visits comes quarterly, and no longer monthly."),
        (SAM, "M6 every: every 3 months", "M6: CIN visits comes quarterly, and no longer monthly."),
        (SAM, "M6 CIN visits every: month", "Not changed. CIN visits comes monthly already."),
        (SAM, "M6 every: fortnight", 'Not changed. "fortnight" is not how often a figure comes here. Which?'),
        (SAM, "M6 CP visits every: year", 'Not changed. M6 has no indicator "CP visits".'),
        (SAM, "M6 CIN visits", "Not changed. Say what is to change of CIN visits, such as how often it comes:"),
        (JO, "M6 every: year", "Not changed. Only the chair or board support can change how often a figure comes"),
        (KIT, "M6 every: year", "Not changed. You are an observer"),
        (SAM, "M7 every: year", "Not changed. There is no measure M7"),
    ],
)
def test_it_is_changed_by_the_chair_or_support(m6: Conversation, by: Person, line: str, told: str) -> None:
    assert m6(f"/measure edit {line}", by=by).startswith(told)
    assert problems_in(m6.log) == []


@pytest.mark.parametrize("typed", ["fortnight", "", "6 months"])
def test_every_line_that_is_offered_works(m6: Conversation, typed: str) -> None:
    refused = m6(f"/measure edit M6 CIN visits {'every: ' + typed if typed else ''}", by=SAM)
    lines = [line for line in refused.splitlines() if line.startswith("/measure")]

    assert lines == [f"/measure edit M6 CIN visits every: {each}" for each in ("month", "quarter", "year")]
    assert m6(lines[2], by=SAM).startswith("M6: CIN visits comes yearly")


def test_what_it_makes_of_verdict_and_claim_is_said_and_undone(m6: Conversation) -> None:
    said = m6("/measure edit M6 every: year", by=SAM).splitlines()

    assert said[1:] == [
        "Met: CIN visits 86% as at Sun 30 Jun 2019, target at least 85% by Tue 30 Jun 2020",
        'Reported "met" (July report, as at Wed 8 Jul 2020): the figures bear it out. '
        "Judged again, could not be confirmed before.",
    ]
    assert "Comes yearly: CIN visits." in m6("/measure show M6")
    m6.later(minutes=2)
    assert m6("/measure undo", by=SAM).startswith("Undone.")
    assert "Comes monthly: CIN visits." in m6("/measure show M6")
    assert f"No reading since Sun 30 Jun 2019: {FULL}" in m6("/measure show M6")
    assert problems_in(m6.log) == []


def test_whoever_may_not_change_it_may_not_undo_it(m6: Conversation) -> None:
    m6("/measure edit M6 every: year", by=SAM)
    m6("/board support <@U0JO>", by=SAM)
    m6("/board officer <@U0SAM>", by=JO)

    assert "Only the chair or board support can take back a change of how often" in m6("/measure undo", by=SAM)


def test_it_is_said_with_a_new_figures_target(m6: Conversation) -> None:
    said = m6("/measure target M6 CP visits at least 85% by 30 June 2020 every: quarter", by=JO)

    assert "It comes quarterly." in said
    assert "Comes monthly: CIN visits. Comes quarterly: CP visits." in m6("/measure show M6")
    assert "can change how often" in m6(
        "/measure target M6 CP visits at least 90% by 30 September 2020 every: year", by=ALI
    )
    m6.later(minutes=2)
    assert m6("/measure undo", by=JO).startswith("Undone.")
    assert m6("/measure target M6 CP visits at least 85% every: month", by=JO).startswith("M6 has target")
    assert "Comes monthly: CIN visits and CP visits." in m6("/measure show M6")
    assert problems_in(m6.log) == []


@pytest.mark.parametrize(
    ("line", "told", "offered"),
    [
        ("M6 every: year", "No target set. That says how often a figure comes", "/measure edit M6 every: year"),
        ("M6 evidence: a plan every: year", "No target set. Evidence has no figure", "/measure target M6 evidence: a plan"),
    ],
)  # fmt: skip
def test_a_target_that_cannot_have_it_is_refused_with_the_line_that_can(
    m6: Conversation, line: str, told: str, offered: str
) -> None:
    said = m6(f"/measure target {line}", by=SAM)

    assert said.startswith(told)
    assert said.splitlines()[-1] == offered
    assert not m6.reply(offered, by=SAM).refused


def test_the_figure_compared_with_has_its_own(m6: Conversation) -> None:
    m6("/measure target M6 CIN visits within 10 points of Regional average", by=SAM)
    m6("/measure reading M6 CIN visits 80% as at 31 May 2020")
    m6("/measure reading M6 Regional average 85% as at 15 May 2020")

    assert "No reading (Regional average since Fri 15 May 2020 (85%)): CIN visits 80%" in m6("/measure show M6")
    assert "Met: CIN visits 80%" in m6("/measure edit M6 Regional every: year", by=SAM)
    assert "Comes monthly: CIN visits. Comes yearly: Regional average." in m6("/measure show M6")


def test_the_next_digest_tells_of_it_and_of_what_it_judged_again(m6: Conversation) -> None:
    m6("/digest post", by=SAM)
    with m6.log.writing() as store:
        while post := store.outbox.take(m6.team, m6.now):
            store.outbox.posted(post, "1.1", m6.now)
    m6.later(days=1)
    m6("/measure edit M6 every: year", by=SAM)
    m6("/measure reading M6 CIN visits 84% as at 31 May 2018")

    told = m6("/digest")
    claim = 'M6 claim "met" (July report, as at Wed 8 Jul 2020)'
    assert f"M6 had no reading, now met · {claim} judged again: could not be confirmed before, borne out now" in told
    assert " · and 2 more\n" in told


HEADINGS = "measure,cond,name,indicator,unit,better,kind,operator,target,target_date,every"
ROWS = [
    "M8,M8a,Visits,CIN visits,%,higher,numeric,>=,75,2020-03-31,quarter",
    "M8,M8b,Visits,CIN visits,%,higher,numeric,>=,85,2020-06-30,",
    "M8,M8c,Visits,CP visits,%,higher,numeric,>=,85,2020-06-30,",
    "M8,M8d,Visits,CIN visits,%,higher,trend,rises,,,quarterly",
    "M8,M8e,Visits,CIN visits,%,higher,numeric,>=,95,2020-09-30,yearly",
    "M8,M8f,Visits,Sickness,%,lower,numeric,<=,5,2020-09-30,weekly",
    "M8,M8g,Visits,Turnover,%,lower,numeric,<=,5,2020-09-30,Annual",
]


def test_it_is_imported_and_refused_where_rows_disagree(say: Conversation, tmp_path: Path) -> None:
    path = tmp_path / "measures.csv"
    path.write_text("\n".join([HEADINGS, *ROWS]) + "\n", encoding="utf-8")
    said: list[str] = []

    for _ in range(2):
        import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, False, said.append)

    told = " ".join(said)
    assert "the column every is 'yearly', and 'CIN visits' comes quarterly" in told
    assert "the column every is 'weekly'; it can be month, quarter or year" in told
    often = "Comes monthly: CP visits. Comes quarterly: CIN visits. Comes yearly: Turnover."
    assert often in say("/measure show M8")
    path.write_text("\n".join([HEADINGS, *ROWS[:2]]).replace("quarter", "year") + "\n", encoding="utf-8")
    said.clear()
    import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, False, said.append)
    assert "M8a: every yearly, on the log quarterly" in " ".join(said)
    assert often in say("/measure show M8")
    assert problems_in(say.log) == []
