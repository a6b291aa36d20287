"""The risks by likelihood and impact, in a line of words for each likelihood, for phones and screen readers."""

from collections.abc import Sequence

from board.risks import Risk, in_the_grid
from board.scores import IMPACTS, LIKELIHOODS, STEPS, Level
from commands.reply import Bold, Line, Paragraph, paragraph


def grid(risks: Sequence[Risk]) -> Paragraph:
    """`Likelihood 5, almost certain: impact 4, major: RK1, RK3 · impact 2, minor: RK2`, the likeliest and worst first.
    Risks that are not scored come last."""
    found = in_the_grid(risks)
    lines = [_row(likelihood, found) for likelihood in reversed(STEPS)]
    unscored = [each.ref for each in risks if not each.score]
    if unscored:
        lines.append((Bold("Not scored:"), f" {', '.join(unscored)}"))
    return paragraph(*lines)


def _row(likelihood: int, found: dict[Level, list[Risk]]) -> Line:
    cells = [
        f"impact {impact}, {IMPACTS[impact - 1]}: {', '.join(each.ref for each in here)}"
        for impact in reversed(STEPS)
        if (here := found.get(Level(likelihood, impact)))
    ]
    return (Bold(f"Likelihood {likelihood}, {LIKELIHOODS[likelihood - 1]}:"), f" {' · '.join(cells) or 'none'}")
