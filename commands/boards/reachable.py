"""Which boards a person can reach, and the words with which a line names one."""

from collections.abc import Sequence

from board.boards import Board
from commands.request import Request
from storage.store import Store


def name_among(board: Board, boards: Sequence[Board]) -> str:
    """What follows `board:` for that one of `boards`: its name, or its channel's id where another has the name."""
    same = [each for each in boards if each.name.casefold() == board.name.casefold()]
    return board.name if len(same) == 1 else board.channel


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
