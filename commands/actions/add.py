"""`/action add`: logs an action."""

from dataclasses import replace
from datetime import date

from board.actions import Action
from board.links import LINKED, Linked
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from commands.actions.left_in_title import left_in_title
from commands.actions.supporting import SUPPORT, kept_as_roles, with_supporters
from commands.actions.title import checked_title
from commands.actions.title_behind_key import line_with_title_first, line_with_words_behind_day
from commands.actions.wording import facts, kept_in_words, overdue_already
from commands.call import Call
from commands.named.links_in_title import links_in_title
from commands.named.named_by_key import linked_by_keys
from commands.named.own_refs import checked_new_ref, next_ref
from commands.named.owner_named import owner_named
from commands.reading.reasons import meant
from commands.reading.yes_no import yes_or_no
from commands.reply import Bold, Code, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

# The letter of the refs that the board gives out.
NUMBERED = "A"
MILESTONE_HINT = "The forward plan shows it, with the date first agreed and the date now."


def run(call: Call) -> Reply:
    """Logs an action. Refused: an empty or over-long title, a person, measure or area that is not known, a date in
    doubt, a ref that is taken."""
    check_may_write(call.actor)
    if not call.words.free and call.words.filled is None and (line := line_with_title_first(call)):
        raise Refusal("The title goes first. Send:", lines=[line], slot="title")
    call, owner_id, owner_words = owner_named(call)
    with at_slot("title"):
        title = _title(call, call.words.free)
    with at_slot("accountable"):
        accountable_id, accountable_words = call.lookup.owner(call.words.get("accountable"), "accountable")
    due_on, due_words = _due(call)
    with at_slot("ref"):
        ref = _ref(call)
    linked = linked_by_keys(call)
    action = Action(
        id=0,
        ref=ref,
        title=title,
        owner_id=owner_id,
        owner_words=owner_words,
        due_on=due_on,
        due_words=due_words,
        original_due_on=due_on,
        source=call.said(call.words.get("source")),
        opened_at=call.request.now,
        updated_at=call.request.now,
        accountable_id=accountable_id,
        accountable_words=accountable_words,
        milestone=is_milestone(call),
    )
    action = call.store.actions.add(call.board.id, with_supporters(call, action))
    call.record(None, action, links=(Linked(), linked))
    return reply(
        paragraph(
            (Bold(f"{action.ref} logged."), f" {action.title}"),
            (facts(action, linked, call.names_people), " · Undo: ", Code("/action undo")),
            *kept_in_words(action.owner_words, call.names_people),
            *kept_as_roles(call, None, action),
            *filter(None, [overdue_already(action, call.today)]),
            *left_in_title(call, action),
            *links_in_title(call, action.ref, action.title, linked, LINKED),
        )
    )


def _title(call: Call, free: str) -> str:
    if not meant(call.said(free)) and call.words.values and not call.words.free:
        key = min(call.words.values, key=lambda each: call.words.values[each].start)
        why = (
            f'"{key}:" was read as a key, so there is no title. Put the title first, or put its words in double quotes.'
        )
        raise Refusal(why, lines=call.how)
    return checked_title(call, free)


def _due(call: Call) -> tuple[date | None, str]:
    """The due date, as from `Call.due`. If it is refused because words follow the day, the line to copy keeps them."""
    if not call.words.get("due"):
        return None, ""
    try:
        return call.due(call.words.get("due"), "due")
    except Refusal as refusal:
        behind = "" if call.words.filled is not None else line_with_words_behind_day(call, refusal)
        raise refusal.with_lines([behind] if behind else refusal.lines) from refusal


def _ref(call: Call) -> str:
    """The ref that was typed, which may be the plan's own, or else the board's next. Refused: one that is taken."""
    wanted = checked_new_ref(call, call.words.get("ref"))
    if not wanted:
        return next_ref(call.store, call.board.id, NUMBERED)
    if call.store.actions.find(call.board.id, wanted):
        raise Refusal(
            f"{wanted} is on the log already. Leave the ref out for a new one, or update it:",
            lines=[f"/action update {quoted(wanted)} …"],
        )
    return wanted


def is_milestone(call: Call) -> bool:
    """True if `milestone:` says yes; false if it says no or was not typed. Refused: other words."""
    words = call.words.get("milestone")
    try:
        return bool(words) and yes_or_no(words)
    except Refusal as refusal:
        lines = [call.line(call.words.with_value("milestone", each)) for each, _ in refusal.instead]
        raise refusal.with_lines(lines, slot="milestone") from refusal


ADD = Verb(
    command="action",
    name="add",
    about="logs an action",
    example="/action add Second officer to chair May panel @jo due: end of August measure: M2",
    run=run,
    slots=(
        Slot("title", "What must be done?", SlotKind.LONG, SlotPlace.FREE, required=True),
        Slot("owner", "Owner", SlotKind.OWNER, shown="[@owner]"),
        Slot("due", "Due", SlotKind.DAY),
        Slot("measure", "Measure", SlotKind.MEASURE),
        Slot("area", "Area", SlotKind.AREA),
        Slot("source", "Source", SlotKind.SHORT, hint="Where it comes from: a letter, a meeting, a plan."),
        Slot("ref", "Ref", SlotKind.SHORT, hint="The plan's own. Leave it empty for the next one."),
        Slot("accountable", "Accountable officer", SlotKind.OWNER),
        Slot("milestone", "A milestone", SlotKind.YES_NO, shown="", hint=MILESTONE_HINT),
        replace(SUPPORT, shown=""),
    ),
    title="Log an action",
    submit="Log it",
    writes=True,
    refused="Not logged.",
    aliases=("log", "new", "create"),
)
