"""What the words after `/action list` ask for: filters, a person, and what is no filter and is searched for."""

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

# Each word to look for is compared with every action and its history.
MOST_WORDS, MOST_SOUGHT = 8, 200
EXAMPLE = "/action list overdue measure: M6"
_BY_WORDS = {tuple(folded(name).split()): each for each in FILTERS for name in (each.name, *each.also)}
_LONGEST = max(map(len, _BY_WORDS))
_PIECE = re.compile(rf"[{MARKS}]([^{MARKS}]*+)[{MARKS}]|(\S++)")
_PUNCTUATION = ",;.?!·&+"
# Between filters, and round a person, these say nothing.
_SMALL = frozenset(
    {"and", "with", "actions", "action", "ones", "which", "that", "are", "is", "the"}
    | {"for", "of", "by", "owned", "please"}
)
_NOT = frozenset(["not", "no", "without", "except", "non"])


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """A word without the punctuation round it, or words in quotes, to be found as they stand. `typed` is the word with
    its punctuation."""

    words: str
    typed: str = ""
    quoted: bool = False

    @property
    def is_small(self) -> bool:
        """It says nothing by itself, or holds no letter and no figure."""
        return not self.quoted and (folded(self.words) in _SMALL or not any(map(str.isalnum, self.words)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for: its filters, an owner by id or in words, and what is sought. `named` are plain words
    that were taken for the owner; `perhaps` are people of whose name the words are a part."""

    filters: tuple[ListFilter, ...]
    owner_id: str | None = None
    owner_words: str = ""
    sought: tuple[SoughtWords, ...] = ()
    named: str = ""
    perhaps: Sequence[Person] = ()

    @property
    def unknown(self) -> str:
        """The words, in no quotes, that are no filter."""
        return " ".join(each.words for each in self.sought if not each.quoted)


def read_wanted(call: Call, owner_id: str | None, owner_words: str) -> Wanted:
    """What the line asks for, beside the owner that was found in it. Refused: too much to search for, filters joined by
    "or", a name that two people have."""
    free = call.words.free
    if len(free) > MOST_SOUGHT:
        raise Refusal("That is too much to search for. Give a few words:", lines=[EXAMPLE])
    pieces = [_sought(found) for found in _PIECE.finditer(free)]
    filters, rest = _filters_round(pieces)
    # Whoever is named in the midst of words ("for @jo") is the owner, and stands in the words too.
    rest = [each for each in rest if not (owner_id and each.words.startswith(("@", "<@")))]
    if all(each.is_small for each in rest):
        rest = []
    if len(rest) > MOST_WORDS:
        raise Refusal(f"That is too much to search for: give {MOST_WORDS} words at most.", lines=[EXAMPLE])
    wanted = Wanted(tuple(filters), owner_id, owner_words, tuple(rest))
    return wanted if owner_id or owner_words else _with_person(call, wanted)


def filters_behind(words: str) -> tuple[str, str]:
    """Words behind a key, such as `jo overdue`, without the filters that they end with, and those filters as typed; the
    second empty where they end with none, or are nothing else."""
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
    """The filters with which the words begin and end, and what stands between: a filter's word in the midst of others
    is one of theirs."""
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
    """The filter with the most words that the pieces begin or end with, and the pieces without it."""
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
    """Words that are all of a person's name ask for what is theirs. A part of one is searched for, and who may be meant
    is offered."""
    words = " ".join(each.typed for each in wanted.sought if not each.is_small).strip(_PUNCTUATION)
    if not words or any(each.quoted for each in wanted.sought):
        return wanted
    meant = whom(words, call.request.people)
    if meant.people:
        person = call.lookup.owner(meant.words)[0]
        return Wanted(wanted.filters, person, named=words)
    return Wanted(wanted.filters, sought=wanted.sought, perhaps=meant.perhaps[:3])
