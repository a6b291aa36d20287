"""`/action list`: the actions that match, a page at a time; and `/action` alone: the person's own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from board.actions import ENDED, OPEN, Action, Status
from board.refs import quoted
from board.refusals import Refusal
from board.words import count, day, how_often, listed as joined
from commands.actions.filters import ALL, OPEN_ONES, ListFilter, own, owned, statuses
from commands.actions.list_words import EXAMPLE, Wanted, filters_behind, read_wanted
from commands.actions.next_steps import of_list
from commands.actions.part_words import PARTS, with_parts
from commands.actions.parts import asked_for, other_part_lines
from commands.actions.wording import due_with_days, owner, owner_of
from commands.actions.words_sought import of_words
from commands.call import Call
from commands.named.named_by_key import named_by
from commands.named.owner_named import owner_named
from commands.paging import Page, keys_typed, page_of, typed_again, weight
from commands.read_by_others import OWNER
from commands.reply import Bold, Buttons, Code, Line, Paragraph, Reply, Table, paragraph, reply
from commands.slots import PAGE, Slot, SlotKind, SlotPlace
from commands.verbs import Verb
from storage.action_filters import from_source, in_area, measured_by, mentions, owned_in_words
from storage.actions import Listed
from storage.filters import Filter

ROWS = 15
# The bytes of "Fri 31 Jul 2020, 108 days overdue, on hold, moved 3 times, milestone" and the markup round it.
DAYS_BYTES = 72
# The bytes of ", later date asked for Thu 9 Jul 2021, unanswered 108 days".
ASKED_BYTES = 60
HEADINGS = ("Ref", "Action", OWNER, "Due")


def run(call: Call) -> Reply:
    """The actions that match every filter, the owner, the keys and the words. Words that are not a filter are searched
    for, and the answer says so. Refused: filters that no action can meet together, and words that cannot be read."""
    call = replace(call, words=with_parts(call.words, call.request.people))
    says = typed_again(call)
    call, owner_id, owner_words = owner_named(call)
    wanted = read_wanted(call, owner_id, owner_words)
    filters = wanted.filters or ((ALL,) if wanted.sought else (OPEN_ONES,))
    kept = statuses(filters)
    _check_some_status(filters, kept)
    found = call.store.actions.listed(call.board.id, kept, _conditions(call, wanted, filters))
    if not found:
        _check_no_filter_behind_a_key(call)
    title, alone = _title(call, wanted, filters), filters[0].nothing if _is_alone(call, wanted, filters) else ""
    after = of_words(call, wanted, bool(found)) or _beside_mine(call, filters)
    return listed(call, found, title, says, alone, after)


def _check_no_filter_behind_a_key(call: Call) -> None:
    """Raises Refusal if a key's value ends with a filter, as in `owner: jo overdue`. For a list that found nothing."""
    for key in [each for each in keys_typed(call) if each in ("owner", "source", *PARTS)]:
        value = call.words.get(key)
        bare, behind = filters_behind(value)
        if behind:
            keys = [f"{each}: {bare if each == key else call.words.get(each)}" for each in keys_typed(call)]
            line = " ".join(filter(None, ["/action list", call.words.free, behind, *keys]))
            raise Refusal(f'Nothing is found with "{key}: {value}". Did you mean:', lines=[line])


def _beside_mine(call: Call, filters: Sequence[ListFilter]) -> Paragraph | None:
    """What the person answers for and supports, to show below a list that begins with the filter *mine*; else None."""
    lines = other_part_lines(call, call.actor.person) if filters[0].name == "mine" else []
    return paragraph(*lines) if lines else None


def _check_some_status(filters: Sequence[ListFilter], kept: Sequence[Status]) -> None:
    """Raises Refusal if no action can meet all the filters, such as *closed* and *due this month*, which keeps open
    actions only."""
    if not kept:
        names = [each.name for each in filters if each.statuses is not None]
        lines = [f"/action list {name}" for name in names]
        raise Refusal(f"No action can be {joined(names)} at once. Ask for one after the other:", lines=lines)


def _conditions(call: Call, wanted: Wanted, filters: Sequence[ListFilter]) -> list[Filter]:
    found = [condition for each in filters for condition in each.conditions(call)]
    found += [owned(call, wanted.owner_id)] if wanted.owner_id else []
    found += [owned_in_words(wanted.owner_words)] if wanted.owner_words else []
    found += [measured_by(each) for each in _ids(call, "measure")] + [in_area(each) for each in _ids(call, "area")]
    found += [from_source(call.words.get("source"))] if call.words.get("source") else []
    found += [asked_for(call, part)[0] for part in PARTS if call.words.get(part)]
    return found + [mentions(each.words) for each in wanted.sought]


def _ids(call: Call, kind: str) -> list[int]:
    """The ids of the measures or areas that a key names; an action must be linked to each of them."""
    found = (call.store.of(kind).find(call.board.id, ref) for ref in named_by(call, kind))
    return [each.id for each in found if each]


def run_mine(call: Call) -> Reply:
    """The person's own open actions, with buttons for what they may do next and a line of help."""
    mine = call.store.actions.listed(call.board.id, OPEN, [own(call)])
    one = quoted(mine[0].ref) if mine else "A1"
    update: Line = () if call.board.is_closed else ("Update one: ", Code(f"/action update {one} …"), " · ")
    help_line = (*update, "More: ", Code("/action help"))
    others = other_part_lines(call, call.actor.person)
    if not mine:
        log_one = ("Log one: ", Code("/action add <title> @owner due: …"), " · More: ", Code("/action help"))
        more = ("What can be typed: ", Code("/action help"))
        return reply(
            paragraph(
                "You have no open actions on this board.",
                *others,
                more if call.board.is_read_by(call.actor) else log_one,
            )
        )
    page = page_of(call, mine, ROWS, "/action list mine", _weight)
    title = (Bold(f"Your {count(len(mine), 'open action')}"), f", soonest due first{page.words}")
    table, buttons = _drawn(call, page, "/action mine")
    return reply(paragraph(title), table, *buttons, paragraph(*_in_words(mine), *others, help_line))


