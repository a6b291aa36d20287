"""`/board setup`: starts a board in a channel."""

from dataclasses import replace

from board.boards import Board
from board.dates_agreed import Way
from board.refusals import Refusal, at_slot
from board.roles import Actor, Role, check_makes_chair
from commands.boards.first_hour import first_hour_of, steps_pressed, steps_told
from commands.boards.moving import check_not_lost
from commands.boards.names import setup_name
from commands.boards.verbs import roles_words
from commands.call import Call
from commands.people.naming import said
from commands.reading.grammar import read
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.request import Request
from commands.slots import Slot, SlotKind, SlotPlace
from commands.told.telling import tell_channel, tell_person
from commands.verbs import Verb
from storage.store import Store

_INVITE: Line = ("Next: invite me, so that I can post the digest here: ", Code("/invite @boardbot"))


def start_board(request: Request, store: Store, rest: str, named: Board | None, timezone: str) -> Board:
    """Adds a board in this channel. A redelivery of the same command is answered before this is called.

    Refused: in a channel that has a board; in a direct message; to guests; a name that `setup_name` or `check_not_lost`
    refuses.
    """
    if known := store.boards.in_channel(request.team, request.channel):
        raise Refusal(f"This channel has a board already: {known.name}. See who is who:", lines=["/board roles"])
    if request.in_direct_message:
        raise Refusal("A board belongs to a channel, not to a direct message. Type this in the board's channel.")
    if request.person.guest:
        raise Refusal("A guest cannot start a board. Ask somebody of the council to type this.")
    typed = request.filled.values.get("name", "") if request.filled else read(rest, SETUP.keys).free
    with at_slot("name"):
        name = setup_name(said(typed, request.people), request.channel_name)
    check_not_lost(request, store, name)
    return store.boards.add(request.team, request.channel, name, timezone, request.now)


def run_setup(call: Call) -> Reply:
    """Gives the first roles: the person who types is support, with the `support:` and the `chair:` that they name.
    `call.board` is the board that `start_board` has just added; its later dates must be agreed. Refused: the same
    person as chair and support."""
    board, support, chair = call.board, _person(call, "support"), _person(call, "chair")
    _check_two_people(call, support, chair)
    roles = {call.actor.person: Role.SUPPORT}
    roles |= {support: Role.SUPPORT} if support else {}
    roles |= {chair: Role.CHAIR} if chair else {}
    for person, role in roles.items():
        call.store.boards.set_role(board.id, person, role)
    call.store.boards.set_dates(board.id, Way.AGREED)
    told: dict[str, tuple[object, object]] = {
        "name": (None, board.name),
        "channel": (None, board.channel),
        "team": (None, board.team),
        "timezone": (None, board.schedule.timezone),
        "shared": (None, board.shared),
        "dates": (None, str(Way.AGREED)),
    }
    line = call.record_board({**told, **{person: (None, str(role)) for person, role in roles.items()}})
    board = replace(board, roles=roles)
    if chair:
        _tell_of_chair(replace(call, board=board), line, chair)
    lines: list[Line] = [
        (Bold(f"{board.name} is set up in this channel."),),
        (roles_words(roles),),
        *([] if call.request.has_bot else [_INVITE]),
        (f"The digest will be posted every {board.schedule.words}. Everything you can type: ", Code("/board help")),
    ]
    steps = first_hour_of(call.store, board, call.today)
    return reply(paragraph(*lines), steps_told(steps), steps_pressed(steps), posts=chair is not None)


def _tell_of_chair(call: Call, line: int, chair: str) -> None:
    """Tells the channel who its chair is; if the app is not in it yet, tells the chair in private."""
    news: Line = (Bold(f"{call.board.name} is set up, and <@{chair}> is its chair"), ".")
    by = f"Set up by <@{call.actor.person}>, who is board support."
    if call.request.has_bot:
        tell_channel(call, line, news, by)
    else:
        tell_person(call, line, chair, news, by)


def _check_two_people(call: Call, support: str | None, chair: str | None) -> None:
    """Refuses a chair who would also be support, as the person who sets the board up is."""
    if chair is None:
        return
    line = call.line(call.words.with_value("chair", "@name"))
    with at_slot("chair"):
        check_makes_chair(Actor(call.actor.person, Role.SUPPORT), chair, None, line)
    if chair == support:
        reason = "One person cannot be both chair and board support. Name another chair:"
        raise Refusal(reason, lines=[line], slot="chair")


def _person(call: Call, key: str) -> str | None:
    with at_slot(key):
        return call.lookup.person(call.words.get(key), key) if call.words.get(key) else None


SETUP = Verb(
    command="board",
    name="setup",
    about="starts a board in this channel; whoever runs it becomes support",
    example="/board setup Improvement Board chair: @pat",
    run=run_setup,
    slots=(
        Slot("name", "Name of the board", SlotKind.SHORT, SlotPlace.FREE),
        Slot("chair", "Chair", SlotKind.PERSON, shown="[chair: @x]"),
        Slot("support", "Board support", SlotKind.PERSON, shown="[support: @y]"),
    ),
    title="Set up a board",
    writes=True,
    refused="Not set up.",
    finds_board=start_board,
)
