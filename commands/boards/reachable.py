"""Which boards a person can reach, and the words with which a line names one."""

from collections.abc import Sequence

from board.boards import Board, as_read
from commands.request import Request
from storage.store import Store


def name_among(board: Board, boards: Sequence[Board]) -> str:
    """What follows `board:` for that one of `boards`: its name, or its channel's id where another has the name."""
    same = [each for each in boards if each.name.casefold() == board.name.casefold()]
    return board.name if len(same) == 1 else board.channel


def told_apart(boards: Sequence[Board]) -> list[str]:
    """What each of `boards` is called where one is picked: its name, with its channel's id where another has the
    name."""
    names = [as_read(each.name) for each in boards]
    return [each.name if names.count(as_read(each.name)) == 1 else f"{each.name} {each.channel}" for each in boards]


def reachable(request: Request, store: Store) -> list[Board]:
    """The boards whose channel the person is in or types in, and those they lead whose channel is gone. Nobody else
    learns that a board exists: where others read the answer, the channel's own is all there is."""
    channels = {request.channel} if request.overheard else request.reaches | {request.channel}
    gone = frozenset() if request.overheard else request.gone
    return [
        each
        for each in store.boards.of_team(request.team)
        if each.channel in channels or (each.channel in gone and each.leads(request.person.id))
    ]
