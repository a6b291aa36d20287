"""What a notice's words ask for, if that is certain. If not, asks, with lines to copy that lose nothing."""

from dataclasses import replace
from decimal import Decimal

from board.figures import POUNDS
from board.refusals import Refusal
from board.words import number
from commands.call import Call
from commands.measures.figures.figure_day import without_day
from commands.measures.figures.shares import ratio_in, share_in
from commands.measures.targets.notice_forms import (
    Direction,
    all_or_none_in,
    apart,
    below_average_in,
    bounded,
    compared_in,
    direction_in,
    parts_in,
    targets_in,
)
from commands.measures.targets.notice_words import (
    TargetAsked,
    change_in,
    is_led_by_a_verb,
    stages,
    tests_in,
    threshold_in,
    without_time_held,
)
from commands.reading.figures import figure

SURE = ("at least", "at most")
_ASKED_WAY = {"above": "at least", "below": "at most"}


def check_one_target(call: Call, free: str) -> None:
    """Refuses words that set several targets, with a line for each."""
    words, by = without_day(free)
    tests = [replace(each, by=by) for each in tests_in(words) if each.way in SURE]
    found = [each for each in stages(free) if each.way] or tests
    if len(found) < 2:
        found = [each for part in targets_in(words) if (each := threshold_in(part, by))]
    lines = _with_a_trend(words, by) or [each.line(way) for each in found for way in _ways(each) if len(found) > 1]
    if lines:
        is_sure = all(each.way for each in found)
        which = "One at a time:" if is_sure else "One at a time, and each is the least or the most it should be:"
        raise Refusal(f"That sets more than one target. {which}", lines=[with_keys(call, each) for each in lines])


def _with_a_trend(words: str, by: str) -> list[str]:
    """The lines for a threshold and a trend in one sentence: `at least 85% and rising`. Empty if it is not that."""
    parts = apart(words)
    wanted = [each for part in parts if (each := threshold_in(part, by)) and each.way in SURE]
    trends = [found for part in parts if threshold_in(part) is None and (found := direction_in(part))]
    if not (len(parts) == 2 and wanted and trends):
        return []
    trend = replace(trends[0], indicator=trends[0].indicator or wanted[0].indicator)
    return [wanted[0].line(wanted[0].way), trend.line]


def _ways(wanted: TargetAsked) -> tuple[str, ...]:
    """The way that was said, in the log's own words, or both ways if none was."""
    return (_ASKED_WAY.get(wanted.way, wanted.way),) if wanted.way else SURE


def check_no_time_held(call: Call, free: str) -> None:
    """Refuses a figure that must hold for some time, and asks what is meant: the log tests only the latest figure."""
    if latest := without_time_held(free):
        lines = [(with_keys(call, latest), "the latest figure decides"), _judged(call, free)]
        raise Refusal("A target is tested on the latest figure, and not for how long it has held. Which?", lines=lines)


def check_no_share(call: Call, free: str) -> None:
    """Refuses a share, such as `9 in 10`, with the line that gives it as a percentage, and a ratio, such as `3:1`, with
    the lines that give it as one figure."""
    share, _, instead = share_in(free)
    if share:
        words, by = without_day(instead)
        wanted = threshold_in(words, by)
        lines = [instead] if wanted is None or wanted.way else [wanted.line(way) for way in SURE]
        reason = f'"{share}" is a share. As a percentage:'
        raise Refusal(reason, lines=[with_keys(call, each) for each in lines], slot="figure")
    ratio, to_one = ratio_in(free)
    words, by = without_day(free.replace(ratio, to_one)) if ratio else ("", "")
    if wanted := threshold_in(words, by):
        # Of 1:15 it is not certain whether more or less of the 15 is meant.
        ways = _ways(wanted) if ratio.endswith(":1") else SURE
        lines = [with_keys(call, wanted.line(way)) for way in ways]
        raise Refusal(f'"{ratio}" is a ratio. As one figure:', lines=lines, slot="figure")


