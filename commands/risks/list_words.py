"""Reads the words after `/risk list`: filters, the grid, a day, a person, an area, and words to search for."""

import re
from dataclasses import dataclass, field

from board.folding import folded
from board.refusals import Refusal
from commands.call import Call
from commands.named.named_by_key import named_by
from commands.people.whom import whom
from commands.reading.quotes import unquoted
from commands.risks.filters import FILTERS, RiskFilter

# Limited because every word is compared with every risk.
MOST_WORDS, MOST_SOUGHT = 8, 200
_AS_AT = re.compile(r"(?:^|\s)as\s++at\b:?\s*+(?=\S)", re.I)
_BY_WORDS = {tuple(folded(name).split()): each for each in FILTERS for name in (each.name, *each.also)}
_LONGEST = max(map(len, _BY_WORDS))
_PUNCTUATION = ",;.?!·&+"
_MINE = frozenset({"mine", "my", "own"})
_GRID = frozenset({"grid", "matrix", "heatmap"})
# Words that mean nothing between filters or around a person.
_SMALL = frozenset({
    "and", "with", "risks", "risk", "ones", "which", "that", "are", "is", "the", "for", "of", "by", "owned", "a", "as",
    "in",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class WantedRisks:
    """What a list is asked for: its filters, an owner by id or in words, words to search for, the areas that the risks
    threaten, and the day, in words, that the list is as at. `grid` shows the risks by likelihood and impact."""

    filters: list[RiskFilter] = field(default_factory=list)
    owner_id: str | None = None
    owner_words: str = ""
    sought: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    as_at: str = ""
    grid: bool = False

    @property
    def owner(self) -> str:
        """The owner as people read it, or an empty string if the list is not asked for one."""
        return f"<@{self.owner_id}>" if self.owner_id else self.owner_words


def read_wanted(call: Call, owner_id: str | None, owner_words: str) -> WantedRisks:
    """What the line asks for, given the owner already found in it. Refused: too much to search for."""
    free, as_at = _day_apart(call.words.free, call.words.get("as at"))
    words = [each for each in (word.strip(_PUNCTUATION) for word in free.split()) if each]
    if len(free) > MOST_SOUGHT:
        raise Refusal("That is too much to search for. Give a few words:", lines=["/risk list above target"])
    filters, rest = _filters(words)
    grid = any(folded(each) in _GRID for each in rest)
    mine = any(folded(each) in _MINE for each in rest)
    said_nothing = _SMALL | _GRID | _MINE
    sought = [unquoted(each) for each in rest if folded(each) not in said_nothing and not each.startswith(("@", "<@"))]
    if len(sought) > MOST_WORDS:
        raise Refusal(
            f"That is too much to search for: give {MOST_WORDS} words at most.", lines=["/risk list above target"]
        )
    if mine and not (owner_id or owner_words):
        owner_id = call.actor.person
    if sought and not (owner_id or owner_words) and (people := whom(" ".join(sought), call.request.people).people):
        owner_id, sought = people[0].id if len(people) == 1 else call.lookup.owner(" ".join(sought))[0], []
    return WantedRisks(filters, owner_id, owner_words, tuple(sought), named_by(call, "area"), as_at, grid)


def begins_a_filter(words: str) -> bool:
    """True if the words begin with something that `/risk list` takes: a filter, `grid`, `mine`, or `as at` a day."""
    each = words.split()
    return bool(_AS_AT.match(words) or _filter_at(each)[0] or (each and folded(each[0]) in _GRID | _MINE))


def _day_apart(free: str, keyed: str) -> tuple[str, str]:
    """Splits `no owner as at 1 Oct` into the words and the day. A day typed after its key takes precedence."""
    match = _AS_AT.search(free)
    return (free[: match.start()].strip(), free[match.end() :].strip()) if match and not keyed else (free, keyed)


def _filters(words: list[str]) -> tuple[list[RiskFilter], list[str]]:
    """The filters among the words, the longest name first, and the other words."""
    filters: list[RiskFilter] = []
    rest: list[str] = []
    while words:
        found, many = _filter_at(words)
        filters += [found] if found else []
        rest += [] if found else [words[0]]
        words = words[many:]
    return list(dict.fromkeys(filters)), rest


def _filter_at(words: list[str]) -> tuple[RiskFilter | None, int]:
    """The longest filter that the words begin with, and how many words it takes; None and 1 if there is none."""
    for many in range(min(_LONGEST, len(words)), 0, -1):
        if found := _BY_WORDS.get(tuple(folded(" ".join(words[:many])).split())):
            return found, many
    return None, 1
