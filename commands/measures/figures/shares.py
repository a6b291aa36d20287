"""Reads a share or a ratio that is given instead of a figure: `9 in 10 plans`, `nine out of ten`, `3:1`."""

import re

from board.words import COUNTS, number_said

_TO_TEN = COUNTS[:10]
# "9 in 10 days" is not a share.
_SHARE = re.compile(
    rf"(?<![\w.,/£-])(?P<part>\d{{1,2}}|{'|'.join(_TO_TEN)})\s(?:in(?:\severy)?|out\sof(?:\severy)?|of\severy)\s"
    rf"(?P<whole>[2-9]|10|20|100|{'|'.join(_TO_TEN[1:])})"
    r"(?![\w%/]|[.,]\d|\s(?:\w{1,20}\s)?(?:day|week|month|year|hour|minute)s?\b)",
    re.I,
)
# One side is 1, and the other is the figure. "1:1 supervision" is a name, and "10:30" a time.
_RATIO = re.compile(
    r"(?<![\w:.,/])(?!1:1(?![\d.]))(?:(?P<of>\d{1,4}(?:\.\d{1,2})?):1|1:(?P<to>\d{1,4}(?:\.\d{1,2})?))(?![\w:]|[.,]\d)"
)


def ratio_in(words: str) -> tuple[str, str]:
    """A ratio as typed, and the figure in it that is not 1. Both are empty if there is no ratio."""
    found = _RATIO.search(words)
    return (found[0], found["of"] or found["to"]) if found else ("", "")


def share_in(words: str) -> tuple[str, str, str]:
    """A share as typed, the percentage that it comes to, and the words with the percentage in its place. All three are
    empty if there is no share."""
    found = _SHARE.search(words)
    part, whole = (number_said(found[each].casefold()) for each in ("part", "whole")) if found else (0, 1)
    if found is None or part > whole:
        return "", "", ""
    percent = f"{100 * part / whole:.3g}%"
    return found[0], percent, f"{words[: found.start()]}{percent}{words[found.end() :]}"
