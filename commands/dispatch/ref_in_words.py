"""Finds the thing on the board that the ref at the start of a message names:
`A12 half way`, `A12’s minutes …`, `#12 …`, `84% for M6`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.boards import Board
from board.measures import Measure
from board.refs import has_digit, has_letter, loose_key, ref_key, refs_named
from commands.dispatch.refs_in_a_row import RefRow, ends_the_row, refs_in_a_row
from commands.dispatch.refs_joined import joined_to, may_be_joined, parted
from commands.meant.verb_in_words import MARKS
from commands.measures.figures.figure_day import without_day
from commands.reading.nearest import split_ref
from commands.table import COMMANDS
from commands.verbs import Command
from storage.store import Store

# A ref that several kinds of thing have is looked up in this order.
_IN_TURN = (("action", "measure"), ("risk",), ("area",))
OF_REFS = tuple(name for names in _IN_TURN for name in names)
ENDED = re.compile(r"\A(\s*\S*?[^\s,;:.!?–—-])[,;:.!?–—-]++(?=\s|\Z)")
_BEFORE_REF = re.compile(r"\A\s*(?:action|measure|ref)\s+(?=\S*\d)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\A(\s*\S*?\w)['’]s(?=\s|\Z)", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\A\s*+(?:(?P<kind>action|measure)\s++)?+(?P<mark>#\s?|(?:no\.|number)\s*+)?+(?P<number>\d++)(?![\w./-]*\w)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\A£?\d[\d.,]*+(?:\s?(?:%|per\s?cent)|\s?(?:/|of|out\s+of)\s?\d[\d.,]*+)?+\Z", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\s(?:for|on|of|in|at|to|-|–|:)\Z", re.IGNORECASE)
_MOST_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that a ref names: its command, its board, and `rest`, the words after the ref.

    `ended` says that a mark follows the ref. Of several refs in a row, `row` has them all, and `after` is what follows
    them. `joined` are refs joined by a sign or a word, `A12 to A14`. `possessive` says that the words are `A12’s …`.
    """

    command: Command
    board: Board
    ref: str
    title: str
    rest: str
    ended: bool = False
    row: tuple[str, ...] = ()
    after: str = ""
    measure: Measure | None = None
    possessive: bool = False
    joined: tuple[str, ...] = ()


def subjects(words: str, store: Store, boards: Sequence[Board]) -> list[Subject]:
    """The thing that the ref at the start of `words` names, on each board that has that ref."""
    by_turn = (_among(names, words, store, boards) for names in _IN_TURN)
    found = next(filter(None, by_turn), [])
    # "#12" is the action, if there is one.
    actions = [each for each in found if each.command.name == "action"]
    return actions if actions and names_number(words) else found


def _among(names: Sequence[str], words: str, store: Store, boards: Sequence[Board]) -> list[Subject]:
    return [found for board in boards for name in names if (found := subject_of(words, store, board, name))]


def subject_of(words: str, store: Store, board: Board, name: str) -> Subject | None:
    """The thing on a board that the ref at the start of `words` names; `name` is its kind: an action, a measure, a risk
    or an area. None if the ref names nothing, or more than one thing.

    A number alone is no area's ref: it is too often just a number.
    """
    table = store.of(name)
    refs = [each for each in table.refs(board.id) if name != "area" or has_letter(each)]
    words = _numbered(words, refs, name)
    if names_number(words):
        return None
    words = parted(_BEFORE_REF.sub("", words), lambda: refs) if name == "action" else _BEFORE_REF.sub("", words)
    whose = _POSSESSIVE.sub(r"\1", words)
    bare = ENDED.sub(r"\1 ", whose, count=1)
    known = {ref_key(each): each for each in refs}
    meant = [(known[ref_key(ref)], rest) for ref, rest in split_ref(bare, refs) if ref_key(ref) in known]
    if len(meant) != 1:
        return None
    ref, rest = meant[0]
    found = table.find(board.id, ref)
    ended = bare != whose
    row = (
        refs_in_a_row(ref, rest, refs, False)
        if name == "action" and not (ended and ends_the_row(whose))
        else RefRow((ref,), rest)
    )
    title = found.title if found else ""
    measure = found if isinstance(found, Measure) else None
    may_join = name == "action" and len(row.refs) == 1 and not ended and may_be_joined(rest)
    joined, after = joined_to(ref, rest, refs) if may_join else ([ref], row.rest)
    return Subject(
        COMMANDS[name], board, ref, title, rest, ended, row.refs, after, measure, whose != words, tuple(joined)
    )


def names_number(words: str) -> bool:
    """True if the words begin with "action 12" or "#12": a number that may be short for a ref."""
    found = _NUMBERED.match(words)
    return bool(found and (found["kind"] or found["mark"]))


def _numbered(words: str, refs: Sequence[str], name: str) -> str:
    """The words with such a number replaced by the one ref that it is short for. They are unchanged if there is no such
    ref, or the number is itself a ref."""
    found = _NUMBERED.match(words)
    if not found or not names_number(words) or (found["kind"] or name).casefold() != name:
        return words
    number = found["number"].lstrip("0")
    keys = {ref: loose_key(ref) for ref in refs}
    short = [ref for ref, key in keys.items() if len(key) == 2 and key[0].isalpha() and key[1] == number]
    is_one = len(short) == 1 and not any(key == (number,) for key in keys.values())
    return f"{short[0]}{words[found.end() :]}" if is_one else words


def figure_first(words: str, store: Store, boards: Sequence[Board]) -> list[Subject]:
    """The measures for which `words` give a figure before the ref, and nothing else but its day: `84% for M6`."""
    pieces = words.split()
    if not pieces or not has_digit(pieces[0]):
        return []
    found = []
    for board in boards:
        refs = store.measures.refs(board.id)
        for at, piece in enumerate(pieces[1:_MOST_BEFORE], 1):
            named = refs_named(piece.strip(MARKS), refs)
            before = _BEFORE_LAST.sub("", " ".join(pieces[:at]))
            after = " ".join(pieces[at + 1 :])
            if len(named) == 1 and _FIGURE.match(before) and not _is_more_than_a_day(after):
                measure = store.measures.find(board.id, named[0])
                title = measure.title if measure else ""
                rest = f"{before} {after}".strip()
                found.append(Subject(COMMANDS["measure"], board, named[0], title, rest, measure=measure))
                break
    return found


def _is_more_than_a_day(words: str) -> bool:
    left = without_day(words)[0].strip(" ;,.").casefold()
    return left not in {"", "as at", "as of", "please", "thanks"}


def named_among(words: Sequence[str], refs: Sequence[str]) -> list[str]:
    """The refs that are named by one of the words alone."""
    return [named[0] for each in words if len(named := refs_named(each, refs)) == 1]
