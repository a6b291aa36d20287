"""The measures of a paper: a table, each measure in full, and claims beside figures, as in the digest."""

from board.conditions import shown
from board.measures import Assessment
from board.publishing import held_back_words
from board.series import series
from commands.measures.claims.statement_words import statement_lines
from commands.measures.pages.charted import charted_indicators, picture_of
from commands.measures.pages.official import TITLE, official_lines
from commands.pack.gathered import Gathered
from commands.reply import Bold, Heading, Line, Paragraph, Part, listing
from commands.standing.claimed import claims_in_full
from commands.standing.measures import in_full, others


def measures(got: Gathered) -> list[Part]:
    """A table of all measures, and a section for each; empty if there is none."""
    if not got.where.assessments:
        return []
    sections = [part for each in got.where.measures_worst_first for part in _measure(got, each)]
    return [Heading("Escalation measures"), *others(got.where, told=()), *sections]


def _measure(got: Gathered, assessment: Assessment) -> list[Part]:
    (title,), *lines = in_full(assessment)
    told: list[Line] = [*lines, *_held_back(got, assessment)]
    told += statement_lines(assessment.measure.statements, assessment.today)
    name = title.words if isinstance(title, Bold) else str(title)
    return [Heading(name, 2), listing(*told), *charts(assessment), *_official(assessment)]


def _held_back(got: Gathered, assessment: Assessment) -> list[Line]:
    """The measure's figures that are not to be published, marked as such in the board's own paper. Other papers say on
    their first page that they leave them out."""
    those = [each for ref, each in got.held_back if ref == assessment.measure.ref] if got.named else []
    return [(f"Not for outside the board: {each.figure}, {held_back_words(each)}",) for each in those]


def _official(assessment: Assessment) -> list[Part]:
    told = official(assessment)
    return [Heading(TITLE, 3), *told] if told else []


def official(assessment: Assessment) -> list[Part]:
    """The official figures published by then, beside the council's own; empty if there is none."""
    lines = official_lines(assessment)
    return [listing(*lines)] if lines else []


def charts(assessment: Assessment) -> list[Part]:
    """A chart of each indicator that has more than one figure."""
    measure, today = assessment.measure, assessment.today
    names = charted_indicators(measure, today)
    return [picture_of(assessment, each) for each in names if len(shown(series(measure.readings, each, today))) > 1]


def claims(got: Gathered) -> list[Part]:
    """Each claim that the figures do not bear out, beside the figures."""
    told = [part for each in claims_in_full(got.where) for part in _headed(each)]
    return [Heading("Claims and figures side by side"), *told] if told else []


def _headed(part: Paragraph) -> list[Part]:
    """The paragraph as a heading, from its first line, and a list."""
    title = "".join(span if isinstance(span, str) else span.words for span in part.lines[0])
    return [Heading(title, 2), listing(*part.lines[1:])]
