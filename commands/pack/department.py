"""The chair's report to the department: for each measure what was asked, what was claimed and by whom, the figures and
verdicts, and the evidence."""

from board.conditions import Condition, Reading, indicator_key
from board.measures import Assessment
from board.series import series
from board.words import capital, day
from commands.measures.claims.statement_words import CHAIR_SAYS, statement_lines
from commands.measures.indicators.claim_wording import NO_CLAIM, claim_lines
from commands.measures.indicators.wording import NO_TARGET, figure_line, verdict_line
from commands.measures.pages.official import TITLE
from commands.pack.gathered import Gathered
from commands.pack.measures import charts, official
from commands.pack.tables import table
from commands.reply import Heading, Line, Part, listing, paragraph

FIGURES = ("Indicator", "As at", "Figure", "Counts", "Source", "Caveat")
EVIDENCE = ("To be shown", "Judged", "On", "Evidence")
# The latest of each indicator; the chart has the rest.
_READINGS = 6


def by_measure(got: Gathered) -> list[Part]:
    """A section for each measure, in the order of the log."""
    return [part for each in got.where.assessments for part in _measure(got, each)]


def _measure(got: Gathered, assessment: Assessment) -> list[Part]:
    measure = assessment.measure
    sections = (
        ("What was asked", _asked(measure.conditions)),
        ("What was claimed, and by whom", _claimed(assessment)),
        ("What the figures say", [*_verdicts(assessment), *charts(assessment)]),
        ("The latest figures, newest first", _figures(got, assessment)),
        (TITLE, official(assessment)),
        ("Evidence", _evidence(got, measure.conditions)),
        (CHAIR_SAYS, _said(assessment)),
    )
    told = [part for title, parts in sections if parts for part in (Heading(title, 2), *parts)]
    return [Heading(f"{measure.ref} {measure.title}: {assessment.outcome}"), *told]


def _asked(conditions: tuple[Condition, ...]) -> list[Part]:
    if not conditions:
        return [paragraph(f"{capital(NO_TARGET)}: its figures are watched.")]
    return [listing(*[_condition(each) for each in conditions])]


def _condition(condition: Condition) -> str:
    asked = condition.test if condition.is_judged else f"{condition.indicator}: {condition.test}"
    words = [f'in the words of its source "{condition.due_words}"'] if condition.due_words else []
    source = [f"source: {condition.source}"] if condition.source else []
    note = [condition.note] if condition.note else []
    return " · ".join([f"{condition.label}: {asked}", *words, *source, *note])


def _claimed(assessment: Assessment) -> list[Part]:
    told = claim_lines(assessment)
    return [listing(*told)] if told != [NO_CLAIM] else [paragraph(NO_CLAIM)]


def _verdicts(assessment: Assessment) -> list[Part]:
    lines: list[Line] = [verdict_line(assessment, each) for each in assessment.verdicts]
    lines = lines or [(figure_line(each),) for each in assessment.figures]
    return [listing(*lines)] if lines else [paragraph("No figure is known.")]


def _figures(got: Gathered, assessment: Assessment) -> list[Part]:
    measure = assessment.measure
    names = dict.fromkeys(indicator_key(each.indicator) for each in measure.readings)
    known = [series(measure.as_shown, name, assessment.today)[::-1][:_READINGS] for name in names]
    rows = [_row(each) for one in known for each in one]
    about = f"{measure.ref}: each figure with its day, source and caveat"
    return [table(got, FIGURES, rows, about)] if rows else []


def _row(reading: Reading) -> tuple[str, ...]:
    caveat = ", ".join(filter(None, ["corrected" if reading.revises else "", reading.caveat, reading.checked]))
    return (reading.indicator, day(reading.as_at), reading.figure, reading.fraction, reading.source, caveat)


def _evidence(got: Gathered, conditions: tuple[Condition, ...]) -> list[Part]:
    rows = []
    for condition in conditions:
        if judged := condition.judgement(got.on):
            met = "met" if judged.met else "not met"
            rows.append((condition.indicator, met, day(got.board.schedule.today(judged.judged_at)), judged.evidence))
        elif condition.is_judged:
            rows.append((condition.indicator, "not judged yet", "", ""))
    return [table(got, EVIDENCE, rows, "What a person judges, and on what evidence")] if rows else []


def _said(assessment: Assessment) -> list[Part]:
    told = statement_lines(assessment.measure.statements, assessment.today)
    return [paragraph(*told)] if told else []
