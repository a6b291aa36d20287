"""Finds the threshold in the words of notices and papers: `a maximum of 30 for all social workers by …`."""

import re
from dataclasses import dataclass, replace

from board.figures import POUNDS
from commands.measures.figures.figure_day import days_in
from commands.measures.figures.typed_figure import unit_typed
from commands.reading.figures import SCALE, SCALES_SAID, scale_of

# Each pattern must read a line of any length in linear time: its repeats do not backtrack (`*+`).
NUMBER = r"\d++(?:,\d++)*+(?:\.\d++)?+"
PERCENT_SIGN = r"%|per\s?cent\b|pc\b"
_VALUE = (
    rf"(?P<money>£)?(?P<number>{NUMBER}){SCALE}"
    rf"(?:\s?(?P<unit>{PERCENT_SIGN}))?(?!\s?(?:percentage\s)?points?\b)(?![\d/])"
)
_NOT = r"(?:no|not|never)\s(?:to\s)?(?:be\s|fall\s|drop\s|rise\s|go\s)?"
_DOWN = r"(?:reduc|fall|fell|cut|lower|decreas|drop|declin|shrink)\w*"
_UP = r"(?:increas|rais|ris|rose|grow|climb)\w*"
_LEAST = (
    rf"at\sleast|(?:a\s)?minimum(?:\sof)?|min\b\.?(?:\sof)?|{_NOT}(?:less|fewer|lower)\sthan|{_NOT}(?:below|under)|"
    rf"at\sor\s(?:above|over)|>=|≥|{_UP}\s(?:back\s|further\s)?to|reach(?:es|ing)?|achiev(?:e|es|ing)"
)
_MOST = (
    rf"at\smost|(?:a\s)?maximum(?:\sof)?|max\b\.?(?:\sof)?|{_NOT}(?:more|greater|higher)\sthan|{_NOT}(?:above|over)|"
    rf"(?:not|never)\s(?:to\s)?exceed\w*|up\sto|capped\sat|limited\sto|at\sor\s(?:below|under)|<=|≤|"
    rf"{_DOWN}\s(?:back\s|further\s)?to|down\sto"
)
_ABOVE = r"above|over|(?:more|greater|higher|better)\sthan|exceed\w*|>"
_BELOW = r"below|under|(?:less|fewer|lower)\sthan|<"
_SAYS_LEAST = re.compile(_LEAST, re.I)
_SAYS_MOST = re.compile(_MOST, re.I)
_TEST = re.compile(
    rf"(?:\b|(?<=\s)|\A)(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\s?"
    rf"(?:a\s|(?:at\sleast|at\smost)\s|(?:a\s)?(?:maximum|minimum)\sof\s)?{_VALUE}",
    re.I,
)
_VALUE_FIRST = re.compile(
    rf"(?<![\w.,£]){_VALUE}(?:\s(?:(?P<least>(?:or|and)\s(?:more|over|above|higher|better|greater)|"
    r"(?:as\sa\s)?minimum\b|at\s(?:the\s)?least)|"
    r"(?P<most>(?:or|and)\s(?:fewer|less|under|below|lower)|(?:as\sa\s)?maximum\b|max\b|at\s(?:the\s)?most))|(?P<plus>\+))",
    re.I,
)
_TO_VALUE = re.compile(rf"\bto\s{_VALUE}", re.I)
_FROM_VALUE = re.compile(rf"\bfrom\s£?{NUMBER}\s?(?:{PERCENT_SIGN})?\s(?=to\s)", re.I)
_LEADING = re.compile(
    rf"(?:ensure\s|to\s)?(?:(?P<down>{_DOWN}|bring(?:ing)?\sdown)|(?P<up>{_UP})|(?P<better>improv\w+))\s(?!in\b|of\b)(?:the\s)?(?P<rest>\S.*)",
    re.I | re.S,
)
_BY_VALUE = re.compile(rf"\bby\s(?:a\sfurther\s|at\sleast\s)?{_VALUE}", re.I)
_BARE = re.compile(rf"(?<![\w.,£]){_VALUE}", re.I)
_ENDS_OF_NAME = frozenset({
    "at", "a", "an", "to", "be", "is", "are", "should", "must", "will", "shall", "of", "remain", "remains", "kept",
    "stay", "stays", "keep", "held", "have", "has", "with", "the", "on", "in", "and", "show", "shows", "showing",
    "than", "this", "continue", "continues", "continuous", "continued", "sustained", "steady", "trajectory", "trend",
    "for", "that", "ensure", "ensuring", "achieve", "reach", "it", "by", "being", "clear", "from", "target", "goal", "",
})  # fmt: skip
_AFTER_A_TEST = frozenset({"in", "on", "for", "at", "with", "of", "trend", "trajectory"})
_START_OF_NAME = frozenset({"the", "that", "ensure", "ensuring", "to", "of", "by", "and", "should", "must", ""})
# Words that lead up to a test in the log's own words, and seldom end a name.
_LEADS_TO_A_TEST = frozenset({"at", "a", "an", "of", "to", "be", "is", "are", "should", "must", "will", "shall", ""})
# Before "to" and a test, what the figure is to do; no part of its name.
_MOVES = re.compile(rf"(?!risks?\Z)(?:{_UP}|{_DOWN}|brought|taken)", re.I)
_HOW = frozenset({"back", "further", "down", "up"})
_BEFORE_A_VERB = _LEADS_TO_A_TEST | {"has", "have", "had", "been"}
_SPAN = (
    r"(?:a\speriod\sof\s)?(?:at\sleast\s|a\sminimum\sof\s|the\s(?:next|last)\s|each\sof\s(?:the\s(?:next|last)\s)?|any\s)?"
    r"(?:\d++|an?|one|two|three|four|five|six|nine|twelve)\s(?:full\s|calendar\s)?"
)
_TIME = re.compile(r"\s(?:working\s)?(?:days?|weeks?|months?|years?|hours?)\b", re.I)
_PERIODS = r"(?:weeks?|months?|quarters?|terms?|years?)"
_IN_A_ROW = r"(?:consecutive|successive)\s"
# Words after a figure that say how long it must hold. "In the same home for two years" is part of a name.
_HELD_FOR = re.compile(
    rf"(?P<figure>(?<![\w.,£]){NUMBER}(?:\s?(?:{PERCENT_SIGN}))?(?:\s(?:or|and)\s(?:more|over|above|higher|better|fewer|"
    r"less|under|below|lower))?),?\s(?:(?:and\s)?(?:then\s)?(?:to\sbe\s)?(?:sustained|maintained|held|kept)\s(?:for|over|across|in)\s"
    rf"{_SPAN}(?:{_IN_A_ROW})?{_PERIODS}|for\s{_SPAN}(?:{_IN_A_ROW})?{_PERIODS}|in\seach\sof\s{_SPAN}(?:{_IN_A_ROW})?{_PERIODS}|"
    rf"(?:in\s|over\s|across\s)?{_SPAN}(?:{_IN_A_ROW}{_PERIODS}|{_PERIODS}(?=\s(?:running|in\sa\srow)))|"
    r"(?:in\s|for\s)?(?:each|every)\s(?:week|month|quarter|term|year)(?!\s?-?end))"
    r"(?:\s(?:running|in\sa\srow))?\b",
    re.I,
)
_EDGES = " \t\n,;:.–-"


