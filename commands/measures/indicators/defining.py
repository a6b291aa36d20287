"""Reads what `/measure edit` says of an indicator: its unit, which way is good, and its number of decimals."""

from dataclasses import replace

from board.conditions import Condition, same_indicator
from board.definitions import MOST_PLACES, Definition, Good, defined
from board.figures import same_unit, unit_key
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.words import count
from commands.call import Call
from commands.measures.indicators.which import unit_of
from commands.reading.figures import PERCENT
from commands.slots import is_sure

_GOOD = {
    **dict.fromkeys(("higher", "high", "up", "more", "increasing", "bigger"), Good.HIGHER),
    **dict.fromkeys(("lower", "low", "down", "less", "fewer", "decreasing", "smaller"), Good.LOWER),
    **dict.fromkeys(("neither", "none", "no", "-", "n/a", "both", "neutral"), Good.NEITHER),
}
_AS_ENTERED = ("as entered", "own", "any", "as given", "none")


def definition_of(call: Call, measure: Measure, indicator: str) -> Definition:
    """The indicator's definition with the keys typed applied to it. What no key names stays as it is."""
    now = defined(measure.definitions, indicator)
    if call.words.has("unit"):
        with at_slot("unit"):
            now = replace(now, unit=_unit(call, measure, indicator))
    if call.words.has("good"):
        with at_slot("good"):
            now = replace(now, good=_good(call, measure, indicator))
    if call.words.has("decimals"):
        with at_slot("decimals"):
            now = replace(now, decimals=_decimals(call))
    return replace(now, indicator=indicator)


def good_named(words: str) -> Good | None:
    """Which way is good, from words such as `lower is better`. None for words that do not say."""
    plain = words.casefold().strip(" .").removesuffix(" is good").removesuffix(" is better")
    return _GOOD.get(plain)


def _good(call: Call, measure: Measure, indicator: str) -> Good | None:
    """Refused: if a target on the indicator says otherwise, because met would become not met without a new figure."""
    good = good_named(call.words.get("good"))
    if good is None:
        lines = [call.line(call.words.with_value("good", each)) for each in Good]
        raise Refusal(f'"{call.words.get("good")}" is not a way. Which is good?', lines=lines)
    tests = measure.tests(indicator)
    if good == measure.good(indicator) and tests:
        return defined(measure.definitions, indicator).good
    if tests:
        raise Refusal(
            f"{tests[0].label} asks {indicator} to be {tests[0].asked}, so {measure.good(indicator)} is good. Turned "
            "round, its verdict would change without a new figure. Set the target anew:",
            lines=[f"/measure target {quoted(measure.ref)} {indicator} {_turned(tests[0])}"],
        )
    return None if good == Good.NEITHER and defined(measure.definitions, indicator).good is None else good


def _turned(test: Condition) -> str:
    if test.has_target:
        return f"{'at most' if test.higher else 'at least'} …"
    return test.asked if test.comparator else f"{'falling' if test.higher else 'rising'}"


def _unit(call: Call, measure: Measure, indicator: str) -> str | None:
    """The unit typed. Refused: if a target on the indicator, or compared with it, is in another unit, and, until
    `sure: yes` is typed, if the indicator has figures in another."""
    typed = call.said(call.words.get("unit")).strip()
    unit = "%" if PERCENT.fullmatch(typed) or typed.casefold() in {"percentage", "pct"} else typed
    before = unit_of(measure, indicator)
    if before is not None and (unit == before or (unit_key(unit) == unit_key(before) and unit != "%")):
        return defined(measure.definitions, indicator).unit if unit == before else unit
    tests = [*measure.tests(indicator), *_compared_with(measure, indicator)]
    if tests and not all(same_unit(each, unit) for each in (before or "", *(test.unit for test in tests if test.unit))):
        raise Refusal(
            f"{tests[0].label} asks {tests[0].asked}, and what it is counted in would change its verdict without a new "
            "figure. What is counted in something else is another figure, with a name of its own:",
            lines=[f"/measure edit {quoted(measure.ref)} {indicator} counted in {_named(unit)} unit: {unit}"],
        )
    _check_sure(call, measure, indicator, unit)
    return unit


def _compared_with(measure: Measure, indicator: str) -> list[Condition]:
    return [each for each in measure.conditions if each.comparator and same_indicator(each.comparator, indicator)]


def _check_sure(call: Call, measure: Measure, indicator: str, unit: str) -> None:
    """Asks for `sure: yes` if the indicator has figures that later ones will not be compared with."""
    others = [
        each
        for each in measure.readings
        if same_indicator(each.indicator, indicator) and not each.is_suppressed and not same_unit(each.unit, unit)
    ]
    if not others or is_sure(call.words):
        return
    is_one = len(others) == 1
    raise Refusal(
        f"{count(len(others), 'figure')} of {indicator} {'is' if is_one else 'are'} in {_named(others[0].unit)}. "
        f"{'It stays as it is and is' if is_one else 'They stay as they are and are'} not compared with what is "
        f"entered in {_named(unit)} from now on. If you mean that, send:",
        lines=[f"{call.line()} sure: yes"],
        slot="sure",
    )


def _named(unit: str) -> str:
    return "percent" if unit == "%" else unit or "numbers"


def _decimals(call: Call) -> int | None:
    words = call.words.get("decimals").casefold().strip(" .")
    if words in _AS_ENTERED:
        return None
    if words.isascii() and words.isdigit() and int(words[:3]) <= MOST_PLACES:
        return int(words)
    lines = [call.line(call.words.with_value("decimals", each)) for each in ("1", "as entered")]
    raise Refusal(f'"{call.words.get("decimals")}" is no number of decimals: 0 to {MOST_PLACES}.', lines=lines)


def said_of(what: Definition) -> tuple[object, ...]:
    """What a definition says, without its indicator and when it was entered."""
    return what.unit, what.good, what.decimals


def said_lines(measure: Measure, before: Definition, after: Definition) -> list[str]:
    """A line for each part of an indicator's definition that has changed, with what it was if that was known."""
    name, told = after.indicator, list[str]()
    if after.unit != before.unit:
        was = unit_of(measure, name)
        now = f"{name} is counted in {_named(after.unit or '')}"
        told.append(f"{now}, and no longer in {_named(was)}" if was else now)
    if after.good != before.good:
        way = f"{after.good} is good" if after.good not in {None, Good.NEITHER} else "neither way is good"
        told.append(f"{name}: {way}{f', and no longer {before.good}' if before.good else ''}")
    if after.decimals != before.decimals:
        told.append(f"{name} is shown {_places(after.decimals)}")
    return told


def _places(most: int | None) -> str:
    if most is None:
        return "with the decimals that are entered"
    return f"with {count(most, 'decimal')}" + (" at most" if most else "")
