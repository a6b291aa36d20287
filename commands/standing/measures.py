"""The escalation measures, as a table with the worst first, and each in full."""

from collections.abc import Sequence
from datetime import date

from board.bodies import COUNCIL, same_body
from board.claims import Standing
from board.conditions import Claim
from board.measures import Assessment
from board.outcomes import FAILING, Verdict
from board.position import Position
from board.words import cut, short_day
from commands.measures.indicators.claim_wording import claim_lines, others_counted
from commands.measures.indicators.wording import NO_TARGET, figure_line, verdict_line
from commands.reply import Bold, Code, Line, Part, Table, paragraph
from commands.standing.briefly import MOST_OWNER, latest, measure_name, outcome, target, watched
from commands.standing.room import rows_that_fit

HEADINGS = ("Measure", "Latest", "Target", "Verdict")


def others(where: Position, told: Sequence[Assessment], room: float | None = None) -> list[Part]:
    """The measures not in `told`, as a table, or a line that the board has none. With `room`, in lines on a phone, only
    as many of the worst as fit."""
    if not where.assessments:
        return [paragraph((Bold("Escalation measures:"), " none is set up yet. ", Code("/measure add M1 <title>")))]
    left = [each for each in where.measures_worst_first if each not in told]
    if not left:
        return []
    rows = [_row(each, where) for each in left]
    shown = rows if room is None else rows_that_fit(rows, room)
    rest = len(rows) - len(shown)
    more = [paragraph((f"and {rest:,} more: ", Code("/measure list")))] if rest else []
    which = "The other measures" if told else "Escalation measures"
    return [Table(HEADINGS, tuple(shown), said=f"{which}, worst first: latest, target, verdict"), *more]


def _row(assessment: Assessment, where: Position) -> tuple[str, ...]:
    worst, shown = assessment.worst, _with_figure(assessment)
    if worst is None or shown is None:
        told = str(assessment.outcome) + _too_old(assessment) + _unconfirmed(assessment, where)
        return (measure_name(assessment.measure), watched(assessment), NO_TARGET, told)
    is_of_use = worst is shown or shown.reading is None
    return (
        measure_name(assessment.measure),
        latest(assessment, shown),
        target(shown.condition, where.today, dated=is_of_use),
        _outcome(worst, shown, where.today) + _unconfirmed(assessment, where),
    )


def _outcome(worst: Verdict, shown: Verdict, today: date) -> str:
    """The worst outcome. If a judgement fails while the row shows a figure, it says that the evidence fails and, if the
    figure is stale, that too."""
    if worst is shown or worst.outcome not in FAILING:
        return outcome(worst, today)
    told = [f"evidence {outcome(worst, today)}", *([outcome(shown, today)] if shown.is_stale else [])]
    return "; ".join(told)


def indicator_shown(assessment: Assessment) -> str:
    """The indicator of the measure's main figure; empty if there is no figure."""
    shown = _with_figure(assessment)
    if shown is not None:
        return shown.condition.indicator if shown.reading else ""
    return next((each.latest.indicator for each in assessment.figures), "")


def _too_old(assessment: Assessment) -> str:
    """That the watched figure is stale; empty if it is not."""
    stale = next((each for each in assessment.figures[:1] if each.is_stale), None)
    return f"; no reading since {short_day(stale.latest.as_at, assessment.today)}" if stale else ""


def _with_figure(assessment: Assessment) -> Verdict | None:
    """The verdict whose figure is shown for the measure: the worst or, if a person judges that one, the first with a
    target and a figure, else the first with any figure."""
    worst = assessment.worst
    if worst is None or not worst.condition.is_judged:
        return worst
    figures = [each for each in assessment.verdicts if each.reading]
    return next((each for each in figures if each.condition.has_target), next(iter(figures), worst))


def _unconfirmed(assessment: Assessment, where: Position) -> str:
    """The claim that cannot be confirmed, and how many other claims there are; empty if no claim is unconfirmed."""
    asked = assessment.in_question
    if asked is None or asked.standing != Standing.UNCONFIRMED:
        return ""
    return "".join(f"; {each}" for each in (_reported(asked.claim, where), others_counted(assessment)) if each)


def _reported(claim: Claim, where: Position) -> str:
    """The claim, with its body unless that is the council. Empty if the summary says that every measure was claimed
    met."""
    is_councils = same_body(claim.body, COUNCIL)
    if is_councils and all(each.claim and each.claim.met for each in where.assessments):
        return ""
    by = "" if is_councils else f" by {cut(claim.body, MOST_OWNER)}"
    return f"reported {'met' if claim.met else 'not met'}{by}"


def in_full(assessment: Assessment) -> list[Line]:
    """The measure, its claims, and every verdict in force; its figures, if it is only watched."""
    measure = assessment.measure
    verdicts = [verdict_line(assessment, each) for each in assessment.verdicts]
    if assessment.is_watched:
        verdicts = [(Bold("Watched:"), f" {NO_TARGET}."), *[(figure_line(each),) for each in assessment.figures]]
    return [(Bold(f"{measure.ref} {measure.title}"),), *[(each,) for each in claim_lines(assessment)], *verdicts]
