"""Finds the board for a direct message that names none: the board that has the ref, the board of the message that is
answered, or the person's only one."""

from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal
from commands.boards.reachable import name_among, open_ones, reachable
from commands.dispatch.log import Log
from commands.dispatch.ref_in_words import OF_REFS, Subject, subject_of
from commands.dispatch.said import Said
from commands.dispatch.under import board_under
from storage.store import Store


def with_board_of_ref(said: Said, log: Log) -> Said:
    """A command in a direct message, with the one board that it can mean, or with the person's only board as `only`.

    It is returned unchanged if none of several boards has its ref. Refused, with a line for each: a ref that several
    boards have.
    """
    if not _is_looked_for(said):
        return said
    with log.reading(said.request.deadline) as store:
        boards, alone = boards_meant(said, store)
        if alone:
            return replace(said, only=next(iter(boards), None))
        boards = open_ones(boards) if said.verb.is_for_open else boards
        found = _with_ref(said, store, boards)
    if len(found) > 1:
        raise which_board(found, boards, said.found.text if said.found else said.text)
    board = found[0].board if found else boards[0] if len(boards) == 1 else None
    return replace(said, board=board)


def _is_looked_for(said: Said) -> bool:
    nowhere = said.board is None and said.request.board is None and said.request.filled is None
    if not nowhere or not said.request.in_direct_message or not said.found:
        return False
    return said.verb.finds_board is None and not said.verb.of_person


def _with_ref(said: Said, store: Store, boards: Sequence[Board]) -> list[Subject]:
    if not said.verb.takes_ref or said.command not in OF_REFS:
        return []
    return [found for board in boards if (found := subject_of(said.rest, store, board, said.command))]


def boards_meant(said: Said, store: Store) -> tuple[list[Board], bool]:
    """The boards that may be meant, and whether the reply need not name one: the board was named, the channel has its
    own, or the person has only one."""
    if said.board is not None:
        return [said.board], True
    boards = reachable(said.request, store)
    here = [each for each in boards if each.channel == said.request.channel]
    if here or not said.request.in_direct_message:
        return here, True
    under = board_under(said.request, store)
    return [each for each in boards if under in {None, each.id}], len(boards) == 1


def which_board(found: Sequence[Subject], among: Sequence[Board], text: str) -> Refusal:
    """The question of which subject is meant, with a line for each;
    `text` is what follows the command in every line."""
    kinds = {each.command.name for each in found}
    boards = {each.board.id for each in found}
    what = "board" if len(boards) > 1 else "one"
    lines = [
        (
            f"/{each.command.name} {text}{f' board: {name_among(each.board, among)}' if len(boards) > 1 else ''}",
            each.title,
        )
        for each in found
    ]
    where = "more than one of your boards" if len(boards) > 1 else f"an {' and a '.join(sorted(kinds))}"
    return Refusal(f"{found[0].ref} is {'on ' if len(boards) > 1 else ''}{where}. Which {what}?", lines=lines)
