"""`/board review`: the day on which the board itself is formally reviewed."""

from collections.abc import Mapping
from datetime import date

from board.boards import Board
from board.ending import days_to_tell, told_by
from board.history import plain
from board.refusals import Refusal
from board.roles import check_decides
from board.words import count, day, listed
from commands.buttons_for import for_deciders, lines_for_deciders
from commands.calendar.day_named import day_or_cancel, named_day
from commands.call import Call
from commands.reading.grammar import Words
from commands.reply import Bold, Button, Code, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject
from commands.verbs import Verb

_LINE = "/board review <date>"
_CHANGE = Button("Change the formal review", "/board review", opens=True)
_CANCELS = frozenset({"cancel", "none", "no review"})
_NONE = "No formal review is in the calendar"


def run_review(call: Call) -> Reply:
    """Sets or removes the day of the board's formal review; without words, shows it. Refused: a change by anybody but
    the chair and support; an unclear or past day; the day that is set already."""
    phrase, cancel = day_or_cancel(call, _review_apart)
    before = call.board.review_on
    if not phrase and not cancel:
        return _review(call)
    check_decides(call.actor, "change the day of the formal review")
    after = None if cancel else named_day(call, phrase, "Say the day of the formal review:")
    if after == before:
        told = f"The formal review is on {day(after)} already." if after else f"{_NONE}."
        raise Refusal(told, lines=["/board review"], slot="day")
    if after and after < call.today:
        raise Refusal(f"{day(after)} has passed. Say a day to come:", lines=[_LINE], slot="day")
    told_before = told_by(after, call.today) if after else 0
    call.store.boards.set_review(call.board.id, after, told_before)
    changes: dict[str, tuple[object, object]] = {"review_on": (plain(before), plain(after))}
    if told_before != call.board.review_told:
        changes["review_told"] = (call.board.review_told, told_before)
    call.record_board(changes)
    if after is None:
        return reply(paragraph((Bold("The formal review is taken out of the calendar."),)))
    return reply(paragraph(_review_words(call, after)))


def _review_apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    typed = words.free.strip()
    return {"cancel": "yes"} if typed.casefold() in _CANCELS else {"day": typed}


def _review(call: Call) -> Reply:
    change = for_deciders(call, _CHANGE)
    if call.board.review_on is None:
        how = lines_for_deciders(call, ("Set it: ", Code(_LINE)))
        return reply(paragraph((Bold(f"{_NONE}."),), *how), change)
    return reply(paragraph(_review_words(call, call.board.review_on)), change)


def _review_words(call: Call, on: date) -> Line:
    """The day, and the days before it on which the channel is told. A closed board's channel is told nothing."""
    left = (on - call.today).days
    when = "" if left < 0 else " It is today." if not left else f" That is in {count(left, 'day')}."
    days = () if call.board.is_closed else days_to_tell(on, call.today)
    told = listed([f"{before} days before, on {day(at)}" for before, at in days])
    is_on = f"The formal review {'was' if left < 0 else 'is'} on {day(on)}."
    return (Bold(is_on), when, f" The channel is told {told}." if told else "")


REVIEW = Verb(
    command="board",
    name="review",
    about="the day of the board's formal review; the channel is told 28 and 7 days before",
    example="/board review 29 September 2020",
    run=run_review,
    slots=(
        Slot("cancel", "Take the review out", SlotKind.YES_NO, SlotPlace.FREE, typed="cancel", shown=""),
        Slot("day", "Formal review on", SlotKind.DAY, SlotPlace.FREE, shown="[29 September 2020] · [cancel]"),
    ),
    title="The formal review",
    apart=_review_apart,
    writes=True,
    refused="Not changed.",
)
