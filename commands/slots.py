"""Slots: the declarations of what a verb takes. The grammar's keys, the help, the docs' table and the form use them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from board.boards import Board
from commands.reading.grammar import Words
from commands.reading.guard import CONFIRM
from storage.ref_table import Thing
from storage.store import Store

# The thing that a verb's ref names; None if the verb takes no ref or nothing has that ref.
Subject = Thing | None
# Gives the options of a choice, as (value, label), from the log, the board, the thing that the ref names, and today.
Offer = Callable[[Store, Board, Subject, date], Sequence[tuple[str, str]]]


class SlotKind(StrEnum):
    """What a slot takes, which decides how a form asks for it."""

    ACTION = "action"
    MEASURE = "measure"
    AREA = "area"
    RISK = "risk"
    PERSON = "person"
    OWNER = "person or role"
    PEOPLE = "people or roles"
    DAY = "day"
    SHORT = "short"
    LONG = "long"
    FIGURE = "figure"
    CHOICE = "choice"
    YES_NO = "yes/no"
    FILE = "file"


# The kinds that a form lets people pick by ref or title.
PICKED = (SlotKind.ACTION, SlotKind.MEASURE, SlotKind.AREA, SlotKind.RISK)


class SlotPlace(StrEnum):
    """Where a slot is in a typed line: the ref at the start, the free text, or after the slot's own key."""

    REF = "ref"
    FREE = "free"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a verb takes.

    `name` is the key in a typed line, if the slot has one, and the name of the form's field; `label` is the label of
    the field, and `hint` the line below it. `typed` is the pattern of the slot in a typed line, with `{}` for its
    words; by default they follow the key. `shown` is how the usage shows the slot: None for the usual way, empty for
    not at all. A CHOICE has fixed `choices`, or `offers` them from the log; if it takes other words too, `otherwise` is
    the label of the field for those. `now` gives the present value of the thing that the ref names; the field shows it
    unless it is `unshown`. A slot that is not `on_form` has no field, nor has one that the thing does not take, as
    `taken_by` says. A REF may take `several` refs. `in_quotes` says
    whether words need quotes in a typed line; by default they do if they contain a key.
    """

    name: str
    label: str
    kind: SlotKind
    place: SlotPlace = SlotPlace.KEY
    required: bool = False
    hint: str = ""
    typed: str = ""
    shown: str | None = None
    choices: tuple[str, ...] = ()
    offers: Offer | None = None
    otherwise: str = ""
    now: Callable[[Any], str] | None = None
    unshown: bool = False
    on_form: bool = True
    taken_by: Callable[[Any], bool] | None = None
    several: bool = False
    in_quotes: Callable[[str], bool] | None = None

    @property
    def usage(self) -> str:
        """The slot as the usage shows it: `<ref>…`, `<note>`, `[due:]`."""
        if self.shown is not None:
            return self.shown
        if self.place == SlotPlace.KEY:
            return f"{self.name}: …" if self.required else f"[{self.name}:]"
        return (f"<{self.name}>" if self.required else f"[{self.name}]") + ("…" if self.several else "")

    def in_line(self, words: str) -> str:
        """The slot and its words as they appear in a typed line."""
        return (self.typed or (f"{self.name}: {{}}" if self.place == SlotPlace.KEY else "{}")).replace("{}", words)


def ref_of(kind: SlotKind, several: bool = False) -> Slot:
    """A slot for the ref that begins a typed line."""
    return Slot("ref", str(kind).capitalize(), kind, SlotPlace.REF, required=True, several=several)


PAGE = Slot("page", "Page", SlotKind.FIGURE, shown="", on_form=False)
# Board support's reason for keeping words that the guard asked about.
CONFIRMATION = Slot(CONFIRM, "Why it is nothing of the kind", SlotKind.SHORT, shown="")
# Confirms a command that was refused the first time.
SURE = Slot("sure", "Yes, I am sure", SlotKind.YES_NO, shown="")


def is_sure(words: Words) -> bool:
    """True if the words contain `sure: yes`."""
    return words.get(SURE.name).casefold() == "yes"
