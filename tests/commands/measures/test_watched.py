"""A measure without a target is watched: its figures are told with how they have changed, and never judged."""

from datetime import UTC, datetime

import pytest
from conversation import SAM, Conversation

from storage.upkeep.verify import problems_in

JAN_7 = datetime(2021, 1, 7, 9, tzinfo=UTC)


def watching(say: Conversation, *readings: str, title: str = "Open assessments") -> Conversation:
    """M8 with these readings, on the day after which West Sussex's scrutiny met."""
    say.now = JAN_7
    say(f"/measure add M8 {title}", by=SAM)
    for each in readings:
        assert say(f"/measure reading M8 {each}").startswith("M8 reading saved.")
    return say


# The figures that West Sussex County Council published for its scrutiny committee of 7 January 2021.
WEST_SUSSEX = [
    "Open assessments 1,141 as at 31 December 2019",
    "Open assessments 1,675 as at 31 December 2020",
]
REFERRED = ["Re-referrals 30.5% as at 30 June 2020", "Re-referrals 23.7% as at 30 November 2020"]


@pytest.mark.parametrize(
    ("readings", "title", "line", "told"),
    [
        (WEST_SUSSEX, "Open assessments", "/measure show M8", "1,675, 534 more than a year before (47% more), when it was 1,141 · as at Thu 31 Dec 2020"),
        (WEST_SUSSEX, "Open assessments", "/measure list", "watched · Open assessments: 1,675, 534 more than a year before (47% more)"),
        (WEST_SUSSEX, "Open assessments", "/status M8", "M8 Open assessments: watched"),
        (WEST_SUSSEX, "Open assessments", "/status", "M8 Open assessments · 1,675, 47% more than a year before · no target is set · watched"),
        (WEST_SUSSEX, "Open assessments", "/digest", "M8 Open assessments · 1,675, 47% more than a year before · no target is set · watched"),
        (REFERRED, "Re-referrals", "/measure show M8", "Re-referrals: 23.7%, 6.8 points lower than 30.5% in Jun 2020 · as at Mon 30 Nov 2020"),
        (REFERRED, "Re-referrals", "/measure list", "23.7%, 6.8 points lower than 30.5% in Jun 2020"),
        (REFERRED, "Re-referrals", "/status", "M8 Re-referrals · 23.7%, 6.8 points lower · no target is set · watched"),
        ([], "Open assessments", "/measure show M8", "No target is set, so its figures are watched and not judged."),
        ([], "Open assessments", "/measure list", "M8 Open assessments · watched · no figure yet · nothing claimed"),
        ([], "Open assessments", "/status", "M8 Open assessments · none · no target is set · watched"),
    ],
)  # fmt: skip
def test_what_west_sussex_published_is_told(
    say: Conversation, readings: list[str], title: str, line: str, told: str
) -> None:
    watching(say, *readings, title=title)

    assert told in say(line)
    assert problems_in(say.log) == []


