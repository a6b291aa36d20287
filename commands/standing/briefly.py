"""Actions, figures and verdicts in a line or two on a phone, however long their titles are.

A text that is cut ends in `…`; the digest's thread and the lists have it whole.
"""

from datetime import date

from board.actions import Action
from board.conditions import Condition
from board.measures import Assessment, Measure
from board.outcomes import Outcome, Verdict
from board.words import cut, short_day
from commands.actions.wording import owner
from commands.measures.indicators.wording import indicator_and_figure
from commands.reply import Bold, Line

# The most characters: with the days, an action's ref, title and owner take two lines of 42.
MOST_ACTION = 44
LEAST_TITLE = 20
MOST_OWNER = 22
MOST_MEASURE = 24
MOST_INDICATOR = 30
MOST_SAID = 40


def action_line(action: Action, named: bool, when: str) -> Line:
    """`R10-02 Single definition agreed for each of the… · Head of Performance · 150 days`; no owner unless `named`."""
    title = cut(action.title, max(MOST_ACTION - len(action.ref), LEAST_TITLE))
    whose = owner(action) if action.owner_id else cut(owner(action), MOST_OWNER)
    return (Bold(action.ref), " " + " · ".join([title, *([whose] if named else []), when]))


def measure_name(measure: Measure) -> str:
    """`M6 Statutory visits`."""
    return f"{measure.ref} {cut(measure.title, MOST_MEASURE)}"


def figure(verdict: Verdict) -> str:
    """`CIN visits in timescale 77%`; for a judgement, the evidence that it needs."""
    about = verdict.condition.indicator
    return indicator_and_figure(verdict).replace(about, cut(about, MOST_INDICATOR), 1)


def target(condition: Condition, today: date, dated: bool = True) -> str:
    """`at least 85% by 30 Jun`; `evidence` if a person judges it."""
    if condition.is_judged:
        return "evidence"
    by = f" by {short_day(condition.due_on, today)}" if dated and condition.due_on else ""
    return f"{'100%' if _is_all(condition) else cut(condition.asked, MOST_SAID)}{by}"


def _is_all(condition: Condition) -> bool:
    """True if the target is 100%, so that `at least` would add nothing."""
    return condition.higher and condition.unit == "%" and condition.target == 100


def outcome(verdict: Verdict, today: date) -> str:
    """`not met, 8 points short`; `5 points to go`; `no reading since 30 Jun 2019`."""
    if verdict.is_stale and verdict.reading:
        return f"no reading since {short_day(verdict.reading.as_at, today)}"
    if verdict.outcome == Outcome.TO_GO or not verdict.brief:
        return verdict.brief or str(verdict.outcome)
    said = cut(verdict.brief, MOST_SAID)
    if said.startswith("in "):
        return f"{verdict.outcome} {said}"
    return f"{verdict.outcome}{',' if verdict.short is not None else ':'} {said}"


def gap(verdict: Verdict, today: date) -> str:
    """The outcome after a figure and its target, which already show that it is not met: `8 points short`."""
    return verdict.brief if verdict.outcome == Outcome.NOT_MET and verdict.brief else outcome(verdict, today)


def latest(assessment: Assessment, verdict: Verdict) -> str:
    """`86%, better`; `none` if there is no figure."""
    if verdict.reading is None:
        return "none"
    return ", ".join(filter(None, [verdict.reading.figure, assessment.direction(verdict)]))


def watched(assessment: Assessment) -> str:
    """`1,675, 47% more than a year before`, for a measure without a target; `none` if there is no figure."""
    figures = assessment.figures
    return figures[0].briefly if figures else "none"
