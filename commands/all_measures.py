"""Reads "all" typed in place of a ref as the board's measures, less any exceptions: `all measures met except M6`."""

import re
from collections.abc import Sequence

_ALL = frozenset(("all", "every", "each", "everything"))
# Such as "the 7 escalation measures" or "of them".
_OF_WHAT = re.compile(
    r"(?:(?:of|the|our|(?:\d{1,2}|[a-z]{3,6})(?=\s(?:escalation|measures?|targets?|met|not)\b)|"
    r"escalation|measures?|targets?|them|is|are|were)\b\s*+)*+",
    re.I,
)
_EXCEPT = re.compile(r"[,;]?\s(?:except(?: for)?|but(?: not)?|apart from|other than|excluding|save)\s", re.I)
_JOINT = re.compile(r"(?:[\s,;&]|and\b|for\b)*+", re.I)


def all_but(ref: str, rest: str, refs: Sequence[str]) -> tuple[list[str], str]:
    """The refs that "all" stands for if it was typed as `ref`, and the words that apply to each of them.

    If `ref` is not a word for "all", the list is empty and `rest` is unchanged.
    """
    if ref.casefold() not in _ALL:
        return [], rest
    begin = _OF_WHAT.match(rest)
    words = rest[begin.end() :] if begin else rest
    left_out, words = _excepted(words, {each.casefold(): each for each in refs})
    return [each for each in refs if each not in left_out], words


def _excepted(words: str, known: dict[str, str]) -> tuple[list[str], str]:
    """The refs that the words make an exception of, and the words without the exception."""
    found = _EXCEPT.search(words)
    if found is None:
        return [], words
    left_out, rest = [], words[found.end() :]
    while rest:
        bare = rest[at.end() :] if (at := _JOINT.match(rest)) else rest
        word, _, after = bare.partition(" ")
        if (ref := known.get(word.strip(",;.").casefold())) is None:
            break
        left_out.append(ref)
        rest = after
    return left_out, f"{words[: found.start()]} {rest}".strip()
