"""A form: a verb with its slots, what is known of each already, and what it is about. `bot/slack/forms.py` draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from board.actions import Action
from board.boards import Board
from board.refs import quoted
from board.words import capital
from commands.actions.wording import due_with_days
from commands.filled import mark
from commands.reply import Bold, Button, Buttons, Line, Reply
from commands.slots import CONFIRMATION, Slot, SlotKind, SlotPlace, Subject
from commands.verbs import Verb
from storage.store import Store

# What is asked for at first, beside the ref; the rest comes with "More".
FIRST_FIELDS = 5
# Slack's, for the title of a modal and for what a button carries.
_MOST_TITLE = 24
_MOST_CARRIED = 2_000
FILL_IN = "Fill it in"
# The mark of what is decided on stands among those of the slots, none of which is called so.
RESTS_ON = "*"


@dataclass(frozen=True, slots=True)
class Field:
    """A slot on a form: `value` stands in it already, and `options` are what a choice offers, as (value, label). Where
    it is `typed`, a person said so, and not the log."""

    slot: Slot
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a person is asked for. `about` says of what; `told` what stands in the way of what was sent.

    `board` is the board's id; None where the verb starts one. `seen` are the marks of what the fields held when it was
    opened. One that opens `at_once` is asked for by a command alone; any other is offered by a button. `line` is what
    was typed, for that button, and `of_board` what means its board there, where the channel does not.
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
        """The line that opens the form with no more than its ref."""
        return f"/{self.verb.command} {self.verb.name} {self.ref and quoted(self.ref)}".rstrip() + self.of_board

    @property
    def first(self) -> tuple[Field, ...]:
        """The fields that are drawn before "More" is pressed: the first ones, and those that hold something typed."""
        always = [each for each in self.fields if each.slot.place == SlotPlace.REF or each.slot == CONFIRMATION]
        asked = [each for each in self.fields if each not in always][:FIRST_FIELDS]
        return tuple(
            each for each in self.fields if each in always or each in asked or (each.value and not self._stands(each))
        )

    def _stands(self, each: Field) -> bool:
        return self.seen.get(each.slot.name) == mark(each.value)


@dataclass(frozen=True, slots=True)
class Offered(Reply):
    """A reply that comes with a form: one to fill in, or to fill in again. `slot` is the slot at which a form that was
    sent is refused, and `reason` what is said there. Neither is kept in the log."""

    form: Form | None = None
    slot: str = ""
    reason: str = ""


def with_form(answer: Reply, form: Form, slot: str = "", reason: str = "") -> Offered:
    """The reply with a form; `slot` and `reason` as in Offered."""
    return Offered(answer.parts, answer.public, answer.refused, answer.posts, form=form, slot=slot, reason=reason)


def with_button(answer: Reply, carries: bool) -> Reply:
    """The reply with a button that opens its form. It `carries` all that was typed, where a button can hold that; what
    is to be kept in the log carries nothing."""
    form = answer.form if isinstance(answer, Offered) else None
    if form is None:
        return answer
    says = form.line if carries and len(form.line) <= _MOST_CARRIED else form.start
    button = Buttons((Button(FILL_IN, says, opens=True),))
    return Reply((*answer.parts, button), public=answer.public, refused=answer.refused, posts=answer.posts)


def form_for(verb: Verb, store: Store, board: Board | None, known: Mapping[str, str], today: date) -> Form:
    """The form of `verb` on `board`, with what is `known` in its place, by slot; a ref that is known is asked for no
    more, and what its action or measure holds already stands in the fields."""
    subject = subject_of(verb, store, board, known.get("ref", ""))
    slots = [slot for slot in asked_on_form(verb) if not (slot.place == SlotPlace.REF and subject)]
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


def _rests_on(verb: Verb, subject: Subject) -> dict[str, str]:
    words = verb.rests_on(subject) if verb.rests_on and subject else ""
    return {RESTS_ON: mark(words)} if words else {}


def asked_on_form(verb: Verb) -> list[Slot]:
    """The slots of a verb's form from top to bottom: as they are typed, but a tick that turns what is done round, such
    as *cancel*, is below what most people come to fill in."""
    return sorted((slot for slot in verb.slots if slot.on_form), key=_turns_round)


def _turns_round(slot: Slot) -> bool:
    return slot.kind == SlotKind.YES_NO and slot.place == SlotPlace.FREE


def with_values(form: Form, values: Mapping[str, str], told: str = "") -> Form:
    """The form with these values in its slots, as if somebody had typed them; what is `told` of them stands on top."""
    filled = tuple(replace(each, value=values.get(each.slot.name) or each.value) for each in form.fields)
    return replace(form, fields=filled, told=((told,),) if told else form.told)


def subject_of(verb: Verb, store: Store, board: Board | None, ref: str) -> Subject:
    """What the ref stands for, of the kind that the verb is of; None where there is none."""
    kind = next((slot.kind for slot in verb.slots if slot.place == SlotPlace.REF), None)
    if not (board and ref and kind):
        return None
    return store.of(kind).find(board.id, ref)


def offered(
    slot: Slot, store: Store, board: Board | None, subject: Subject, today: date
) -> tuple[tuple[str, str], ...]:
    """What a choice offers, as (value, label); nothing where the slot is none."""
    every: Sequence[tuple[str, str]] = [(each, capital(each)) for each in slot.choices]
    if slot.offers and board:
        every = slot.offers(store, board, subject, today)
    return tuple(every)


def _title(verb: Verb, subject: Subject) -> str:
    alone = verb.title or capital(verb.name)
    named = f"{alone} {quoted(subject.ref)}" if subject else alone
    return named if len(named) <= _MOST_TITLE else alone


def _about(board: Board | None, subject: Subject, today: date) -> tuple[Line, ...]:
    lines: list[Line] = [(board.name,)] if board else []
    if subject is not None:
        when = f" · {due_with_days(subject, today)}" if isinstance(subject, Action) else ""
        lines.append((Bold(subject.ref), f" {subject.title}{when}"))
    return tuple(lines)
