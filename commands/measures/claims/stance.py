"""Reads whether words report a measure met or not met."""

import re

ON_TARGET = "on target"
_MET = {
    "met",
    "target met",
    "measure met",
    "fully met",
    "achieved",
    "target achieved",
    ON_TARGET,
    "complete",
    "completed",
}
_NOT_MET = {"not met", "target not met", "unmet", "missed", "target missed", "not achieved", "failed"}
_BEGUN = re.compile(r"(?P<stance>not met|met)\b[\s,:;.–-]*+(?=\S)", re.I)

_EXPECTED = re.compile(
    r"\b(?:will|shall|should|going to|due to be|to be (?:met|achieved)|expect\w*|forecast\w*|predict\w*|projected|"
    r"likely|on (?:track|course)|heading)\b",
    re.I,
)
# Each says plainly that it is not met, and is no report in itself.
_SHORT_OF_MET = re.compile(
    r"(?:target |measure )?(?:(?:(?:is |was )?not|isn['’]t|wasn['’]t|hasn['’]t been|yet to be)"
    r"(?: (?:yet|quite|fully|entirely|completely|being|been))*|nearly|almost|close to being) (?:met|achieved|complete)",
    re.I,
)
_THEN_A_FIGURE = re.compile(r"(?P<stance>not met|met)\b(?:\W|\d)*(?:per ?cent)?", re.I)


def begun_with_figure(reported: str) -> bool | None:
    """The report that words begin with, if only a figure follows it: `not met, 41%`. None for other words."""
    begun = _THEN_A_FIGURE.fullmatch(_bare(reported))
    return stance(begun["stance"]) if begun else None


def is_short_of_met(reported: str) -> bool:
    """True if the words say in their own way that the measure is not met: `not yet met`, `nearly met`."""
    return bool(_SHORT_OF_MET.fullmatch(_bare(reported)))


def is_expected(reported: str) -> bool:
    """True if the words say what is expected rather than what is so."""
    return bool(_EXPECTED.search(reported))


def stance(reported: str) -> bool | None:
    """True if the words report a measure met, False if they report it not met, and None if they say neither."""
    words = _bare(reported)
    return True if words in _MET else False if words in _NOT_MET else None


def in_words(met: bool) -> str:
    """`met` or `not met`."""
    return "met" if met else "not met"


def said_and_seen(words: str) -> tuple[str, str]:
    """`met` or `not met` if the words are or begin with a report of it, and the evidence after it, typed without its
    key: `met, plan approved by the board`. Both are empty if the words report neither."""
    met, begun = stance(words), _BEGUN.match(words)
    if met is not None:
        return in_words(met), ""
    return (begun["stance"].casefold(), words[begun.end() :]) if begun else ("", "")


def is_only_on_target(reported: str) -> bool:
    """True if the words report the measure on target, which is not the same as met."""
    return _bare(reported) == ON_TARGET


def _bare(reported: str) -> str:
    return " ".join(reported.casefold().strip(" .\u201c\u201d\"'\u2018\u2019").split())
