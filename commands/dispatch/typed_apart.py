"""Divides typed words among the slots of a form, so that nothing that was typed is lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from board.boards import Board
from board.refusals import Refusal
from commands.dispatch.calling import words_of
from commands.dispatch.said import Said
from commands.forms import offered, subject_of
from commands.people.naming import said as as_kept
from commands.people.whom import called_just
from commands.reading.grammar import Value, Words, first_word
from commands.reading.mentions import person_alone
from commands.reading.owners import owners_in, without_runs
from commands.reading.reasons import because
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb
from storage.store import Store

_PICKED = (SlotKind.CHOICE, SlotKind.PERSON, SlotKind.OWNER)
# A reason without a key may follow the words of these.
_BEFORE_REASONS = (SlotKind.DAY, SlotKind.CHOICE)
# What separates a choice from a reason: `red, two left`.
_PARTS = ",.;:-–—"


def known_of(said: Said, store: Store, board: Board | None, today: date) -> dict[str, str]:
    """The words of each slot by its name.
    Words that cannot be told apart go together into the first field of free text."""
    ref, words = _read(said, store, board)
    verb, words = said.verb, _with_reasons(said.verb, words)
    known = {key: value.words for key, value in words.values.items() if value.words}
    subject = subject_of(verb, store, board, ref)
    if board and verb.apart:
        known |= {name: told for name, told in verb.apart(words, board, subject, today).items() if told}
    elif (place := _free_slot(verb)) and words.free:
        known = {place: words.free.removeprefix("to ") if place == "body" else words.free} | known
    for slot in verb.slots:
        if slot.kind == SlotKind.CHOICE and slot.name in known:
            known |= _chosen(slot, known, offered(slot, store, board, subject, today), bool(verb.slot("because")))
    return {"ref": ref, **{name: _kept(name, told, said) for name, told in known.items() if told}}


def _read(said: Said, store: Store, board: Board | None) -> tuple[str, Words]:
    try:
        if board is None:
            return "", Words(said.rest, said.rest.strip())
        words, row = words_of(said, store, board)
        ref = row.refs[0] if row.refs else ""
    except Refusal:
        ref, rest = first_word(said.rest) if said.verb.takes_ref else ("", said.rest)
        words = Words(rest, rest.strip())
    return ref, _without_owner(said, words)


def _without_owner(said: Said, words: Words) -> Words:
    """The words with the one person whom they name as owner moved to the owner's slot."""
    if said.verb.slot("owner") is None or words.has("owner"):
        return words
    people = frozenset(slot.name for slot in said.verb.slots if slot.kind in _PICKED)
    several = frozenset(slot.name for slot in said.verb.slots if slot.kind == SlotKind.PEOPLE)
    runs = owners_in(words, people, partial(called_just, said.request.people), several)
    if len(runs) != 1 or len(runs[0].people) != 1 or runs[0].in_sentence:
        return words
    person, left = runs[0].people[0], without_runs(words, runs)
    return replace(left, values=left.values | {"owner": Value(person, runs[0].start, runs[0].end)})


def _with_reasons(verb: Verb, words: Words) -> Words:
    """The words with every reason in the slot `because`, if the verb has it: the reason in the free text, and those
    that follow a day or a choice."""
    if not verb.slot("because"):
        return words
    values = dict(words.values)
    reasons = [words.get("because")]
    if not words.has("because"):
        free, reason = because(words.free)
        words, reasons = replace(words, free=free), [reason]
    for slot in verb.slots:
        if slot.kind in _BEFORE_REASONS and slot.name in values:
            told, reason = because(values[slot.name].words)
            values[slot.name] = replace(values[slot.name], words=told)
            reasons.append(reason)
    return replace(words, values=values | {"because": Value("; ".join(filter(None, reasons)), 0, 0)})


def _chosen(slot: Slot, known: dict[str, str], every: Sequence[tuple[str, str]], has_reason: bool) -> dict[str, str]:
    """The choice on offer that the words name: in full, by its first words, or followed by a reason."""
    words = known[slot.name].casefold()
    names = [value for value, _ in every]
    named = [each for each in names if each.casefold() == words]
    if not named and not slot.otherwise:
        named = [value for value, label in every if _begins(value, words) or _begins(label, words)]
    if len(named) == 1:
        return {slot.name: named[0]}
    for each in names:
        behind = known[slot.name][len(each) :].strip()
        if has_reason and words.startswith(each.casefold()) and behind.startswith(tuple(_PARTS)):
            reasons = [known.get("because"), behind.strip(f"{_PARTS} ")]
            return {slot.name: each, "because": "; ".join(filter(None, reasons))}
    return {}


def _begins(name: str, words: str) -> bool:
    return name.casefold().startswith(f"{words} ")


def _free_slot(verb: Verb) -> str:
    """The slot that takes free words; empty if there is none."""
    free = [slot for slot in verb.slots if slot.on_form and (slot.place == SlotPlace.FREE or slot.typed == "{}")]
    needed = [slot for slot in free if slot.required and slot.kind not in _PICKED]
    return next((slot.name for slot in needed or free), "")


def _kept(name: str, words: str, said: Said) -> str:
    """The words as a field shows them: mentions become names, except of a person alone, or in a slot for several
    people, where the picker needs them."""
    slot = said.verb.slot(name)
    picks = (slot and slot.kind == SlotKind.PEOPLE) or person_alone(words)
    return words if picks else as_kept(words, said.request.people)
