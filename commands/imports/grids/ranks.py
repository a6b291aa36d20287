"""Recognises the priorities that plans give to their actions (High, Medium, Low). They do not name an area."""

import re

_HOW = r"very high|highest|high|medium|med|moderate|normal|low|lowest|very low|critical|urgent|important"
_HOW += "|essential|desirable"
_WORD = rf"(?:{_HOW})(?: (?:to|or|and)? ?(?:{_HOW}))?(?: (?:priority|importance))?|[hml]|vh|vl|m ?h|h ?m|l ?m|m ?l"
_WORD += "|must(?: have| do)?|should(?: have| do)?|could(?: have| do)?"
_NUMBER = r"(?:priority |p|no )?[1-9]"
# "High", "1 - High", "High (1)". Among such words a bare number is a rank too.
_WORDED = re.compile(rf"(?:{_NUMBER} )?(?:{_WORD})(?: {_NUMBER})?", re.I)
_NUMBERED = re.compile(rf"{_NUMBER}|[a-d]|yes|no|tb[ca]|n ?a|none|unknown|not (?:set|rated|known)|", re.I)
_NO_WORD = re.compile(r"[\W_]++")


def is_rank(words: str) -> bool:
    """True if the words are only a rank: `High`, `1 - High`, `Low priority`."""
    return bool(_WORDED.fullmatch(_plain(words)))


def may_be_rank(words: str) -> bool:
    """True if the words may be in a column of ranks, as a rank, a number, a letter or nothing: `1`, `P2`, `TBC`."""
    return is_rank(words) or bool(_NUMBERED.fullmatch(_plain(words)))


def _plain(words: str) -> str:
    return _NO_WORD.sub(" ", words).strip()
