"""What a verb is, and what it is given when somebody says it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from board.actions import Action
from board.boards import Board
from board.history import differences
from board.measures import Measure
from board.refs import quoted, ref_key
from board.refusals import Refusal
from board.roles import Actor
from commands.dates import due_date, keeps_its_words
from commands.grammar import MENTION, Words
from commands.reply import Reply
from commands.request import Request
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Call:
    """A verb being said: the request, the words after its verb and ref, and the log to act on.

    `ref` is the first word of a verb that takes one, else empty. `today` is the board's own calendar day.
    """

    request: Request
    command: str
    verb: "Verb"
    ref: str
    words: Words
    store: Store
    board: Board
    actor: Actor
    today: date

    def line(self, rest: str | None = None) -> str:
        """The command as a line to copy, with `rest` in place of what followed the verb and ref."""
        ref = quoted(self.ref) if self.ref else ""
        return " ".join(
            filter(None, [f"/{self.command}", self.verb.name, ref, self.words.line if rest is None else rest])
        )

    def line_for(self, ref: str) -> str:
        """The command as a line to copy, for another ref."""
        return " ".join(filter(None, [f"/{self.command}", self.verb.name, quoted(ref), self.words.line]))

    def action(self) -> Action:
        """The action the person named. Refused, with the nearest, where there is none of that ref."""
        if found := self.store.actions.find(self.board.id, self.ref):
            return found
        raise self._unknown("action", self.store.actions.refs(self.board.id))

    def measure(self) -> Measure:
        """The escalation measure the person named. Refused, with the nearest, where there is none of that ref."""
        if found := self.store.measures.find(self.board.id, self.ref):
            return found
        raise self._unknown("measure", self.store.measures.refs(self.board.id))

    def _unknown(self, kind: str, refs: list[str]) -> Refusal:
        if not self.ref:
            return Refusal(f"Say which {kind}.", lines=[self.verb.example])
        near = nearest(self.ref, refs)
        if near:
            return Refusal(f"There is no {kind} {self.ref} on this board. Did you mean:", lines=[self.line_for(near)])
        return Refusal(f"There is no {kind} {self.ref} on this board. All of them:", lines=[f"/{kind} list"])

    def owner(self, words: str) -> tuple[str | None, str]:
        """Whoever `words` name, as (Slack id, "") or, for a role in words, (None, words)."""
        mention = MENTION.fullmatch(words)
        if mention:
            return self.known(mention[1]), ""
        if words.startswith("@"):
            return self._named(words), ""
        return None, self.said(words)

    def known(self, person_id: str) -> str:
        """The id of somebody who may be named here. Refuses strangers, robots and people who have left."""
        person = self.request.people.person(person_id)
        if person is None:
            raise Refusal(f"Slack knows nobody as {person_id}. Pick the person from the list that @ opens.")
        if person.deleted:
            raise Refusal(f"{person.name or 'That person'} has left this Slack workspace. Name somebody who is here.")
        if person.is_bot:
            raise Refusal("A robot cannot own anything or take part. Name a person.")
        return person_id

    def _named(self, words: str) -> str:
        name = words.removeprefix("@").strip()
        people = [person for person in self.request.people.named(name) if not person.deleted]
        if len(people) == 1:
            return self.known(people[0].id)
        if not people:
            raise Refusal(f"I cannot find {words} in this workspace. Type @ and pick the person from Slack's own list.")
        lines = [self.line(self.words.line.replace(words, f"<@{each.id}>", 1)) for each in people[:5]]
        raise Refusal(f"{words} could be more than one person. Which?", lines=lines)

    def said(self, words: str) -> str:
        """Free text as it is kept: a mention becomes the person's name, the rest stays to the letter."""
        return MENTION.sub(lambda found: f"@{self._name(found[1])}", words)

    def _name(self, person_id: str) -> str:
        person = self.request.people.person(person_id)
        return person.name if person and person.name else person_id

    def due(self, key: str = "due", words: str | None = None) -> tuple[date | None, str]:
        """The due date typed after `key`, as (day, "") or, for words like "Ongoing", (None, words)."""
        phrase = self.words.get(key) if words is None else words
        if keeps_its_words(phrase):
            return None, phrase
        try:
            return due_date(phrase, self.today, self.board.meetings), ""
        except Refusal as refusal:
            raise Refusal(refusal.reason, lines=self.instead_of(phrase, refusal)) from refusal

    def instead_of(self, phrase: str, refusal: Refusal) -> list[tuple[str, str]]:
        """The person's own line once for each of the words a refusal offers in place of `phrase`."""
        before, found, after = self.words.line.rpartition(phrase) if phrase else ("", "", "")
        return [(self.line(f"{before}{words}{after}" if found else words), note) for words, note in refusal.instead]

    def record(
        self, before: Action | None, after: Action, why: str = "", verb: str = "", undoes: int | None = None
    ) -> None:
        """Adds a line to an action's history: all that differs between `before` and `after`."""
        self.store.history.add(
            self.board.id,
            ("action", after.id, after.ref),
            verb or self.verb.name,
            self.actor.person,
            self.request.now,
            self.request.line,
            differences(before, after),
            why,
            undoes,
        )

    def record_measure(
        self, measure: Measure, changes: dict[str, object], why: str = "", undoes: int | None = None
    ) -> None:
        """Adds a line to a measure's history: what was added to it, by name."""
        self.store.history.add(
            self.board.id,
            ("measure", measure.id, measure.ref),
            self.verb.name,
            self.actor.person,
            self.request.now,
            self.request.line,
            {name: (None, value) for name, value in changes.items()},
            why,
            undoes,
        )

    def record_board(self, changes: dict[str, tuple[object, object]]) -> None:
        """Adds a line to the board's own history: its people, its calendar, its slot."""
        self.store.history.add(
            self.board.id,
            ("board", self.board.id, self.board.name),
            self.verb.name,
            self.actor.person,
            self.request.now,
            self.request.line,
            changes,
        )


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can say.

    `usage`, `about` and `example` are its help; `keys` the words that take a value after a colon. `refused` heads
    a refusal ("Not logged."). A verb that writes has the log to itself while it runs.
    """

    name: str
    usage: str
    about: str
    example: str
    run: Callable[[Call], Reply]
    keys: tuple[str, ...] = ()
    takes_ref: bool = False
    writes: bool = False
    refused: str = "Not done."
    aliases: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command: its verbs in help order, and the verb meant where none is said."""

    name: str
    about: str
    hint: str
    verbs: tuple[Verb, ...]
    alone: str

    def verb(self, word: str) -> Verb | None:
        """The verb of that name, in any case, or None."""
        wanted = word.casefold()
        return next((verb for verb in self.verbs if wanted in (verb.name, *verb.aliases)), None)

    def names(self) -> list[str]:
        """Every name a verb goes by, but for those that help does not list."""
        return [name for verb in self.verbs if not verb.hidden for name in (verb.name, *verb.aliases)]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one, or None where nothing is near."""
    by_key = {ref_key(each): each for each in known}
    found = get_close_matches(ref_key(word), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None
