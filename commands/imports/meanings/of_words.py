"""Looks up what the map says of words in cells, however they are written."""

from board.actions import Status
from board.folding import folded
from commands.imports.meanings.board_mapping import COMPLETE, NO_RATING, NOBODY, PEOPLE, RATINGS, STATUSES, Mapping
from commands.imports.meanings.statuses import BLUE, begun_in, colour_in, rating_in, status_in

_RATED = {COMPLETE: BLUE, NO_RATING: ""}


class Meanings:
    """The statuses, ratings and people of a map. Words that it does not have keep their usual meaning."""

    def __init__(self, given: Mapping) -> None:
        self._given = given
        self._said = {part: {_key(words): each for words, each in said.items()} for part, said in given.said.items()}

    def status(self, words: str) -> tuple[Status, str]:
        """The status that a cell means, and the words after it. Refused: as by `status_in`."""
        if said := self.said(STATUSES, words):
            return Status(said), ""
        return begun_in(words) or (status_in(words), "")

    def rating(self, words: str) -> tuple[str, str]:
        """The rating and the reason after it. Refused: as by `rating_in`."""
        if said := self.said(RATINGS, words):
            return _RATED.get(said, said), ""
        colour = colour_in(words)
        said = self.said(RATINGS, colour)
        if said == NO_RATING:
            return "", ""
        return rating_in(_RATED.get(said, said) + words[len(colour) :] if said else words)

    def is_complete(self, words: str) -> bool:
        """True if the map says that the words of a rating mean complete."""
        return COMPLETE in {self.said(RATINGS, words), self.said(RATINGS, colour_in(words))}

    def person(self, words: str) -> str | None:
        """Whom words mean: a Slack id, a name or a role, or empty for nobody; None if the map does not have them."""
        said = self.said(PEOPLE, words)
        return ("" if said == NOBODY else said) if said else None

    def said(self, part: str, words: str) -> str:
        """What the map says of words in a part; empty if it says nothing."""
        return self._said.get(part, {}).get(_key(words), "")

    def said_to_be(self, part: str, meaning: str) -> list[str]:
        """The words in a part that have that meaning in the map."""
        return [words for words, each in self._given.said.get(part, {}).items() if each == meaning]


def _key(words: str) -> str:
    """Words folded, to match however they are written. A dash would fold to nothing, so it is kept, and words with a
    question mark never match those without."""
    return folded(words) + "?" * ("?" in words) or words
