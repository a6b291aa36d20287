"""`/measure reading`: an indicator's value as at a day."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from board.conditions import Reading, same_indicator, series
from board.history import facts
from board.measures import Assessment, Measure, assess
from board.refusals import Refusal
from board.roles import check_may_write
from board.words import day, decimals, number, places_apart, rounded, without_zeros
from commands.call import Call
from commands.measures.claim_wording import claim_line, judged_again_lines
from commands.measures.indicators import indicator_meant, is_indicator, unit_of
from commands.measures.wording import verdict_line
from commands.reading.dates import as_at_date
from commands.reading.figures import PERCENT, check_percentage, to_the_end
from commands.reading.guard import CONFIRM, check_few
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.verbs import Verb

# Each of these reads a line of any length in one go: what may repeat gives nothing back (`*+`), and a number that fails
# is passed over whole. `end` is a group where the words from the number on are all of the rest.
_AS_AT = re.compile(
    r"(?<![\s,])[\s,]*+"
    r"\b(?:as\s++at|as\s++of|(?:on|at)(?=\s++(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]|end\b|[a-z]{3,9}\s++\d)))\b:?",
    re.I,
)
# `as at 30 June 77%`: the figure came last.
_FIGURE_LAST = re.compile(r"(?<=[\s,])\d[\d.,]*+(?P<percent>\s*+(?:%|per ?cent\b))?", re.I)
_NOUGHT = re.compile(r"\b(?:nil|none|zero|nought)\s*$", re.I)
_FIGURE_FIRST = re.compile(
    r"(?P<figure>\d[\d,]*+(?:\.\d++)?+(?:\s*+(?:%|per ?cent\b))?+)\s++(?P<words>\S.*)", re.I | re.S
)
_OF = re.compile(r"\b(?P<n>\d[\d,]*+)(?:\s*+(?:/|\bof\b|\bout of\b)\s*+(?P<d>\d[\d,]*+)\)?\s*+(?P<end>\Z))?", re.I)
# What stands between an indicator and its counts: `CIN visits 77% (of 412/535)`.
_BEFORE_COUNTS = re.compile(r"(?<![\s,(])[\s,(]*+(?:\bof\s++)?+\Z", re.I)
_VALUE = re.compile(
    r"(?<![\w.])(?P<value>-?\d[\d,]*+(?:\.\d++)?+)"
    rf"(?:\s*+(?P<unit>{PERCENT.pattern}|[^\W\d_]++)?\s*+(?P<end>\Z))?",
    re.I,
)
_NUMBER_AND_REST = re.compile(
    rf"-?\d[\d,.]*+(?P<end>(?:\s*+(?:{PERCENT.pattern}))?+(?:\s++of\s++\d.*|\s++as\s++at\b.*|\s*+)\Z|\s*+/\s*+\d.*)?",
    re.I | re.S,
)


def run(call: Call) -> Reply:
    """Enters a figure and says what it makes of the verdicts. Refused: a figure that cannot be right."""
    check_may_write(call.actor)
    measure = call.measure()
    words, as_at = split_as_at(call, call.words.free)
    reading = call.once(("reading", measure), lambda: _read(call, measure, words, as_at))
    earlier = [each for each in series(measure.readings, reading.indicator, as_at) if each.as_at == as_at]
    reading = replace(reading, revises=bool(earlier))
    reading_id = call.store.measures.add_reading(measure.id, reading, call.request.now)
    call.record_measure(measure, {"reading": reading_id} | facts(reading), reading.caveat)
    assessment = assess(call.measure(), call.today)
    again = [*judged_again_lines(assess(measure, call.today), assessment).values()]
    return reply(paragraph(_first_line(measure, reading, earlier), *_verdicts(assessment, reading, again)))


def _first_line(measure: Measure, reading: Reading, earlier: list[Reading]) -> Line:
    shown = f" {reading.indicator} {reading.figure}"
    if reading.fraction:
        shown += f" ({reading.fraction})"
    shown += f" as at {day(reading.as_at)}"
    if earlier:
        shown += f", in place of {earlier[0].figure}; both are kept"
    return (Bold(f"{measure.ref} reading saved."), shown)


def _verdicts(assessment: Assessment, reading: Reading, again: list[str]) -> list[Line]:
    """What the figure makes of the targets on it, and of the claims: those judged again, else the one in question."""
    lines = [
        verdict_line(assessment, each)
        for each in assessment.verdicts
        if same_indicator(each.condition.indicator, reading.indicator)
    ]
    told = again or ([claim_line(assessment)] if assessment.is_mismatch else [])
    return lines + [(line,) for line in told]


def split_as_at(call: Call, free: str) -> tuple[str, date]:
    """The words before `as at`, and the day after it; today where it was left out."""
    return call.once(("as at", free), lambda: _split_as_at(call, free))


def _split_as_at(call: Call, free: str) -> tuple[str, date]:
    found = list(_AS_AT.finditer(free))
    phrase = call.words.get("as at") or (free[found[-1].end() :].strip() if found else "")
    words = free[: found[-1].start()].strip() if found else free.strip()
    last = next((each for each in _FIGURE_LAST.finditer(phrase) if each["percent"]), None)
    if last and (before := phrase[: last.start()].strip()):
        phrase, words = before.strip(" ,"), f"{words} {phrase[last.start() :]}".strip()
    if not phrase:
        return words, call.today
    try:
        return words, as_at_date(phrase, call.today)
    except Refusal as refusal:
        raise Refusal(refusal.reason, lines=call.instead_of(phrase, refusal, example=call.today)) from refusal


def _read(call: Call, measure: Measure, words: str, as_at: date) -> Reading:
    words = _in_order(measure, _NOUGHT.sub("0", words.strip(" ,;")))
    fraction = to_the_end(_OF, words)
    part = int(call.figure(fraction["n"])) if fraction else None
    whole = int(call.figure(fraction["d"])) if fraction else None
    rest = _BEFORE_COUNTS.sub("", words[: fraction.start()]).strip() if fraction else words
    match = to_the_end(_VALUE, rest)
    if whole is None and (match is None or is_indicator(measure, rest)):
        raise Refusal(
            "I cannot find a figure in that. Try:",
            lines=[call.line(f"{rest} 77% as at {day(as_at).split(' ', 1)[1]}".strip())],
        )
    named = rest[: match.start()].strip() if match else rest
    indicator = indicator_meant(call, measure, named.strip(" ,:"), _tail(call))
    unit = _unit(measure, indicator, match["unit"] if match else "%")
    value = call.figure(match["value"]) if match else _percentage(part, whole)
    check_figure(value, unit, part, whole)
    check_few(part, whole, bool(call.words.get(CONFIRM)) and call.may_confirm)
    if unit == "%" and 0 < value < 1 and whole is None and not (match and match["unit"]):
        meant = f"{number(without_zeros(value * 100))}%"
        line = call.line(call.words.line.replace(match["value"], meant, 1) if match else None)
        raise Refusal(f"{number(value)} as a percentage is less than 1%. If you mean {meant}:", lines=[line])
    return Reading(
        0, indicator, as_at, value, unit, part, whole,
        call.said(call.words.get("source")), call.said(call.words.get("caveat")),
    )  # fmt: skip


def _in_order(measure: Measure, words: str) -> str:
    """The indicator before its figure: `3 workers over 40` is `workers over 40 3` where that is an indicator."""
    first = _FIGURE_FIRST.fullmatch(words)
    if first and is_indicator(measure, first["words"]):
        return f"{first['words']} {first['figure']}"
    return words


def _tail(call: Call) -> str:
    found = to_the_end(_NUMBER_AND_REST, call.words.line)
    return found[0] if found else call.words.line


def _percentage(part: int | None, whole: int | None) -> Decimal:
    if not whole or part is None:
        raise Refusal("A fraction cannot have 0 below the line: 412/535, not 412/0.")
    return without_zeros(rounded(Decimal(part) * 100 / whole, 1))


def _unit(measure: Measure, indicator: str, typed: str | None) -> str:
    typed = (typed or "").strip()
    percent = bool(PERCENT.fullmatch(typed))
    known = unit_of(measure, indicator)
    if known is None or (known == "" and not percent):
        return "%" if percent else typed
    if percent and known != "%":
        raise Refusal(f'"{indicator}" is counted in {known or "numbers"}, not in percent.')
    if typed and not percent and typed.casefold().rstrip("s") != known.casefold().rstrip("s"):
        raise Refusal(f'"{indicator}" is {"a percentage" if known == "%" else f"counted in {known}"}, not in {typed}.')
    return known


def check_figure(value: Decimal, unit: str, part: int | None, whole: int | None) -> None:
    """Refuses a percentage outside 0 to 100, a part larger than its whole, and a fraction that is another figure."""
    if part is not None and whole is not None and (whole == 0 or part > whole):
        raise Refusal(f"{part:,} of {whole:,} is not possible: the first number must be a part of the second.")
    if value < 0:
        raise Refusal(f"A reading cannot be negative: {number(value)}.")
    check_percentage(value, unit, number(value))
    if part is None or not whole:
        return
    exact = Decimal(part) * 100 / whole
    half_a_step = Decimal(5).scaleb(min(0, int(value.as_tuple().exponent)) - 1)
    if unit == "%" and abs(exact - value) > half_a_step:
        shown = number(rounded(exact, places_apart(exact, value, decimals(value))))
        raise Refusal(f"{part:,} of {whole:,} is {shown}%, not {number(value)}%. Say which is right.")


READING = Verb(
    name="reading",
    usage="/measure reading <ref> [indicator] 77% [of 412/535] [as at 8 July 2020] [source:] [caveat:]",
    about="enters a figure; a correction is entered again, and both are kept",
    example="/measure reading M6 CIN visits 77% of 412/535 as at 8 July 2020 source: monthly scorecard",
    run=run,
    keys=("source", "caveat", "as at", CONFIRM),
    takes_ref=True,
    writes=True,
    refused="Not saved.",
)
