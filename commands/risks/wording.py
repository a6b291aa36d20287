"""How a risk is worded: in one way, in every reply."""

from board.risks import Risk
from board.words import day
from commands.actions.wording import owner_of


def owner(risk: Risk) -> str:
    """The owner as people read it: a Slack person, a role in words, or `no owner`."""
    return owner_of(risk.owner_id, risk.owner_words)


def score_words(risk: Risk) -> str:
    """`12 (3x4: possible, major), worse, was 9`, or `not scored`."""
    score = risk.score
    return f"{score.level.words}{travel(risk)}" if score else "not scored"


def score_in_short(risk: Risk) -> str:
    """`12 (3x4), worse, was 9`, or `not scored`."""
    score = risk.score
    return f"{score.level.points} ({score.level}){travel(risk)}" if score else "not scored"


def travel(risk: Risk) -> str:
    """How the score has changed: `, worse, was 9`; `, same`; with other steps, `, same, was 4x3`. Empty for a first
    score."""
    before = risk.score_before
    if before is None or risk.score is None:
        return ""
    if before.level == risk.score.level:
        return f", {risk.direction}"
    alike = before.level.points == risk.score.level.points
    return f", {risk.direction}, was {before.level if alike else before.level.points}"


def target_words(risk: Risk) -> str:
    """`target 6 (2x3: unlikely, moderate), and it is above that`, or `no target`."""
    if risk.target is None:
        return "no target"
    return f"target {risk.target.words}" + (", and it is above that" if risk.is_above_target else "")


def reviewed_words(risk: Risk) -> str:
    """`last reviewed Wed 8 Jul 2020`, or `not reviewed yet`."""
    return f"last reviewed {day(risk.reviewed_on)}" if risk.reviewed_on else "not reviewed yet"
