"""docs/security.md as the tests read it: its claims, by number, and its tables."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "security.md"


def claims() -> list[int]:
    """The numbers of the claims, in the order in which they stand: a claim begins a line, as `- **S12**`."""
    return [int(number) for number in re.findall(r"^- \*\*S(\d+)\*\* ", _text(), re.MULTILINE)]


def table(heading: str) -> dict[str, str]:
    """A table of two columns by the heading of its first: what stands in backticks, and what is said of it."""
    rows = _text().split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("| ").split(" | ", 1)] for row in rows]
    return {name.strip("`"): said for name, said in cells}


def _text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")