CHANGES = [
    # What is read, oldest first, and what is told of the last of them.
    (["visits 77% as at 30 June 2020"], "visits: 77% · as at Tue 30 Jun 2020"),
    (["visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"], "visits: 77%, 2 points higher than 75% in May 2020 · as at"),
    (["visits 77% as at 31 May 2020", "visits 76% as at 30 June 2020"], "visits: 76%, 1 point lower than 77% in May 2020 ·"),
    (["visits 77% as at 31 May 2020", "visits 77% as at 30 June 2020"], "visits: 77%, the same as in May 2020 ·"),
    (["visits 77% as at 2 June 2020", "visits 79% as at 30 June 2020"], "visits: 79%, 2 points higher than 77% on Tue 2 Jun 2020 ·"),
    (["plans 120 as at 31 May 2020", "plans 130 as at 30 June 2020"], "plans: 130, 10 more than 120 in May 2020 (8% more) ·"),
    (["plans 130 as at 31 May 2020", "plans 120 as at 30 June 2020"], "plans: 120, 10 fewer than 130 in May 2020 (8% fewer) ·"),
    (["plans 0 as at 31 May 2020", "plans 3 as at 30 June 2020"], "plans: 3, 3 more than 0 in May 2020 ·"),
    (["plans 3 as at 31 May 2020", "plans 0 as at 30 June 2020"], "plans: 0, 3 fewer than 3 in May 2020 (100% fewer) ·"),
    (["plans 2,000 as at 31 May 2020", "plans 1 as at 30 June 2020"], "plans: 1, 1,999 fewer than 2,000 in May 2020 (99.95% fewer) ·"),
    (["plans 3,000 as at 31 May 2020", "plans 3,001 as at 30 June 2020"], "plans: 3,001, 1 more than 3,000 in May 2020 (0.03% more) ·"),
    (["plans 1 as at 31 May 2020", "plans 250 as at 30 June 2020"], "plans: 250, 249 more than 1 in May 2020 (24,900% more) ·"),
    (["cases 18.0 as at 31 May 2020", "cases 17.3 as at 30 June 2020"], "cases: 17.3, 0.7 lower than 18.0 in May 2020 (4% lower) ·"),
    (["visits 77% of 413/536 as at 31 May 2020", "visits 77% of 412/535 as at 30 June 2020"],
     "visits: 77%, 0.1 points lower than 77.1% in May 2020, now 77.0% ·"),
    (["visits 90.25% as at 31 May 2020", "visits 88% of 438/500 as at 30 June 2020"],
     "visits: 88%, 2.65 points lower than 90.25% in May 2020, now 87.60% ·"),
    (["visits 70% as at 30 June 2019", "visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"],
     "visits: 77%, 2 points higher than 75% in May 2020; 7 points higher than a year before, when it was 70% ·"),
    (["visits 77% as at 30 June 2019", "visits 75% as at 31 May 2020", "visits 77% as at 30 June 2020"],
     "visits: 77%, 2 points higher than 75% in May 2020; the same as a year before ·"),
    (["visits 70% as at 31 July 2019", "visits 77% as at 30 June 2020"], "visits: 77%, 7 points higher than 70% in Jul 2019 ·"),
    (["visits 70% as at 12 June 2019", "visits 77% as at 30 June 2020"],
     "visits: 77%, 7 points higher than a year before, when it was 70% ·"),
    (["visits 60% as at 1 June 2019", "visits 70% as at 28 June 2019", "visits 77% as at 30 June 2020"],
     "visits: 77%, 7 points higher than a year before, when it was 70% ·"),
    (["ICPC (from s47) 80% as at 30 June 2019", "ICPC (from s47) 77% as at 30 June 2020"],
     "ICPC (from s47): 77%, 3 points lower than a year before, when it was 80% ·"),
    (["visits 70% as at 28 February 2019", "visits 77% as at 29 February 2020"],
     "no reading since Sat 29 Feb 2020 · then 77%, 7 points higher than a year before, when it was 70%"),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "told"), CHANGES)
def test_a_change_is_told_in_points_or_in_percent(say: Conversation, readings: list[str], told: str) -> None:
    say("/measure add M8 Front door", by=SAM)
    for each in readings:
        assert say(f"/measure reading M8 {each}").startswith("M8 reading saved."), each

    assert told in say("/measure show M8")
    assert told.rsplit(": ", maxsplit=1)[-1] in say("/measure list")


OVERSEEN = [
    # What is typed, and a line of the answer.
    ("/measure reading M8 1,690 as at 31 January 2021", "Open assessments: 1,690, 15 more than 1,675 in Dec 2020 (1% more) · as at"),
    ("/measure reading M8 1,690 cases as at 31 January 2021", "M8 reading saved. Open assessments 1,690"),
    ("/measure reading M8 23.7% as at 31 January 2021", '"Open assessments" is counted in numbers, not in percent.'),
    ("/measure reading M8 suppressed as at 31 January 2021", "M8 reading saved. Open assessments suppressed"),
    ("/measure list only watched", "1 measure watched"),
    ("/measure list Watched measures", "1 measure watched"),
    ("/measure list failing", 'Not listed. I don\'t know the filter "failing". Measures are listed by these:'),
    ("/measure claim M8 met", "The figures cannot confirm it."),
    ("/measure judge M8 met evidence: seen in the folder", "M8 has no condition for a person to judge"),
    ("/measure target M8 at most 1,500 by 30 June 2021", "To go: Open assessments 1,675 as at Thu 31 Dec 2020"),
    ("/measure target M8 falling", "Broken, no better than at the start (1,141 to 1,675)"),
    ("/measure withdraw M8 reading 1,675 because it was of another team", "M8: the reading Open assessments 1,675 as at Thu 31 Dec 2020 is withdrawn."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), OVERSEEN)
def test_every_other_verb_knows_a_measure_that_is_watched(say: Conversation, line: str, told: str) -> None:
    watching(say, *WEST_SUSSEX)
    say.later(days=31)

    assert told in say(line, by=SAM)
    assert problems_in(say.log) == []


