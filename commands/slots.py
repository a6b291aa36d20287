"""What a verb takes, slot by slot: from them come the grammar's keys, the help, the docs' table and the form."""

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

# What the ref of a verb stands for; None where it takes none, or there is none of it.
Subject = Thing | None
# What a choice offers, as (value, label), from the log, the board, what the ref stands for, and today.
Offer = Callable[[Store, Board, Subject, date], Sequence[tuple[str, str]]]


class SlotKind(StrEnum):
    """What stands in a slot, and so how a form asks for it."""

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


# Those that a form picks by ref or title.
PICKED = (SlotKind.ACTION, SlotKind.MEASURE, SlotKind.AREA, SlotKind.RISK)


class SlotPlace(StrEnum):
    """Where a slot stands in a typed line: its ref, in the free text, or after its own key."""

    REF = "ref"
    FREE = "free"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a verb takes.

    `name` is the grammar's key, where the slot has one, and the name of the form's field; `label` is what the field is
    called, and `hint` one line below it. `typed` is how its words stand in a line, with `{}` in their place: by default
    after the key. `shown` is how the usage shows it; None for the usual way, empty for not at all. A CHOICE has
    `choices`, or `offers` them from the log; where it takes other words too, `otherwise` is what these are called.
    `now` gives what the thing of its ref has in it already, which stands in the field unless it is `unshown`.
    One that is not `on_form` is asked for by other slots there. A REF may be for `several`. `in_quotes` says of which
    words a typed line needs quotes round them: where there is none, of those in which a key stands.
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
        """The slot with its words as they stand in a typed line."""
        return (self.typed or (f"{self.name}: {{}}" if self.place == SlotPlace.KEY else "{}")).replace("{}", words)


def ref_of(kind: SlotKind, several: bool = False) -> Slot:
    """The ref that stands before everything else."""
    return Slot("ref", str(kind).capitalize(), kind, SlotPlace.REF, required=True, several=several)


PAGE = Slot("page", "Page", SlotKind.FIGURE, shown="", on_form=False)
# What board support says where the guard asked.
CONFIRMATION = Slot(CONFIRM, "Why it is nothing of the kind", SlotKind.SHORT, shown="")
# What a refusal asks to be said twice.
SURE = Slot("sure", "Yes, I am sure", SlotKind.YES_NO, shown="")


def is_sure(words: Words) -> bool:
    """It was said again, with `sure: yes`."""
    return words.get(SURE.name).casefold() == "yes"