def way_said(words: str) -> str:
    """`at least` or `at most` if the words say that and nothing else (`no more than`, `≤`). Otherwise empty."""
    if _SAYS_LEAST.fullmatch(words.strip()):
        return "at least"
    return "at most" if _SAYS_MOST.fullmatch(words.strip()) else ""


@dataclass(frozen=True, slots=True)
class TargetAsked:
    """A threshold in words: its indicator, its way, the figure as typed, and the words of its day.

    `way` is `at least`, `at most`, `above` or `below`, or empty if the words do not say.
    """

    indicator: str
    way: str
    number: str
    unit: str = ""
    by: str = ""
    scale: str = ""

    @property
    def figure(self) -> str:
        """The figure as it is typed in a line to copy."""
        money = POUNDS if self.unit == POUNDS else ""
        return f"{money}{self.number}{self.scale}{'' if money else self._spaced_unit}"

    @property
    def _spaced_unit(self) -> str:
        return self.unit if self.unit in {"", "%"} else f" {self.unit}"

    def line(self, way: str, figure: str = "") -> str:
        """The target in the log's own words."""
        return " ".join(filter(None, [self.indicator, way, figure or self.figure, self.by and f"by {self.by}"]))


def named(words: str, after: bool = False) -> str:
    """An indicator's name, without words at its end that lead up to a test, or at its start that begin a sentence. With
    `after`, for a name after a test, also without words such as "in" or "for" at its start."""
    parts = _without_ends(words.replace(";", " ").split(), _ENDS_OF_NAME)
    begins = _START_OF_NAME | _AFTER_A_TEST if after else _START_OF_NAME
    while parts and parts[0].strip(_EDGES).casefold() in begins:
        parts.pop(0)
    return " ".join(parts).strip(_EDGES)


def name_before_test(words: str) -> str:
    """An indicator's name before a test in the log's own words: `CIN visits should be` and `CIN visits reduced to` give
    `CIN visits`."""
    parts = words.split()
    moved = _without_ends(parts[:-1], _HOW) if [each.casefold() for each in parts[-1:]] == ["to"] else []
    if len(moved) > 1 and _MOVES.fullmatch(moved[-1]) and (name := _without_ends(moved[:-1], _BEFORE_A_VERB)):
        parts = name
    return " ".join(_without_ends(parts, _LEADS_TO_A_TEST)).strip(_EDGES)


