"""`/board statement`: the chair's statement, for the report, of where the board stands."""

import re
from datetime import timedelta

from board.history import UNDO_MINUTES, Changes, entered, facts
from board.refusals import Refusal
from board.roles import check_decides
from board.statements import Statement, statement_on
from board.words import day
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.call import Call
from commands.measures.claims.statement_words import AS_AT, WORDS, saved_lines, stated, statement_lines
from commands.reading.reasons import because, check_reason
from commands.reply import Bold, Button, Code, Line, Reply, paragraph, reply, whole_lines
from commands.verbs import Verb

LINE = "/board statement"
_UNDO = "undo"
# The whole line must match, as a statement may begin with the same word: "Withdraw the plan, I say".
_WITHDRAW = re.compile(r"(?:withdraw|withdrawn)(?:\s+it)?:?(?:\s+because\b.*)?", re.I | re.S)


def run_report_statement(call: Call) -> Reply:
    """Keeps the chair's statement for the report; without words, shows the statements. `withdraw because …` and `undo`
    take one back. Refused: as `stated` says; a withdrawal or an undo by anybody but the chair and support."""
    before = call.store.statements.of_report(call.board.id)
    if call.words.filled is None:
        if not call.words.free:
            return _shown(call, before)
        if call.words.free.strip().casefold() == _UNDO:
            return _undo(call)
        if _WITHDRAW.fullmatch(call.words.free.strip()):
            return _withdraw(call, before)
    statement = stated(call, before, [f"{LINE} {_UNDO}", LINE])
    statement_id = call.store.statements.add(call.board.id, statement, call.request.now)
    call.record_board(entered({"statement": statement_id} | facts(statement)), call.kept_why(""))
    lines = [line for each in saved_lines(statement, before, call.today) for line in whole_lines(each)]
    undo: Line = ("It stands on the chair's page. Undo: ", Code(f"{LINE} {_UNDO}"))
    return reply(paragraph((Bold("The chair's statement for the report is saved."),), *lines, undo))


def _shown(call: Call, statements: list[Statement]) -> Reply:
    lines = statement_lines(statements, call.today)
    if not lines:
        lines = [("The chair has made no statement for the report.",)]
        lines += lines_for_deciders(call, ("The chair, or board support for them: ", Code(f"{LINE} …")))
    return reply(paragraph(*lines), for_deciders(call, Button("Write a statement", LINE, opens=True)))


def _withdraw(call: Call, before: list[Statement]) -> Reply:
    check_decides(call.actor, "withdraw a statement of the chair's", call.line())
    reason = because(call.words.free)[1]
    check_reason(reason, "Say why it is withdrawn. Try:", [f"{LINE} withdraw because …"])
    now = statement_on(before, call.today)
    if now is None:
        raise Refusal("There is no statement for the report to withdraw.", lines=[LINE])
    call.store.statements.set_withdrawn(now.id, withdrawn=True)
    was: Changes = {name: (value, None) for name, value in ({"statement": now.id} | facts(now)).items()}
    call.record_board(was, call.kept_why(call.said(reason)))
    first = (Bold(f"The chair's statement as at {day(now.as_at)} is withdrawn."), f' "{now.words}"')
    left = statement_lines([each for each in before if each is not now], call.today)
    return reply(paragraph(first, f"Because: {call.said(reason)}", *left))


def _undo(call: Call) -> Reply:
    entry = call.store.history.last_by(call.board.id, call.actor.person, "board")
    if entry is None or "statement" not in entry.changes:
        raise Refusal("Your last change of this board is no statement. See what stands:", lines=[LINE])
    check_decides(call.actor, "take back a statement of the chair's", LINE)
    if call.request.now - entry.at > timedelta(minutes=UNDO_MINUTES):
        raise Refusal(
            f"You entered it more than {UNDO_MINUTES} minutes ago. It is withdrawn with a reason:",
            lines=[f"{LINE} withdraw because …"],
        )
    old, new = entry.changes["statement"]
    call.store.statements.set_withdrawn(int(old or new), withdrawn=new is not None)
    back = {name: (after, before) for name, (before, after) in entry.changes.items()}
    call.add_history(("board", call.board.id, call.board.name), back, f'undoes "{entry.said}"', entry.id)
    told = statement_lines(call.store.statements.of_report(call.board.id), call.today)
    return reply(paragraph((Bold("Undone."), f' "{entry.said}"'), *(told or [("No statement stands.",)])))


STATEMENT = Verb(
    command="board",
    name="statement",
    about="what the chair says of where the board stands, for its report (the chair, or support for them)",
    example="/board statement The service is steadier, and I am not yet assured of the visits",
    run=run_report_statement,
    slots=(WORDS, AS_AT),
    title="The chair's statement",
    writes=True,
    refused="Not saved.",
)
