"""docs/reliability.md against the tests: no promise without a test that is there and is expected to pass."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.command_line import main

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reliability.md"

# A promise, and a test that holds it: one of each on a line.
TABLE = TESTS / "data" / "promises.csv"
HELD = [tuple(row) for row in csv.reader(TABLE.read_text(encoding="utf-8").splitlines())][1:]
PROMISES = list(dict.fromkeys(promise for promise, _ in HELD))


def test_each_promise_of_the_page_is_in_the_table_and_the_other_way_round() -> None:
    stated = re.findall(r"^- \*\*(R\d+)\*\* ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert stated == PROMISES
    assert stated == sorted(set(stated), key=lambda each: int(each[1:]))


@pytest.mark.parametrize(("promise", "test"), HELD)
def test_what_holds_a_promise_is_there_and_is_expected_to_pass(promise: str, test: str) -> None:
    file, name = test.split("::")

    assert name in _words_of_tests(file), f"{promise} has lost its test"
    assert not {"xfail", "skip"} & _words_of_tests(file)[name]


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_is_tried_by_make_test_too_and_not_by_make_crash_alone(promise: str) -> None:
    assert not all(_is_left_to_make_crash(test) for each, test in HELD if each == promise)


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.xfail(strict=True)\ndef test(): ...",
        "@mark.parametrize('n', [pytest.param(1, marks=pytest.mark.xfail)])\ndef test(n): ...",
        "LATER = pytest.mark.xfail(strict=True)\n@LATER\ndef test(): ...",
        "LATER = mark.xfail\nKINDS = [pytest.param(1, marks=LATER)]\n@mark.parametrize('n', KINDS)\ndef test(n): ...",
        "pytestmark = pytest.mark.xfail\ndef test(): ...",
        "def test():\n    pytest.xfail('later')",
    ],
)
def test_a_mark_is_seen_wherever_it_stands(source: str) -> None:
    assert "xfail" in _words(source)["test"]
    assert "xfail" not in _words(source.replace("xfail", "slow"))["test"]


def test_the_commands_that_the_page_has_people_type_are_there() -> None:
    typed = set(re.findall(r"(?:`|bin/|trial\.db )boardbot ([a-z]+)", PAGE.read_text(encoding="utf-8")))

    assert len(typed) > 4
    assert typed <= set(main.commands)


@cache
def _words_of_tests(file: str) -> dict[str, set[str]]:
    return _words((TESTS / file).read_text(encoding="utf-8"))


def _words(source: str) -> dict[str, set[str]]:
    """Every function of a test file, with the names that its marks and its body speak of.

    A name that the file itself gives to marks, or to a list of them, stands for what it was made of.
    """
    body = ast.parse(source).body
    made = {
        name: set(_names(each.value)) for each in body if isinstance(each, ast.Assign) for name in _names(*each.targets)
    }
    for_all = made.get("pytestmark", set())
    return {each.name: _unfolded({*_names(each), *for_all}, made) for each in body if isinstance(each, ast.FunctionDef)}


def _names(*nodes: ast.AST) -> Iterator[str]:
    for node in nodes:
        for each in ast.walk(node):
            if isinstance(each, ast.Name):
                yield each.id
            elif isinstance(each, ast.Attribute):
                yield each.attr


def _unfolded(names: set[str], made: dict[str, set[str]]) -> set[str]:
    while more := {inner for name in names for inner in made.get(name, ())} - names:
        names = names | more
    return names


def _is_left_to_make_crash(test: str) -> bool:
    """All of it, and not some of its cases."""
    file, name = test.split("::")
    body = ast.parse((TESTS / file).read_text(encoding="utf-8")).body
    (found,) = [each for each in body if isinstance(each, ast.FunctionDef) and each.name == name]
    return any(isinstance(mark, ast.Name) and mark.id == "LONG" for mark in found.decorator_list)
