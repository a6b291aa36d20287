"""How the chair's statements are entered and worded. A statement is not a claim."""

from collections.abc import Sequence
from datetime import date

from board.refusals import Refusal
from board.roles import Role
from board.statements import Statement, newest_first, statement_on
from board.words import count, cut, day
from commands.call import Call
from commands.measures.figures.figure_day import day_filled
from commands.reading.grammar import check_filled
from commands.reading.reasons import meant
from commands.reply import Bold, Code, Line, Paragraph, paragraph, whole_lines
from commands.slots import Slot, SlotKind, SlotPlace

# The most characters of a statement on the chair's page: a few lines on a phone.
MOST_SHOWN = 280
EARLIER_SHOWN = 5
WORDS = Slot("words", "In the chair's own words", SlotKind.LONG, SlotPlace.FREE, required=True)
AS_AT = Slot("as at", "As at", SlotKind.DAY, shown="[as at: …]")
_NO_STATEMENT = frozenset({"undo", "withdraw", "none", "cancel"})
CHAIR_SAYS = "The chair's own words"


def stated(call: Call, before: Sequence[Statement], to_take_back: Sequence[str]) -> Statement:
    """The statement entered, as at the day typed or today.

    Refused: to everybody but the chair and support, who may record it for the chair; no words; words that would take a
    statement back (the refusal offers the lines in `to_take_back`); a day that is in doubt or in the future; and what
    the chair has already said as at that day.
    """
    check_states(call)
    filled = call.words.filled
    check_filled(call.words)
    words = meant(call.said(call.words.free if filled is None else filled.get(WORDS.name, "")))
    if not words:
        raise Refusal("Say it in the chair's own words. Try:", lines=[call.left_open(call.ref)], slot=WORDS.name)
    if words.casefold() in _NO_STATEMENT:
        reason = f'"{words}" would stand as the chair\'s own words. To take the last statement back:'
        raise Refusal(reason, lines=to_take_back, slot=WORDS.name)
    statement = Statement(0, words, day_filled(call), call.actor.role != Role.CHAIR)
    if any((each.words, each.as_at) == (words, statement.as_at) for each in before):
        raise Refusal(f"That is what the chair has said as at {day(statement.as_at)} already.", slot=WORDS.name)
    return statement


def check_states(call: Call) -> None:
    """Raises Refusal for anybody but the chair, and support, who may record a statement for the chair."""
    if not call.actor.decides:
        they = f" <@{call.board.chair}> can:" if call.board.chair else ""
        why = "A statement is the chair's own; board support may record it for the chair."
        raise Refusal(f"{why}{they}", lines=[call.line()])


def saved_lines(saved: Statement, before: Sequence[Statement], today: date) -> list[str]:
    """Lines that say what was saved, who recorded it, and which statement it replaces."""
    lines = [f'"{saved.words}"']
    lines += ["Recorded for the chair by board support."] if saved.recorded_for else []
    old = statement_on(before, today)
    if old and old.as_at > saved.as_at:
        return [*lines, f"A later one stands, as at {day(old.as_at)}; this one is kept as an earlier statement."]
    return [*lines, *([f"It stands in place of the one as at {day(old.as_at)}; both are kept."] if old else [])]


def said_on(statement: Statement) -> str:
    """`as at Wed 8 Jul 2020, recorded for the chair by board support`."""
    return f"as at {day(statement.as_at)}" + (", recorded for the chair by board support" * statement.recorded_for)


def statement_lines(statements: Sequence[Statement], today: date) -> list[Line]:
    """The statement that stands, in full, and up to five earlier ones. Empty if there is none."""
    now, *earlier = newest_first(statements, today) or (None,)
    if now is None:
        return []
    first: Line = (Bold("The chair says"), f' ({said_on(now)}): "{now.words}"')
    lines = [first] if len(now.words) <= MOST_SHOWN else [first[:1], *whole_lines(f'({said_on(now)}) "{now.words}"')]
    for each in earlier[:EARLIER_SHOWN]:
        lines += whole_lines(f'Before that ({said_on(each)}): "{each.words}"')
    left = len(earlier) - EARLIER_SHOWN
    return [*lines, *([(f"and {count(left, 'earlier statement')}",)] if left > 0 else [])]


def in_short(name: str, statement: Statement, line: str) -> Line:
    """One statement on the chair's page. If it is too long it is cut, and `line`, which shows all of it, is added."""
    words = cut(statement.words, MOST_SHOWN)
    more: Line = (" All of it: ", Code(line)) if words != statement.words else ()
    return (Bold(f"{name}:"), f' "{words}" ({said_on(statement)})', *more)


def chairs_words(lines: Sequence[Line]) -> Paragraph | None:
    """The section of the chair's page for statements, or None if the chair has made none."""
    return paragraph((Bold(CHAIR_SAYS),), *lines) if lines else None
