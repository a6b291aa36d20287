"""No claim in docs/security.md without a test, and no test here without its claim."""

import ast
from pathlib import Path

from security.document import claims


def _tested() -> set[int]:
    """The numbers that tests carry in their names: `test_s12_…` holds S12."""
    found: set[int] = set()
    for path in Path(__file__).parent.rglob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        numbers = [name.removeprefix("test_s").split("_")[0] for name in names if name.startswith("test_s")]
        found |= {int(number) for number in numbers if number.isdecimal()}
    return found


def test_each_claim_has_its_test_and_each_test_its_claim() -> None:
    stated = claims()

    assert len(stated) > 40
    assert stated == sorted(set(stated)), "numbered in order, each once"
    assert set(stated) - _tested() == set(), "claims without a test"
    assert _tested() - set(stated) == set(), "tests without a claim"
