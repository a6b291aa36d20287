"""The people of a paper: by name, or left out where its readers are not told them."""

import re
from collections.abc import Iterable

from board.boards import Board
from commands.exports.cells import gave_no_name, name_of
from commands.pack.people import everybody_named
from commands.pack.readers import Reader
from commands.read_by_others import reworded, without_people
from commands.reply import PERSON, Part, Reply
from commands.request import People
from storage.store import Store

LEFT_OUT = "[name left out]"
# A name of one letter would be found everywhere.
_SHORTEST = 3


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


def what_is_not_known(reader: Reader, ids: Iterable[str], people: People) -> str:
    """What whoever made the paper must know where Slack has not told some names; else nothing."""
    told = gave_no_name(ids, people)
    if not told:
        return ""
    if reader.names_people:
        return f"{told}: Slack's id stands there instead."
    return f"{told}: where somebody wrote it in a note, it still stands in the paper. Read it before you send it."


def fitted_to(reader: Reader, parts: Iterable[Part], store: Store, board: Board, people: People) -> tuple[Part, ...]:
    """The parts as that reader may read them: people by name for the board, and by role or not at all for others."""
    if reader.names_people:
        return with_names(parts, people)
    ids, words = everybody_named(store, board)
    return without_names(parts, board, [*(name_of(each, people) for each in ids), *words])
