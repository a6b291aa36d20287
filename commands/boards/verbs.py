"""`/board`: starts a board in a channel; its people; its meeting calendar."""

import re
from dataclasses import replace
from datetime import date, timedelta

from board.calendar import next_meeting, papers_due
from board.refusals import Refusal
from board.roles import Actor, Role, check_decides, check_makes_chair
from board.words import capital, day, listed
from commands.call import Call
from commands.reading.dates import stated_date
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.verbs import Verb

MOST_NAME = 80
_NAMES_A_DAY = re.compile(r"\d|day\b|mon\b|tues?\b|wed\b|thur?s?\b|fri\b|sat\b|sun\b|tomorrow|today", re.I)
# Typed as a key: "Improvement Board: North" is a name.
_NAMES_A_BOARD = re.compile(r"(?<!\S)board\s?:")
# What Slack sends in place of a private channel's name.
_NO_NAMES = ("privategroup", "directmessage")
_INVITE: Line = ("Next: invite me, so that I can post the digest here: ", Code("/invite @boardbot"))


def run_setup(call: Call) -> Reply:
    """Has run before any check for a board: `call.board` is the one that has just been started."""
    board, support, chair = call.board, _person(call, "support"), _person(call, "chair")
    _check_two_people(call, support, chair)
    roles = {call.actor.person: Role.SUPPORT}
    roles |= {support: Role.SUPPORT} if support else {}
    roles |= {chair: Role.CHAIR} if chair else {}
    for person, role in roles.items():
        call.store.boards.set_role(board.id, person, role)
    told: dict[str, tuple[object, object]] = {
        "name": (None, board.name),
        "channel": (None, board.channel),
        "team": (None, board.team),
        "timezone": (None, board.schedule.timezone),
        "shared": (None, board.shared),
    }
    call.record_board({**told, **{person: (None, str(role)) for person, role in roles.items()}})
    board = replace(board, roles=roles)
    lines: list[Line] = [
        (Bold(f"{board.name} is set up in this channel."),),
        (_roles_words(roles),),
        *([] if call.request.has_bot else [_INVITE]),
        ("Log an action: ", Code("/action add <title> @owner due: end of August")),
        ("Put the next meeting in the calendar: ", Code(_meeting_example(call.today))),
        ("The digest will be posted every Monday at 09:00. All there is: ", Code("/board help")),
    ]
    if not chair:
        lines.insert(2, ("Name the chair, who signs actions off: ", Code("/board chair @name")))
    return reply(paragraph(*lines))


def _check_two_people(call: Call, support: str | None, chair: str | None) -> None:
    """Refuses a chair who would be support as well: whoever sets the board up is."""
    if chair is None:
        return
    line = call.line(call.words.with_value("chair", "@name"))
    check_makes_chair(Actor(call.actor.person, Role.SUPPORT), chair, None, line)
    if chair == support:
        raise Refusal("One person cannot be both chair and board support. Name another chair:", lines=[line])


def setup_name(words: str, channel_name: str) -> str:
    """The name of a new board: the words typed, or the channel's name in plain words."""
    name = " ".join(words.split()).strip('"\u201c\u201d')
    if len(name) > MOST_NAME:
        raise Refusal(f"That name is {len(name)} characters; {MOST_NAME} is the most.")
    if _NAMES_A_BOARD.search(name):
        raise Refusal(
            'A name cannot hold "board:", which says in a command which board is meant, and you are in no board that '
            "it names here. Leave it out."
        )
    if channel_name in _NO_NAMES:
        channel_name = ""
    plain = channel_name.replace("-", " ").replace("_", " ").strip()
    return name or capital(plain[:MOST_NAME]) or "Improvement Board"


def _meeting_example(today: date) -> str:
    """The command for the first Wednesday of next month, where most boards would meet."""
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return f"/board meeting {day(first + timedelta(days=(2 - first.weekday()) % 7)).split(' ', 1)[1]}"


