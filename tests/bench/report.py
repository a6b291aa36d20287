"""The benchmark's results for people, as a table, and for programs, as JSON."""

import json
from typing import Any

from bench.figures import Figure, Goal, Results
from bench.machine import Facts
from tabulate import tabulate

HEADINGS = ("measured", "median", "99th of 100", "samples", "goal")


def as_table(results: Results, judged: bool) -> str:
    """A row for each figure, its goals beside it in words; goals are not `judged` in a small run."""
    rows = [_row(figure, judged) for figure in results.figures]
    return tabulate(rows, HEADINGS, tablefmt="simple", stralign="left", colalign=("left", "right", "right", "right"))


def _row(figure: Figure, judged: bool) -> tuple[str, ...]:
    high = "" if figure.high is None else f"{figure.high:,.2f}"
    goals = "\n".join(in_words(goal, judged) for goal in figure.goals)
    return figure.name, f"{figure.median:,.2f} {figure.unit}", high, f"{len(figure.samples):,}", goals


def in_words(goal: Goal, judged: bool) -> str:
    """`at most 2 × the floor (c): 1.83 ×, met`."""
    verdict = ("met" if goal.met else "MISSED") if judged else "not judged"
    found = [f"{each.words}: {each.measured:.2f} {each.unit}" for each in (goal, goal.otherwise) if each]
    return f"{', '.join(found)}, {verdict}"


def as_json(results: Results, machine: Facts, judged: bool) -> str:
    """Every number; `met` is null where goals are not judged."""
    figures = [_figure(each, judged) for each in results.figures]
    counts = {what: {"stored": stored, "asked": asked} for what, (stored, asked) in results.counts.items()}
    return json.dumps({"machine": machine, "figures": figures, "counts": counts}, indent=2, ensure_ascii=False) + "\n"


def _figure(figure: Figure, judged: bool) -> dict[str, Any]:
    return {
        "name": figure.name,
        "unit": figure.unit,
        "median": figure.median,
        "percentile_99": figure.high,
        "samples": len(figure.samples),
        "goals": [
            {
                "goal": goal.words,
                "measured": goal.measured,
                "unit": goal.unit,
                "most": goal.most,
                "least": goal.least,
                "otherwise": goal.otherwise.measured if goal.otherwise else None,
                "met": goal.met if judged else None,
            }
            for goal in figure.goals
        ],
    }
