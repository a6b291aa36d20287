"""Shortens labels that are longer than Slack accepts, so that they stay distinguishable."""

from collections.abc import Iterable

# Slack's limit for the words of an option and of a button, and for a button's accessibility label.
MOST_LABEL = 75
# A longer label keeps its first words, and its last ones or those from where it differs from others.
_FIRST, _THEN = 30, 44


def labels_apart(labels: Iterable[str]) -> dict[str, str]:
    """The shortened form of each label. A long one loses words in the middle, because a day and a figure come at the
    end; if two would look alike, it keeps the words by which they differ."""
    shown = {each: _both_ends(each) for each in labels}
    # Each turn distinguishes at least one from the others; two that differ only in spaces stay the same.
    for _ in range(len(shown)):
        alike = [group for group in _groups(shown) if len(group) > 1]
        if not alike:
            break
        for group in alike:
            shown |= {each: _from(each, _differ_at(group)) for each in group}
    return shown


def _differ_at(labels: list[str]) -> int:
    """The position at which the labels first differ; the length of the shortest if it is the beginning of the
    others."""
    low, high = min(labels), max(labels)
    return next((at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))


def _groups(shown: dict[str, str]) -> Iterable[list[str]]:
    found: dict[str, list[str]] = {}
    for label, words in shown.items():
        found.setdefault(words, []).append(label)
    return found.values()


def _both_ends(label: str) -> str:
    if len(label) <= MOST_LABEL:
        return label
    last = label[-_THEN:]
    return f"{_first(label)}…{last.partition(' ')[2] or last}"


def _from(label: str, place: int) -> str:
    """The first words, and those from the word at that position on."""
    start = max(label.rfind(" ", 0, place) + 1, place - _THEN // 2)
    there = label[start:]
    return f"{_first(label)}…{there if len(there) <= _THEN else f'{there[: _THEN - 1]}…'}"


def _first(label: str) -> str:
    first = label[:_FIRST]
    return first.rpartition(" ")[0] or first
