"""What `link` and `unlink` need for every kind of thing: their slots, the lines that remove a link, and the words for
links that were added or removed."""

from collections.abc import Iterable, Sequence

from board.links import EVERY_KIND, Linked
from board.refs import quoted
from board.refusals import Refusal
from commands.call import Call
from commands.named.named_in_words import titled
from commands.slots import Offer, Slot, SlotKind


def slots_to_link(subject: str, kinds: Iterable[str]) -> tuple[Slot, ...]:
    """A slot for each kind that the thing may be linked to. `subject` is the kind of the thing itself."""
    return tuple(Slot(kind, _label(subject, kind), SlotKind(kind), shown="") for kind in kinds)


def slots_to_unlink(subject: str, kinds: Iterable[str]) -> tuple[Slot, ...]:
    """A slot for each of the kinds, as for `slots_to_link`, that offers the links which may be removed."""
    return tuple(
        Slot(kind, _label(subject, kind), SlotKind.CHOICE, shown="", offers=_offers(subject, kind)) for kind in kinds
    )


def _label(subject: str, kind: str) -> str:
    # No two fields of a form may have the same label: with a screen reader nothing else tells them apart.
    return f"Other {kind}" if kind == subject else kind.capitalize()


def _offers(subject: str, kind: str) -> Offer:
    return lambda store, _board, thing, _today: [
        (ref, ref) for ref in (store.links.of(subject, thing.id).of(kind) if thing else ())
    ]


def lines_to_unlink(subject: str, ref: str, linked: Linked, kinds: Iterable[str]) -> list[str]:
    """For each link to one of these kinds, the line that removes it."""
    return [f"/{subject} unlink {quoted(ref)} {quoted(each)}" for kind in kinds for each in linked.of(kind)]


def no_link_named(subject: str, ref: str, linked: Linked, kinds: Sequence[str]) -> Refusal:
    """The refusal of an `unlink` that names no link, with the line that removes each."""
    lines = lines_to_unlink(subject, ref, linked, kinds)
    reason = "Say which link goes." if lines else f"{ref} is linked to nothing."
    return Refusal(reason, lines=lines, slot=kinds[0] if lines else "")


def link_lines(call: Call, before: Linked, after: Linked) -> list[str]:
    """A line for each link that was added or removed: `Linked to area R07 Visits`, `No longer linked to measure M6
    Caseloads`. One link in place of another of its kind takes a single line."""
    told = []
    for kind in EVERY_KIND:
        new = [f"Linked to {kind} {titled(call, kind, ref)}" for ref in after.of(kind) if not before.has(kind, ref)]
        old = [ref for ref in before.of(kind) if not after.has(kind, ref)]
        gone = [f"No longer linked to {kind} {titled(call, kind, ref)}" for ref in old]
        is_swap = len(new) == 1 and len(old) == 1
        told += [f"{new[0]}, in place of {old[0]}"] if is_swap else [*new, *gone]
    return told
