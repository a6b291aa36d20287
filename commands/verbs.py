"""What a verb is, and what a slash command is: a table of verbs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from board.boards import Board
from commands.call import Call
from commands.reading.grammar import Words, first_word
from commands.reply import Reply
from commands.request import Request
from commands.slots import Slot, SlotPlace, Subject
from storage.store import Store


class BoardFinder(Protocol):
    """The board that a verb is of, from the request, the words after the verb, the board that `board:` names, and the
    time zone of a new one."""

    def __call__(self, request: Request, store: Store, rest: str, named: Board | None, timezone: str) -> Board: ...


class Apart(Protocol):
    """What typed words put in each slot of a form, as far as they can be told apart; what cannot stands in one of them.
    The words are without their reason, and `subject` is what the ref stands for."""

    def __call__(self, words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing a person can say.

    `command` is the logical name of the slash command it belongs to, and `slots` are what it takes, in the order in
    which they are typed and asked for. `about` and `example` are its help. `refused` heads a refusal ("Not logged.");
    `title` a form, whose button says `submit`. A verb that writes is run twice: tried on a snapshot, up to the first
    thing that it would write, and then with the log to itself. It does nothing but read and write the log. One that is
    `plain` takes a ref and a sentence, in which it looks for nothing: it is run once. `finds_board` is for a verb that
    is of no board that is here already: it starts one, or brings one. One that is `alone` is said by the command alone.
    `apart` is for one whose free text is several slots of its form; what one that `is_form` answers is a form of its
    own, which asks for it again. One that is `on_closed` may change something on a board that has been closed. What one
    that is `of_person` tells or changes is the person's own: any of their boards stands for it. `rests_on` says on what
    of its thing somebody decides by a form: where that has changed since the form was opened, it is asked about once.
    """

    command: str
    name: str
    about: str
    example: str
    run: Callable[[Call], Reply]
    slots: tuple[Slot, ...] = ()
    writes: bool = False
    plain: bool = False
    refused: str = "Not done."
    title: str = ""
    submit: str = "Save"
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    alone: bool = False
    finds_board: BoardFinder | None = None
    is_form: bool = False
    apart: Apart | None = None
    on_closed: bool = False
    of_person: bool = False
    rests_on: Callable[[Any], str] | None = None

    @property
    def usage(self) -> str:
        """How it is typed."""
        start = f"/{self.command}" if self.alone else f"/{self.command} {self.name}"
        return " ".join(filter(None, [start, *(slot.usage for slot in self.slots)]))

    @property
    def keys(self) -> tuple[str, ...]:
        """The words that take a value after a colon."""
        return tuple(slot.name for slot in self.slots if slot.place == SlotPlace.KEY)

    @property
    def takes_ref(self) -> bool:
        """The first word after it is a ref."""
        return any(slot.place == SlotPlace.REF for slot in self.slots)

    @property
    def takes_refs(self) -> bool:
        """It may be given several refs in a row."""
        return any(slot.several for slot in self.slots)

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command: its verbs in help order, and the verb meant where none is said."""

    name: str
    about: str
    hint: str
    verbs: tuple[Verb, ...]
    alone: str
    _named: dict[str, Verb] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Of two verbs of one name the first has it.
        named = {name: verb for verb in reversed(self.verbs) for name in (verb.name, *verb.aliases)}
        object.__setattr__(self, "_named", named)

    def verb(self, word: str) -> Verb | None:
        """The verb of that name, in any case, or None."""
        return self._named.get(word.casefold())

    def begun(self, text: str) -> tuple[Verb | None, str]:
        """The verb that the text begins with, whose name may be two words, and what follows it; None where there is
        none."""
        word, rest = first_word(text)
        second, more = first_word(rest)
        if second and (verb := self.verb(f"{word} {second}")):
            return verb, more
        return self.verb(word), rest

    def names(self) -> list[str]:
        """Every name a verb goes by, but for those that help does not list."""
        return [name for verb in self.verbs if not verb.hidden for name in (verb.name, *verb.aliases)]
