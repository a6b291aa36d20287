"""What published statistics have in place of a figure: a mark that it is too small to show, or that there is none.

The letters are those of the Government Statistical Service, which the Department for Education uses in its tables: c is
confidential, low rounds to nought, u is of low reliability, x is not available and z is not applicable. Only the first
says that there is a figure which may not be shown.
"""

import re

# Each of these patterns reads a line of any length in linear time.
_BOUND = (
    r"(?:<\s?|\b(?:fewer|less)\sthan\s)(?:\d{1,2}|one|two|three|four|five|six|ten)\b(?!\s?(?:%|per\s?cent)|[.,]?\d)"
)
_SAYS_SO = (
    r"\b(?:suppressed|redacted|supp\b\.?|(?:number|figure|numbers|figures)?\s?too\s(?:small|low)"
    r"(?:\sto\s(?:show|report|publish|be\s(?:shown|reported|published)))?|not\sshown)(?![\w%])"
)
_LETTER = r"(?:\A|(?<=\s))(?:\[c\]|\(c\)|c|\*{1,3})(?=[\s;,.]*\Z)"
_SUPPRESSED = re.compile(rf"(?P<bound>{_BOUND})|(?P<letter>{_LETTER})|{_SAYS_SO}", re.I)
_OTHER = re.compile(r"(?:\A|(?<=\s))[\[(]?(?P<mark>x|z|u|low|k|n/?a|:|\.\.|-)[\])]?(?=[\s;,.]*\Z)", re.I)
_MEANINGS = {
    "x": "the figure is not available",
    "z": "a figure does not apply",
    "u": "the figure is too unreliable to be published",
    "low": "the figure rounds to nought and is not nought",
    "k": "the figure rounds to nought and is not nought",
}


def suppression_in(words: str) -> re.Match[str] | None:
    """The match where words say that a figure is suppressed, `suppressed`, `c`, `*`, `too small to show` or `<5`; None
    if they do not.

    Its group `bound` says what the figure is less than, and `letter` is a mark at the end.
    """
    return _SUPPRESSED.search(words)


def suppression_alone(words: str) -> re.Match[str] | None:
    """The same match, if the words say nothing else, as in a cell of a table."""
    return _SUPPRESSED.fullmatch(words.strip())


def no_figure_mark(words: str) -> str:
    """The mark that the words end with, if it gives another reason why there is no figure; else empty."""
    found = _OTHER.search(words)
    return found["mark"] if found else ""


def why_no_figure(mark: str) -> str:
    """What such a mark says, and what to do, as sentences."""
    return (
        f'"{mark}" says that {meaning_of_mark(mark)}. That is not too small to show: leave the reading out, or say it '
        "is suppressed."
    )


def meaning_of_mark(mark: str) -> str:
    """What such a mark says, as the end of a sentence."""
    return _MEANINGS.get(mark.casefold(), "there is no figure, and not why")


def given_as(bound: str) -> str:
    """What is kept of a suppressed figure that was given as less than a number; empty if it was not."""
    return f'given as "{bound}"' if bound else ""
