"""`/action list`: the actions that match, a page at a time. `/action` alone is the person's own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from board.actions import ENDED, OPEN, Action, Status
from board.calendar import next_meeting
from board.position import due_soon_until
from board.refs import quoted, ref_key
from board.refusals import Refusal
from board.words import count, day
from commands.action_add import area_ref, measure_ref
from commands.base import Call
from commands.paging import page_of, weight
from commands.read_by_others import OWNER
from commands.reply import Bold, Button, Buttons, Code, Reply, Table, paragraph, reply
from commands.verbs import Verb
from commands.wording import due, due_with_days, owner

ROWS = 15
# Filters and words to look for: each is compared with every action.
MOST_SOUGHT = 200
BUTTONS = 5
# "Fri 31 Jul 2020, 108 days overdue, on hold, moved 3 times", and what stands round it.
DAYS_BYTES = 60
HEADINGS = ("Ref", "Action", OWNER, "Due")

# Each filter: the statuses it reads from the log, and which of those it keeps.
_Keep = Callable[[Call, Action], bool]
FILTERS: dict[str, tuple[Sequence[Status], _Keep]] = {
    "mine": (OPEN, lambda call, action: call.actor.owns(action)),
    "overdue": (OPEN, lambda call, action: action.is_overdue(call.today)),
    "due soon": (OPEN, lambda call, action: action.is_due_by(call.today, _soon(call))),
    "unowned": (OPEN, lambda call, action: not action.is_owned),
    "no owner": (OPEN, lambda call, action: not action.is_owned),
    "no date": (OPEN, lambda call, action: action.due_on is None),
    "no due date": (OPEN, lambda call, action: action.due_on is None),
    "red": (OPEN, lambda call, action: action.rating == "red"),
    "amber": (OPEN, lambda call, action: action.rating == "amber"),
    "green": (OPEN, lambda call, action: action.rating == "green"),
    "no slack owner": (OPEN, lambda call, action: bool(action.owner_words) and not action.owner_id),
    "undated": (OPEN, lambda call, action: action.due_on is None),
    "silent": (OPEN, lambda call, action: action.is_silent(call.today)),
    "open": (OPEN, lambda call, action: True),
    "not started": ((Status.NOT_STARTED,), lambda call, action: True),
    "in progress": ((Status.IN_PROGRESS,), lambda call, action: True),
    "on hold": ((Status.ON_HOLD,), lambda call, action: True),
    "awaiting sign-off": ((Status.AWAITING_SIGN_OFF,), lambda call, action: True),
    "done": ((Status.AWAITING_SIGN_OFF,), lambda call, action: True),
    "awaiting": ((Status.AWAITING_SIGN_OFF,), lambda call, action: True),
    "closed": ((Status.CLOSED,), lambda call, action: True),
    "business as usual": ((Status.BUSINESS_AS_USUAL,), lambda call, action: True),
    "bau": ((Status.BUSINESS_AS_USUAL,), lambda call, action: True),
    "cancelled": ((Status.CANCELLED,), lambda call, action: True),
    "all": (tuple(Status), lambda call, action: True),
}
_NOTHING = {
    "open": "No actions are open.",
    "mine": "You have no open actions here.",
    "overdue": "No actions are overdue.",
    "due soon": "No actions are due soon.",
    "unowned": "Every open action has an owner.",
    "no slack owner": "Every owner of an open action is in Slack.",
    "undated": "Every open action has a due date.",
    "silent": "Every open action has been updated in the last 28 days.",
    "awaiting": "No actions await sign-off.",
    "awaiting sign-off": "No actions await sign-off.",
}


def _soon(call: Call) -> date:
    return due_soon_until(call.today, next_meeting(call.board.meetings, call.today))


def run(call: Call) -> Reply:
    """The actions that every filter, the owner, the keys and the words keep."""
    wanted = _read(call)
    measure, area = ref_key(measure_ref(call)), ref_key(area_ref(call))
    owner_words = wanted.owner_words.casefold()
    actions = [
        action
        for action in call.store.actions.of_status(call.board.id, _statuses(wanted.filters))
        if all(FILTERS[name][1](call, action) for name in wanted.filters)
        and (not wanted.owner_id or action.owner_id == wanted.owner_id)
        and owner_words in action.owner_words.casefold()
        and (not measure or ref_key(action.measure) == measure)
        and (not area or ref_key(action.area) == area)
        and _mentions(action, wanted.words)
    ]
    return listed(call, actions, _title(call, wanted), _says(call), wanted.filters)


def run_mine(call: Call) -> Reply:
    """The person's own open actions, with a button for each of the first few and a line of help."""
    mine = [each for each in call.store.actions.of_status(call.board.id, OPEN) if call.actor.owns(each)]
    first = mine[0].ref if mine else "A1"
    help_line = ("Update one: ", Code(f"/action update {quoted(first)} …"), " · More: ", Code("/action help"))
    if not mine:
        log_one = ("Log one: ", Code("/action add <title> @owner due: …"), " · More: ", Code("/action help"))
        return reply(paragraph("You have no open actions on this board.", log_one))
    buttons = Buttons(tuple(Button(f"Show {each.ref}", f"/action show {quoted(each.ref)}") for each in mine[:BUTTONS]))
    page = page_of(call, mine, ROWS, "/action list mine", _weight)
    title = (Bold(f"Your {count(len(mine), 'open action')}"), f", soonest due first{page.words}")
    return reply(paragraph(title), _table(page.items, call.today), buttons, page.buttons, paragraph(help_line))


def listed(call: Call, actions: Sequence[Action], title: str, says: str, filters: Sequence[str] = ()) -> Reply:
    """A page of `actions` as a table; where there are none, that is said."""
    if not actions:
        plain = filters and not call.words.values and len(filters) == 1 and title == filters[0]
        nothing = _NOTHING.get(filters[0]) if plain else None
        return reply(paragraph(nothing or f"No actions match: {title}."))
    page = page_of(call, actions, ROWS, says, _weight)
    heading = (Bold(f"{count(len(actions), 'action')}: {title}"), f", soonest due first{page.words}")
    if "overdue" in filters:
        heading = (Bold(f"{count(len(actions), 'action')}: {title}"), f", longest overdue first{page.words}")
    return reply(paragraph(heading), _table(page.items, call.today), page.buttons)


def _table(actions: Iterable[Action], today: date) -> Table:
    return Table(HEADINGS, tuple(row(action, today) for action in actions))


def _weight(action: Action) -> int:
    return weight(action.ref, action.title, owner(action), action.due_words) + DAYS_BYTES


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


def _read(call: Call) -> _Wanted:
    rest = call.words.free
    owner_id, owner_words = call.owner(call.words.get("owner"))
    if not call.words.has("owner"):
        rest, owner_id = call.owner_in(rest)
    rest = " ".join(rest.split())
    if len(rest) > MOST_SOUGHT:
        raise Refusal("That is too much to look for. Say a few words that the action has:", lines=[LIST.example])
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


def _mentions(action: Action, words: Sequence[str]) -> bool:
    text = _folded(" ".join((action.ref, action.title, action.note, action.owner_words, action.area)))
    return all(word in text for word in words)


def _folded(words: str) -> str:
    """Words as they are looked for: without regard to case, and to which apostrophe or quotes were typed."""
    return words.casefold().translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


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
    about="a page of a table, with Next; alone it is the open ones by due date",
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
