"""Every pattern of the product, found by walking its modules, and hostile words for each, made from its own parts."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from re import (
    _constants as of,  # type: ignore[attr-defined]
    _parser as parser,  # type: ignore[attr-defined]
)

PACKAGES = ("board", "commands", "storage", "local_slack", "bot")
ROOT = Path(__file__).parents[2]
# What somebody who wants to be slow would type over and over.
REPEATS = (
    " ", "\t", "\n", "\u00a0", "1", "a", "A", ",", ", ", ".", "-", "/", "'", '"', "“", "(", "<", "<@", "<@U1", "&", ":", "%", "|",
    "a ", "1 ", "1,", "1.", "1/", "1 a", "a, ", " ,", " .", "' ", '"a" ', "<@U1> ", "due: ", "because ", "as at ", "at 1 ", "by ",
    "% ", "of 1 ", "the ", "A. ", "1 of 2 ", "case 1", "nhs ", "at least 1 ", "within 1 of a ", "and ", "a-", "_", "🙂", "e\u0301",
)  # fmt: skip
ENDS = ("", "!")
MOST_BEGINNINGS = 5


@dataclass(frozen=True)
class Found:
    """A pattern, the name it goes by, and whether the product looks for it within words or only matches them whole."""

    name: str
    pattern: re.Pattern[str]
    within: bool

    def read(self, words: str) -> None:
        if self.within:
            for _ in self.pattern.finditer(words):
                pass
        self.pattern.fullmatch(words)


def modules() -> Iterator[str]:
    """Every module of the product that is no program of its own."""
    for package in PACKAGES:
        yield package
        path = [str(ROOT / package)]
        yield from (
            each.name for each in pkgutil.walk_packages(path, f"{package}.") if not each.name.endswith("__main__")
        )


def every_pattern() -> list[Found]:
    """Every compiled pattern in the name space of a module, in whatever list or table it stands."""
    ways = _ways()
    found: dict[int, Found] = {}
    for module in modules():
        for name, value in vars(importlib.import_module(module)).items():
            for pattern in _patterns_in(value):
                if not isinstance(pattern.pattern, str) or id(pattern) in found:
                    continue
                methods = ways.get(name, {"finditer"})
                found[id(pattern)] = Found(f"{module}.{name}", pattern, within=bool(methods - {"fullmatch", "match"}))
    return list(found.values())


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in [*value.keys(), *value.values()]:
            yield from _patterns_in(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns_in(each)


def _ways() -> dict[str, set[str]]:
    """For each name of a pattern the methods that the source calls on it: `_AS_AT.search`."""
    ways: dict[str, set[str]] = {}
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    ways.setdefault(node.value.id, set()).add(node.attr)
    return ways


def hostile(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """(beginning, what is repeated, end): the parts of the pattern itself, and what anybody would try."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    loops = list(dict.fromkeys(_loops(tree, "")))
    repeats = dict.fromkeys([*REPEATS, *(body for _, body in loops if body)])
    beginnings = dict.fromkeys(["", _sample(tree), *(before for before, _ in reversed(loops)), "a", "1"])
    for beginning in list(beginnings)[:MOST_BEGINNINGS]:
        for repeat in repeats:
            for end in ENDS:
                yield beginning, repeat, end


def line_of(parts: tuple[str, str, str], length: int) -> str:
    """The line of that length that a beginning, a repeat and an end make."""
    beginning, repeat, end = parts
    return beginning + repeat * max((length - len(beginning) - len(end)) // len(repeat), 1) + end


def seconds(work: Callable[[], object], tries: int = 1) -> float:
    """Processor time of this thread, the best of some tries."""
    best = float("inf")
    for _ in range(tries):
        began = time.thread_time()
        work()
        best = min(best, time.thread_time() - began)
    return best


def _loops(tree: object, before: str) -> Iterator[tuple[str, str]]:
    """For each part that may repeat without end: words that lead to it, and words that it takes."""
    for kind, value in tree:  # type: ignore[attr-defined]
        if kind in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 8:
                yield before, _sample(body)
            yield from _loops(body, before)
        elif kind is of.SUBPATTERN:
            yield from _loops(value[-1], before)
        elif kind is of.ATOMIC_GROUP:
            yield from _loops(value, before)
        elif kind is of.BRANCH:
            for branch in value[1]:
                yield from _loops(branch, before)
        before += _sample([(kind, value)])


def _sample(tree: object) -> str:
    """Words that the pattern takes, or nearly."""
    return "".join(_sample_of(kind, value) for kind, value in tree)  # type: ignore[attr-defined]


def _sample_of(kind: object, value: object) -> str:  # noqa: PLR0911 - a kind of part a line
    if kind is of.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind is of.NOT_LITERAL or kind is of.ANY:
        return "a"
    if kind is of.IN:
        return _of_set(value)  # type: ignore[arg-type]
    if kind is of.BRANCH:
        return _sample(value[1][0])  # type: ignore[index]
    if kind is of.SUBPATTERN:
        return _sample(value[-1])  # type: ignore[index]
    if kind is of.ATOMIC_GROUP:
        return _sample(value)
    if kind in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT):
        least, most, body = value  # type: ignore[misc]
        return _sample(body) * max(least, min(1, most))
    return ""


_OF_CATEGORY = {of.CATEGORY_SPACE: " ", of.CATEGORY_DIGIT: "1", of.CATEGORY_WORD: "a"}


def _of_set(members: list[tuple[object, object]]) -> str:
    if members[0][0] is of.NEGATE:
        taken = "".join(_of_set([each]) for each in members[1:])
        return next(letter for letter in "a1 ,-~é" if letter not in taken)
    kind, value = members[0]
    if kind is of.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind is of.RANGE:
        return chr(value[0])  # type: ignore[index]
    return _OF_CATEGORY.get(value, "a")
