"""`/status`, the chair's page: a summary, the measures, mismatches, overdue actions and what waits for the chair."""

from datetime import date

from board.position import Position
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_may_write
from board.statements import Statement, statement_on
from board.words import count, day
from commands.actions.next_steps import of_board
from commands.call import Call
from commands.day_stated import day_of, page_as_at
from commands.measures.claims.claim_body import doubt_lines
from commands.measures.claims.statement_words import chairs_words, in_short
from commands.read_by_others import names_people
from commands.reading.mentions import MENTION
from commands.reply import Bold, Code, Line, Paragraph, Reply, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.standing.at import StandingAt, as_it_stood, next_board_words, standing_now
from commands.standing.claimed import claims_in_full
from commands.standing.hand import hand
from commands.standing.measures import others
from commands.standing.overdue import overdue
from commands.standing.summary import summary
from commands.standing.waiting import waiting
from commands.status_of import of_area, of_owner, of_ref
from commands.verbs import Verb
from storage.digests import StoredDigest

DOUBTS_SHOWN = 5


def run(call: Call) -> Reply:
    """The page of the whole board, now or as at a day; or of one thing, one person or one area.

    Refused: "as at" with anything but the whole board, and what `of_ref`, `of_area` or `_page` refuses.
    """
    free, as_at = page_as_at(call.words.free)
    if as_at:
        phrase, share = _day_and_share(as_at)
        if free:
            raise Refusal('"as at" goes with the whole board:', lines=[f"/status as at {phrase}"])
        return _page(call, as_it_stood(call.store, call.board, _day_of(phrase, call)), public=share)
    if call.words.get("area"):
        return of_area(call, call.words.get("area"))
    if free.casefold() in {"", "share"}:
        call.store.ahead(lambda: [_of_report(call), _problem(call)])
        return _page(call, standing_now(call.store, call.board, call.today), public=bool(free))
    if MENTION.fullmatch(free) or free.startswith("@"):
        return of_owner(call, call.lookup.owner(free)[0] or "")
    return of_ref(call, free)


def _day_and_share(words: str) -> tuple[str, bool]:
    """The words of the day, and whether "share" follows them: `1 October share`."""
    day_words, *last = words.rsplit(None, 1)
    return (day_words, True) if last and last[0].casefold() == "share" else (words, False)


def _day_of(phrase: str, call: Call) -> date:
    try:
        return day_of(call, phrase)
    except Refusal as refusal:
        lines = [(f"/status as at {words}", note) for words, note in refusal.instead]
        raise refusal.with_lines(lines) from refusal


def _page(call: Call, standing: StandingAt, public: bool = False) -> Reply:
    where = standing.position
    if public:
        check_may_write(call.actor)
        if call.board.channel != call.request.channel:
            raise Refusal('"share" posts to the channel in which you type it. Type it in the board\'s own channel.')
    named = names_people(call.board, public)
    whose = "you" if call.actor.person == call.board.chair and not public else "the chair"
    return reply(
        _heading(call, standing, whose),
        *claims_in_full(where),
        *others(where, told=where.mismatches),
        _chairs_words(call, where),
        *(_of_actions(call, where, named, whose) if standing.has_actions else []),
        _in_doubt(call, where) if call.actor.decides and not public else None,
        of_board(call, where, public or call.request.overheard) if standing.is_now else None,
        public=public,
    )


def _of_report(call: Call) -> list[Statement]:
    return call.store.statements.of_report(call.board.id)


def _problem(call: Call) -> StoredDigest | None:
    return call.store.digests.last_problem(call.board.id)


def _chairs_words(call: Call, where: Position) -> Paragraph | None:
    """The chair's statements on the report and on the measures, as at the page's day."""
    of_report = statement_on(_of_report(call), where.today)
    lines = [in_short("The report", of_report, "/board statement")] if of_report else []
    for measure in (each.measure for each in where.assessments):
        if statement := statement_on(measure.statements, where.today):
            lines.append(in_short(measure.ref, statement, f"/measure show {quoted(measure.ref)}"))
    return chairs_words(lines)


def _of_actions(call: Call, where: Position, named: bool, whose: str) -> list[Paragraph | None]:
    lines = [line for line in (waiting(where, whose), hand(where, with_lists=True)) if line]
    return [*overdue(where, named), paragraph(*lines), _gone(call, where) if named else None]


def _heading(call: Call, standing: StandingAt, whose: str) -> Paragraph:
    where = standing.position
    first = (Bold(f"{call.board.name}, {day(where.today)}."), f" {next_board_words(where)}{_ending(call, standing)}")
    problem = _problem(call)
    told = [f"The last digest was not posted: {problem.error}"] if problem and call.actor.decides else []
    note = [standing.note] if standing.note else []
    return paragraph(first, *note, *summary(where, whose=whose, of_actions=standing.has_actions), *told)


def _ending(call: Call, standing: StandingAt) -> str:
    """That the board is closed or has a formal review to come; empty on the page of a past day."""
    board = call.board
    if standing.is_now and board.closed_on:
        return f" Closed on {day(board.closed_on)}: read only."
    if standing.is_now and board.review_on is not None and board.review_on >= call.today:
        return f" Formal review {day(board.review_on)}."
    return ""


def _gone(call: Call, where: Position) -> Paragraph | None:
    """How many open actions each owner has who has left the workspace, with the line that hands them over."""
    lines: list[Line] = []
    owners = dict.fromkeys(each.owner_id for each in where.open_actions if each.owner_id)
    gone = [each for each in owners if (person := call.request.people.person(each)) and person.deleted]
    for owner in gone:
        many = sum(each.owner_id == owner for each in where.open_actions)
        told = f" <@{owner}> owns {count(many, 'open action')}. Hand over: "
        lines.append((Bold("Has left Slack:"), told, Code(f"/board handover <@{owner}> @name")))
    return paragraph(*lines) if lines else None


def _in_doubt(call: Call, where: Position) -> Paragraph | None:
    """Asks whoever may decide which body made each claim that is in doubt; at most DOUBTS_SHOWN claims."""
    doubts = where.claims_in_doubt
    lines = [line for measure, claim in doubts[:DOUBTS_SHOWN] for line in doubt_lines(call, measure, claim)]
    more: list[Line] = [(f"and {len(doubts) - DOUBTS_SHOWN} more",)] if len(doubts) > DOUBTS_SHOWN else []
    return paragraph((Bold("Whose claim is it?"),), *lines, *more) if lines else None


STATUS = Verb(
    command="status",
    name="show",
    about="where the board stands; one thing; one person; one area; as it stood; share posts it to the channel",
    example="/status as at 1 Oct",
    run=run,
    slots=(
        Slot(
            "what",
            "What",
            SlotKind.SHORT,
            SlotPlace.FREE,
            shown="[ref]… · [@owner] · [area: …] · [as at 1 Oct] · [share]",
        ),
        Slot("area", "Area", SlotKind.AREA, shown=""),
        PAGE,
    ),
    alone=True,
    refused="Not found.",
)
