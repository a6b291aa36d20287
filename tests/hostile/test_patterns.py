"""No pattern of the product takes more than its length's time over any words: each is tried with hostile ones."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile.lines import every_verb
from hostile.patterns import PACKAGES, ROOT, Found, every_pattern, hostile, line_of, seconds

from commands.reading.keys import key_pattern
from commands.reading.phrases.rules import LONGEST_DATE
from commands.reading.phrases.vocabulary import LONGEST

SHORT, LONG = 1000, 4000
# Linear is 4, quadratic 16.
MOST_TIMES = 9
# Below this no time can be compared.
NOTHING, LITTLE = 0.0001, 0.002
# Patterns of dates read no more than a date's words: `tidy` and `read` see to that.
BOUNDED = "commands.reading.phrases."
# Where a pattern is made in a function, of words that are no module's own; each of them is tried below or escapes them.
MADE_IN_FUNCTIONS = {
    "commands/reading/keys.py": {"key_pattern"},
    "commands/dispatch/which_board.py": {"without_board"},
    # The words of a status that mean away, which a board's support chooses.
    "board/absences.py": {"_within"},
    # The mention of the bot itself, by the id that Slack gave it.
    "bot/slack/address.py": {"_addressed"},
    "commands/reading/phrases/vocabulary.py": {"pattern"},
    # The names of people, each as it is spelt.
    "commands/pack/names.py": {"without_names"},
    # The workspace that stands in for Slack, and is served to this machine alone.
    "local_slack/composer.py": {"escaped", "composed"},
}
CALLS = {f"re.{name}" for name in ("compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer")}
EVERY = every_pattern()


def _is_slow(found: Found, parts: tuple[str, str, str]) -> bool:
    """Four times the words take far more than four times as long, again and again."""
    for _ in range(4):
        # What is worse than cubic is told from a few words: more would never end.
        if seconds(lambda: found.read(line_of(parts, 60))) > LITTLE:
            continue
        short = seconds(lambda: found.read(line_of(parts, SHORT)))
        if short < NOTHING:
            return False
        long = seconds(lambda: found.read(line_of(parts, LONG)), 2)
        if long < LITTLE or long < MOST_TIMES * short:
            return False
    return True


def _slow_over(found: Found) -> tuple[str, str, str] | None:
    return next((parts for parts in hostile(found.pattern) if _is_slow(found, parts)), None)


def test_the_patterns_are_found() -> None:
    names = {each.name.rpartition(".")[2] for each in EVERY}

    assert {"MENTION", "THRESHOLD", "_TOKEN", "_SIMPLER", "RULES"} <= names
    assert len(names) > 60


@pytest.mark.parametrize(
    ("pattern", "slow"),
    [
        (r"(?P<a>.*?)\s*:?\s*(?P<b>\d+)", True),
        (r"\s*x", True),
        (r"\(.*\)$", True),
        (r"<[^>]*>", True),
        (r"\s+$", True),
        (r"(?<!\s)\s++$", False),
        (r"<[^<>]*>", False),
        (r"\d{1,4}x", False),
        (r"(?:a|b)*+c", True),
        (r"(?<![ab])(?:a|b)*+c", False),
    ],
)
def test_the_search_tells_a_slow_pattern_from_a_quick_one(pattern: str, slow: bool) -> None:
    found = Found("here", re.compile(pattern, re.S), within=True)

    assert (_slow_over(found) is not None) is slow


@pytest.mark.parametrize("module", sorted({each.name.rpartition(".")[0] for each in EVERY}))
def test_no_pattern_reads_the_same_words_again_and_again(module: str) -> None:
    found = [each for each in EVERY if each.name.rpartition(".")[0] == module and not each.name.startswith(BOUNDED)]

    assert {each.name: slow for each in found if (slow := _slow_over(each))} == {}


def test_nor_do_those_that_are_made_of_a_verbs_keys() -> None:
    made = {key_pattern(verb.keys) for _, verb in every_verb() if verb.keys}

    assert len(made) > 5
    assert {each.pattern: slow for each in made if (slow := _slow_over(Found("keys", each, within=True)))} == {}


def test_a_dates_words_are_few() -> None:
    assert LONGEST_DATE <= 80
    assert LONGEST <= 200


def _calls_in_functions(path: Path) -> Iterator[str]:
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Attribute) and ast.unparse(node) in CALLS:
                    yield function.name


def test_every_pattern_stands_where_the_search_finds_it() -> None:
    paths = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix(): set(_calls_in_functions(path)) for path in paths}

    assert {name: functions for name, functions in found.items() if functions} == MADE_IN_FUNCTIONS
