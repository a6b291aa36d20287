"""Names the people in a paper, or removes their names if its readers are not to see them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from board.boards import Board
from board.names_in_text import NamesInText, perhaps_names
from commands.exports.cells import gave_no_name, name_of
from commands.pack.people import everybody_named
from commands.pack.readers import READ_FIRST, Reader
from commands.read_by_others import reworded, without_people
from commands.reply import PERSON, Part, Picture, Reply
from commands.request import People, Person
from storage.store import Store

LEFT_OUT, LINK_LEFT_OUT = "[name left out]", "[link left out, which names somebody]"


def with_names(parts: Iterable[Part], people: People) -> tuple[Part, ...]:
    """The parts with each person by name, or by Slack id if Slack has given no name."""

    def change(words: str) -> str:
        return PERSON.sub(lambda found: name_of(found[1], people) or found[1], words)

    return tuple(reworded(part, change, change) for part in parts)


def without_names(
    parts: Iterable[Part], board: Board, names: NamesInText, in_words: Iterable[str] = ()
) -> tuple[Part, ...]:
    """The parts with each person by their role on the board, and with `names` removed from what people typed.
    `in_words`, the people named on the log only in words, are removed too, as written or in capitals."""
    parts = without_people(Reply(tuple(parts)), board).parts
    sought = sorted({way for each in in_words for way in (each.strip(), each.strip().upper())}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sought))})(?!\w)") if sought else None

    def change(words: str) -> str:
        words = names.left_out(words, LEFT_OUT, LINK_LEFT_OUT)
        return pattern.sub(LEFT_OUT, words) if pattern else words

    return tuple(_reworded(part, change) for part in parts)


def _reworded(part: Part, change: Callable[[str], str]) -> Part:
    """The part with its words changed, including those in a chart."""
    part = reworded(part, change, change)
    if not isinstance(part, Picture):
        return part
    beside = tuple(replace(each, name=change(each.name)) for each in part.chart.comparators)
    return replace(part, chart=replace(part.chart, title=change(part.chart.title), comparators=beside))


def what_to_mind(reader: Reader, ids: Iterable[str], people: People) -> str:
    """What the person who asked for the paper should know: that Slack gave no name for some people, and that a paper
    for outside the board must be read before it goes out. Empty if there is neither."""
    told = gave_no_name(ids, people)
    if reader.names_people:
        return f"{told}: Slack's id stands there instead." if told else ""
    still = f"{told}: where somebody wrote it in a note, it still stands in the paper. "
    return f"{still if told else ''}{READ_FIRST}"


def fitted_to(reader: Reader, parts: Iterable[Part], store: Store, board: Board, people: People) -> tuple[Part, ...]:
    """The parts as that reader may read them: with people by name for the board, and without names for others."""
    if reader.names_people:
        return with_names(parts, people)
    parts = tuple(parts)
    ids, words = everybody_named(store, board)
    known = [*filter(None, map(people.person, ids)), *_named_in(parts, people)]
    told = [each for each in known if not each.unsure]
    names = NamesInText([each.name for each in told], [each.handle for each in told])
    return without_names(parts, board, names, words)


def _named_in(parts: Iterable[Part], people: People) -> list[Person]:
    """The people whom the words mention by a full name that Slack knows, whether or not they are on the log."""
    found: set[str] = set()

    def look(words: str) -> str:
        found.update(perhaps_names(words))
        return words

    for part in parts:
        reworded(part, look, look)
    return [person for each in sorted(found) for person in people.named(each) if not person.is_bot]
