"""docs/rules.md as the tests read it: its tables, and the conversations of each chapter."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


class Row(NamedTuple):
    """A row of a table: the rule it stands under, the table's headings and its cells."""

    rule: str
    headings: tuple[str, ...]
    cells: tuple[str, ...]


def _tables() -> Iterator[Row]:
    rule = ""
    headings: tuple[str, ...] = ()
    for line in RULES.splitlines():
        if found := re.match(r"\*\*(\d+\.\d+)\*\*", line):
            rule = found[1]
        if not line.startswith("|"):
            headings = ()
        elif not set(line) <= set("|-"):
            cells = tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
            if headings:
                yield Row(rule, headings, cells)
            headings = headings or cells


ROWS = list(_tables())


def rows(*headings: str) -> list[Any]:
    """The rows under those headings, each as a parameter with a name; there must be some."""
    found = [row for row in ROWS if row.headings == headings]
    assert found, headings
    return [pytest.param(*row.cells, id=f"{row.rule} {row.cells[0]}") for row in found]


def chapters() -> dict[str, list[str]]:
    """The lines of the conversations of each chapter."""
    found: dict[str, list[str]] = {}
    for chapter in re.split(r"^## ", RULES, flags=re.MULTILINE)[1:]:
        blocks = re.findall(r"^```text\n(.*?)^```", chapter, re.MULTILINE | re.DOTALL)
        if blocks:
            found[chapter.splitlines()[0]] = [line for block in blocks for line in block.splitlines()]
    return found
