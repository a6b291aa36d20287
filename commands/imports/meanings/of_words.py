"""What was said of the words of cells, found by the words however they are written."""

from board.actions import Status
from board.folding import folded
from commands.imports.meanings.board_mapping import COMPLETE, NO_RATING, NOBODY, PEOPLE, RATINGS, STATUSES, Mapping
from commands.imports.meanings.statuses import BLUE, begun_in, colour_in, rating_in, status_in

_RATED = {COMPLETE: BLUE, NO_RATING: ""}


class Meanings:
    """A mapping's statuses, ratings and people. Words of which nothing was said have their usual meaning."""

    def __init__(self, given: Mapping) -> None:
        self._given = given
        self._said = {part: {_key(words): each for words, each in said.items()} for part, said in given.said.items()}

    def status(self, words: str) -> tuple[Status, str]:
        """The status that a cell means, and what it says behind it. Refused as by `status_in`."""
        if said := self.said(STATUSES, words):
            return Status(said), ""
        return begun_in(words) or (status_in(words), "")

    def rating(self, words: str) -> tuple[str, str]:
        """The rating and the reason behind it. Refused as by `rating_in`."""
        if said := self.said(RATINGS, words):
            return _RATED.get(said, said), ""
        colour = colour_in(words)
        said = self.said(RATINGS, colour)
        if said == NO_RATING:
            return "", ""
        return rating_in(_RATED.get(said, said) + words[len(colour) :] if said else words)

    def is_complete(self, words: str) -> bool:
        """It was said of the words of a rating that they mean complete."""
        return COMPLETE in {self.said(RATINGS, words), self.said(RATINGS, colour_in(words))}

    def person(self, words: str) -> str | None:
        """Whom words stand for: a Slack id, a name or a role, empty for nobody; None where nothing was said of them."""
        said = self.said(PEOPLE, words)
        return ("" if said == NOBODY else said) if said else None

    def said(self, part: str, words: str) -> str:
        """What was said of words in a part of the map; empty where nothing was."""
        return self._said.get(part, {}).get(_key(words), "")

    def said_to_be(self, part: str, meaning: str) -> list[str]:
        """The words of which a meaning was said in a part of the map."""
        return [words for words, each in self._given.said.get(part, {}).items() if each == meaning]


def _key(words: str) -> str:
    """The words however they are written; a dash, of which nothing would be left, as it stands. A question is another
    word than its answer."""
    return folded(words) + "?" * ("?" in words) or words
