"""The people of a paper: by name, or left out where its readers are not told them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from board.actions import Status
from board.boards import Board
from board.supporters import is_mention, people_of
from commands.export import name_of
from commands.pack.paper import Paper
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


def with_names(paper: Paper, people: People) -> Paper:
    """The paper with each person by name; by Slack's id where Slack has told none."""
    return _reworded(paper, lambda words: PERSON.sub(lambda found: name_of(found[1], people) or found[1], words))


def without_names(paper: Paper, board: Board, names: Iterable[str]) -> Paper:
    """The paper with each person by their role on the board, and none of these names in what people wrote."""
    paper = replace(
        paper,
        parts=without_people(Reply(paper.parts), board).parts,
        appendix=without_people(Reply(paper.appendix), board).parts,
    )
    sought = sorted({each.strip() for each in names if len(each.strip()) >= _SHORTEST}, key=len, reverse=True)
    if not sought:
        return paper
    pattern = re.compile(rf"(?<!\w)@?(?:{'|'.join(map(re.escape, sought))})(?!\w)")
    return _reworded(paper, lambda words: pattern.sub(LEFT_OUT, words))


def _reworded(paper: Paper, change: Callable[[str], str]) -> Paper:
    def each_of(parts: Iterable[Part]) -> tuple[Part, ...]:
        return tuple(reworded(part, change, change) for part in parts)

    return replace(paper, author=change(paper.author), parts=each_of(paper.parts), appendix=each_of(paper.appendix))
