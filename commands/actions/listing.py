"""`/action list`: the actions that match, a page at a time. `/action` alone is the person's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from board.actions import ENDED, OPEN, SILENT_AFTER_DAYS, Action, Status
from board.calendar import next_meeting
from board.position import due_soon_until
from board.refs import quoted, ref_key
from board.refusals import Refusal
from board.words import count, day
from commands.actions.add import area_ref, measure_ref
from commands.actions.wording import due, due_with_days, owner, owner_of
from commands.call import Call
from commands.owner_named import owner_named
from commands.paging import page_of, weight
from commands.read_by_others import OWNER
from commands.reply import Bold, Button, Buttons, Code, Reply, Table, paragraph, reply
from commands.verbs import Verb
from storage.action_filters import (
    ONLY_A_ROLE,
    UNDATED,
    UNOWNED,
    Filter,
    due_before,
    due_between,
    owned_by,
    rated,
    silent_on,
)
from storage.actions import Listed

ROWS = 15
# Filters and words to look for: each is compared with every action.
MOST_SOUGHT = 200
BUTTONS = 5
# "Fri 31 Jul 2020, 108 days overdue, on hold, moved 3 times", and what stands round it.
DAYS_BYTES = 60
_PLAIN_QUOTES = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
HEADINGS = ("Ref", "Action", OWNER, "Due")

# Each filter: the statuses it reads from the log, and the conditions that keep some of those.
_Conditions = Callable[[Call], tuple[Filter, ...]]


def _all(call: Call) -> tuple[Filter, ...]:
    return ()


FILTERS: dict[str, tuple[Sequence[Status], _Conditions]] = {
    "mine": (OPEN, lambda call: (owned_by(call.actor.person),)),
    "overdue": (OPEN, lambda call: (due_before(call.today),)),
    "due soon": (OPEN, lambda call: (due_between(call.today, _soon(call)),)),
    "unowned": (OPEN, lambda call: (UNOWNED,)),
    "no owner": (OPEN, lambda call: (UNOWNED,)),
    "no date": (OPEN, lambda call: (UNDATED,)),
    "no due date": (OPEN, lambda call: (UNDATED,)),
    "red": (OPEN, lambda call: (rated("red"),)),
    "amber": (OPEN, lambda call: (rated("amber"),)),
    "green": (OPEN, lambda call: (rated("green"),)),
    "no slack owner": (OPEN, lambda call: (ONLY_A_ROLE,)),
    "undated": (OPEN, lambda call: (UNDATED,)),
    "silent": (OPEN, lambda call: (silent_on(call.today),)),
    "open": (OPEN, _all),
    "not started": ((Status.NOT_STARTED,), _all),
    "in progress": ((Status.IN_PROGRESS,), _all),
    "on hold": ((Status.ON_HOLD,), _all),
    "awaiting sign-off": ((Status.AWAITING_SIGN_OFF,), _all),
    "done": ((Status.AWAITING_SIGN_OFF,), _all),
    "awaiting": ((Status.AWAITING_SIGN_OFF,), _all),
    "closed": ((Status.CLOSED,), _all),
    "business as usual": ((Status.BUSINESS_AS_USUAL,), _all),
    "bau": ((Status.BUSINESS_AS_USUAL,), _all),
    "cancelled": ((Status.CANCELLED,), _all),
    "all": (tuple(Status), _all),
}
_NOTHING = {
    "open": "No actions are open.",
    "mine": "You have no open actions here.",
    "overdue": "No actions are overdue.",
    "due soon": "No actions are due soon.",
    "unowned": "Every open action has an owner.",
    "no slack owner": "Every owner of an open action is in Slack.",
    "undated": "Every open action has a due date.",
    "silent": f"Every open action has been updated in the last {SILENT_AFTER_DAYS} days.",
    "awaiting": "No actions await sign-off.",
    "awaiting sign-off": "No actions await sign-off.",
}


def _soon(call: Call) -> date:
    return due_soon_until(call.today, next_meeting(call.board.meetings, call.today))


def run(call: Call) -> Reply:
    """The actions that every filter, the owner, the keys and the words keep."""
    says = _says(call)
    call, owner_id, owner_words = owner_named(call)
    wanted = _read(call, owner_id, owner_words)
    return listed(call, _found(call, wanted), _title(call, wanted), says, wanted.filters)


def _found(call: Call, wanted: "_Wanted") -> list[Listed]:
    measure, area = ref_key(measure_ref(call)), ref_key(area_ref(call))
    owner_words = wanted.owner_words.casefold()
    conditions = [each for name in wanted.filters for each in FILTERS[name][1](call)]
    conditions += [owned_by(wanted.owner_id)] if wanted.owner_id else []
    return [
        each
        for each in call.store.actions.listed(call.board.id, _statuses(wanted.filters), conditions)
        if owner_words in each.owner_words.casefold()
        and (not measure or ref_key(each.measure) == measure)
        and (not area or ref_key(each.area) == area)
        and (not wanted.words or _mentions(each, wanted.words))
    ]


def run_mine(call: Call) -> Reply:
    """The person's own open actions, with a button for each of the first few and a line of help."""
    mine = call.store.actions.listed(call.board.id, OPEN, [owned_by(call.actor.person)])
    first = [each.ref for each in mine[:BUTTONS]]
    one = quoted(first[0]) if first else "A1"
    help_line = ("Update one: ", Code(f"/action update {one} …"), " · More: ", Code("/action help"))
    if not mine:
        log_one = ("Log one: ", Code("/action add <title> @owner due: …"), " · More: ", Code("/action help"))
        return reply(paragraph("You have no open actions on this board.", log_one))
    buttons = Buttons(tuple(Button(f"Show {ref}", f"/action show {quoted(ref)}") for ref in first))
    page = page_of(call, mine, ROWS, "/action list mine", _weight)
    title = (Bold(f"Your {count(len(mine), 'open action')}"), f", soonest due first{page.words}")
    return reply(paragraph(title), _table(call, page.items), buttons, page.buttons, paragraph(help_line))