def threshold_asked(call: Call, words: str, by: str, free: str) -> TargetAsked | None:
    """The threshold that the words ask for, or None if they contain none.

    Refused: one that does not say which way, one that the figure itself would not pass, two bounds, an average, the
    size of a change, and all or none.
    """
    until = f" by {by}" if by else ""
    if bounds := parts_in(words):
        lines = [with_keys(call, f"{bounded(words)} {way} {each}{until}".strip()) for way, each in bounds]
        raise Refusal("Between two figures is two targets, and it takes both:", lines=lines)
    what, other = compared_in(words)
    if other:
        line = with_keys(call, f"{what} within 0 points of {other}{until}".strip())
        raise Refusal(f"To be no worse than {other}, with no points between them:", lines=[line])
    what, other = below_average_in(words)
    if other:
        lines = [with_keys(call, f"{what} {each}{until}") for each in ("at most …", f"within 0 points of {other}")]
        reason = "Less of it is better, and a comparison goes by its own target. Set that first, then compare:"
        raise Refusal(reason, lines=lines)
    what, way = change_in(words)
    if way:
        reason = "That says by how much it should change, and the log compares with a figure. Say the figure to reach:"
        raise Refusal(reason, lines=[with_keys(call, f"{what} {way} …{until}")])
    wanted = threshold_in(words, by)
    if wanted and wanted.way not in SURE and direction_in(words) and not is_led_by_a_verb(words):
        return None
    if wanted is None or wanted.way not in SURE:
        _check_all_or_none(call, words, until, free)
    if wanted is None:
        return None
    if wanted.way in SURE:
        return wanted
    if wanted.way:
        raise Refusal(f"Is {wanted.figure} itself good enough? {_WHY_ASKED}", lines=_strict(call, wanted))
    lines = [with_keys(call, wanted.line(way)) for way in SURE]
    raise Refusal("Is that the least or the most it should be?", lines=lines)


_WHY_ASKED = "The log compares with at least and at most, and the figure itself passes:"


def _strict(call: Call, wanted: TargetAsked) -> list[tuple[str, str]]:
    """The lines for `below 25`: at most 25, which 25 passes, and, for whole numbers, at most 24, which it does not."""
    way, itself = _ASKED_WAY[wanted.way], f"{wanted.figure} itself passes"
    lines = [(with_keys(call, wanted.line(way)), itself)]
    if wanted.unit not in {"%", POUNDS} and wanted.number.isdecimal():
        beside = figure(wanted.number) + (1 if way == "at least" else -1)
        if beside >= 0:
            other = replace(wanted, number=number(Decimal(beside)))
            lines.append((with_keys(call, other.line(way)), f"of whole numbers, {wanted.figure} does not pass"))
    return lines


def _check_all_or_none(call: Call, words: str, until: str, free: str) -> None:
    what, test = all_or_none_in(words)
    if what:
        lines = [(with_keys(call, f"{what} {test}{until}"), "a figure decides"), _judged(call, free)]
        raise Refusal("Is that a figure, or is it for a person to judge?", lines=lines)


def direction_asked(call: Call, words: str, by: str, free: str) -> Direction | None:
    """The trend that the words ask for, or None. Refused: one with a day, or with other words around it."""
    found = direction_in(words)
    if found is None or (found.sure and not by):
        return found
    lines = [(with_keys(call, found.line), "the figures decide"), _judged(call, free)]
    reason = "A trend is from the first figure to the last, or each month, with no day and no size. Which do you mean?"
    raise Refusal(reason, lines=lines)


def _judged(call: Call, free: str) -> tuple[str, str]:
    """The line that makes the same words a condition for a person to judge, and what it does."""
    return with_keys(call, f"evidence: {free}"), "a person judges the evidence"


def with_keys(call: Call, words: str) -> str:
    """The line with `words` in place of its free text, and its keys as they were typed."""
    return call.line(f"{words} {call.rest_of_line}".strip())
