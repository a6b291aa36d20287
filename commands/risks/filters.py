"""What `/risk list` can be asked for: the filters, and the ways in which they are typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from board.folding import folded
from board.names import name_keys
from board.risks import Risk, RiskStatus
from commands.call import Call

# What a filter keeps: a risk as it stood on a day, with when the board had last met.
Keeps = Callable[[Risk, date | None], bool]


@dataclass(frozen=True, slots=True)
class RiskFilter:
    """One filter. `statuses` are those that it keeps; None where it says nothing of them. `also` is how else people
    type it, and `nothing` what is said where it finds nothing."""

    name: str
    also: tuple[str, ...] = ()
    nothing: str = ""
    statuses: tuple[RiskStatus, ...] | None = None
    keeps: Keeps = lambda risk, last_board: True


FILTERS = (
    RiskFilter("open", ("live", "current"), "No risks are open.", (RiskStatus.OPEN,)),
    RiskFilter("closed", ("ended",), "No risks are closed.", (RiskStatus.CLOSED,)),
    RiskFilter("all", ("everything",), "No risks are on this board.", tuple(RiskStatus)),
    RiskFilter("no owner", ("unowned", "without an owner", "without owner", "ownerless", "not owned"),
               "Every open risk has an owner.", keeps=lambda risk, _: not risk.is_owned),
    RiskFilter("not scored", ("no score", "unscored", "without a score", "without score"),
               "Every open risk is scored.", keeps=lambda risk, _: risk.score is None),
    RiskFilter("not reviewed", ("unreviewed", "no review", "without a review", "not reviewed since the last board"),
               "Every open risk has been reviewed since the board last met.",
               keeps=lambda risk, last_board: risk.is_unreviewed(last_board)),
    RiskFilter("above target", ("over target", "above its target", "above their target"),
               "No open risk is above its target.", keeps=lambda risk, _: risk.is_above_target),
    RiskFilter("no action", ("no open action", "without an action", "without action", "no actions"),
               "Every open risk has an open action.", keeps=lambda risk, _: not risk.open_actions),
    RiskFilter("worse", ("getting worse", "rising", "up"), "No open risk is worse than when it was last scored.",
               keeps=lambda risk, _: risk.direction == "worse"),
    RiskFilter("better", ("getting better", "falling", "down"), "No open risk is better than when it was last scored.",
               keeps=lambda risk, _: risk.direction == "better"),
)  # fmt: skip
ALL = next(each for each in FILTERS if each.name == "all")
EVERY_NAME = " · ".join(["mine", *(each.name for each in FILTERS), "grid"])


def kept(risks: list[Risk], filters: list[RiskFilter], last_board: date | None) -> list[Risk]:
    """The risks that all of the filters keep; the open ones where none of them says which."""
    said = [each.statuses for each in filters if each.statuses is not None] or [(RiskStatus.OPEN,)]
    return [
        risk
        for risk in risks
        if all(risk.status in statuses for statuses in said) and all(each.keeps(risk, last_board) for each in filters)
    ]


def owned(call: Call, risk: Risk, person_id: str | None, words: str) -> bool:
    """Owned by the person, or in words that are a name of theirs; or, where nobody is named, by that role in words."""
    if risk.owner_id or person_id is None:
        return risk.owner_id == person_id if risk.owner_id else folded(risk.owner_words) == folded(words)
    person = call.request.people.person(person_id)
    keys = name_keys(risk.owner_words)
    return (
        any(not keys.isdisjoint(name_keys(name)) for name in (person.name, person.handle) if name) if person else False
    )


def mentions(risk: Risk, words: str) -> bool:
    """The words are in its ref, its title, its controls, its owner or what was last said of it."""
    return folded(words) in folded(" ".join((risk.ref, risk.title, risk.controls, risk.owner_words, risk.note)))
