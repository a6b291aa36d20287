"""A form: a verb's slots as fields, with the values that are known already. `bot/slack/forms.py` draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from board.actions import ENDED, Action
from board.boards import Board
from board.refs import quoted
from board.words import capital
from commands.actions.wording import due_with_days
from commands.filled import mark
from commands.reply import Bold, Button, Buttons, Line, Reply
from commands.slots import CONFIRMATION, Slot, SlotKind, SlotPlace, Subject
from commands.verbs import Verb
from storage.ref_table import Thing
from storage.store import Store

# How many fields are drawn at first, beside the ref; the others appear after "More".
FIRST_FIELDS = 5
# Slack's limits for the title of a modal and the value of a button.
_MOST_TITLE = 24
_MOST_CARRIED = 2_000
FILL_IN = "Fill it in"
# The key, among the marks of the slots, of the mark of what a decision rests on. No slot has this name.
RESTS_ON = "*"


@dataclass(frozen=True, slots=True)
class Field:
    """A slot on a form: `value` is already in it, and `options` are what a choice offers, as (value, label). `typed`
    says that the value comes from what the person typed, not from the log."""

    slot: Slot
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a person is asked for. `about` says which thing it concerns; `told` why the form that was sent was refused.

    `board` is the board's id; None if the verb starts a board. `seen` are the marks of the values in the fields when
    the form was opened. A form that is `at_once` opens in place of the answer; any other is offered by a button. For
    that button, `line` is the line that was typed, and `of_board` is added if the channel does not imply the board.
    """

    verb: Verb
    title: str
    fields: tuple[Field, ...]
    about: tuple[Line, ...] = ()
    told: tuple[Line, ...] = ()
    board: int | None = None
    ref: str = ""
    seen: Mapping[str, str] = field(default_factory=dict)
    at_once: bool = False
    line: str = ""
    of_board: str = ""

    @property
    def start(self) -> str:
        """The line that opens the form with its ref and nothing else filled in."""
        return f"/{self.verb.command} {self.verb.name} {self.ref and quoted(self.ref)}".rstrip() + self.of_board

    @property
    def first(self) -> tuple[Field, ...]:
        """The fields that are drawn before "More" is pressed: the first ones, and any that hold something typed."""
        always = [each for each in self.fields if each.slot.place == SlotPlace.REF or each.slot == CONFIRMATION]
        asked = [each for each in self.fields if each not in always][:FIRST_FIELDS]
        return tuple(
            each for each in self.fields if each in always or each in asked or (each.value and not self._stands(each))
        )

    def _stands(self, each: Field) -> bool:
        return self.seen.get(each.slot.name) == mark(each.value)


@dataclass(frozen=True, slots=True)
class Offered(Reply):
    """A reply with a form to fill in, or to correct. If a form was refused, `slot` is the slot that was wrong and
    `reason` what is said beside it. The form, slot and reason are not stored in the log."""

    form: Form | None = None
    slot: str = ""
    reason: str = ""


def with_form(answer: Reply, form: Form, slot: str = "", reason: str = "") -> Offered:
    """The reply with a form; `slot` and `reason` are as in Offered."""
    return Offered(answer.parts, answer.public, answer.refused, answer.posts, form=form, slot=slot, reason=reason)


def with_button(answer: Reply, carries: bool) -> Reply:
    """The reply with a button that opens its form. If it `carries`, the button holds all that was typed; if not, or if
    that is too long for Slack, only the ref. A reply that is stored in the log must not carry it."""
    form = answer.form if isinstance(answer, Offered) else None
    if form is None:
        return answer
    says = form.line if carries and len(form.line) <= _MOST_CARRIED else form.start
    button = Buttons((Button(FILL_IN, says, opens=True),))
    return Reply((*answer.parts, button), public=answer.public, refused=answer.refused, posts=answer.posts)


