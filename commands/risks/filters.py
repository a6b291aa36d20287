"""The filters of `/risk list`, and the ways in which people type them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from board.folding import folded
from board.names import name_keys
from board.risks import Risk, RiskStatus
from commands.call import Call

# Takes a risk as it was on a day, and the day on which the board had last met. True if the filter keeps the risk.
Keeps = Callable[[Risk, date | None], bool]


@dataclass(frozen=True, slots=True)
class RiskFilter:
    """One filter. `statuses` are those that it keeps, or None if it keeps any. `also` is how else people type it, and
    `nothing` is the answer if it finds nothing."""

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
    """The risks that every filter keeps. Only open ones, unless a filter names statuses."""
    said = [each.statuses for each in filters if each.statuses is not None] or [(RiskStatus.OPEN,)]
    return [
        risk
        for risk in risks
        if all(risk.status in statuses for statuses in said) and all(each.keeps(risk, last_board) for each in filters)
    ]


def owned(call: Call, risk: Risk, person_id: str | None, words: str) -> bool:
    """True if the person owns the risk, as a Slack user or by a name of theirs in words. If `person_id` is None, true
    if the risk is owned by the role in `words`."""
    if risk.owner_id or person_id is None:
        return risk.owner_id == person_id if risk.owner_id else folded(risk.owner_words) == folded(words)
    person = call.request.people.person(person_id)
    keys = name_keys(risk.owner_words)
    return (
        any(not keys.isdisjoint(name_keys(name)) for name in (person.name, person.handle) if name) if person else False
    )


def mentions(risk: Risk, words: str) -> bool:
    """True if the words are in the risk's ref, title, controls, owner in words, or last note."""
    return folded(words) in folded(" ".join((risk.ref, risk.title, risk.controls, risk.owner_words, risk.note)))
