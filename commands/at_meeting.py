"""The two slots that every decision takes: the meeting at which it was taken, and the minute that records it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from board.boards import Board
from board.history import AT_MEETING, MINUTE, Entry
from board.refs import quoted
from board.refusals import Refusal
from board.words import day
from commands.reading.dates import stated_date
from commands.reading.grammar import Words
from commands.reading.held_dates import held_date
from commands.reading.held_months import NotOneMeeting
from commands.reading.phrases.meaning import spoken
from commands.slots import Slot, SlotKind, Subject
from storage.store import Store

# The choice of no meeting. Without it, a decision on the day of a meeting counts as taken at that meeting.
NO_MEETING = "none"
_NONE = frozenset({NO_MEETING, "no meeting", "no board", "not at a meeting", "between meetings"})
# Enough for a reference such as `4.2` or `Item 7, para 3`. Anything longer belongs in the note.
MOST_MINUTE = 60
_WHICH = "At which meeting was it decided?"
_NEAREST = 3
_MOST_OFFERED = 50


def _offers(store: Store, board: Board, subject: Subject, today: date) -> Sequence[tuple[str, str]]:
    """The meetings that have been held, latest first; if one is today, also the choice "At no meeting"."""
    held = sorted((on for on in board.meetings if on <= today), reverse=True)[:_MOST_OFFERED]
    none = [(NO_MEETING, "At no meeting")] if today in held else []
    return [*((spoken(on), day(on)) for on in held), *none]


DECIDED_AT = (
    Slot(
        "at",
        "Decided at the meeting of",
        SlotKind.CHOICE,
        hint="Left empty, it is today's meeting where the calendar has one today.",
        offers=_offers,
        otherwise="Or its day in words",
    ),
    Slot("minute", "Minute", SlotKind.SHORT, hint="Where the minutes say it, such as 4.2."),
)
MEETING_SLOTS = frozenset(slot.name for slot in DECIDED_AT)


@dataclass(frozen=True, slots=True)
class Decided:
    """Where a decision was taken: `on` is the day of the meeting, `minute` the reference to its minutes, if known."""

    on: date | None = None
    minute: str = ""

    @property
    def changes(self) -> dict[str, tuple[None, str]]:
        """The meeting and minute as changes for a line of history; only those that are known."""
        told = {AT_MEETING: self.on.isoformat() if self.on else "", MINUTE: self.minute}
        return {name: (None, words) for name, words in told.items() if words}

    @property
    def lines(self) -> list[str]:
        """The meeting and minute as a line of the reply; empty if neither is known."""
        if self.on:
            return [f"Decided {self.words}."]
        return [f"Recorded in minute {self.minute}."] if self.minute else []

    @property
    def words(self) -> str:
        """The meeting and minute within a sentence: `at the board of Wed 5 Aug 2020, minute 4.2`."""
        where = f"at the board of {day(self.on)}" if self.on else ""
        return ", ".join(filter(None, [where, f"minute {self.minute}" if self.minute else ""]))


def decided_by(entry: Entry) -> Decided:
    """Where the decision in a line of history was taken, as far as the line says."""
    on, minute = (entry.changes.get(name, (None, ""))[1] for name in (AT_MEETING, MINUTE))
    return Decided(date.fromisoformat(on) if on else None, minute)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed about the meeting: the words, the line before them, today, and the board's meetings."""

    words: Words
    start: str
    today: date
    meetings: Sequence[date]

    @property
    def held(self) -> list[date]:
        """The meetings up to and including today."""
        return [on for on in self.meetings if on <= self.today]

    def which(self, why: str, near: date, among: Sequence[date] = (), add: str = "") -> Refusal:
        """A refusal that asks which meeting is meant, and offers the person's own line with each possible answer.

        The answers are the meetings in `among`, or else those held nearest to `near`, and no meeting. `add` is a line
        that puts a meeting into the calendar, or empty.
        """
        held = among or sorted(self.held, key=lambda on: abs(on - near))[:_NEAREST]
        instead = [(spoken(on), "") for on in sorted(held, reverse=True)]
        lines = [(self._line({"at": at}), "") for at, _ in instead]
        if not held and not add:
            why = f"{why.removesuffix(_WHICH).rstrip()} Without a meeting:"
        none = {"at": NO_MEETING} if self.today in self.meetings else {"at": "", "minute": ""}
        lines.append((self._line(none), "at no meeting" if held or add else ""))
        lines += [(add, "puts that meeting into the calendar; then send your line again")] if add else []
        return Refusal(why, lines=lines, instead=instead, slot="at")

    def _line(self, others: Mapping[str, str]) -> str:
        """The line with other values for these keys; a key with an empty value is left out."""
        values = {name: value.words for name, value in self.words.values.items()} | dict(others)
        keyed = [f"{name}: {each}" for name, each in values.items() if each]
        return " ".join(filter(None, [self.start, self.words.free, *keyed]))


def decided(
    words: Words, start: str, today: date, meetings: Sequence[date], kept: Callable[[str], str], may_add: bool = False
) -> Decided:
    """Where a decision was taken, according to its slots; by default at today's meeting, if there is one.

    `start` is the line before `words`; `kept` turns the minute's words into the text that is stored; `may_add` says
    that the person may put a meeting into the calendar. Refused: a minute longer than MOST_MINUTE; and, with the
    nearest meetings as lines to copy, a day on which the board did not meet or has not met yet, and a minute without
    a meeting, if any has been held and "at no meeting" was not said.
    """
    asked, phrase, minute = _Asked(words, start, today, meetings), words.get("at"), kept(words.get("minute"))
    if len(minute) > MOST_MINUTE:
        raise Refusal(
            f"A minute's reference has {MOST_MINUTE} characters at most, such as 4.2. The rest is for the note.",
            slot="minute",
        )
    if phrase.casefold() in _NONE:
        return Decided(None, minute)
    on = _meant(asked, phrase, may_add) if phrase else today if today in meetings else None
    if on is None and minute and asked.held:
        raise asked.which("Of which meeting is that minute?", near=today)
    return Decided(on, minute)


def _meant(asked: _Asked, phrase: str, may_add: bool) -> date:
    """The day of the meeting that the phrase names. Refused: a day on which no meeting has been held."""
    try:
        on = held_date(phrase, asked.today, asked.meetings)
    except NotOneMeeting as month:
        raise asked.which(f"{month.reason} {_WHICH}", month.near, among=month.days) from month
    except Refusal as refusal:
        raise asked.which(f"{refusal.reason.removesuffix(' Which?')} {_WHICH}", asked.today) from refusal
    if on in asked.held:
        return on
    why = f"No meeting on {day(on)} is in the calendar."
    if on in asked.meetings:
        why = f"The board meets on {day(on)}, which is to come: nothing was decided there yet."
    raise asked.which(f"{why} {_WHICH}", on, add=_adds(on, asked.today) if may_add else "")


def _adds(on: date, today: date) -> str:
    """The line that puts a meeting into the calendar; empty if the day is in the future or too long ago to be typed."""
    with suppress(Refusal):
        return f"/board meeting {spoken(on)}" if on <= today and stated_date(spoken(on), today) == on else ""
    return ""


def line_start(command: str, verb: str, refs: Sequence[str], row_ended: bool) -> str:
    """The start of a line: the command, its verb and the refs, with the colon if one ended the row of refs."""
    return " ".join([f"/{command} {verb}", *map(quoted, refs)]) + (":" if row_ended and refs else "")
