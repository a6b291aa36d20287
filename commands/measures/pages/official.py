"""Official figures in words, beside the council's own: on a measure's page and in the paper."""

from collections.abc import Iterable

from board.conditions import Reading
from board.measures import Assessment
from commands.measures.indicators.wording import figure_line
from commands.reply import Line, whole_lines

TITLE = "Official figures, beside the council's own"
CAVEAT = (
    "Official figures are for whole years, by the department's own definitions, and come out months later. They are "
    "not the council's own figures; no verdict rests on them, and nothing is compared between the two."
)


def official_lines(assessment: Assessment) -> list[Line]:
    """The official figures published by the assessment's day, with the council's own beside them, why the two are not
    compared, and the sources. Empty if there are none."""
    official = assessment.official
    if not official:
        return []
    own = [f"The council's own: {figure_line(each)}" for each in assessment.figures]
    told = [*own, *(each.words for each in official)]
    lines = [line for each in told for line in whole_lines(each)]
    return [*lines, *caveat_lines(each.figure.latest for each in official)]


def caveat_lines(readings: Iterable[Reading]) -> list[Line]:
    """What official figures are, and the sources of these."""
    sources = dict.fromkeys(each.source for each in readings if each.source)
    return [line for each in (CAVEAT, *(f"Source: {each}" for each in sources)) for line in whole_lines(each)]
