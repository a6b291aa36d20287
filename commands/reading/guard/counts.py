"""Counts so small that they could point to a child: two of four children, or two children at a named home."""

import re

from board.conditions import SMALL_DENOMINATOR
from board.words import number_said
from commands.reading.guard.kinds import Concern
from commands.reading.guard.stretches import is_near
from commands.reading.guard.words import CHILD

SMALL_COUNT = Concern("a count so small that it could point to a child", askable=True)
# What follows if the words are about a service, not about children: "3 of 5 children's homes".
_SERVICE = (
    r"(?!['’]s?\s+\w|\s+(?:support|services?|teams?|workers?|files?|audits?|homes?|plans?|reviews?|panels?|"
    r"conferences?|centres?|hubs?|social|summar\w+|records?|managers?|meetings?|and families|group|progression|"
    r"sampled|audited))"
)
_DIGIT = r"(?:\d|one|two|three|four|five|six|seven|eight|nine)"
_FEW = re.compile(
    rf"(?<![\w.,/])(?P<part>{_DIGIT})\s*+(?:of|out of|/)\s*+(?:the\s++)?(?P<whole>{_DIGIT})(?![\w.,%/])\s++"
    rf"(?:\w++\s++)?(?:{CHILD})\b{_SERVICE}",
    re.I,
)
_HOME = (
    r"(?:House|Lodge|Cottage|Home|Farm|Villa|Grange|Hall|Court|View|Close|Unit|School|Academy|Primary|Nursery|"
    r"College|Manor|Mews|Drive|Road|Street|Avenue|Lane|Place|Gardens|Terrace|Bungalow|Barn|Mill)"
)
_NO_HOME = (
    r"(?!Need\b|Care\b)"
    r"(?!Level|Key|Stage|Tier|Band|Step|Risk|Phase|Quarter|Easter|Christmas|Ofsted|Board|Year|County|Town|Civic|Child)"
)
_AT_A_HOME = re.compile(
    r"\b(?i:a|an|the|only|both|few|couple of|pair of|[1-5]|one|two|three|four|five)\s"
    r"(?:(?i:of\s(?:(?:the|our|their)\s)?(?:[1-5]|our|their|two|three|four|five))\s)?"
    rf"(?:[a-z]++\s)?(?i:{CHILD}|residents?|lads?|kids?|youngsters?)\s(?:(?:[a-z]++\s){{0,2}}?)(?:"
    rf"(?:at|in|from|of)\s(?:The\s|the\s)?{_NO_HOME}[A-Z][\w']++(?:\s[A-Z][\w']++)?\s{_HOME}\b"
    rf"|(?:at|in|from|of)\s(?:The\s|the\s)?{_NO_HOME}[A-Z][\w']++\s{_HOME}\b"
    rf"|at\s(?:The\s|the\s)?{_NO_HOME}[A-Z][a-z]{{2,}})"
)

_PLACE_HINT = re.compile(
    r"(?:child|children|residents?|lads?|kids?|youngsters?|baby|babies|boys?|girls?|pupils?|siblings?|twins?|people|"
    r"person|leavers?|infants?|toddlers?)\s(?:[a-z]+\s){0,2}?(?:at|in|from|of)\s"
)
_FAR = 60


def small_count(text: str) -> Concern | None:
    """A part of so few children, or so few at a named home, that it could point to one of them."""
    found = ((number_said(each[name].casefold()) for name in ("part", "whole")) for each in _FEW.finditer(text))
    few = any(part <= whole < SMALL_DENOMINATOR for part, whole in found)
    return SMALL_COUNT if few or is_near(text, _PLACE_HINT, _FAR, _AT_A_HOME) else None
