"""The people of a paper: by name, or left out where its readers are not told them."""

import re
from collections.abc import Iterable

from board.actions import Status
from board.boards import Board
from board.supporters import is_mention, people_of
from commands.export import name_of
from commands.pack.readers import Reader
from commands.read_by_others import reworded, without_people
from commands.reply import PERSON, Part, Reply
from commands.request import People
from storage.store import Store

LEFT_OUT = "[name left out]"
# A name of one letter would be found everywhere.
_SHORTEST = 3


def people_of_board(store: Store, board: Board) -> list[str]:
    """The Slack ids of all whom a paper could name, each once."""
    named: list[str | None] = list(board.roles)
    for action in store.actions.of_status(board.id, tuple(Status)):
        named += [action.owner_id, action.accountable_id, action.asked_by, *people_of(action.supporters)]
    named += [each.owner_id for each in store.measures.all(board.id)]
    named += [each.lead_id for each in store.areas.all(board.id, with_ended=True)]
    named += [each.owner_id for each in store.risks.all(board.id)]
    return list(dict.fromkeys(filter(None, named)))


def in_words(store: Store, board: Board) -> list[str]:
    """Those whom the log names in several words, and by no Slack id: one word alone, such as MASH, is rarely a name,
    and stands in much that is not about its owner."""
    named: list[str] = []
    for action in store.actions.of_status(board.id, tuple(Status)):
        helpers = [each for each in action.supporters.splitlines() if not is_mention(each)]
        named += [action.owner_words, action.accountable_words, *helpers]
    named += [each.owner_words for each in store.measures.all(board.id)]
    named += [each.lead for each in store.areas.all(board.id, with_ended=True)]
    named += [each.owner_words for each in store.risks.all(board.id)]
    return [each for each in dict.fromkeys(named) if len(each.split()) > 1]


def with_names(parts: Iterable[Part], people: People) -> tuple[Part, ...]:
    """The parts with each person by name; by Slack's id where Slack has told none."""

    def change(words: str) -> str:
        return PERSON.sub(lambda found: name_of(found[1], people) or found[1], words)

    return tuple(reworded(part, change, change) for part in parts)


def without_names(parts: Iterable[Part], board: Board, names: Iterable[str]) -> tuple[Part, ...]:
    """The parts with each person by their role on the board, and none of these names in what people wrote."""
    parts = without_people(Reply(tuple(parts)), board).parts
    sought = sorted({each.strip() for each in names if len(each.strip()) >= _SHORTEST}, key=len, reverse=True)
    if not sought:
        return parts
    pattern = re.compile(rf"(?<!\w)@?(?:{'|'.join(map(re.escape, sought))})(?!\w)")

    def change(words: str) -> str:
        return pattern.sub(LEFT_OUT, words)

    return tuple(reworded(part, change, change) for part in parts)


def fitted_to(reader: Reader, parts: Iterable[Part], store: Store, board: Board, people: People) -> tuple[Part, ...]:
    """The parts as that reader may read them: people by name for the board, and by role or not at all for others."""
    if reader.names_people:
        return with_names(parts, people)
    known = [name_of(each, people) for each in people_of_board(store, board)]
    return without_names(parts, board, [*known, *in_words(store, board)])
