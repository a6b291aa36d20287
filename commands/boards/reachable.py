"""Which boards a person can reach, and how a line names one of them."""

from collections.abc import Sequence

from board.boards import Board, as_read
from commands.request import Request
from storage.store import Store


def name_among(board: Board, boards: Sequence[Board]) -> str:
    """The value of `board:` for one of `boards`: its name, or its channel's id if another has the same name."""
    same = [each for each in boards if each.name.casefold() == board.name.casefold()]
    return board.name if len(same) == 1 else board.channel


def told_apart(boards: Sequence[Board]) -> list[str]:
    """The label of each of `boards` in a picker: its name, with its channel's id if another has the same name."""
    names = [as_read(each.name) for each in boards]
    return [each.name if names.count(as_read(each.name)) == 1 else f"{each.name} {each.channel}" for each in boards]


def open_ones(boards: Sequence[Board]) -> list[Board]:
    """The boards that are open, or all of them if none is: a closed board refuses nearly every change."""
    return [each for each in boards if not each.is_closed] or list(boards)


def reachable(request: Request, store: Store) -> list[Board]:
    """The boards whose channel the person is in or types in, and those they lead whose channel is gone. Nobody else
    learns that a board exists: if other people read the answer, only the channel's own board is returned."""
    channels = {request.channel} if request.overheard else request.reaches | {request.channel}
    gone = frozenset() if request.overheard else request.gone
    return [
        each
        for each in store.boards.of_team(request.team)
        if each.channel in channels or (each.channel in gone and each.leads(request.person.id))
    ]
