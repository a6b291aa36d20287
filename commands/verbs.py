"""Declares verbs, and slash commands as tables of verbs."""

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
    """Finds or starts the board that a verb acts on, from the request, the words after the verb, the board that
    `board:` names, and the time zone for a new board."""

    def __call__(self, request: Request, store: Store, rest: str, named: Board | None, timezone: str) -> Board: ...


class Apart(Protocol):
    """Divides typed words among the slots of a form, as far as they can be told apart; what is left goes into one of
    them. The words come without their reason, and `subject` is the thing that the ref names."""

    def __call__(self, words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that a person can type.

    `command` is the logical name of its slash command, `aliases` are its other names, and `slots` are what it takes, in
    the order in which they are typed and asked for. `about` and `example` are its help; one that is `hidden` is not
    listed there. `refused` heads a refusal ("Not logged."); `title` heads the form, and `submit` is the form's button.

    A verb that `writes` is run twice: first on a snapshot, up to its first write, then with the log to itself. So `run`
    may do nothing but read and write the log. A `plain` verb takes a ref and a sentence that it need not interpret, and
    is run only once if the typed line is simple: one ref, and no date or unknown key.

    `alone` says that the command is typed without the verb's name. `finds_board` is for a verb that starts a board or
    moves one here. `apart` is for a verb whose free text fills several slots of its form. A verb that `is_form` answers
    with a form of its own, which runs the verb again. One that is `on_closed` may change a closed board. One that is
    `of_person` concerns only the person, so that any of their boards will do. `rests_on` gives the facts on which
    somebody decides by a form: if they have changed since the form was opened, the person is asked once more.
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
        """The pattern in which it is typed, as help shows it."""
        start = f"/{self.command}" if self.alone else f"/{self.command} {self.name}"
        return " ".join(filter(None, [start, *(slot.usage for slot in self.slots)]))

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its keys."""
        return tuple(slot.name for slot in self.slots if slot.place == SlotPlace.KEY)

    @property
    def is_for_open(self) -> bool:
        """True if it changes only boards that are open."""
        return self.writes and not self.on_closed

    @property
    def takes_ref(self) -> bool:
        """True if the first word after it is a ref."""
        return any(slot.place == SlotPlace.REF for slot in self.slots)

    @property
    def takes_refs(self) -> bool:
        """True if it takes several refs in a row."""
        return any(slot.several for slot in self.slots)

    def slot(self, name: str) -> Slot | None:
        """The first slot with that name, or None."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command: its verbs in the order of the help, and in `alone` the verb that is meant if none is typed."""

    name: str
    about: str
    hint: str
    verbs: tuple[Verb, ...]
    alone: str
    _named: dict[str, Verb] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # If two verbs share a name, the first one has it.
        named = {name: verb for verb in reversed(self.verbs) for name in (verb.name, *verb.aliases)}
        object.__setattr__(self, "_named", named)

    def verb(self, word: str) -> Verb | None:
        """The verb with that name or alias, in upper or lower case, or None."""
        return self._named.get(word.casefold())

    def begun(self, text: str) -> tuple[Verb | None, str]:
        """The verb that the text begins with, or None, and the text after its first word, or after the two words of the
        verb's name."""
        word, rest = first_word(text)
        second, more = first_word(rest)
        if second and (verb := self.verb(f"{word} {second}")):
            return verb, more
        return self.verb(word), rest

    def names(self) -> list[str]:
        """The names and aliases of all verbs that are not hidden."""
        return [name for verb in self.verbs if not verb.hidden for name in (verb.name, *verb.aliases)]
