"""`/measure add`: adds an escalation measure."""

import re

from board.look_alikes import in_latin
from board.measures import Measure
from board.refs import quoted, ref_key
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from commands.actions.title import MOST_TITLE
from commands.actions.wording import kept_in_words
from commands.call import Call
from commands.measures.targets.notice_words import threshold_in
from commands.named.own_refs import checked_new_ref
from commands.named.owner_named import owner_named
from commands.reading.grammar import first_word, set_off
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

_REF = re.compile(r"[A-Za-z]{1,4}[-.]?\d{1,4}[a-z]?")


def run_add(call: Call) -> Reply:
    """Adds a measure under its ref, or the next free one. Refused: no title, one that is too long, and a taken ref."""
    check_may_write(call.actor)
    call, owner_id, owner_words = owner_named(call)
    word, rest = first_word(call.words.free)
    word, rest = set_off(in_latin(word), rest)
    ref, title = (word, rest) if _REF.fullmatch(word) and rest else ("", call.words.free)
    if call.words.filled is not None:
        ref, title = call.words.filled.get("ref", ""), call.words.filled.get("title", "")
    title = call.said(title)
    if not title:
        raise Refusal("A measure needs a title. Try:", lines=call.how, slot="title")
    with at_slot("title"):
        check_title(title)
    with at_slot("ref"):
        ref = _new_ref(call, checked_new_ref(call, ref))
    measure = Measure(
        id=0,
        ref=ref,
        title=title,
        owner_id=owner_id,
        owner_words=owner_words,
        source=call.said(call.words.get("source")),
    )
    measure = call.store.measures.add(call.board.id, measure)
    call.record_measure(measure, about(measure))
    return reply(
        paragraph(
            (Bold(f"{measure.ref} added."), f" {measure.title}"),
            _target_to_set(measure, call.today.year + 1),
            ("Without one it is watched. Its first figure: ", Code(f"/measure reading {quoted(measure.ref)} …")),
            *kept_in_words(measure.owner_words, call.names_people),
        )
    )


def _target_to_set(measure: Measure, year: int) -> Line:
    """The line that sets the target: the one in its title, or one to complete."""
    target = f"/measure target {quoted(measure.ref)}"
    wanted = threshold_in(measure.title)
    # The "+" of "16+ pathway plans" is an age, not a test.
    if wanted and wanted.way and "+" not in measure.title:
        return "The target in the title is not set yet. To set it: ", Code(f"{target} {measure.title}")
    return f"Now its target, such as at least 85% by 30 June {year}: ", Code(f"{target} …")


def check_title(title: str) -> None:
    """Refuses a title that is too long for a list."""
    if len(title) > MOST_TITLE:
        raise Refusal(f"That title is {len(title):,} characters; {MOST_TITLE} is the most a list can show.")


def about(measure: Measure) -> dict[str, object]:
    """What the history records of a measure itself."""
    return {name: getattr(measure, name) for name in ("title", "owner_id", "owner_words", "source")}


def _new_ref(call: Call, wanted: str) -> str:
    taken = {ref_key(ref) for ref in call.store.measures.refs(call.board.id)}
    if wanted and ref_key(wanted) in taken:
        raise Refusal(
            f"{wanted} is on this board already. See it, or leave the ref out for a new one:",
            lines=[f"/measure show {wanted}"],
        )
    while not wanted or ref_key(wanted) in taken:
        wanted = call.store.boards.take_ref(call.board.id, "M")
    return wanted


ADD = Verb(
    command="measure",
    name="add",
    about="adds an escalation measure",
    example="/measure add M6 Statutory visits source: Improvement Notice, 18 Dec 2019",
    run=run_add,
    slots=(
        Slot(
            "ref",
            "Ref",
            SlotKind.SHORT,
            SlotPlace.FREE,
            shown="[M6]",
            hint="The notice's own. Leave it empty for the next one.",
        ),
        Slot("title", "Title", SlotKind.SHORT, SlotPlace.FREE, required=True),
        Slot("owner", "Owner", SlotKind.OWNER),
        Slot("source", "Source", SlotKind.SHORT, hint="Where it comes from, such as the Improvement Notice."),
    ),
    title="Add a measure",
    writes=True,
    refused="Not added.",
)
