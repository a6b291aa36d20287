"""Reads the words after `/board event`: the days, the title, the kind and the limit."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from board.boards import Board
from board.events import EventKind, Limit, kind_in
from board.refusals import Refusal
from board.words import capital, listed
from commands.call import Call
from commands.reading.closest import closest
from commands.reading.dates import stated_date
from commands.reading.day_ranges import days_meant, leading_days
from commands.reading.grammar import Words
from commands.reading.phrases.meaning import spoken
from commands.reading.reasons import because, meant
from commands.slots import Subject

MOST_TITLE = 200
_CANCEL = "cancel"
_WITHIN = re.compile(r"\b(?:within|in)\s++(?P<within>\S++ (?:working )?(?:day|week|month|year)s?)\b", re.I)
_ON = re.compile(r"\A(?:on|in|from)\s+", re.I)
# Verbs that people type although none is needed, or in place of `cancel`.
_PUTS_IN = frozenset({"add", "new", "enter", "put", "create", "log"})
_TAKES_OUT = frozenset({"remove", "delete", "drop", "withdraw"})
_MOST_AT_END = 8
# These words only repeat that a limit counts from its own event.
_FROM_WHEN = re.compile(r"(?:of|from|after) (?:it|(?:the|this|that) \S+)", re.I)
_EXAMPLE = "re-inspection within 24 months"


@dataclass(frozen=True, slots=True)
class EventWords:
    """The parts of an event's words. `cancel` says that the event is to be taken out, and `because` why."""

    days: str
    what: str
    cancel: bool = False
    because: str = ""


def said_of(call: Call) -> EventWords:
    """The parts of what was typed, or of the fields of the form."""
    filled = call.words.filled
    if filled is None:
        return _apart(call.words)
    days = " to ".join(filter(None, [filled.get("day", ""), filled.get("until", "")]))
    return EventWords(days, filled.get("what", ""), filled.get("cancel") == "yes", filled.get("because", ""))


def _apart(words: Words) -> EventWords:
    free, reason = words.free, words.get("because")
    cancel = free.casefold().split(maxsplit=1)[:1] == [_CANCEL]
    if cancel:
        free, beside = because(free[len(_CANCEL) :].strip())
        reason = reason or beside
    days, what = leading_days(free)
    return EventWords(days, what, cancel, reason)


def apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """The parts as fields of the form. If there are several days, the last has a field of its own."""
    said = _apart(words)
    try:
        first, last = days_meant(said.days, today, board.meetings)
        days = {"day": spoken(first), "until": spoken(last) if last != first else ""}
    except Refusal:
        days = {"day": said.days}
    return days | {"what": said.what, "cancel": "yes" if said.cancel else "", "because": said.because}


def days_of(call: Call, said: EventWords, key: str = "") -> tuple[date, date]:
    """The first and the last day, which begin the words or follow `key`. Refused: words that do not begin with a day;
    an unclear day."""
    if not said.days:
        begin = "Begin with" if call.words.filled is None else "Say"
        raise Refusal(f"{begin} the day, or the first and the last:", lines=_with_days_first(said), slot="day")
    try:
        return call.once(
            ("days", said.days, call.board.meetings), lambda: days_meant(said.days, call.today, call.board.meetings)
        )
    except Refusal as refusal:
        start = call.words.values[key].start if key else call.words.line.find(said.days)
        lines = call.instead_of(said.days, refusal, start) if start >= 0 or not call.words.line else []
        raise refusal.with_lines(lines, slot="day") from refusal


def _with_days_first(said: EventWords) -> list[str]:
    """The line with its days moved to the start, from its end or from after a verb that is not needed; if it has no
    days, with a placeholder for them."""
    start, why = ("/board event cancel", " because …") if said.cancel else ("/board event", "")
    verb, _, rest = said.what.partition(" ")
    if verb.casefold() in _TAKES_OUT or verb.casefold() in _PUTS_IN:
        start = "/board event cancel" if verb.casefold() in _TAKES_OUT else start
        return [f"{start} {rest}{why}"] if leading_days(rest)[0] else [f"{start} <date> {rest}{why}"]
    pieces = said.what.split()
    for at in range(max(1, len(pieces) - _MOST_AT_END), len(pieces)):
        days, left = leading_days(" ".join(pieces[at:]))
        if days and not left and any(each.isdigit() for each in days):
            what = " ".join(pieces[:at]).rstrip(" ,:-\u2013\u2014")
            return [f"{start} {_ON.sub('', days)} {what}{why}"]
    what = said.what.removeprefix("<date>").strip() or ("" if said.cancel else "<what>")
    return [f"{start} <date> {what}".rstrip() + why]


def title_of(call: Call, said: EventWords, slot: str = "what") -> str:
    """The event's title. Refused: an empty one; one too long for a list."""
    title = meant(call.said(said.what))
    if not title:
        raise Refusal("Say what happens then:", lines=[f"/board event {said.days} <what>"], slot=slot)
    if len(title) > MOST_TITLE:
        raise Refusal(
            f"That is {len(title):,} characters; {MOST_TITLE} is the most a list can show. Say it in fewer words.",
            slot=slot,
        )
    return title


def kind_of(call: Call, title: str) -> EventKind:
    """The kind that `kind:` names, or that the title says plainly. Refused, with a line for each kind: if neither
    does."""
    typed = " ".join(call.words.get("kind").casefold().split()).rstrip(".")
    if typed in list(EventKind):
        return EventKind(typed)
    if not typed and (found := kind_in(title)):
        return found
    near = closest(typed, set(EventKind), cutoff=0.7) if typed else None
    kinds = [near] if near else list(EventKind)
    reason = (
        f'"{call.words.get("kind")}" is no kind of event.'
        if typed
        else "The words do not say what kind of event that is."
    )
    lines = [call.line(call.words.with_value("kind", each) if typed else _with_kind(call, each)) for each in kinds]
    raise Refusal(f"{reason} It is a {listed(list(EventKind), 'or')}:", lines=lines, slot="kind")


def _with_kind(call: Call, kind: str) -> str:
    return f"{call.words.line.strip()} kind: {kind}"


def limit_of(call: Call, last: date) -> Limit | None:
    """The limit that `limit:` says, counted from the event's last day; None without one. Refused: as `limit_in`
    says."""
    typed = meant(call.said(call.words.get("limit")))
    if not typed:
        return None
    try:
        return limit_in(typed, last)
    except Refusal as refusal:
        meant_so = next((words for words, _ in refusal.instead), "<what> within <how long>")
        line = call.line(call.words.with_value("limit", meant_so))
        raise Refusal(refusal.reason, lines=[line], slot="limit") from refusal


def limit_in(words: str, last: date) -> Limit:
    """What must follow, and by which day, counted from `last`. Refused: words that do not say both; further words at
    the end, which would be lost, unless they only say what it counts from."""
    found = _WITHIN.search(words)
    what = words[: found.start()].strip(" ,") if found else ""
    if found is None or not what:
        raise Refusal(f'A limit says what must happen, and "within" how long, such as "{_EXAMPLE}".')
    rest = words[found.end() :].strip(" ,.;")
    if rest and not _FROM_WHEN.fullmatch(rest):
        instead = f"{what} {rest} within {found['within']}"
        raise Refusal(f'"{rest}" stands after the limit, and would be lost. Put it before:', instead=[(instead, "")])
    return Limit(capital(what), found["within"], stated_date(f"{found['within']} from {spoken(last)}", last))