def test_the_sentence_on_top_counts_escalation_measures_only(say: Conversation) -> None:
    watching(say, *WEST_SUSSEX)
    assert "escalation measure" not in say("/status")
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 visits at least 85%", by=SAM)
    say("/measure reading M6 visits 86% as at 31 December 2020")
    say("/measure claim M6 met", by=SAM)

    for line in ("/status", "/digest"):
        assert "The escalation measure was reported met: the figures bear it out." in say(line)
    assert say("/measure list").splitlines()[0] == "1 escalation measure, worst first, and 1 watched"


def test_a_figure_that_is_too_old_is_said_to_be(say: Conversation) -> None:
    watching(say, *WEST_SUSSEX)
    say.later(days=60)

    row = "M8 Open assessments · 1,675 · no target is set · watched; no reading since 31 Dec 2020"
    assert row in say("/status")
    told = "Open assessments: no reading since Thu 31 Dec 2020 · then 1,675, 534 more than a year before (47% more)"
    assert told in say("/measure show M8")


def test_the_first_target_may_ask_for_the_other_way(say: Conversation) -> None:
    watching(say, *WEST_SUSSEX)
    say("/measure edit M8 good: lower", by=SAM)

    told = say("/measure target M8 at least 1,500", by=SAM)

    assert "Until now lower was said to be good; by this target higher is." in told
    assert "· better, was 1,141" in told


def test_the_next_digest_tells_of_new_figures_and_edits(say: Conversation) -> None:
    watching(say, *WEST_SUSSEX)
    say("/digest post", by=SAM)
    with say.log.writing() as store:
        while post := store.outbox.take(say.team, say.now):
            store.outbox.posted(post, "1.1", say.now)
    say.later(days=7)
    say("/measure reading M8 1,690 as at 13 January 2021")
    say("/measure edit M8 title: Assessments open good: lower", by=SAM)

    told = say("/digest")
    assert "M8 Open assessments 1,690, 1% more, worse" in told
    assert 'M8 called "Assessments open", and "Open assessments" before; Open assessments lower is good' in told


def test_the_form_of_a_measure_with_several_figures_asks_which(say: Conversation) -> None:
    watching(say, *WEST_SUSSEX)
    say("/measure edit M8 Re-referrals good: lower unit: %", by=SAM)

    refused = say.fill("/measure edit", {"ref": "M8", "good": "higher"}, by=SAM)
    assert refused.refused
    told = say.fill("/measure edit", {"ref": "M8", "indicator": "Open assessments", "good": "higher"}, by=SAM)
    assert not told.refused
    assert "when it was 1,141: better" in say("/measure show M8")
    told = say.fill("/measure edit", {"ref": "M8", "title": "Front door"}, by=SAM)
    assert not told.refused
    assert "M8 Front door: watched" in say("/measure show M8")


@pytest.mark.parametrize(("typed", "told"), [
    ("38 days as at 30 June 2020", "Waits for assessments 38 as at Tue 30 Jun 2020"),
    ("14.2 FTE as at 30 June 2020", "Waits for assessments 14.2 as at Tue 30 Jun 2020"),
    ("77% re-referrals as at 30 June 2020", "re-referrals 77% as at Tue 30 Jun 2020"),
])  # fmt: skip
def test_what_its_first_figure_is_counted_in_is_not_its_name(say: Conversation, typed: str, told: str) -> None:
    say("/measure add M8 Waits for assessments", by=SAM)

    assert say(f"/measure reading M8 {typed}").splitlines()[0] == f"M8 reading saved. {told}"


def test_what_a_figure_is_counted_in_holds_for_the_next(say: Conversation) -> None:
    say("/measure add M8 Waits for assessments", by=SAM)
    say("/measure reading M8 38 days as at 31 May 2020")

    told = say("/measure reading M8 £1,250 as at 30 June 2020")

    assert told == 'Not saved. "Waits for assessments" is counted in days, not in £.'


def test_a_figure_that_is_there_already_is_no_correction(say: Conversation) -> None:
    """Told as one, a claim would be judged again by it, and the digest would say that something has changed."""
    say("/measure add M8 Open assessments", by=SAM)
    say("/measure reading M8 1,141 as at 30 June 2020 source: scorecard")
    before = say("/measure show M8")
    say.later(minutes=2)

    told = say("/measure reading M8 1141 as at 30 June 2020 source: scorecard", by=SAM)

    assert told.splitlines()[0] == "Not saved. M8 has that already: Open assessments 1,141 as at Tue 30 Jun 2020."
    assert say("/measure show M8") == before
    assert say("/measure reading M8 1141 as at 30 June 2020 caveat: provisional").startswith("M8 reading saved.")