def listed(call: Call, found: Sequence[Listed], title: str, says: str, filters: Sequence[str] = ()) -> Reply:
    """A page of what was found as a table; where there is nothing, that is said."""
    if not found:
        plain = filters and not call.words.values and len(filters) == 1 and title == filters[0]
        nothing = _NOTHING.get(filters[0]) if plain else None
        return reply(paragraph(nothing or f"No actions match: {title}."))
    page = page_of(call, found, ROWS, says, _weight)
    heading = (Bold(f"{count(len(found), 'action')}: {title}"), f", soonest due first{page.words}")
    if "overdue" in filters:
        heading = (Bold(f"{count(len(found), 'action')}: {title}"), f", longest overdue first{page.words}")
    return reply(paragraph(heading), _table(call, page.items), page.buttons)


def _table(call: Call, shown: Sequence[Listed]) -> Table:
    actions = call.store.actions.these([each.id for each in shown])
    return Table(HEADINGS, tuple(row(action, call.today) for action in actions))


def _weight(each: Listed) -> int:
    return weight(each.ref, each.title, owner_of(each.owner_id, each.owner_words), each.due_words) + DAYS_BYTES


def row(action: Action, today: date) -> tuple[str, ...]:
    """An action as a row: ref, title, owner, and when it is due or what became of it."""
    if action.is_open:
        when = due_with_days(action, today).removeprefix("due ")
        when = f"{when}, on hold" if action.status == Status.ON_HOLD else when
    elif action.status in ENDED:
        when = str(action.status)
    else:
        when = f"{action.status}, {due(action)}"
    moves = f", moved {count(action.moves, 'time')}" if action.moves else ""
    return (action.ref, action.title, owner(action), when + moves)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a list is asked for: its filters, an owner by id or by words, and words to look for."""

    filters: list[str]
    owner_id: str | None
    owner_words: str
    words: list[str]


def _read(call: Call, owner_id: str | None, owner_words: str) -> _Wanted:
    rest = " ".join(call.words.free.split())
    if len(rest) > MOST_SOUGHT:
        raise Refusal("That is too much to search for. Give a few words:", lines=[LIST.example])
    filters: list[str] = []
    while name := next((each for each in FILTERS if _starts(rest, each)), None):
        filters.append(name)
        rest = rest[len(name) :].strip(" ,·")
    if not filters:
        filters = ["all"] if rest else ["open"]
    return _Wanted(filters, owner_id, owner_words, _folded(rest).strip('" ').split())


def _starts(rest: str, name: str) -> bool:
    words, name = rest.casefold().replace("-", " "), name.replace("-", " ")
    return words == name or words.startswith((f"{name} ", f"{name},"))


def _statuses(filters: Sequence[str]) -> list[Status]:
    return [status for status in Status if all(status in FILTERS[name][0] for name in filters)]


def _mentions(action: Listed, words: Sequence[str]) -> bool:
    text = _folded(" ".join((action.ref, action.title, action.note, action.owner_words, action.area)))
    return all(word in text for word in words)


def _folded(words: str) -> str:
    """Words as they are looked for: without regard to case, and to which apostrophe or quotes were typed."""
    folded = words.casefold()
    # Most of a board has none of these, and looking each letter up takes long.
    return folded if folded.isascii() else folded.translate(_PLAIN_QUOTES)


def _title(call: Call, wanted: _Wanted) -> str:
    told = [", ".join(wanted.filters)] if wanted.filters != ["all"] or not wanted.words else []
    told += [f"owner <@{wanted.owner_id}>"] if wanted.owner_id else []
    told += [f"owner {wanted.owner_words}"] if wanted.owner_words else []
    told += [f"{key} {call.words.get(key)}" for key in ("measure", "area") if call.words.get(key)]
    told += [f'with "{" ".join(wanted.words)}"'] if wanted.words else []
    if "due soon" in wanted.filters:
        told.append(f"by {day(_soon(call))}")
    return ", ".join(told)


def _says(call: Call) -> str:
    keys = [f"{key}: {call.words.get(key)}" for key in ("owner", "measure", "area") if call.words.get(key)]
    return " ".join(["/action list", *([call.words.free] if call.words.free else []), *keys])


LIST = Verb(
    name="list",
    usage="/action list [mine · overdue · open · due soon · on hold · awaiting · unowned · undated · closed · all] "
    "[@owner] [measure:] [area:] [words]",
    about="a table of actions, a page at a time; without a filter, the open ones by due date",
    example="/action list overdue measure: M6",
    run=run,
    keys=("owner", "measure", "area", "page"),
    refused="Not listed.",
)
MINE = Verb(
    name="mine",
    usage="/action",
    about="your own open actions",
    example="/action",
    run=run_mine,
    keys=("page",),
    refused="Not listed.",
    hidden=True,
)
