"""`/measure show`: everything that is known of a measure."""

from board.conditions import Reading, indicator_key
from board.digest import owner_words
from board.history import standing
from board.measures import Assessment, assess
from board.outcomes import Verdict
from board.refs import quoted
from board.words import count, day
from commands.call import Call
from commands.measures.claims.claim_body import doubt_lines
from commands.measures.claims.statement_words import statement_lines
from commands.measures.claims.withdrawn import withdrawn_lines
from commands.measures.figures.figure_day import check_is_of_now
from commands.measures.indicators.claim_wording import claim_lines
from commands.measures.indicators.frequency import frequency_words
from commands.measures.indicators.wording import figure_line, verdict_line
from commands.measures.pages.edited import edited_lines
from commands.measures.pages.next_steps import of_measure
from commands.measures.pages.official import TITLE, official_lines
from commands.paging import page_of, weight
from commands.reply import Bold, Code, Line, Paragraph, Reply, paragraph, reply, whole_lines
from commands.shown_together import shown_together
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb

READINGS_SHOWN = 12


def run_show(call: Call) -> Reply:
    """One measure: its verdicts in force, its other stages, its latest and official figures, and its readings a page at
    a time. Several measures are shown in short."""
    if len(call.refs) > 1:
        return shown_together(call, _in_short)
    assessment = _assessed(call)
    measure = assessment.measure
    told = [_reading_line(each) for each in measure.readings[::-1]]
    page = page_of(call, told, READINGS_SHOWN, f"/measure show {quoted(measure.ref)}", weight)
    title = (
        Bold("Readings, newest entry first"),
        f" ({count(len(measure.readings), 'reading')}{page.words})",
    )
    return reply(
        paragraph(*_facts(call, assessment)),
        _in_force(assessment),
        _other_stages(assessment),
        _changes(assessment),
        _official(assessment),
        paragraph(title, *(line for each in page.items for line in whole_lines(each))),
        page.buttons,
        of_measure(call, measure),
    )


def _assessed(call: Call) -> Assessment:
    measure = call.measure()
    check_is_of_now(call, "/status")
    return assess(measure, call.today)


def _in_short(call: Call) -> list[Line]:
    """A measure with its outcome, what was reported, and its verdicts in force."""
    assessment = _assessed(call)
    return [*_facts(call, assessment), *_in_force(assessment).lines]


def _facts(call: Call, assessment: Assessment) -> list[Line]:
    """The measure with its outcome, owner, source, claims, withdrawn entries, edits and statements."""
    measure = assessment.measure
    about = " · ".join(filter(None, [owner_words(measure) and f"Owner {owner_words(measure)}", measure.source]))
    first: list[Line] = [(Bold(f"{measure.ref} {measure.title}:"), f" {assessment.outcome}")]
    first += whole_lines(about) if about else []
    often = [words] if (words := frequency_words(measure)) else []
    past = standing(call.store.history.of(call.board.id, "measure", measure.id))
    told_of_it = (*claim_lines(assessment), *withdrawn_lines(call, past), *edited_lines(call, past), *often)
    first += [line for each in told_of_it for line in whole_lines(each)]
    first += statement_lines(measure.statements, call.today)
    if call.actor.decides:
        first += [line for claim in measure.claims for line in doubt_lines(call, measure, claim)]
    return first


def _in_force(assessment: Assessment) -> Paragraph:
    """Today's verdicts or, for a measure without a target, that it is watched."""
    if assessment.is_watched:
        line = f"/measure target {quoted(assessment.measure.ref)} …"
        return paragraph(("No target is set, so its figures are watched and not judged. To set one: ", Code(line)))
    return paragraph((Bold("In force"),), *_lines(assessment, assessment.verdicts))


def _changes(assessment: Assessment) -> Paragraph | None:
    """The latest figures with their changes. With a target, only those that have changed or that no target tests."""
    tested = {indicator_key(each.indicator) for each in assessment.measure.conditions}
    told = [
        each
        for each in assessment.figures
        if assessment.is_watched or each.changes or indicator_key(each.latest.indicator) not in tested
    ]
    lines = [line for each in told for line in whole_lines(figure_line(each))]
    return paragraph((Bold("Latest figures"),), *lines) if lines else None


def _official(assessment: Assessment) -> Paragraph | None:
    """The official figures, beside the council's own."""
    lines = official_lines(assessment)
    return paragraph((Bold(TITLE),), *lines) if lines else None


def _lines(assessment: Assessment, verdicts: tuple[Verdict, ...]) -> list[Line]:
    return [(*verdict_line(assessment, each), f" [{each.condition.label}]") for each in verdicts]


def _other_stages(assessment: Assessment) -> Paragraph | None:
    """A target's stages that are not in force today: earlier and later ones."""
    in_force = {each.condition.id for each in assessment.verdicts}
    others = tuple(
        assessment.measure.grounds.verdict(each, assessment.today)
        for each in assessment.measure.conditions
        if each.id not in in_force
    )
    return paragraph((Bold("Earlier and later stages"),), *_lines(assessment, others)) if others else None


def _reading_line(reading: Reading) -> str:
    told = [day(reading.as_at), f"{reading.indicator}: {reading.figure}", reading.fraction]
    told += ["revises an earlier entry" if reading.revises else "", reading.source, reading.caveat, reading.checked]
    return " · ".join(part for part in told if part)


SHOW = Verb(
    command="measure",
    name="show",
    about="the measure: its verdicts, its claims and its readings",
    example="/measure show M6",
    run=run_show,
    slots=(ref_of(SlotKind.MEASURE, several=True), PAGE),
    refused="Not found.",
)
