"""`/measure show` and `/measure list`."""

from board.bodies import COUNCIL, same_body
from board.claims import Reported
from board.conditions import Reading
from board.digest import owner_words
from board.measures import Assessment, assess, worst_first
from board.outcomes import Verdict
from board.refs import quoted
from board.words import capital, count, day
from commands.call import Call
from commands.measures.claim_body import doubt_lines
from commands.measures.claim_wording import claim_lines
from commands.measures.frequency import frequency_words
from commands.measures.withdrawn import withdrawn_lines
from commands.measures.wording import measure_words, verdict_line
from commands.paging import page_of, weight
from commands.reply import Bold, Code, Line, Paragraph, Reply, Table, paragraph, reply, whole_lines
from commands.slots import PAGE, SlotKind, ref_of
from commands.verbs import Verb

READINGS_SHOWN = 12
ROWS = 8


def run_show(call: Call) -> Reply:
    """The measure: its verdicts in force, its other stages, its readings a page at a time."""
    measure = call.measure()
    assessment = assess(measure, call.today)
    about = " · ".join(filter(None, [owner_words(measure) and f"Owner {owner_words(measure)}", measure.source]))
    first: list[Line] = [(Bold(f"{measure.ref} {measure.title}:"), f" {assessment.outcome}")]
    first += whole_lines(about) if about else []
    often = [words] if (words := frequency_words(measure)) else []
    told_of_it = (*claim_lines(assessment), *withdrawn_lines(call, measure), *often)
    first += [line for each in told_of_it for line in whole_lines(each)]
    if call.actor.decides:
        first += [line for claim in measure.claims for line in doubt_lines(call, measure, claim)]
    none: list[Line] = [("No target is set: ", Code(f"/measure target {quoted(measure.ref)} at least 85% by …"))]
    told = [_reading_line(each) for each in measure.readings[::-1]]
    page = page_of(call, told, READINGS_SHOWN, f"/measure show {quoted(measure.ref)}", weight)
    title = (
        Bold("Readings, newest entry first"),
        f" ({count(len(measure.readings), 'reading')}{page.words})",
    )
    return reply(
        paragraph(*first),
        paragraph((Bold("In force"),), *(_lines(assessment, assessment.verdicts) or none)),
        _other_stages(assessment),
        paragraph(title, *(line for each in page.items for line in whole_lines(each))),
        page.buttons,
    )


def _lines(assessment: Assessment, verdicts: tuple[Verdict, ...]) -> list[Line]:
    return [(*verdict_line(assessment, each), f" [{each.condition.label}]") for each in verdicts]


def _other_stages(assessment: Assessment) -> Paragraph | None:
    """The stages of a target that are not in force today: those before, and those to come."""
    in_force = {each.condition.id for each in assessment.verdicts}
    others = tuple(
        assessment.measure.grounds.verdict(each, assessment.today)
        for each in assessment.measure.conditions
        if each.id not in in_force
    )
    return paragraph((Bold("Earlier and later stages"),), *_lines(assessment, others)) if others else None


def _reading_line(reading: Reading) -> str:
    told = [day(reading.as_at), f"{reading.indicator}: {reading.figure}", reading.fraction]
    told += ["revises an earlier entry" if reading.revises else "", reading.source, reading.caveat]
    return " · ".join(part for part in told if part)


def run_list(call: Call) -> Reply:
    """Every measure as a row, the worst outcome first."""
    assessments = worst_first(assess(each, call.today) for each in call.store.measures.all(call.board.id))
    if not assessments:
        return reply(paragraph("No escalation measures yet.", ("Add one: ", Code("/measure add M1 <title>"))))
    page = page_of(call, assessments, ROWS, "/measure list", lambda each: weight(*_row(each)))
    rows = tuple(_row(each) for each in page.items)
    title = (Bold(count(len(assessments), "escalation measure")), f", worst first{page.words}")
    return reply(paragraph(title), Table(("Measure", "The figures say", "Reported"), rows), page.buttons)


def _row(assessment: Assessment) -> tuple[str, ...]:
    reported = "nothing claimed"
    if assessment.reported:
        reported = "; ".join(_reported(each) for each in assessment.reported)
    return (f"{assessment.measure.ref} {assessment.measure.title}", measure_words(assessment), reported)


def _reported(reported: Reported) -> str:
    by = "" if same_body(reported.claim.body, COUNCIL) else f"{capital(reported.claim.body)} "
    return f'{by}"{reported.claim.reported}", ' + ", ".join(filter(None, [reported.standing, reported.since]))


SHOW = Verb(
    command="measure",
    name="show",
    about="the measure: its verdicts, its claims and its readings",
    example="/measure show M6",
    run=run_show,
    slots=(ref_of(SlotKind.MEASURE), PAGE),
    refused="Not found.",
)
LIST = Verb(
    command="measure",
    name="list",
    about="every measure on a line, worst first",
    example="/measure list",
    run=run_list,
    slots=(PAGE,),
    refused="Not listed.",
)
