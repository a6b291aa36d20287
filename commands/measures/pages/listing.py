"""`/measure list`: every measure as a row, or only those that are watched."""

from board.bodies import COUNCIL, same_body
from board.claims import Reported
from board.measures import Assessment, assess, worst_first
from board.refusals import Refusal
from board.words import capital
from commands.buttons_for import for_writers
from commands.call import Call
from commands.measures.indicators.wording import measure_words, measures_counted
from commands.measures.pages.next_steps import ADD, of_measures
from commands.paging import page_of, weight
from commands.reply import Bold, Code, Reply, Table, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb

ROWS = 8
WATCHED = "watched"


def run_list(call: Call) -> Reply:
    """Every measure as a row, the worst outcome first, or only those without a target. Refused: any other filter."""
    kept = _filter(call)
    assessments = worst_first(assess(each, call.today) for each in call.store.measures.all(call.board.id))
    if not assessments:
        return reply(
            paragraph("No escalation measures yet.", ("Add one: ", Code("/measure add M1 <title>"))),
            for_writers(call, ADD),
        )
    if kept and not (assessments := [each for each in assessments if each.is_watched]):
        return reply(paragraph("No measure is watched: each has a target.", ("See them: ", Code("/measure list"))))
    says = f"/measure list {kept}".strip()
    page = page_of(call, assessments, ROWS, says, lambda each: weight(*_row(each)))
    rows = tuple(_row(each) for each in page.items)
    title = (Bold(measures_counted(assessments, ", worst first")), page.words)
    table = Table(("Measure", "The figures say", "Reported"), rows)
    return reply(paragraph(title), table, of_measures(call, page.line(says)), page.buttons)


def _filter(call: Call) -> str:
    words = call.words.free.casefold().strip(" .").removeprefix("only ").removesuffix(" measures")
    if words not in {"", "all", WATCHED}:
        lines = [(f"/measure list {WATCHED}", "those without a target"), ("/measure list", "all of them")]
        raise Refusal(f'I don\'t know the filter "{call.words.free}". Measures are listed by these:', lines=lines)
    return words if words == WATCHED else ""


def _row(assessment: Assessment) -> tuple[str, ...]:
    reported = "nothing claimed"
    if assessment.reported:
        reported = "; ".join(_reported(each) for each in assessment.reported)
    return (f"{assessment.measure.ref} {assessment.measure.title}", measure_words(assessment), reported)


def _reported(reported: Reported) -> str:
    by = "" if same_body(reported.claim.body, COUNCIL) else f"{capital(reported.claim.body)} "
    return f'{by}"{reported.claim.reported}", ' + ", ".join(filter(None, [reported.standing, reported.since]))


LIST = Verb(
    command="measure",
    name="list",
    about="every measure on a line, worst first; or those without a target",
    example="/measure list",
    run=run_list,
    slots=(
        Slot("only", "Only", SlotKind.CHOICE, SlotPlace.FREE, shown="[watched]", choices=(WATCHED,)),
        PAGE,
    ),
    refused="Not listed.",
)