def _person(call: Call, key: str) -> str | None:
    if not call.words.get(key):
        return None
    person, words = call.lookup.owner(call.words.get(key))
    if person is None:
        raise Refusal(f"\"{words}\" is not somebody in Slack. Type @ and pick the person from the list:",
                      lines=[call.line(call.words.with_value(key, "@name"))])  # fmt: skip
    return person


def _roles_words(roles: dict[str, Role]) -> str:
    by_role = {role: [f"<@{person}>" for person, each in roles.items() if each == role] for role in Role}
    told = [f"{capital(role.value)}: {listed(people)}" for role, people in by_role.items() if people]
    return " · ".join(told) or "Nobody has a role yet"


def run_roles(call: Call) -> Reply:
    """Who is chair, support and observer."""
    lines: list[Line] = [(Bold(f"{call.board.name}:"), f" {_roles_words(dict(call.board.roles))}.")]
    lines.append(("Everybody else who can type in this channel is an officer; guests are observers.",))
    if call.board.chair is None:
        lines.append(("Name the chair: ", Code("/board chair @name")))
    return reply(paragraph(*lines))


def run_meeting(call: Call) -> Reply:
    """Adds or takes out a meeting; alone, the calendar. Refused: a day in doubt, one that is there already."""
    if not call.words.free:
        return _calendar(call)
    check_decides(call.actor, "change the meeting calendar")
    cancel = call.words.free.casefold().startswith("cancel ")
    phrase = call.words.free[len("cancel ") :].strip() if cancel else call.words.free
    if not _NAMES_A_DAY.search(phrase):
        raise Refusal(f'"{phrase}" names no day. Say the day the board meets:', lines=[_meeting_example(call.today)])
    try:
        on = call.once(("meeting", call.board.meetings), lambda: stated_date(phrase, call.today, call.board.meetings))
    except Refusal as refusal:
        raise Refusal(refusal.reason, lines=call.instead_of(phrase, refusal)) from refusal
    known = on in call.board.meetings
    if cancel and not known:
        raise Refusal(f"No meeting on {day(on)} is in the calendar.", lines=["/board meeting"])
    if known and not cancel:
        raise Refusal(f"The meeting on {day(on)} is in the calendar already.", lines=["/board meeting"])
    if cancel:
        call.store.boards.remove_meeting(call.board.id, on)
        call.record_board({"meeting": (on.isoformat(), None)})
        return reply(paragraph((Bold(f"The meeting on {day(on)} is out of the calendar."),)))
    call.store.boards.add_meeting(call.board.id, on)
    call.record_board({"meeting": (None, on.isoformat())})
    return reply(paragraph((Bold(f"The board meets on {day(on)}."), f" Papers are due on {day(papers_due(on))}.")))


def _calendar(call: Call) -> Reply:
    coming = [on for on in call.board.meetings if on >= call.today]
    add: Line = ("Add one: ", Code(_meeting_example(call.today)))
    if not coming:
        return reply(paragraph((Bold("No board meeting is in the calendar."),), add))
    first = next_meeting(coming, call.today)
    lines = [f"{day(on)}, papers {day(papers_due(on))}" + (" (next)" if on == first else "") for on in coming]
    return reply(paragraph((Bold("The board meets on"),), *lines, add))


SETUP = Verb(
    name="setup",
    usage="/board setup [name] [chair: @x] [support: @y]",
    about="starts a board in this channel; whoever runs it becomes support",
    example="/board setup Improvement Board chair: @pat",
    run=run_setup,
    keys=("chair", "support"),
    writes=True,
    refused="Not set up.",
)
ROLES = Verb(
    name="roles",
    usage="/board roles",
    about="who is chair, support and observer",
    example="/board roles",
    run=run_roles,
    aliases=("role", "people"),
)
MEETING = Verb(
    name="meeting",
    usage="/board meeting [4 March 2020] · [cancel 4 March 2020]",
    about="the meeting calendar; with a date, adds a meeting",
    example="/board meeting 4 March 2020",
    run=run_meeting,
    writes=True,
    refused="Not changed.",
    aliases=("meetings",),
)
