"""`/measure withdraw`: stops counting an entry that was made by mistake. It is kept, and shown as withdrawn."""

from collections.abc import Mapping, Sequence
from datetime import date

from board.boards import Board
from board.bodies import COUNCIL, same_body
from board.conditions import Claim, Condition, Reading, same_indicator
from board.history import facts
from board.measures import Assessment, Measure, assess
from board.refs import quoted, ref_key
from board.refusals import Refusal
from board.roles import check_decides
from board.series import series
from board.statements import Statement
from board.words import capital
from commands.call import Call
from commands.measures.claims.claim_body import typed_body, whose_key
from commands.measures.claims.entered import Entered, entered, name_in, name_of
from commands.measures.claims.statement_words import statement_lines
from commands.measures.claims.undo import PARTS
from commands.measures.indicators.claim_wording import claim_lines
from commands.measures.indicators.wording import verdict_line
from commands.reading.grammar import Words, first_word
from commands.reading.reasons import because, check_reason, meant
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb
from storage.store import Store

WITHDRAWN = ("claim", "judgement", "reading", "statement")
_ALSO_CALLED = {"claims": "claim", "judgment": "judgement", "judgements": "judgement", "judgments": "judgement",
                "readings": "reading", "figure": "reading", "statements": "statement"}  # fmt: skip
_BEFORE = frozenset({"the", "a", "my", "this", "that"})
SHOWN = 8


def run(call: Call) -> Reply:
    """Withdraws an entry, with a reason. Refused: to officers, without a reason, and if the words could mean several
    entries or none. The refusal then offers the entries."""
    check_decides(call.actor, "withdraw what was entered of a measure", call.line())
    measure = _measure(call)
    what, reason = _read(call, measure)
    line = f"/measure withdraw {quoted(measure.ref)} {what.called} because …"
    check_reason(reason, "Say why it is withdrawn. Try:", [line])
    call.store.measures.withdraw(PARTS[what.part], what.value.id)
    was = facts(what.value) | {what.part: what.value.id} | ({"of": what.of} if what.of else {})
    call.record_measure(measure, dict.fromkeys([what.part, *was]), call.said(reason), was=was)
    first = (Bold(f"{measure.ref}: the {what.told} is withdrawn."), f" {measure.title}")
    left = _left(call, what, assess(measure, call.today))
    return reply(paragraph(first, f"Because: {call.said(reason)}", *left))


def _read(call: Call, measure: Measure) -> tuple[Entered, str]:
    """The entry to withdraw, and the reason."""
    if call.words.filled is not None:
        reason = meant(call.words.filled.get("because", ""))
        return _picked(call, measure, call.words.filled.get("what", ""), reason), reason
    words, reason = because(call.words.free)
    reason = reason or because(call.words.get("by"))[1] or meant(call.words.get("because"))
    return _meant(call, measure, words, reason), reason


def _measure(call: Call) -> Measure:
    """The measure with this ref, or the one that has a condition with this label."""
    if not call.store.measures.knows(call.board.id, call.ref):
        for each in call.store.measures.all(call.board.id):
            if any(ref_key(condition.label) == ref_key(call.ref) for condition in each.conditions):
                return each
    return call.measure()


def _meant(call: Call, measure: Measure, words: str, reason: str) -> Entered:
    """The one entry that the words name. `claim` alone means the one that stands."""
    part, name = _part(words)
    among = [each for each in entered(call.board, measure) if part in ("", each.part)]
    if ref_key(call.ref) != ref_key(measure.ref):
        among = [each for each in among if ref_key(each.of) == ref_key(call.ref)]
    if part == "claim" and not name:
        return _standing(call, measure, among, reason)
    if by := typed_body(call):
        among = [each for each in among if isinstance(each.value, Claim) and same_body(each.value.body, by)]
    called = name_of(call, name)
    found = [each for each in among if called.fits(each)] if part or name else []
    # Two entries that nobody could tell apart are one mistake made twice: take the newer.
    if part and found and len({each.called for each in found}) == 1:
        return found[0]
    raise _which(call, measure, part, found, among, reason)


def _picked(call: Call, measure: Measure, called: str, reason: str) -> Entered:
    """The entry chosen on a form, or the one that its words name. If two cannot be told apart, it is the newer."""
    found = next((each for each in entered(call.board, measure) if each.picked == called), None)
    return found or _meant(call, measure, called, reason)


