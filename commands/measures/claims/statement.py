"""`/measure statement`: records what the chair says of a measure."""

from board.history import facts
from board.refs import quoted
from commands.call import Call
from commands.measures.claims.statement_words import AS_AT, WORDS, check_states, saved_lines, stated
from commands.reply import Bold, Code, Line, Reply, paragraph, reply, whole_lines
from commands.slots import SlotKind, ref_of
from commands.verbs import Verb


def run_statement(call: Call) -> Reply:
    """Records the chair's own words about a measure, beside its claims and figures. Refused: as for `stated`."""
    check_states(call)
    measure = call.measure()
    statement = stated(call, measure.statements, ["/measure undo", f"/measure show {quoted(measure.ref)}"])
    statement_id = call.store.statements.add(call.board.id, statement, call.request.now, measure.id)
    call.record_measure(measure, {"statement": statement_id} | facts(statement))
    told = [line for each in saved_lines(statement, measure.statements, call.today) for line in whole_lines(each)]
    undo: Line = ("It is no claim, and nothing is counted by it. Undo: ", Code("/measure undo"))
    return reply(paragraph((Bold(f"{measure.ref}: the chair's statement is saved."), f" {measure.title}"), *told, undo))


STATEMENT = Verb(
    command="measure",
    name="statement",
    about="what the chair says of a measure, in their own words; it is not a claim (the chair, or support for them)",
    example="/measure statement M6 The visits are recovering, and two teams are not there yet",
    run=run_statement,
    slots=(ref_of(SlotKind.MEASURE), WORDS, AS_AT),
    title="The chair's statement",
    writes=True,
    refused="Not saved.",
)
