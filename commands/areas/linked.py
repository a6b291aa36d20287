"""`/area link` and `/area unlink`: an area's links to measures and to other areas."""

from collections.abc import Callable

from board.links import LINKED, Linked
from board.refs import quoted, refs_named
from board.refusals import Refusal
from board.roles import check_may_write
from commands.areas.of_call import area_of, record_area
from commands.call import Call
from commands.named.link_slots import link_lines, no_link_named, slots_to_link, slots_to_unlink
from commands.named.named_by_key import linked_by_keys
from commands.named.named_in_words import linked_in_words
from commands.reading.grammar import first_word
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb


def run_link(call: Call) -> Reply:
    """Links an area to measures and to other areas, such as a finding to its recommendation. Refused: to observers; an
    action's ref; a link to itself; links that exist."""
    return _relinked(call, "linked", lambda has, named: has.with_more(named))


def run_unlink(call: Call) -> Reply:
    """Removes such links. Refused: to observers; an action's ref; links that do not exist."""
    return _relinked(call, "unlinked", lambda has, named: has.without(named))


def _relinked(call: Call, done: str, change: Callable[[Linked, Linked], Linked]) -> Reply:
    check_may_write(call.actor)
    area = area_of(call)
    _check_no_action(call, area.ref)
    before = call.store.links.of("area", area.id)
    named = linked_in_words(call, call.words.free).with_more(linked_by_keys(call))
    if not named and call.verb == "unlink":
        raise no_link_named("area", area.ref, before, LINKED)
    if not named:
        raise Refusal("Say what it goes with: measures, other areas, or both. Try:",
                      lines=[call.left_open(area.ref)], slot="measure")  # fmt: skip
    if named.has("area", area.ref):
        raise Refusal(f"{area.ref} cannot be linked to itself.", lines=[f"/area show {quoted(area.ref)}"])
    after = change(before, named)
    if after == before:
        already = "linked to that already" if done == "linked" else "not linked to that"
        raise Refusal(f"{area.ref} is {already}.", lines=[f"/area show {quoted(area.ref)}"])
    record_area(call, area, area, links=(before, after))
    return reply(paragraph((Bold(f"{area.ref} {done}."), f" {area.title}"), *link_lines(call, before, after)))


def _check_no_action(call: Call, ref: str) -> None:
    """Refuses an action's ref and offers the line that links from the action's side: its history keeps its links."""
    word = first_word(call.words.free)[0].strip(" ,;")
    others = [*call.store.areas.refs(call.board.id), *call.store.measures.refs(call.board.id)]
    if not word or refs_named(word, others):
        return
    actions = refs_named(word, call.store.actions.refs(call.board.id))
    if actions:
        line = f"/action {call.verb} {quoted(actions[0])} {quoted(ref)}"
        raise Refusal(f"{actions[0]} is an action. From its side:", lines=[line])


_TYPED = (
    ref_of(SlotKind.AREA),
    Slot("links", "Goes with", SlotKind.SHORT, SlotPlace.FREE, shown="<measures, areas>", on_form=False),
)
LINK = Verb(
    command="area",
    name="link",
    about="links it to measures, and to other areas, such as a finding to a recommendation",
    example="/area link F3 R07 M6",
    run=run_link,
    slots=(
        *_TYPED,
        *slots_to_link("area", LINKED),
    ),
    title="Link an area",
    writes=True,
    refused="Not linked.",
)
UNLINK = Verb(
    command="area",
    name="unlink",
    about="removes such a link",
    example="/area unlink F3 M6",
    run=run_unlink,
    slots=(
        *_TYPED,
        *slots_to_unlink("area", LINKED),
    ),
    title="Unlink an area",
    writes=True,
    refused="Not unlinked.",
)