def _offers(store: Store, board: Board, subject: Subject, today: date) -> list[tuple[str, str]]:
    """Every entry about a measure that can be withdrawn, as a form offers it: claims, judgements, statements, then
    readings, the newest of each first."""
    found = entered(board, subject) if isinstance(subject, Measure) else []
    return [(each, capital(each)) for each in dict.fromkeys(each.picked for each in found)]


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The entry that typed words name, if there is exactly one, and the reason, which people may type after `by:`."""
    part, name = _part(words.free)
    known = entered(board, subject) if isinstance(subject, Measure) else []
    called = name_in(name, today)
    found = {each.picked for each in known if part in ("", each.part) and (part or name) and called.fits(each)}
    reason = because(words.get("by"))[1]
    return {"what": found.pop() if len(found) == 1 else ""} | ({"because": reason} if reason else {})


def _part(words: str) -> tuple[str, str]:
    word, rest = first_word(words)
    if word.casefold() in _BEFORE:
        word, rest = first_word(rest)
    part = word.casefold().strip(".,:")
    part = _ALSO_CALLED.get(part, part)
    return (part, rest) if part in WITHDRAWN else ("", words)


def _which(
    call: Call, measure: Measure, part: str, found: Sequence[Entered], among: Sequence[Entered], reason: str
) -> Refusal:
    if not among:
        what = f"No {part}" if part else "Nothing"
        return Refusal(f"{what} of {measure.ref} can be withdrawn.", lines=[f"/measure show {quoted(measure.ref)}"])
    lines = _lines(measure, found or among, reason)
    if len(found) > 1:
        return Refusal("That could be any of these. Which?", lines=lines, slot="what")
    if part and not found:
        return Refusal(f"{measure.ref} has no {part} of that name. It has:", lines=lines, slot="what")
    return Refusal("Say which claim, judgement or reading is withdrawn. It could be:", lines=lines, slot="what")


def _lines(measure: Measure, those: Sequence[Entered], reason: str) -> list[str]:
    called = list(dict.fromkeys(each.called for each in those))[:SHOWN]
    return [f"/measure withdraw {quoted(measure.ref)} {each} because {reason or '…'}" for each in called]


def _standing(call: Call, measure: Measure, among: Sequence[Entered], reason: str) -> Entered:
    """The claim that stands: the named body's, or else the council's, or the only one. Refused: if there is none."""
    reported = [each.claim for each in assess(measure, call.today).reported]
    by = typed_body(call)
    own = [claim for claim in reported if same_body(claim.body, by or COUNCIL)]
    if own or (len(reported) == 1 and not by):
        claim = own[0] if own else reported[0]
        return next(each for each in among if each.value is claim)
    if not reported:
        raise Refusal(f"Nothing has been claimed of {measure.ref}.", lines=[f"/measure show {quoted(measure.ref)}"])
    who = f"{capital(by)} has" if by else "The council has"
    lines = [
        f"/measure withdraw {quoted(measure.ref)} claim{whose_key(each)} because {reason or '…'}" for each in reported
    ]
    raise Refusal(f"{who} claimed nothing of {measure.ref}. These claims stand:", lines=lines, slot="what")


def _left(call: Call, what: Entered, before: Assessment) -> list[Line | str]:
    """Lines for what remains after the withdrawal: the figure that counts again, the verdicts that rested on the entry,
    and the claims as they are now judged."""
    measure = call.measure() if call.store.measures.knows(call.board.id, call.ref) else _measure(call)
    if isinstance(what.value, Statement):
        return [*statement_lines(measure.statements, call.today)]
    after = assess(measure, call.today)
    lines: list[Line | str] = []
    if isinstance(what.value, Reading):
        known = series(measure.every_reading, what.value.indicator, call.today)
        again = next((each for each in known if each.as_at == what.value.as_at), None)
        lines += [f"{again.indicator} {again.figure} of the same day counts."] if again else []
    told = [each for each in after.verdicts if _rests_on(each.condition, what)]
    return [*lines, *(verdict_line(after, each) for each in told), *claim_lines(after, before)]


def _rests_on(condition: Condition, what: Entered) -> bool:
    if isinstance(what.value, Reading):
        names = (condition.indicator, condition.comparator)
        return any(same_indicator(each, what.value.indicator) for each in names if each)
    return bool(what.of) and condition.label == what.of


WITHDRAW = Verb(
    command="measure",
    name="withdraw",
    about="withdraws what was entered by mistake; it is kept but no longer counts (the chair or support)",
    example="/measure withdraw M6 reading CIN visits as at 30 June 2020 because it was May's figure",
    run=run,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot(
            "what",
            "What is withdrawn?",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            shown="claim [by:] · judgement [condition] · reading [indicator] [77%] [as at …] · statement",
            offers=_offers,
        ),
        Slot("by", "By", SlotKind.SHORT, shown="", on_form=False),
        Slot("because", "Because", SlotKind.LONG, required=True, typed="because {}", shown="because <reason>"),
    ),
    title="Withdraw an entry",
    submit="Withdraw",
    apart=_apart,
    writes=True,
    refused="Not withdrawn.",
)
