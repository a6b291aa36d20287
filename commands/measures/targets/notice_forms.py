"""Finds what else notices and papers ask for: a trend, two bounds, several targets, an average, or all or none."""

import re
from dataclasses import dataclass

from commands.measures.targets.notice_words import NUMBER, PERCENT_SIGN, named

_BETWEEN = re.compile(
    rf"\bbetween\s(?P<a>£?{NUMBER}\s?(?:{PERCENT_SIGN})?)\s(?:and|to)\s(?P<b>£?{NUMBER}\s?(?:{PERCENT_SIGN})?)", re.I
)
_SPREAD = re.compile(
    rf"(?<![\w.,£/–-])(?P<a>£?{NUMBER}\s?(?:{PERCENT_SIGN})?)\s?[–-]\s?(?P<b>£{NUMBER}|{NUMBER}\s?(?:{PERCENT_SIGN}))(?!\w)",
    re.I,
)
_SHARE = re.compile(rf"(?<![\w.,]){NUMBER}\s?(?:{PERCENT_SIGN})", re.I)
_NEXT = re.compile(r";\s?|,\s(?:and\s)?|\sand\s", re.I)
_OTHER = r"(?:the\s|that\sof\s)?(?P<other>(?:[\w'’-]{1,30}\s){0,4}(?:average|neighbours?|england|mean|median))\b"
_AVERAGE = re.compile(
    r"\b(?:in\sline\swith|at\sor\sabove|above|better\sthan|no\s(?:worse|lower)\sthan|match\w*|meet\w*|at\sleast|"
    rf"equal\sto)\s{_OTHER}",
    re.I,
)
_BELOW_AVERAGE = re.compile(
    rf"\b(?:at\sor\sbelow|below|under|(?:no\s(?:higher|more)|lower|less|fewer)\sthan|at\smost)\s{_OTHER}", re.I
)
_ALL = re.compile(r"(?:all|every|each)\s(?:of\s)?(?:the\s)?(?P<what>\S.*)", re.I | re.S)
_NONE = re.compile(r"(?:no|none\sof|zero|nil)\s(?:the\s)?(?P<what>\S.*)", re.I | re.S)
_MONTHLY = re.compile(
    r"\s?\b(?:each|every)\s(?:calendar\s)?month\b|\s?\bmonth[\s-](?:on|by|to|after)[\s-]month\b|\s?\bmonthly\b", re.I
)
_OTHER_PERIOD = re.compile(
    r"\s?\b(?:each|every)\s(?:quarter|year|week|term)\b|\s?\b(quarter|year|week)[\s-]on[\s-](?:quarter|year|week)\b|"
    r"\s?\b(?:quarterly|yearly|annually|weekly)\b",
    re.I,
)
_TREND = re.compile(
    r"\b(?:(?P<up>rising|rises?|increas(?:e|es|ing)|upward|growing|going\sup)|"
    r"(?P<down>falling|falls?|reduc(?:e|es|ing|tion)|decreas(?:e|es|ing)|declin(?:e|es|ing)|downward|going\sdown)|"
    r"(?P<better>improv(?:e|es|ing|ement|ements)))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A trend in words: its indicator, its way (`rising`, `falling` or `improving`), and whether it must hold each
    month. It is `sure` if nothing else was said."""

    indicator: str
    way: str
    monthly: bool
    sure: bool = True

    @property
    def line(self) -> str:
        """The trend in the log's own words."""
        return f"{self.indicator} {self.way}{' each month' if self.monthly else ''}".strip()


def direction_in(words: str) -> Direction | None:
    """The trend that the words ask for, with its indicator's name before or after it. None if there is no trend, or if
    there are names on both sides and neither is clearly its own."""
    bare = _MONTHLY.sub(" ", words)
    monthly, shorter = bare != words, _OTHER_PERIOD.sub(" ", bare)
    sure, bare = shorter == bare, shorter
    found = next(iter(_TREND.finditer(bare)), None)
    if found is None:
        return None
    before, rest = named(bare[: found.start()]), bare[found.end() :]
    after = named(rest, after=True)
    way = "rising" if found["up"] else "falling" if found["down"] else "improving"
    if before and after:
        of_after = rest.split()[:1] in (["in"], ["of"])
        return Direction(after, way, monthly, sure=False) if of_after else None
    return Direction(before or after, way, monthly, sure)


def parts_in(words: str) -> list[tuple[str, str]]:
    """The two bounds of `between 15 and 18` or `90-95%`, each as (way, figure). Empty if there are none."""
    found = _BETWEEN.search(words) or _SPREAD.search(words)
    if found is None:
        return []
    least, most = found["a"].strip(), found["b"].strip()
    sign = "%" if most.endswith("%") and least[-1:].isdigit() else ""
    return [("at least", f"{least}{sign}"), ("at most", most)]


def targets_in(words: str) -> list[str]:
    """The parts, if each has one percentage and its own name: `100% offered; 80% taken up`. Otherwise empty."""
    parts = [] if _BETWEEN.search(words) else apart(words)
    return parts if len(parts) > 1 and all(map(_is_target, parts)) else []


def apart(words: str) -> list[str]:
    """The words split at each "and", comma and semicolon."""
    return _NEXT.split(" ".join(words.split()))


def _is_target(part: str) -> bool:
    return len(_SHARE.findall(part)) == 1 and bool(named(_SHARE.sub(" ", part), after=True))


def bounded(words: str) -> str:
    """The name of what is `between 15 and 18` or `90-95%`."""
    return named(_SPREAD.sub(" ", _BETWEEN.sub(" ", words)))


def below_average_in(words: str) -> tuple[str, str]:
    """What must be below an average, and which: `vacancy rate below the England average`. Otherwise both are empty."""
    return _what_and_other(_BELOW_AVERAGE.search(words), words)


def compared_in(words: str) -> tuple[str, str]:
    """What is compared, and with which average: `visits in line with the England average`. Otherwise both are empty."""
    return _what_and_other(_AVERAGE.search(words), words)


def _what_and_other(found: re.Match[str] | None, words: str) -> tuple[str, str]:
    return (named(words[: found.start()]), found["other"]) if found else ("", "")


def all_or_none_in(words: str) -> tuple[str, str]:
    """What must be true of all or of none, and the test that says so. Both are empty if the words say neither."""
    words = named(words)
    if found := _ALL.fullmatch(words):
        return found["what"], "at least 100%"
    found = _NONE.fullmatch(words)
    return (found["what"], "at most 0") if found else ("", "")