def form_for(verb: Verb, store: Store, board: Board | None, known: Mapping[str, str], today: date) -> Form:
    """The form of `verb` on `board`, with the words `known` of each slot filled in. If `known` has the ref of something
    on the board, the ref is not asked for, and the fields show that thing's present values."""
    subject = subject_of(verb, store, board, known.get("ref", ""))
    slots = [slot for slot in asked_on_form(verb) if not subject or _is_asked_of(slot, subject, known)]
    now = {slot: slot.now(subject) for slot in slots if slot.now and subject}
    stands = {slot.name: words for slot, words in now.items() if not slot.unshown} | dict(known)
    fields = tuple(
        Field(each, stands.get(each.name, ""), offered(each, store, board, subject, today), each.name in known)
        for each in slots
    )
    return Form(
        verb=verb,
        title=_title(verb, subject),
        fields=fields,
        about=_about(board, subject, today),
        board=board.id if board else None,
        ref=subject.ref if subject else "",
        seen={slot.name: mark(words) for slot, words in now.items() if words} | _rests_on(verb, subject),
    )


def _is_asked_of(slot: Slot, subject: Thing, known: Mapping[str, str]) -> bool:
    """True if the form about the thing asks for the slot: it is not the thing's ref, and either the thing takes it or
    the person typed it already."""
    if slot.place == SlotPlace.REF:
        return False
    return slot.taken_by is None or bool(known.get(slot.name)) or slot.taken_by(subject)


def _rests_on(verb: Verb, subject: Subject) -> dict[str, str]:
    words = verb.rests_on(subject) if verb.rests_on and subject else ""
    return {RESTS_ON: mark(words)} if words else {}


def asked_on_form(verb: Verb) -> list[Slot]:
    """The slots of a verb's form from top to bottom: in the order of typing, except that a tick that reverses what is
    done, such as *cancel*, comes last."""
    return sorted((slot for slot in verb.slots if slot.on_form), key=_turns_round)


def _turns_round(slot: Slot) -> bool:
    return slot.kind == SlotKind.YES_NO and slot.place == SlotPlace.FREE


def with_values(form: Form, values: Mapping[str, str], told: str = "") -> Form:
    """The form with these values in its slots, as if somebody had typed them, and `told`, if given, above them."""
    filled = tuple(replace(each, value=values.get(each.slot.name) or each.value) for each in form.fields)
    return replace(form, fields=filled, told=((told,),) if told else form.told)


def subject_of(verb: Verb, store: Store, board: Board | None, ref: str) -> Subject:
    """The thing that the ref names, of the kind that the verb takes; None if there is none."""
    kind = next((slot.kind for slot in verb.slots if slot.place == SlotPlace.REF), None)
    if not (board and ref and kind):
        return None
    return store.of(kind).find(board.id, ref)


def offered(
    slot: Slot, store: Store, board: Board | None, subject: Subject, today: date
) -> tuple[tuple[str, str], ...]:
    """The options of a choice, as (value, label); empty if the slot is not a choice."""
    every: Sequence[tuple[str, str]] = [(each, capital(each)) for each in slot.choices]
    if slot.offers and board:
        every = slot.offers(store, board, subject, today)
    return tuple(every)


def _title(verb: Verb, subject: Subject) -> str:
    alone = verb.title or capital(verb.name)
    named = f"{alone} {quoted(subject.ref)}" if subject else alone
    return named if len(named) <= _MOST_TITLE else alone


def _stands(subject: Thing, today: date) -> str:
    """When an action is due, or how it ended; empty for anything else."""
    if not isinstance(subject, Action):
        return ""
    return f" · {subject.status if subject.status in ENDED else due_with_days(subject, today)}"


def _about(board: Board | None, subject: Subject, today: date) -> tuple[Line, ...]:
    lines: list[Line] = [(board.name,)] if board else []
    if subject is not None:
        lines.append((Bold(subject.ref), f" {subject.title}{_stands(subject, today)}"))
    return tuple(lines)
