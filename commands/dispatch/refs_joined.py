"""Refs that are joined by other means than spaces and commas: `close A1,A2`, `close A1 to A4`, `close A1 plus A2`."""

import re
from collections.abc import Callable, Iterable, Sequence

from board.refs import has_digit, has_letter, loose_key, refs_named
from board.refusals import Refusal
from commands.dispatch.ref_lines import line_with
from commands.dispatch.said import Said
from commands.meant.questions import are_others
from commands.reading.grammar import first_word

_RANGE = re.compile(r"to|through|thru|up\s++to|until|[-–—]|\.\.\.?", re.I)
_JOIN = re.compile(
    r"\(?\s*+(?:(?:and|or|&)\s++)?(?P<by>(?:up\s++to|to|through|thru|until|plus|then|with|also|or|and"
    r"|(?:as\s++well\s++as)|(?:along\s++with)|(?:together\s++with))(?=\s)|[-–—/&]|\.\.\.?)\s*+",
    re.I,
)
_AROUND = ",;:.()"
# Signs between refs that are typed as one word, each with its replacement.
_SIGNS = ((re.compile(r"[,;&/+]"), " "), (re.compile(r"[–—]"), " - "), (re.compile(r"-"), " - "))


def parted(line: str, known: Callable[[], Sequence[str]]) -> str:
    """The line with the refs that its first word runs together set apart:
    `A1,A2 agreed` gives `A1 A2 agreed`. `known` gives the board's refs."""
    word = line.split(None, 1)[0] if line.strip() else ""
    runs = word.rstrip(_AROUND)
    if word.startswith('"') or not may_run_together(runs):
        return line
    refs = known()
    if refs_named(runs, refs):
        return line
    for sign, between in _SIGNS:
        parts = sign.split(runs)
        if len(parts) > 1 and all(len(refs_named(part, refs)) == 1 for part in parts):
            return line.replace(word, between.join(parts) + word[len(runs) :], 1)
    return line


def may_run_together(word: str) -> bool:
    """True if the word may contain several refs, judged by its signs."""
    return any(sign.search(word) for sign, _ in _SIGNS)


def may_be_joined(line: str) -> bool:
    """True if the words after a ref may join another to it, judged by the words alone."""
    start = _JOIN.match(line)
    return start is not None and has_digit(first_word(line[start.end() :])[0])


def joined_to(first: str, rest: str, refs: Sequence[str]) -> tuple[list[str], str]:
    """The refs that words or signs join to `first`, with those in between if they name a range, and the words after
    them; only `first` if none is joined."""
    found, left = [first], rest
    while joined := _joined(left, refs):
        by, ref, left = joined
        found += _between(found[-1], ref, refs) if _RANGE.fullmatch(by) else ()
        found.append(ref)
    return list(dict.fromkeys(found)), left


def check_not_joined(said: Said, row: Sequence[str], rest: str, refs: Sequence[str]) -> None:
    """Asks about refs that a word or a sign joins to those in the row: they would be kept as words."""
    more, left = joined_to(row[-1], rest, refs)
    found = list(dict.fromkeys([*row, *more]))
    if len(found) == len(row):
        return
    lines = [line_with(said, found, left)] if said.verb.takes_refs else [line_with(said, [ref], left) for ref in found]
    as_words = [line_with(said, row, rest, ":")] if said.changes else []
    raise Refusal(f"{are_others(found[len(row) :], said.command)}, or among the words?", lines=[*lines, *as_words])


def _joined(rest: str, refs: Sequence[str]) -> tuple[str, str, str] | None:
    """What joins the next ref, the ref, and the words after it; None if no ref is next."""
    start = _JOIN.match(rest)
    word, after = first_word(rest[start.end() :]) if start else ("", "")
    named = refs_named(word.strip(_AROUND), refs) if has_digit(word) else []
    # A number alone is more often one of the words: "to 5 August".
    if not start or len(named) != 1 or (after and not has_letter(word)):
        return None
    return start["by"], named[0], after


def _between(first: str, last: str, refs: Iterable[str]) -> list[str]:
    """The board's refs numbered between two refs that differ only in their last number."""
    start, end = loose_key(first), loose_key(last)
    if start[:-1] != end[:-1] or not (start[-1].isdigit() and end[-1].isdigit()):
        return []
    low, high = int(start[-1]), int(end[-1])
    keys = {ref: loose_key(ref) for ref in refs}
    within = [ref for ref, key in keys.items() if key[:-1] == start[:-1] and key[-1:] and key[-1].isdigit()]
    return sorted((ref for ref in within if low < int(keys[ref][-1]) < high), key=lambda ref: int(keys[ref][-1]))
