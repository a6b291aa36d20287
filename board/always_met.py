"""Refuses a target that every figure would meet: it could only bear a claim out."""

from board.conditions import Condition, same_indicator
from board.refusals import Refusal


def check_can_be_missed(condition: Condition) -> None:
    """Refused: a comparison of an indicator with itself."""
    if condition.comparator and same_indicator(condition.indicator, condition.comparator):
        raise Refusal(
            f'"{condition.indicator}" would be compared with itself, and always be within it. Name the other figure, '
            "such as Regional average.",
            slot="comparator",
        )
