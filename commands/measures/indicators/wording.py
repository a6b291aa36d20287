"""How a measure and its verdicts are worded: in one way, in every reply and in the digest."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from board.conditions import Condition, Kind
from board.measures import Assessment
from board.outcomes import UNKNOWN, Outcome, Verdict
from board.watched import Figure
from board.words import capital, count, day
from commands.reply import Bold, Line, Span

NO_TARGET = "no target is set"
NOT_READ = "watched · no figure yet"


def figure_words(verdict: Verdict) -> str:
    """The figure that a verdict rests on, with its day: `CIN visits in timescale 77% as at Tue 30 Jun 2020`. The day of
    a stale figure is left to the outcome, which says it."""
    if verdict.reading is None:
        return verdict.condition.indicator
    if verdict.is_stale:
        return f"{indicator_and_figure(verdict)} then"
    checked = f", {verdict.reading.checked}" if verdict.reading.checked else ""
    return f"{indicator_and_figure(verdict)} as at {day(verdict.reading.as_at)}{checked}"


def indicator_and_figure(verdict: Verdict) -> str:
    """`CIN visits in timescale 77%`, or the indicator alone if there is no figure."""
    indicator = verdict.condition.indicator
    colon = ":" if indicator[-1:].isdigit() else ""
    return f"{indicator}{colon} {verdict.reading.figure if verdict.reading else ''}".strip()


def verdict_line(assessment: Assessment, verdict: Verdict, on: date | None = None) -> Line:
    """A verdict in full, as at today or the day `on`: its outcome, figure, target and date, how far short it is, and
    its direction of travel.

    `Not met: CIN visits in timescale 77% as at …, target at least 85% by …, 8 points short · better, was 75%`.
    """
    condition = verdict.condition
    known = verdict.outcome not in UNKNOWN
    if condition.is_judged:
        judgement = f" ({verdict.because})" if known else ""
        return (Bold(f"{capital(verdict.outcome)}:"), f" {condition.indicator}{judgement}")
    spans: list[Span] = [
        Bold(f"{capital(_outcome_words(verdict))}{'.' if verdict.is_hidden else ':'}"),
        f" {figure_words(verdict)}, {test_words(verdict)}{', ' if verdict.beside else ''}{verdict.beside}",
    ]
    if verdict.because and (verdict.is_stale or (known and not _is_said_with_outcome(condition))):
        spans += [", ", Bold(verdict.because) if verdict.short is not None else verdict.because]
    spans += [f" · {words}" for words in (assessment.travel(verdict, on), _open_questions(verdict)) if words]
    return tuple(spans)


def _outcome_words(verdict: Verdict) -> str:
    """The outcome. For a trend it includes the reason, and for an unknown outcome what is missing."""
    if verdict.is_stale:
        return verdict.since
    if verdict.is_hidden:
        return f"{verdict.outcome}: {verdict.brief}"
    if verdict.outcome in UNKNOWN:
        asked = verdict.because if verdict.outcome != Outcome.NOT_DEFINED else ""
        return f"{verdict.outcome} ({asked})" if asked else str(verdict.outcome)
    return verdict.words if _is_said_with_outcome(verdict.condition) else str(verdict.outcome)


def _is_said_with_outcome(condition: Condition) -> bool:
    """True if the reason comes with the outcome rather than after the figure: no one figure decides a trend."""
    match condition.kind:
        case Kind.TREND:
            return True
        case Kind.THRESHOLD | Kind.COMPARATOR | Kind.EVIDENCE:
            return False
        case never:
            assert_never(never)


def test_words(verdict: Verdict) -> str:
    """The test of a verdict's figure: `target at least 85% by Tue 30 Jun 2020`; `rising each month`."""
    return f"target {verdict.condition.test}" if verdict.condition.target is not None else verdict.condition.test


def _open_questions(verdict: Verdict) -> str:
    is_open = verdict.outcome == Outcome.NOT_DEFINED and not verdict.is_hidden
    return f"not settled: {verdict.because}" if is_open else ""


def short_figure(verdict: Verdict) -> str:
    """What a verdict is about, in a few words: `CP visits in timescale 90%`."""
    return verdict.condition.indicator if verdict.condition.is_judged else indicator_and_figure(verdict)


def short_outcome(verdict: Verdict) -> str:
    """A verdict's outcome, in a few words: `met`; `not met, 8 points short`."""
    return str(verdict.outcome) if verdict.condition.is_judged or verdict.reading is None else verdict.words


def measure_words(assessment: Assessment) -> str:
    """What the figures say of a measure: its worst condition in force or, without a target, its first figure."""
    worst = assessment.worst
    if worst is None:
        return watched_words(assessment)
    if worst.condition.is_judged:
        told = [str(worst.outcome), worst.condition.indicator]
    else:
        told = [_outcome_words(worst), f"{figure_words(worst)}, {test_words(worst)}"]
        told += [worst.because] if worst.because and _says_how(worst) else []
        told += [worst.beside] if worst.beside else []
        told += [words for words in (assessment.travel(worst), _open_questions(worst)) if words]
        told += _a_year_before(assessment, worst)
    many = len(assessment.verdicts)
    return " · ".join([*told, f"worst of {many} conditions"] if many > 1 else told)


def _a_year_before(assessment: Assessment, verdict: Verdict) -> list[str]:
    """How the verdict's figure has changed in a year. Empty for a stale figure."""
    found = None if verdict.is_stale else assessment.figure(verdict.condition.indicator)
    return (
        [found.since_year.since_a_year_before]
        if found and found.since_year and not found.is_last_of_a_year_before
        else []
    )


def watched_words(assessment: Assessment) -> str:
    """What the figures say of a measure without a target: its first figure, and how many more it has."""
    figures = assessment.figures
    more = [f"and {count(len(figures) - 1, 'more figure')}"] if len(figures) > 1 else []
    return " · ".join([str(assessment.outcome), *map(figure_line, figures[:1]), *more] if figures else [NOT_READ])


def figure_line(figure: Figure) -> str:
    """`Open assessments: 1,675, 534 more than a year before (47% more), when it was 1,141 · as at Thu 31 Dec 2020`."""
    return f"{figure.latest.indicator}: {figure.words}"


def measures_counted(assessments: Sequence[Assessment], how: str = "") -> str:
    """`7 escalation measures in full, worst first, and 1 watched`; `how` is the words after the first count. A kind
    that has no measures is left out."""
    watched = sum(each.is_watched for each in assessments)
    if watched == len(assessments):
        return f"{count(watched, 'measure')} watched"
    escalation = count(len(assessments) - watched, "escalation measure")
    return f"{escalation}{how}" + (f", and {watched} watched" if watched else "")


def _says_how(verdict: Verdict) -> bool:
    """True if the verdict's reason says more than what it was compared with, such as how far it is from a target."""
    how = verdict.condition.has_target or verdict.short is not None or verdict.outcome == Outcome.MET_LATE
    return verdict.is_stale or (how and verdict.outcome != Outcome.NOT_DEFINED)
