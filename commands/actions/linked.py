"""`/action link` and `/action unlink`: link an action to the measures and areas that it is for."""

from dataclasses import replace

from board.actions import Action
from board.links import LINKED, Linked
from board.refs import quoted
from board.refusals import Refusal
from commands.actions.rights import check_may
from commands.actions.several import each_of
from commands.actions.steps import next_status
from commands.call import Call
from commands.named.link_slots import lines_to_unlink, link_lines, no_link_named, slots_to_link, slots_to_unlink
from commands.named.named_by_key import linked_by_keys
from commands.named.named_in_words import linked_in_words, split_instead
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb


def run_link(call: Call) -> Reply:
    """Links an action to measures, areas or both, and removes the links named after "instead of". Refused: nothing to
    link, a link that is there already, and a link to remove that is not there."""
    action, before = _action(call, "link")
    new, old = split_instead(call.words.free)
    named = linked_in_words(call, new).with_more(linked_by_keys(call))
    instead = linked_in_words(call, old)
    if not named:
        raise Refusal("Say what it is linked to: a measure, an area, or both. Try:",
                      lines=[call.left_open(action.ref)], slot="measure")  # fmt: skip
    _check_linked(action, before, instead, [f"/action show {quoted(action.ref)}"])
    return _saved(call, action, before, before.without(instead).with_more(named), "linked")


def run_unlink(call: Call) -> Reply:
    """Removes an action's links to measures, areas or both. Refused: what it is not linked to, or nothing named."""
    action, before = _action(call, "unlink")
    named = linked_in_words(call, call.words.free).with_more(linked_by_keys(call))
    if not named:
        raise no_link_named("action", action.ref, before, LINKED)
    _check_linked(action, before, named, lines_to_unlink("action", action.ref, before, LINKED))
    return _saved(call, action, before, before.without(named), "unlinked")


def _action(call: Call, verb: str) -> tuple[Action, Linked]:
    """The action and its links. Refused: if the person may not use the verb on it."""
    action = call.action()
    check_may(call, verb, action)
    next_status(call, verb, action)
    return action, call.store.links.of("action", action.id)


def _check_linked(action: Action, before: Linked, named: Linked, lines: list[str]) -> None:
    """Raises Refusal with `lines` if something in `named` is not linked to the action."""
    for kind in LINKED:
        for ref in named.of(kind):
            if not before.has(kind, ref):
                raise Refusal(f"{action.ref} is not linked to {ref}.", lines=lines)


def _saved(call: Call, action: Action, before: Linked, after: Linked, done: str) -> Reply:
    if after == before:
        raise Refusal(f"{action.ref} is linked to that already.", lines=[f"/action show {quoted(action.ref)}"])
    now = replace(action, updated_at=call.request.now)
    call.store.actions.save(action, now)
    call.record(action, now, links=(before, after))
    return reply(paragraph((Bold(f"{now.ref} {done}."), f" {now.title}"), *link_lines(call, before, after)))


_TYPED = (
    ref_of(SlotKind.ACTION, several=True),
    Slot("links", "Linked to", SlotKind.SHORT, SlotPlace.FREE, shown="<measures, areas>", on_form=False),
)
LINK = Verb(
    command="action",
    name="link",
    about="says which measures and which areas it is for",
    example="/action link A1 M6",
    run=each_of(run_link, "linked"),
    slots=(*_TYPED, *slots_to_link("action", LINKED)),
    title="Link an action",
    writes=True,
    refused="Not linked.",
)
UNLINK = Verb(
    command="action",
    name="unlink",
    about="removes such a link",
    example="/action unlink A1 M6",
    run=each_of(run_unlink, "unlinked"),
    slots=(*_TYPED, *slots_to_unlink("action", LINKED)),
    title="Unlink an action",
    writes=True,
    refused="Not unlinked.",
)