def _without_ends(parts: list[str], ends: frozenset[str]) -> list[str]:
    while parts and parts[-1].strip(_EDGES).casefold() in ends:
        parts.pop()
    return parts


def stages(words: str) -> list[TargetAsked]:
    """One threshold for each of several days: `75% by March and 85% by June`. Empty if a day has none."""
    days = days_in(words, lambda each: threshold_in(each) is not None)
    if len(days) < 2:
        return []
    found = [wanted for by, before in days if (wanted := threshold_in(before, by))]
    if len(found) < len(days):
        return []
    first = found[0]
    return [replace(each, indicator=each.indicator or first.indicator, way=each.way or first.way) for each in found]


def threshold_in(words: str, by: str = "") -> TargetAsked | None:
    """The one threshold in words without its day, or None if no figure in them could be one."""
    words = _FROM_VALUE.sub("", " ".join(words.split()))
    if leading := _LEADING.fullmatch(words):
        rest = leading["rest"]
        if found := _tested(rest):
            return _wanted(rest, found, _way(found), by)
        if found := _last(_TO_VALUE, rest):
            return _wanted(rest, found, _way_of_verb(leading, found), by)
    if found := _tested(words) or _last(_VALUE_FIRST, words):
        return _wanted(words, found, _way(found), by)
    bare = [each for each in _BARE.finditer(words) if not words[: each.start()].rstrip().casefold().endswith("within")]
    found = next((each for each in bare if each["unit"] or each["money"]), None) or (bare[-1] if bare else None)
    if found is None:
        return None
    led = words[: found.start()].rstrip().casefold().endswith((" of", " is", " to", " at", "="))
    none = found["number"].strip("0.") == ""
    if not (found["unit"] or found["money"] or led or none or not words[found.end() :].strip(_EDGES)):
        return None
    return _wanted(words, found, "at most" if none else "", by)


def is_led_by_a_verb(words: str) -> bool:
    """True for words such as `reduce caseload to 25`: the verb is not part of the indicator's name."""
    return bool(_LEADING.fullmatch(words))


def without_time_held(words: str) -> str:
    """A target without words that say how long it must hold (`at least 90% for six months`). Empty if it has none."""
    words = " ".join(words.split())
    return _HELD_FOR.sub(r"\g<figure>", words) if _HELD_FOR.search(words) else ""


def change_in(words: str) -> tuple[str, str]:
    """What should change by a figure, and the way it should go: `reduce agency staff by 10%` is `agency staff`,
    `at most`. Both are empty if the words ask for no such change."""
    leading = _LEADING.fullmatch(words)
    found = _BY_VALUE.search(leading["rest"]) if leading else None
    if leading is None or found is None:
        return "", ""
    return named(leading["rest"][: found.start()]), "at most" if leading["down"] else "at least"


def _way_of_verb(leading: re.Match[str], found: re.Match[str]) -> str:
    """The way that the verb gives. An improved percentage is higher; an improved count may be higher or lower, so it
    has no way."""
    if leading["better"]:
        return "at least" if found["unit"] else ""
    return "at most" if leading["down"] else "at least"


def tests_in(words: str) -> list[TargetAsked]:
    """Each test, with the words between it and the one before as its name. Empty unless there are several."""
    found = list(_TEST.finditer(words))
    if len(found) < 2:
        return []
    starts = [0, *(each.end() for each in found)]
    return [
        TargetAsked(named(words[start : each.start()]), _way(each), each["number"], unit_typed(each))
        for start, each in zip(starts, found, strict=False)
    ]


def _tested(words: str) -> re.Match[str] | None:
    """The last test. One of a length of time (`waiting more than 3 months`) is taken only if there is no other."""
    found = list(_TEST.finditer(words))
    return next(reversed([each for each in found if not _TIME.match(words, each.end())] or found), None)


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(words)))), None)


def _way(found: re.Match[str]) -> str:
    ways = {"least": "at least", "plus": "at least", "most": "at most", "above": "above", "below": "below"}
    return next((way for name, way in ways.items() if found.groupdict().get(name)), "")


def _wanted(words: str, found: re.Match[str], way: str, by: str) -> TargetAsked:
    before, after = named(words[: found.start()]), words[found.end() :].strip(_EDGES)
    unit = unit_typed(found)
    if before and not unit and (after.isalpha() or after.casefold().endswith("days")) and len(after.split()) < 3:
        unit, after = after, ""
    joined = f"{before} {'' if before.casefold().endswith(after.casefold()) else after}".strip()
    return TargetAsked(joined if before else named(after, after=True), way, found["number"], unit, by, scale_in(found))


def scale_in(found: re.Match[str]) -> str:
    """The scale of `2m`, `30k` or `2 million` in words: ` million` or ` thousand`. Empty if the figure has none."""
    return SCALES_SAID.get(scale_of(found["scale"]), "")
