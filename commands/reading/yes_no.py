"""Reads yes and no, as people type them and as spreadsheets write them."""

from board.refusals import Refusal

_YES = frozenset({"yes", "y", "true", "x", "tick", "ticked", "\u2713", "\u2714", "\u2611", "\u2705", "1"})
_NO = frozenset({"no", "n", "false", "none", "off", "0", "-"})


def yes_or_no(words: str) -> bool:
    """True if the words say yes. Refused: words that say neither."""
    said = words.strip().strip(".").casefold()
    if said not in _YES | _NO:
        raise Refusal(f'"{words.strip()[:60]}" is neither yes nor no.', instead=(("yes", ""), ("no", "")))
    return said in _YES
