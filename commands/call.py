"""What a verb's function is given: the request, what was typed, the log, and ways to record a change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from board.actions import Action
from board.boards import Board
from board.ending import check_open
from board.history import Changes, Entry, differences
from board.links import Linked, link_changes
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal
from board.roles import Actor, Role
from commands.at_meeting import DECIDED_AT, Decided, decided, line_start
from commands.people.name_lookup import NameLookup
from commands.people.naming import said
from commands.read_by_others import names_people
from commands.reading.dates import due_date, keeps_its_words, moved_by
from commands.reading.figures import figure
from commands.reading.grammar import Words
from commands.reading.guard import CONFIRM
from commands.reading.once import Made, Once
from commands.request import Request
from commands.slots import Slot, SlotPlace
from commands.unknown_ref import Sought, unknown_ref
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a verb: the request, the verb, its ref, the words after it, and the log to act on.

    `ref` is the ref if the verb takes one, else empty. If several were typed in a row, `refs` are all of them, and
    `row_ended` says that a colon ended the row. `today` is the board's own calendar day. `once` keeps what is slow to
    work out. `slots` are the verb's; it `writes` if it changes something, and may change a closed board if `on_closed`.
    """

    request: Request
    command: str
    verb: str
    ref: str
    words: Words
    store: Store
    board: Board
    actor: Actor
    today: date
    writes: bool = True
    refs: tuple[str, ...] = ()
    row_ended: bool = False
    once: Once = field(default_factory=Once)
    slots: tuple[Slot, ...] = ()
    on_closed: bool = False

    def is_heard_by(self, person: str) -> bool:
        """True if the person is told of this change: they did not make it themselves and have not left Slack."""
        known = self.request.people.person(person)
        return person != self.actor.person and not (known and known.deleted)

    @property
    def may_confirm(self) -> bool:
        """True for board support: only they may confirm, with a reason, words that the guard asked about."""
        return self.actor.role == Role.SUPPORT

    @property
    def names_people(self) -> bool:
        """False if the reply must not name owners, because another organisation reads it."""
        return names_people(self.board, self.request.overheard)

    def line(self, rest: str | None = None) -> str:
        """The command as a line to copy, with `rest`, if given, in place of the words after the verb and ref."""
        return " ".join(filter(None, [self._start, quoted(self.ref), self.words.line if rest is None else rest]))

    def left_open(self, ref: str = "") -> str:
        """The command with its keys as typed and its free text left open: `/action hold A1 <reason>`. `ref` is by
        default the call's own. The free text is a placeholder, because people copy and send an example as it is."""
        wanted = (slot.usage for slot in self.slots if slot.place == SlotPlace.FREE)
        open_words = [usage for usage in wanted if "<" in usage and not usage.startswith("[")]
        return " ".join(filter(None, [self._start, quoted(ref or self.ref), *open_words, self.rest_of_line]))

    @property
    def how(self) -> list[str | tuple[str, str]]:
        """Lines that show how to type the command: its pattern, and the line that gives an example."""
        return [self.left_open(), (f"/{self.command} help {self.verb}", "an example")]

    @property
    def rest_of_line(self) -> str:
        """The keys and their values as typed after the free text; empty if the line does not begin with that text."""
        line = self.words.line.strip()
        return line[len(self.words.free) :].strip() if line.startswith(self.words.free) else ""

    @property
    def _start(self) -> str:
        return f"/{self.command} {self.verb}"

    def typed(self, entry: Entry) -> str:
        """What was typed for a line of history; only its verb and ref if the reply must not name owners."""
        return entry.said if self.names_people else f"/{entry.subject} {entry.verb} {entry.ref} …"

    def line_for(self, ref: str) -> str:
        """The command as a line to copy, for another ref."""
        return " ".join(filter(None, [self._start, quoted(ref), self.words.line]))

    def action(self) -> Action:
        """The action that the ref names. Refused, with what may have been meant: a ref that is no action's."""
        if found := self.store.actions.find(self.board.id, self.ref):
            return found
        raise self.unknown("action")

    def measure(self) -> Measure:
        """The measure that the ref names. Refused, with what may have been meant: a ref that is no measure's."""
        if found := self.store.measures.find(self.board.id, self.ref):
            return found
        raise self.unknown("measure")

    def unknown(self, kind: str) -> Refusal:
        """The refusal of a ref that names nothing of that kind, with what may have been meant."""
        person, board_id = self.actor.person, self.board.id
        sought = Sought(self.ref, kind, self.verb, self._start, self.words.line, person, board_id)
        unknown = unknown_ref(sought, self.store)
        unknown.slot = "ref"
        return unknown

    @property
    def lookup(self) -> NameLookup:
        """Finds the people whom the words name."""
        support = f"<@{self.board.support[0]}>" if self.board.support else "board support"
        return NameLookup(self.request.people, self.actor.person, self.words, self.line, support, self.writes)

    def said(self, words: str) -> str:
        """Free text as it is stored: see `said` in commands/people/naming.py."""
        return said(words, self.request.people)

    @property
    def decided(self) -> Decided:
        """The meeting and the minute of this decision; an empty `Decided` if the verb is not a decision. Refused: see
        `decided` in commands/at_meeting.py."""
        if DECIDED_AT[0] not in self.slots:
            return Decided()
        start = line_start(self.command, self.verb, self.refs or ((self.ref,) if self.ref else ()), self.row_ended)
        by = ("decided", self.words.get("at"), self.words.get("minute"), self.today, self.board.meetings)
        given = (self.words, start, self.today, self.board.meetings, self.said, self.actor.decides)
        return self.once(by, lambda: decided(*given))

    def due(self, phrase: str, key: str = "") -> tuple[date | None, str]:
        """The due date that `phrase` means, as (day, "") or, for words like "Ongoing", (None, words).

        `key` is the key after which it was typed, or empty if it is in the free text. Refused: words that are no day.
        """
        if keeps_its_words(phrase):
            return None, self.said(phrase)
        given = (phrase, self.today, self.board.meetings)
        return self._once_read(phrase, key, ("due", *given), lambda: due_date(*given)), ""

    def moved_by(self, phrase: str, due: date, key: str = "") -> date | None:
        """The day to which a bare count of days moves the date `due`; None for other words. `key` is as in `due`."""
        given = (phrase, self.today, due)
        return self._once_read(phrase, key, ("moved", *given), lambda: moved_by(*given))

    def _once_read(self, phrase: str, key: str, by: tuple[object, ...], read: Callable[[], Made]) -> Made:
        """What `read` makes of a phrase. A refusal is given whole lines to copy, with each suggestion in its place."""
        try:
            return self.once(by, read)
        except Refusal as refusal:
            start = self.words.values[key].start if key else self.words.line.find(phrase)
            lines = self.instead_of(phrase, refusal, start)
            raise refusal.with_lines(lines, slot=key or "due") from refusal

    def figure(self, words: str) -> Decimal:
        """The number in `words`, as by `figure`. A refusal is given whole lines to copy, with each suggestion."""
        try:
            return figure(words)
        except Refusal as refusal:
            refusal.slot = "figure"
            if not refusal.instead:
                raise
            raise refusal.with_lines(self.instead_of(words, refusal)) from refusal

    def instead_of(self, phrase: str, refusal: Refusal, start: int = -1) -> list[tuple[str, str]]:
        """The person's own line once for each suggestion of a refusal, in place of `phrase`; without suggestions, once
        with `<date>` there. The phrase begins at `start`, or by default where it last occurs in the line."""
        start = start if start >= 0 else self.words.line.rfind(phrase)
        before, after = self.words.line[:start], self.words.line[start + len(phrase) :]
        found = bool(phrase) and start >= 0
        choices = refusal.instead or (("<date>", ""),)
        return [(self.line(f"{before}{words}{after}" if found else words), note) for words, note in choices]

    def kept_why(self, why: str) -> str:
        """The reason, followed by board support's confirmation of words that the guard asked about, if there is one."""
        confirmed = self.words.get(CONFIRM)
        return f"{why} (confirmed by board support: {self.said(confirmed)})".strip() if confirmed else why

    def record(
        self,
        before: Action | None,
        after: Action,
        why: str = "",
        note: str = "",
        undoes: int | None = None,
        links: tuple[Linked, Linked] | None = None,
    ) -> None:
        """Adds a line to an action's history: every difference between `before` and `after`, and what was typed.

        `note` is recorded even if it is the same as the note before. `links` are the action's links before and after;
        the new ones are stored.
        """
        changes = differences(before, after)
        if links:
            self.store.links.put(self.board.id, "action", after.id, links[1])
            changes |= link_changes(*links)
        if note and before is not None:
            changes["note"] = (before.note, note)
        self.add_history(("action", after.id, after.ref), changes, self.kept_why(why), undoes)

    def record_measure(
        self, measure: Measure, changes: dict[str, object], why: str = "", was: Mapping[str, object] | None = None
    ) -> None:
        """Adds a line to a measure's history: the new values by name, and in `was` those that they replace, if any."""
        beside = {name: ((was or {}).get(name), value) for name, value in changes.items()}
        self.add_history(("measure", measure.id, measure.ref), beside, self.kept_why(why))

    def record_board(self, changes: Changes, why: str = "") -> int:
        """Adds a line to the board's own history: its people, calendar or weekly slot. Returns the line's id."""
        return self.add_history(("board", self.board.id, self.board.name), changes, why)

    def add_history(
        self, about: tuple[str, int, str], changes: Changes, why: str = "", undoes: int | None = None
    ) -> int:
        """Adds a line of history and returns its id. `about` is the kind, id and ref of what was changed. A decision's
        line also gives its meeting and minute. Refused: a closed board, unless the verb is `on_closed`. Every change
        needs a line, so this check stops them all."""
        if not self.on_closed:
            check_open(self.board)
        subject, subject_id, ref = about
        entry = Entry(
            id=0,
            subject=subject,
            subject_id=subject_id,
            ref=ref,
            verb=self.verb,
            person=self.actor.person,
            at=self.request.now,
            said=self.request.line,
            changes={**changes, **self.decided.changes},
            why=why,
            undoes=undoes,
        )
        return self.store.history.add(self.board.id, entry)