def _in_words(mine: Sequence[Listed]) -> list[Line]:
    """How to become the owner of actions that name the person only in words, which gives them no rights."""
    words = [each.ref for each in mine if not each.owner_id]
    if not words:
        return []
    many = f"{count(len(words), 'of these actions has', 'of these actions have')}"
    if len(words) == len(mine):
        many = "It has" if len(mine) == 1 else "All of these have"
    told = f"{many} your name only in words. "
    return [(f"{told}To own one: ", Code(f"/action assign {quoted(words[0])} me"))]


def listed(
    call: Call, found: Sequence[Listed], title: str, says: str, nothing: str = "", after: Paragraph | None = None
) -> Reply:
    """A page of the actions that were found, as a table, and then `after`.

    `title` says what was asked for, and `says` is the list's line without its page. `nothing` is the reply if nothing
    was found; by default it is made from the title.
    """
    if not found:
        none = f"No actions found {title}." if title.startswith("with ") else f"No actions match: {title}."
        return reply(paragraph(nothing or none), after)
    page = page_of(call, found, ROWS, says, _weight)
    first = "longest overdue" if "overdue" in title.split(", ") else "soonest due"
    heading = (Bold(f"{count(len(found), 'action')}: {title}"), f", {first} first{page.words}")
    table, buttons = _drawn(call, page, says)
    return reply(paragraph(heading), table, *buttons, after)


def _drawn(call: Call, page: Page[Listed], says: str) -> tuple[Table, list[Buttons]]:
    """The actions of a page as a table, and the buttons below it; `says` is the list's line without its page."""
    actions = call.store.actions.these([each.id for each in page.items])
    turning = [page.buttons] if page.buttons else []
    return Table(HEADINGS, tuple(row(action, call.today) for action in actions)), [
        *of_list(call, actions, page.line(says)),
        *turning,
    ]


def _weight(each: Listed) -> int:
    return (
        weight(each.ref, each.title, owner_of(each.owner_id, each.owner_words), each.due_words)
        + DAYS_BYTES
        + (ASKED_BYTES if each.asked_due_on else 0)
    )


def row(action: Action, today: date) -> tuple[str, ...]:
    """An action as a row: ref, title, owner, and its due date or, if it has ended, its status."""
    if action.is_open:
        when = due_with_days(action, today).removeprefix("due ")
        when = f"{when}, on hold" if action.status == Status.ON_HOLD else when
    elif action.status in ENDED:
        when = str(action.status)
    else:
        when = f"{action.status}, {due_with_days(action, today)}"
    moves = f", moved {how_often(action.moves)}" if action.moves else ""
    mark = ", milestone" if action.milestone else ""
    return (action.ref, action.title, owner(action), when + moves + mark)


def _title(call: Call, wanted: Wanted, filters: Sequence[ListFilter]) -> str:
    told = [each.name for each in filters if each != ALL or not wanted.sought]
    told += [f"owner <@{wanted.owner_id}>"] if wanted.owner_id else []
    told += [f"owner {wanted.owner_words}"] if wanted.owner_words else []
    told += [f"{key} {call.words.get(key)}" for key in keys_typed(call) if key not in {"owner", *PARTS}]
    told += [f"{word} {asked_for(call, part)[1]}" for part, word in PARTS.items() if call.words.get(part)]
    told += ["with " + joined([f'"{each.words}"' for each in wanted.sought])] if wanted.sought else []
    return ", ".join(told + [_days(*each.span(call), call.today) for each in filters if each.span])


def _days(first: date, last: date, today: date) -> str:
    if first == last:
        return f"on {day(first)}"
    return f"by {day(last)}" if first == today else f"from {day(first)} to {day(last)}"


def _is_alone(call: Call, wanted: Wanted, filters: Sequence[ListFilter]) -> bool:
    """True if a single filter is in force, typed or by default, and nothing else was asked for."""
    return len(filters) == 1 and not (call.words.values or wanted.owner_id or wanted.sought)


LIST = Verb(
    command="action",
    name="list",
    about="a table of actions, a page at a time; without a filter, the open ones by due date; words are searched for",
    example=EXAMPLE,
    run=run,
    slots=(
        Slot(
            "filters",
            "Filters",
            SlotKind.SHORT,
            SlotPlace.FREE,
            shown="[mine · overdue · open · due soon · due this week · moved · asked · on hold · awaiting · unowned · "
            "undated · no evidence · no body · silent · closed · all]",
        ),
        Slot("owner", "Owner", SlotKind.PERSON, shown="[@owner]"),
        Slot("accountable", "Accountable officer", SlotKind.OWNER, shown=""),
        Slot("support", "Supporter", SlotKind.OWNER, shown=""),
        Slot("measure", "Measure", SlotKind.MEASURE),
        Slot("area", "Area", SlotKind.AREA),
        Slot("source", "Source", SlotKind.SHORT, shown="[source:] [words]"),
        PAGE,
    ),
    refused="Not listed.",
)
MINE = Verb(
    command="action",
    name="mine",
    about="your own open actions",
    example="/action",
    run=run_mine,
    slots=(PAGE,),
    alone=True,
    refused="Not listed.",
    hidden=True,
)
