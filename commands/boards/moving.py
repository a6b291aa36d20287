"""`/board move here` moves a board with its log to another channel; `/board rename` renames it."""

from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal, at_slot
from board.roles import check_decides
from board.words import capital
from commands.boards.names import setup_name
from commands.boards.reachable import reachable
from commands.boards.role_changes import whoever_decided
from commands.call import Call
from commands.reading.reasons import meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.request import Request
from commands.slots import SURE, Slot, SlotKind, SlotPlace, is_sure
from commands.told.telling import tell_channel
from commands.verbs import Verb
from commands.with_board import NAMED
from storage.store import Store

_VERBS = frozenset({"setup", "move", "rename"})
_INVITE = (
    "I am not in this channel, or Slack did not say in time who can read it. Invite me, and then send the same again:"
)


def asks_about_channels(command: str, words: str) -> bool:
    """True if the words set up, move or rename a board. Slack is then asked first which channels of the person's boards
    are gone, and who is in the others."""
    # In a message there is no command; the words begin with it.
    if command.lstrip("/").casefold() not in {"", "board"}:
        return False
    said = [each.casefold().lstrip("/") for each in [command, *words.split(None, 2)[:2]] if each]
    return said[:1] == ["board"] and bool(_VERBS & set(said))


def board_to_move(request: Request, store: Store, rest: str, named: Board | None, timezone: str) -> Board:
    """The board that `/board move here` means: the one named, or the only one that the person may move.

    The recorded chair and support may move a board whose channel is gone, as Slack cannot say who was in it. Refused:
    if other people read the answer; in a direct message; in a channel that has a board; if the board is unclear.
    """
    if request.overheard:
        raise Refusal("Other people can read the answer here. Type it as a command, so that only you see it:",
                      lines=["/board move here"])  # fmt: skip
    if request.in_direct_message:
        raise Refusal("A board belongs to a channel. Type this in the channel that the board is to move to.")
    here = store.boards.in_channel(request.team, request.channel)
    if here is not None:
        where = (
            "is already in this channel"
            if named in (None, here)
            else "is this channel's board, and a channel can have only one"
        )
        raise Refusal(f"{here.name} {where}. Type this in the channel that the board is to move to.")
    return named or _only_one(request, store)


def _only_one(request: Request, store: Store) -> Board:
    boards = [each for each in reachable(request, store) if each.leads(request.person.id)]
    if len(boards) == 1 and not NAMED.search(request.text):
        return boards[0]
    names = [each.name.casefold() for each in boards]
    lines = [
        f"/board move here board: {each.name if names.count(each.name.casefold()) == 1 else each.channel}"
        for each in boards
    ]
    if not lines:
        raise Refusal(
            "You are not the chair or support of a board that could move here. Only a board's chair or "
            "support can move it, and they must be in its channel unless that is archived or gone. Or "
            "start a board here:",
            lines=["/board setup <name> chair: @name"],
        )
    raise Refusal("Which board is to move here?", lines=lines)


def check_not_lost(request: Request, store: Store, name: str) -> None:
    """Refuses to start a board under the name of one of the person's own whose channel is archived or gone: its log
    would be left behind. If other people read the answer, nothing is said."""
    if request.overheard:
        return
    for board in store.boards.of_team(request.team):
        is_theirs = request.person.id in board.roles
        if is_theirs and board.channel in request.gone and board.name.casefold() == name.casefold():
            who = "Bring it here" if board.leads(request.person.id) else "Its chair or support can bring it here"
            raise Refusal(
                f"{board.name} is a board of yours, and its channel is archived or gone. {who}, with all its log, or "
                "start an empty one under another name:",
                lines=[f"/board move here board: {board.name}", f"/board setup {board.name} (new) chair: @name"],
            )


