"""Reads the words after `/action list`: filters, a person, and other words, which are searched for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.folding import folded
from board.refusals import Refusal
from commands.actions.filters import FILTERS, ListFilter
from commands.call import Call
from commands.people.whom import whom
from commands.reading.quotes import MARKS
from commands.request import Person

# The most words, and characters, to search for: each word is compared with every action and its history.
MOST_WORDS, MOST_SOUGHT = 8, 200
EXAMPLE = "/action list overdue measure: M6"
_BY_WORDS = {tuple(folded(name).split()): each for each in FILTERS for name in (each.name, *each.also)}
_LONGEST = max(map(len, _BY_WORDS))
_PIECE = re.compile(rf"[{MARKS}]([^{MARKS}]*+)[{MARKS}]|(\S++)")
_PUNCTUATION = ",;.?!·&+"
# Words that mean nothing between filters or beside a person.
_SMALL = frozenset(
    {"and", "with", "actions", "action", "ones", "which", "that", "are", "is", "the"}
    | {"for", "of", "by", "owned", "please"}
)
_NOT = frozenset(["not", "no", "without", "except", "non"])


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """A word without the punctuation round it, or words in quotes, which are searched for exactly. `typed` is the word
    with its punctuation."""

    words: str
    typed: str = ""
    quoted: bool = False

    @property
    def is_small(self) -> bool:
        """True if the word means nothing by itself, or has no letter or digit."""
        return not self.quoted and (folded(self.words) in _SMALL or not any(map(str.isalnum, self.words)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for: filters, an owner by id or in words, and the words to search for. `named` are plain
    words that were taken for the owner's name; `perhaps` are people whose name may be meant by the words."""

    filters: tuple[ListFilter, ...]
    owner_id: str | None = None
    owner_words: str = ""
    sought: tuple[SoughtWords, ...] = ()
    named: str = ""
    perhaps: Sequence[Person] = ()

    @property
    def unknown(self) -> str:
        """The words to search for that were not in quotes."""
        return " ".join(each.words for each in self.sought if not each.quoted)


def read_wanted(call: Call, owner_id: str | None, owner_words: str) -> Wanted:
    """What the line asks for, with the owner that was found in it already. Refused: too much to search for, filters
    joined by "or", and a name that two people have."""
    free = call.words.free
    if len(free) > MOST_SOUGHT:
        raise Refusal("That is too much to search for. Give a few words:", lines=[EXAMPLE])
    pieces = [_sought(found) for found in _PIECE.finditer(free)]
    filters, rest = _filters_round(pieces)
    # An owner who is named among the words, as in "for @jo", is still in them.
    rest = [each for each in rest if not (owner_id and each.words.startswith(("@", "<@")))]
    if all(each.is_small for each in rest):
        rest = []
    if len(rest) > MOST_WORDS:
        raise Refusal(f"That is too much to search for: give {MOST_WORDS} words at most.", lines=[EXAMPLE])
    wanted = Wanted(tuple(filters), owner_id, owner_words, tuple(rest))
    return wanted if owner_id or owner_words else _with_person(call, wanted)


def filters_behind(words: str) -> tuple[str, str]:
    """Words after a key, such as `jo overdue`, divided into a value and the filters that follow it, as typed. If there
    are no filters, or nothing but filters, all the words and ""."""
    pieces = [_sought(found) for found in _PIECE.finditer(words)]
    left = pieces
    while found := _filter_at(left, from_end=True):
        left = found[1]
    if not left or len(left) == len(pieces):
        return words, ""
    return " ".join(each.typed or each.words for each in left), " ".join(each.typed for each in pieces[len(left) :])


def _sought(found: re.Match[str]) -> SoughtWords:
    if found[1] is not None:
        return SoughtWords(found[1].strip(), quoted=True)
    return SoughtWords(found[2].strip(_PUNCTUATION) or found[2], typed=found[2])


def _filters_round(pieces: list[SoughtWords]) -> tuple[list[ListFilter], list[SoughtWords]]:
    """The filters with which the words begin and end, and the pieces between them. A filter's name among other words is
    not read as a filter. Refused: filters joined by "or"."""
    filters: list[ListFilter] = []
    if _filter_at(_without_small(pieces), from_end=False):
        pieces = _without_small(pieces)
    while found := _filter_at(pieces, from_end=False):
        filters, pieces = [*filters, found[0]], _without_small(found[1])
    ends: list[ListFilter] = []
    while found := _filter_at(pieces, from_end=True):
        if found[1] and folded(found[1][-1].words) in _NOT:
            break
        ends, pieces = [found[0], *ends], found[1]
    if filters and pieces and folded(pieces[0].words) == "or" and not pieces[0].quoted:
        lines = [f"/action list {each.name}" for each in dict.fromkeys([*filters, *ends])]
        raise Refusal("Filters narrow a list together. Ask for one after the other:", lines=lines)
    return list(dict.fromkeys([*filters, *ends])), pieces


def _filter_at(pieces: list[SoughtWords], from_end: bool) -> tuple[ListFilter, list[SoughtWords]] | None:
    """The longest filter name that the pieces begin or end with, as its filter, and the other pieces; None if none."""
    for many in range(min(_LONGEST, len(pieces)), 0, -1):
        tried, rest = (pieces[-many:], pieces[:-many]) if from_end else (pieces[:many], pieces[many:])
        words = tuple(word for each in tried for word in folded(each.words).split())
        if not any(each.quoted for each in tried) and words in _BY_WORDS:
            return _BY_WORDS[words], rest
    return None


def _without_small(pieces: list[SoughtWords]) -> list[SoughtWords]:
    while pieces and pieces[0].is_small:
        pieces = pieces[1:]
    return pieces


def _with_person(call: Call, wanted: Wanted) -> Wanted:
    """If the words are a person's whole name, asks for what that person owns. A part of a name is searched for, and
    `perhaps` are at most three people who may be meant."""
    words = " ".join(each.typed for each in wanted.sought if not each.is_small).strip(_PUNCTUATION)
    if not words or any(each.quoted for each in wanted.sought):
        return wanted
    meant = whom(words, call.request.people)
    if meant.people:
        person = call.lookup.owner(meant.words)[0]
        return Wanted(wanted.filters, person, named=words)
    return Wanted(wanted.filters, sought=wanted.sought, perhaps=meant.perhaps[:3])
