"""Questions in plain sentences, and the commands that answer them: `what is overdue?`, `when do we next meet?`"""

import re
from collections.abc import Sequence

from board.refusals import Refusal
from commands.meant.asks_for import begins_a_question

_BEGINS = frozenset({
    "is", "are", "has", "have", "was", "were", "did", "does", "do", "any", "anything", "wots", "show", "list", "tell",
    "give",
})  # fmt: skip
_REQUESTS = frozenset({"can", "could", "may", "would", "will"})
# What the words of a question are about, and what answers it.
_ANSWERED_BY = tuple(
    (re.compile(rf"\b(?:{about})\b", re.I), line)
    for about, line in (
        (r"sign(?:ed)?[ -]?off|approv\w+|needs? (?:me|my)|(?:for|from|by|on) me|waiting|awaiting", "action waiting"),
        (r"overdue|late|behind|missed|slipp(?:ed|ing)", "action list overdue"),
        (r"moved|slipped", "action list moved"),
        (r"mine|my|do i|have i|i owe", "action list mine"),
        (r"measures?|targets?|failing|met|not met|indicators?|figures?|contradict\w*", "measure list"),
        (r"coming up|plan|diary|inspection|ofsted", "board plan"),
        (r"decisions?|decided?|agreed?|minutes", "board decisions"),
        (r"due|deadlines?", "action list due before the board"),
        (r"chairs?|support|roles?|members?", "board roles"),
        (r"meet|meets|meetings?|next board|calendar", "board meeting"),
        (r"risks?", "risk list"),
        (r"recommendations?|areas?|progress", "area list"),
        (r"pack|paper|report", "board pack"),
        (r"digest|monday|changed?|news?|since|happened", "digest"),
        (r"actions?|log|outstanding|open", "action list"),
    )
)
_SEND = re.compile(r"(?:can|could|may|would|will) (?:you|i|we) (?:please )?(?:send|show|see|have|get|give)\b", re.I)
_HOW_TO = re.compile(r"\bhow (?:do|can|would|should|to)\b(?: (?:i|we|you))?", re.I)
_NOUN = re.compile(r"\b(?:action|measure|area|risk|digest|board)(?=s?\b)")
_MOST = 3


def is_question(words: str) -> bool:
    """True if the words ask to be told or shown something, rather than for something to be done."""
    first = words.split(maxsplit=1)[0].casefold().strip(",.:;!?") if words.strip() else ""
    return first in _BEGINS or begins_a_question(words) or (words.rstrip().endswith("?") and first not in _REQUESTS)


def asks_to_see(words: str) -> bool:
    """True for `can you send me the pack`: words that ask to be sent or shown something."""
    return _SEND.match(words) is not None


def lines_that_answer(words: str) -> list[str]:
    """The commands that may answer the words, without a slash; empty if nothing in the words says which."""
    if _HOW_TO.search(words):
        return [f"{each} help" for each in dict.fromkeys(_NOUN.findall(words.casefold()))] or ["help"]
    return [line for about, line in _ANSWERED_BY if about.search(words)][:_MOST]


def answered_by(lines: Sequence[str | tuple[str, str]]) -> Refusal:
    """The answer to a question in a plain sentence: the commands that answer it."""
    return Refusal("This may answer it:", lines=lines, heading="I read commands, and not sentences.")