def run_move(call: Call) -> Reply:
    """Moves the board to the channel in which this is typed. Refused: to all but the chair and support; if the app is
    not in the channel; until confirmed, a channel that more people can read."""
    check_decides(call.actor, "move the board to another channel")
    if call.words.free.casefold() not in {"here", ""}:
        raise Refusal("Type this in the channel that the board is to move to:", lines=["/board move here"])
    if not call.request.has_bot:
        raise Refusal(_INVITE, lines=["/invite @boardbot"])
    _check_twice(call)
    request, old = call.request, call.board
    new = replace(old, channel=request.channel, shared=bool(request.shared))
    changes: dict[str, tuple[object, object]] = {"channel": (old.channel, new.channel)}
    if new.shared != old.shared:
        changes["shared"] = (old.shared, new.shared)
    call.store.boards.move(old.id, new.channel, new.shared)
    line = call.record_board(changes)
    if old.channel not in request.gone:
        left = f" {capital(whoever_decided(call))} moved it. Type commands for it there; what was posted here stays."
        tell_channel(call, line, (Bold(f"{old.name} has moved to another channel."), left))
    title = Bold(f"{old.name} is now in this channel.")
    came = f" {capital(whoever_decided(call))} moved it here with all its log. Its digest will be posted here."
    tell_channel(replace(call, board=new), line, (title, came))
    told = (
        " Its log, roles and meetings came with it. A digest that was waiting for the old channel "
        "will not be posted here."
    )
    return reply(paragraph((title, told)), posts=True)


def _check_twice(call: Call) -> None:
    readers = ["everybody in this workspace"] if call.request.public is not False else []
    readers += ["people of another organisation"] if call.request.shared else []
    if readers and not is_sure(call.words):
        raise Refusal(
            f"This channel can be read by {' and by '.join(readers)}: they would read all of {call.board.name}, owners "
            "too. If you mean to do that, send:",
            lines=["/board move here sure: yes"],
            slot="sure",
        )


def run_rename(call: Call) -> Reply:
    """Renames the board. Refused: to all but the chair and support; without a name; the same name; until confirmed, the
    name of another board of the person's."""
    check_decides(call.actor, "rename the board")
    if not meant(call.words.free):
        raise Refusal("Say the new name:", lines=[call.left_open()], slot="name")
    with at_slot("name"):
        name = setup_name(call.said(call.words.free), "")
    if name == call.board.name:
        raise Refusal(f"It is already called {name}.", slot="name")
    others = [each for each in reachable(call.request, call.store) if each.id != call.board.id]
    if any(each.name.casefold() == name.casefold() for each in others) and not is_sure(call.words):
        raise Refusal(
            f"Another board of yours is called {name}; in a direct message you would have to name them by their "
            "channels. If you mean to do that, send:",
            lines=[f"/board rename {name} sure: yes"],
            slot="sure",
        )
    call.store.boards.rename(call.board.id, name)
    line = call.record_board({"name": (call.board.name, name)})
    told = Bold(f"{call.board.name} is now called {name}.")
    tell_channel(call, line, (told, f" {capital(whoever_decided(call))} renamed it."))
    return reply(paragraph((told, " The channel will be told.")), posts=True)


MOVE = Verb(
    command="board",
    name="move",
    about="moves a board, with its whole log, to this channel, even from an archived or lost one "
    "(the chair or support)",
    example="/board move here",
    run=run_move,
    slots=(
        Slot("where", "Where", SlotKind.SHORT, SlotPlace.FREE, shown="here [board: <name>]", on_form=False),
        replace(SURE, typed="here sure: {}"),
    ),
    title="Move the board here",
    submit="Move it",
    writes=True,
    refused="Not moved.",
    finds_board=board_to_move,
    on_closed=True,
)
RENAME = Verb(
    command="board",
    name="rename",
    about="gives the board another name, and tells the channel (the chair or support)",
    example="/board rename Improvement Board",
    run=run_rename,
    slots=(Slot("name", "New name", SlotKind.SHORT, SlotPlace.FREE, required=True), SURE),
    title="Rename the board",
    writes=True,
    refused="Not renamed.",
)
