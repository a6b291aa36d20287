"""How the gaps of risks are worded: for one risk, for several in a list, and as counts for a board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from board.risks import Gap, Risk, gaps_of
from board.words import capital, count, day, listed


@dataclass(frozen=True, slots=True)
class _Words:
    """The words for one kind of gap: for one risk (`no owner`), some (`3 have no owner`), all (`none has an owner`),
    and a board's count (`3 risks without an owner`); and the filters that list them."""

    one: str
    some: tuple[str, str]
    every: str
    counted: str
    filters: str


_WORDS = {
    Gap.OWNER: _Words(
        "no owner", ("has no owner", "have no owner"), "none has an owner", "without an owner", "no owner"
    ),
    Gap.SCORE: _Words("not scored", ("is not scored", "are not scored"), "none is scored", "not scored", "not scored"),
    Gap.REVIEW: _Words(
        "not reviewed since the last board",
        ("has not been reviewed since the last board", "have not been reviewed since the last board"),
        "none has been reviewed since the last board",
        "not reviewed since the last board",
        "not reviewed",
    ),
    Gap.ACTION: _Words(
        "above target with no open action",
        ("is above its target with no open action", "are above their target with no open action"),
        "all are above their target with no open action",
        "above target with no open action",
        "above target no action",
    ),
}


def gap_words(gap: Gap) -> str:
    """For one risk: `no owner`."""
    return _WORDS[gap].one


def needs_a_hand(risk: Risk, last_board: date | None) -> str:
    """For one risk, all its gaps in a sentence. Empty if it has none."""
    told = [gap_words(gap) for gap in gaps_of(risk, last_board)]
    if last_board and told:
        told = [f"{each} on {day(last_board)}" if each.endswith("last board") else each for each in told]
    return f"Needs a hand: {listed(told)}." if told else ""


def of_these(gaps: Mapping[Gap, int], many: int) -> str:
    """For the risks in a list: `None has an owner; 3 are not scored.` Empty if there are no gaps."""
    told = [
        _WORDS[gap].every if some == many and many > 1 else count(some, *_WORDS[gap].some) for gap, some in gaps.items()
    ]
    return f"{capital('; '.join(told))}." if told else ""


def told_of(gap: Gap, many: int) -> str:
    """For a board's risks, as a sentence: `3 risks have no owner.`"""
    return f"{capital(count(many, 'risk'))} {_WORDS[gap].some[many > 1]}."


def counted(gap: Gap, many: int) -> str:
    """For a board's risks, as a count: `3 risks without an owner`."""
    return f"{count(many, 'risk')} {_WORDS[gap].counted}"


def list_line(gap: Gap) -> str:
    """The command that lists the risks with this gap."""
    return f"/risk list {_WORDS[gap].filters}"
