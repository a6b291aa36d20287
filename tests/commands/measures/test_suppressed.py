"""A figure that is too small to show is suppressed: that is no figure, and not the want of one."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from spreadsheets import import_all

from storage.upkeep.verify import problems_in

HIDDEN = "cannot be computed: the figure is suppressed"


@pytest.fixture
def m6(say: Conversation) -> Conversation:
    """A measure with a target of last week, and no figure."""
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 CIN visits at least 85% by 30 June 2020", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("CIN suppressed as at 30 Jun", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits suppressed", "CIN visits suppressed as at Wed 8 Jul 2020"),
        ("suppressed in May", "CIN visits suppressed as at Sun 31 May 2020"),
        ("CIN visits: c as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits [c] as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits * as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits too small to show as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits is too small to report", "CIN visits suppressed as at Wed 8 Jul 2020"),
        ("CIN visits redacted as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("the figure was suppressed for CIN visits in June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits SUPPRESSED as at 30 June source: scorecard", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits <5 as at 30 June", "CIN visits suppressed as at Tue 30 Jun 2020"),
        ("CIN visits fewer than five in June", "CIN visits suppressed as at Tue 30 Jun 2020"),
    ],
)
def test_it_is_entered_in_the_words_that_people_use(m6: Conversation, typed: str, told: str) -> None:
    assert m6(f"/measure reading M6 {typed}").splitlines()[0] == f"M6 reading saved. {told}"
    assert problems_in(m6.log) == []


@pytest.mark.parametrize(
    ("typed", "told", "offered"),
    [
        ("CIN visits 77% suppressed", "and there is one. Which is it?", ["CIN visits 77%", "CIN visits suppressed"]),
        ("CIN visits 77% c", "and there is one. Which is it?", ["CIN visits 77%", "CIN visits suppressed"]),
        ("CIN visits x as at 30 June", '"x" says that the figure is not available.', ["CIN visits suppressed as at 30 Jun 2020"]),
        ("CIN visits z", '"z" says that a figure does not apply.', ["CIN visits suppressed"]),
        ("CIN visits u", '"u" says that the figure is too unreliable to be published.', ["CIN visits suppressed"]),
        ("CIN visits low", '"low" says that the figure rounds to nought and is not nought.', ["CIN visits suppressed"]),
        ("CIN visits [z]", '"z" says that a figure does not apply.', ["CIN visits suppressed"]),
        ("CIN visits n/a", '"n/a" says that there is no figure, and not why.', ["CIN visits suppressed"]),
        ("CIN visits suppressed, small cohort", 'not what "small cohort" says of it', ["CIN visits suppressed caveat: small cohort"]),
    ],
)  # fmt: skip
def test_what_is_no_suppression_is_asked_about(m6: Conversation, typed: str, told: str, offered: list[str]) -> None:
    said = m6(f"/measure reading M6 {typed}").splitlines()

    assert told in said[0]
    assert [line.removeprefix("/measure reading M6 ") for line in said[1:]] == offered
    assert m6(said[-1]).startswith("M6 reading saved. CIN visits suppressed")


MAY, JUNE, JULY = "as at 31 May 2020", "as at 30 June 2020", "as at 5 July 2020"
VERDICTS = [
    # What is read, the target, and what the bot says on 8 July.
    ([f"suppressed {JUNE}"], "", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020"),
    ([f"suppressed {JULY}"], "", f"{HIDDEN}. CIN visits suppressed as at Sun 5 Jul 2020, target at least 85% by Tue 30 Jun 2020, no reading at its date"),
    ([f"90% {JUNE}", f"suppressed {JULY}"], "", f"{HIDDEN}. CIN visits suppressed as at Sun 5 Jul 2020, target at least 85% by Tue 30 Jun 2020, met at its date"),
    ([f"77% {JUNE}", f"suppressed {JULY}"], "", f"{HIDDEN}. CIN visits suppressed as at Sun 5 Jul 2020, target at least 85% by Tue 30 Jun 2020, not met at its date: 8 points short"),
    ([f"90% {MAY}", f"suppressed {JUNE}"], "", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020, target at least 85% by Tue 30 Jun 2020 "),
    ([f"suppressed {JUNE}", f"90% {JULY}"], "", "met late: CIN visits 90% as at Sun 5 Jul 2020, target at least 85% by Tue 30 Jun 2020, first on Sun 5 Jul 2020 (90%), suppressed at its date"),
    ([f"90% {MAY}", f"suppressed {JUNE}", f"77% {JULY}"], "", "not met: CIN visits 77% as at Sun 5 Jul 2020, target at least 85% by Tue 30 Jun 2020, 8 points short · worse, was 90%"),
    ([f"suppressed {MAY}", f"90% {JUNE}"], "", "met: CIN visits 90% as at Tue 30 Jun 2020"),
    ([f"suppressed {JUNE}", f"90% {JUNE}"], "", "met: CIN visits 90% as at Tue 30 Jun 2020"),
    ([f"90% {JUNE}", f"suppressed {JUNE}"], "", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020"),
    ([f"suppressed {JUNE}"], "at least 85% by 30 September 2020", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020, target at least 85% by Wed 30 Sep 2020"),
    ([f"suppressed {JUNE}"], "at most 25%", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020, target at most 25%"),
    (["suppressed as at 30 April 2020"], "at least 85%", "no reading since Thu 30 Apr 2020: CIN visits suppressed then, target at least 85%"),
    ([f"70% {MAY}", f"suppressed {JUNE}"], "rising", f"{HIDDEN}. CIN visits suppressed as at Tue 30 Jun 2020, rising"),
    (["70% as at 30 April 2020", f"suppressed {MAY}", f"77% {JUNE}"], "rising", "cannot be computed: the figure of May 2020 is suppressed. CIN visits 77%"),
    (["70% as at 30 April 2020", f"suppressed {MAY}", f"77% {JUNE}"], "rising each month", "cannot be computed: the figure of May 2020 is suppressed. CIN visits 77%"),
    (["80% as at 30 April 2020", f"suppressed {MAY}", f"77% {JUNE}"], "rising", "broken, no better than at the start (80% to 77%): CIN visits 77%"),
    (["80% as at 30 April 2020", f"77% {MAY}", f"suppressed {JUNE}"], "rising each month", "broken in May 2020 (80% to 77%): CIN visits suppressed as at Tue 30 Jun 2020, rising each month"),
    (["70% as at 30 April 2020", f"77% {MAY}", f"suppressed {JUNE}"], "rising each month", f"{HIDDEN}. CIN visits suppressed"),
    (["80% as at 30 April 2020", "77% as at 15 May 2020", f"suppressed {MAY}"], "rising each month", f"{HIDDEN}. CIN visits suppressed"),
    (["80% as at 30 April 2020", "77% as at 15 May 2020", f"suppressed {MAY}", f"82% {JUNE}"], "rising each month", "cannot be computed: the figure of May 2020 is suppressed. CIN visits 82%"),
    (["80% as at 30 April 2020", f"77% {MAY}", f"suppressed {JUNE}"], "rising", f"{HIDDEN}. CIN visits suppressed"),
    (["suppressed as at 30 April 2020", f"70% {MAY}", f"77% {JUNE}"], "rising", "held, 70% to 77%: CIN visits 77%"),
    ([f"suppressed {MAY}", f"77% {JUNE}"], "rising", "cannot be computed: the figure of May 2020 is suppressed. CIN visits 77%"),
    ([f"suppressed {JUNE}", f"Region 79% {JUNE}"], "within 10 points of Region", f"{HIDDEN}. CIN visits suppressed"),
    ([f"70% {JUNE}", f"Region suppressed {JUNE}"], "within 10 points of Region", "cannot be computed: Region is suppressed. CIN visits 70%"),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "target", "told"), VERDICTS)
def test_it_is_never_met_and_never_no_reading(m6: Conversation, readings: list[str], target: str, told: str) -> None:
    if target:
        m6("/measure undo", by=SAM)
        assert "has target" in m6(f"/measure target M6 CIN visits {target}", by=SAM)
    for each in readings:
        words = each if each.startswith("Region") else f"CIN visits {each}"
        assert m6(f"/measure reading M6 {words}").startswith("M6 reading saved.")

    shown = m6("/measure show M6").splitlines()

    line = next(shown[number + 1] for number, each in enumerate(shown) if each == "In force")
    assert f"{line[:1].lower()}{line[1:]}".startswith(told), line


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/measure show M6", "M6 Visits: cannot be computed"),
        ("/measure show M6", "Tue 30 Jun 2020 · CIN visits: suppressed · scorecard"),
        ("/measure show M6", 'Reported "met" (as at Wed 8 Jul 2020): the figures cannot confirm it.'),
        ("/measure list", f"M6 Visits · {HIDDEN} · CIN visits suppressed as at Tue 30 Jun 2020, target at least 85%"),
        ("/status", "The escalation measure was reported met: the figures cannot confirm it."),
        ("/status", "Cannot be computed: the figure is suppressed. CIN visits suppressed as at Tue 30 Jun 2020"),
        ("/digest", f"M6 Visits · suppressed · at least 85% by 30 Jun · {HIDDEN}"),
    ],
)
def test_it_is_shown_as_suppressed_with_its_day(m6: Conversation, line: str, told: str) -> None:
    m6("/measure reading M6 CIN visits suppressed as at 30 June source: scorecard")
    m6("/measure claim M6 met", by=SAM)

    assert told in m6(line)
    assert "no reading" not in m6(line)


def test_a_correction_adds_a_row_and_is_undone_and_withdrawn(m6: Conversation) -> None:
    m6("/measure reading M6 CIN visits suppressed as at 30 June")
    m6.later(minutes=2)
    told = m6("/measure reading M6 CIN visits 86% as at 30 June")
    assert "CIN visits 86% as at Tue 30 Jun 2020, in place of suppressed; both are kept" in told
    assert "Met: CIN visits 86%" in told
    m6.later(minutes=2)
    assert m6("/measure undo").startswith("Undone.")
    assert HIDDEN in m6("/measure list")
    m6.later(minutes=2)

    told = m6("/measure withdraw M6 reading suppressed as at 30 June because it was May's", by=SAM)
    assert told.startswith("M6: the reading CIN visits suppressed as at Tue 30 Jun 2020 is withdrawn.")
    assert "by <@U0SAM>: reading CIN visits suppressed as at Tue 30 Jun 2020. Because: it was May's" in m6(
        "/measure show M6"
    )
    assert "no reading" in m6("/measure list")
    assert problems_in(m6.log) == []


def test_a_slip_does_not_end_because_the_next_figure_is_suppressed(m6: Conversation) -> None:
    m6("/measure reading M6 CIN visits 90% as at 30 June")
    m6("/measure claim M6 met source: July report", by=SAM)
    m6.later(days=24)
    assert "borne out when made, slipped since" in m6("/measure reading M6 CIN visits 77% as at 31 July 2020")
    m6.later(days=31)
    m6("/measure reading M6 CIN visits suppressed as at 31 August 2020")

    assert "borne out when made, slipped since" in m6("/measure show M6")
    assert "M6 Visits: slipped since." in m6("/digest")


def test_a_month_that_broke_a_trend_contradicts_a_claim_whatever_is_suppressed_since(say: Conversation) -> None:
    say("/measure add M1 Placements", by=SAM)
    say("/measure target M1 moves falling each month", by=SAM)
    say("/measure reading M1 moves 18 as at 30 April 2020")
    say("/measure reading M1 moves 25 as at 31 May 2020")
    assert "The figures contradict it." in say("/measure claim M1 met", by=SAM)

    say("/measure reading M1 moves suppressed as at 30 June 2020")

    assert 'Reported "met" (as at Wed 8 Jul 2020): the figures contradict it.' in say("/measure show M1")
    assert "M1 Placements · broken in May 2020 (18 to 25) · moves suppressed as at Tue 30 Jun 2020" in say(
        "/measure list"
    )


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        (["suppressed as at 30 June 2020"], "Plans: suppressed · as at Tue 30 Jun 2020"),
        (["120 as at 31 May 2020", "suppressed as at 30 June 2020"], "Plans: suppressed · as at Tue 30 Jun 2020"),
        (["120 as at 30 April 2020", "suppressed as at 31 May 2020", "130 as at 30 June 2020"],
         "Plans: 130, 10 more than 120 in Apr 2020 (8% more) · as at"),
        (["suppressed as at 30 June 2019", "130 as at 30 June 2020"], "Plans: 130, suppressed a year before · as at"),
    ],
)  # fmt: skip
def test_a_watched_figure_is_not_compared_with_what_is_suppressed(
    say: Conversation, readings: list[str], told: str
) -> None:
    say("/measure add M8 Plans", by=SAM)
    for each in readings:
        assert say(f"/measure reading M8 plans {each}").startswith("M8 reading saved.")

    assert told in say("/measure show M8")


def test_it_is_entered_by_form_too(m6: Conversation) -> None:
    told = m6.fill("/measure reading", {"ref": "M6", "figure": "suppressed", "as at": "30 June 2020"}, by=JO)

    assert not told.refused
    assert "CIN visits: suppressed" in m6("/measure show M6")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("suppressed", ""), ("c", '"c" as suppressed'), ("[c]", '"[c]" as suppressed'), ("*", '"*" as suppressed'),
        ("Supp", '"Supp" as suppressed'), ("<5", '"<5" as suppressed'), ("too small to show", "as suppressed"),
        ("x", "the figure is not available"), ("z", "a figure does not apply"), ("low", "rounds to nought"),
        ("u", "too unreliable"), ("n/a", "there is no figure, and not why"), ("..", "there is no figure"),
    ],
)  # fmt: skip
def test_a_cell_says_it_too(m6: Conversation, tmp_path: Path, cell: str, told: str) -> None:
    file = tmp_path / "readings.csv"
    file.write_text(f"measure,indicator,as_at,value,unit,source\nM6,CIN visits,2020-06-30,{cell},%,scorecard\n")
    report: list[str] = []

    refused = import_all(m6.log, [file], lambda store: store.boards.all()[0], m6.now, False, report.append)

    assert told in "\n".join(report)
    assert ("CIN visits: suppressed · " in m6("/measure show M6")) == (not refused)
    assert bool(refused) == ("says that" in "\n".join(report))
    again = import_all(m6.log, [file], lambda store: store.boards.all()[0], m6.now, False, report.append)
    assert again == refused
    assert m6("/measure show M6").count("CIN visits: suppressed · scorecard") == (not refused)
    assert problems_in(m6.log) == []
