"""Several refs in a row after a verb: `close A1, A2 and A3 agreed at the board`.

A colon after a ref ends the row: in `update A1: A2 depends on it`, the second ref is one of the words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from board.refs import has_digit, has_letter, loose_key, ref_key, refs_named
from board.refusals import Refusal
from commands.dispatch.ref_lines import line_with
from commands.dispatch.refs_joined import may_run_together, parted
from commands.dispatch.said import Said
from commands.meant.questions import are_others
from commands.reading.grammar import first_word
from commands.reading.keys import key_pattern, spellings

_JOINT = re.compile(r"(?:[\s,;&+]|and(?=\s))*+", re.I)
_AFTER_REF = ",;:"
# What follows the ref of these verbs is no sentence, and begins with no ref.
_NO_WORDS = frozenset({"bau", "score", "rate", "edit"})
_DIGITS = frozenset("0123456789")
# The most refs that the question names.
_MOST_NAMED = 3
# After refs, these words begin a sentence with the last ref as its subject: "A2 depends on it".
_SENTENCE = frozenset({
    "is", "isn't", "was", "wasn't", "are", "aren't", "has", "hasn't", "had", "will", "won't", "can", "cannot", "can't",
    "must", "should", "needs", "depends", "covers", "replaces", "duplicates", "supersedes", "shows", "says", "also",
    "which", "that", "does", "doesn't", "overlaps", "follows", "and",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RefRow:
    """Refs in a row, as typed, and the words after them; `ended` says that a colon ends the row."""

    refs: tuple[str, ...]
    rest: str
    ended: bool = False


def ends_the_row(words: str) -> bool:
    """True if the first word ends with a colon: what follows is words, even if it begins with a ref."""
    return next(iter(words.split(None, 1)), "").endswith(":")


def may_be_refs(line: str) -> bool:
    """True if the words after a ref may begin with another, judged by the words alone."""
    return has_digit(_next_word(line))


def begins_with_number(line: str) -> bool:
    """True if the words after a ref begin with a number, as in "412 of 535": only a ref with a number first could be
    meant."""
    word = _next_word(line).rstrip(_AFTER_REF)
    return ref_key(word)[:1] in _DIGITS and not may_run_together(word)


def begins_with_letters(line: str) -> bool:
    """True if the words after a ref may begin with another that has letters first:
    no figure, and no day of the month."""
    return may_be_refs(line) and _next_word(line)[:1].isalpha()


def _next_word(line: str) -> str:
    return first_word(_after_joint(line))[0]


def _after_joint(line: str) -> str:
    start = _JOINT.match(line)
    return line[start.end() :] if start else line


def refs_in_a_row(first: str, line: str, refs: Sequence[str], unknown_too: bool, refs_alone: bool = False) -> RefRow:
    """The row that begins with the ref `first` and continues in `line`.

    With `unknown_too`, a word that looks like one of the board's refs counts as one even if the board has none such.
    With `refs_alone`, where only refs can follow, any word that begins with a letter and has a digit looks like one.
    """
    row, rest, ended = [first], line.strip(), False
    while rest and not ended and may_be_refs(rest):
        word, after = first_word(parted(_after_joint(rest), lambda: refs))
        bare = word.rstrip(_AFTER_REF)
        named = refs_named(bare, refs)
        looks_like_one = (refs_alone and bare[:1].isalpha()) or _looks_like_one(bare, refs)
        if len(named) != 1 and not (unknown_too and looks_like_one):
            break
        row.append(named[0] if len(named) == 1 else bare)
        rest, ended = after, word.endswith(":") and not refs_alone
    once: dict[str, str] = {}
    for ref in row:
        once.setdefault(ref_key(ref), ref)
    return RefRow(tuple(once.values()), rest, ended)


def _looks_like_one(word: str, refs: Sequence[str]) -> bool:
    """True if letters and numbers alternate as in one of the refs, beginning with the same letters."""
    shape = _shape(word)
    return bool(shape) and shape[0].isalpha() and any(shape == _shape(ref) for ref in refs)


def _shape(word: str) -> tuple[str, ...]:
    key = loose_key(word)
    return (*key[:1], *("letters" if part.isalpha() else "number" for part in key[1:])) if len(key) > 1 else ()


def check_one(said: Said, row: RefRow) -> None:
    """Refuses a second ref to a verb that takes one. If it may be the first of the words, the person is asked."""
    first, *more = row.refs
    if not more:
        return
    lines = [line_with(said, [ref], row.rest) for ref in row.refs]
    may_be_words = bool(row.rest) and said.verb.name not in _NO_WORDS
    as_words = [line_with(said, [first], f"{' '.join(more)} {row.rest}", ":")] if may_be_words else []
    which = are_others(more[:_MOST_NAMED], said.command)
    asked = f"{which}, or the first of the words?" if as_words or not row.rest else "Each by itself:"
    raise Refusal(f'"{said.verb.name}" takes one ref at a time. {asked}', lines=[*lines, *as_words])


def _is_key(said: Said, words: str) -> bool:
    """True if the words begin with one of the verb's keys, such as `at:`."""
    keys = tuple(sorted(spellings(said.verb.keys)))
    return bool(keys and key_pattern(keys).match(words))


def check_no_sentence(said: Said, row: RefRow) -> None:
    """Asks about refs that may be the first of the words: before "depends on", or if the last is only a number."""
    last, words = row.refs[-1], row.rest.split(None, 1)
    if len(row.refs) < 2 or row.ended or not words or _is_key(said, row.rest):
        return
    if words[0].casefold().rstrip(",.") in _SENTENCE or not has_letter(last):
        before = list(row.refs[:-1])
        raise Refusal(
            f"{are_others([last])}, or the first of the words?",
            lines=[line_with(said, list(row.refs), row.rest, ":"), line_with(said, before, f"{last} {row.rest}", ":")],
        )
