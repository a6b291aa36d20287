"""`/measure reading`: enters an indicator's figure as at a day."""

import re
from dataclasses import replace
from decimal import Decimal

from board.conditions import Reading, same_indicator
from board.figures import SUPPRESSED
from board.history import facts
from board.measures import Assessment, Measure, assess
from board.moderation import moderation
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.roles import check_may_write
from board.series import series
from board.words import day, decimals, number, places_apart, rounded, without_zeros
from commands.call import Call
from commands.measures.figures.figure_asked import LineToCopy
from commands.measures.figures.figure_day import check_day_is_its_own, day_from_its_end
from commands.measures.figures.reading_words import WordsRead, read_words, reading_apart
from commands.measures.indicators.claim_wording import claim_line, judged_again_lines
from commands.measures.indicators.which import checked_unit, offered_indicators, unit_of
from commands.measures.indicators.wording import figure_line, verdict_line
from commands.reading.figures import check_not_negative, check_percentage, check_size, fraction_meant, less_than_one
from commands.reading.guard import CONFIRM, check_few
from commands.reading.marks import given_as
from commands.reading.reasons import meant
from commands.reply import Bold, Code, Line, Reply, paragraph, reply
from commands.slots import CONFIRMATION, Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb

_MAY_BE_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")


def run(call: Call) -> Reply:
    """Saves a reading, and replies with the verdicts and claims that it affects. Refused: a figure that is in doubt or
    cannot be right, one that the log already has, and a day that is in doubt."""
    check_may_write(call.actor)
    call = day_from_its_end(call, "moderated")
    check_day_is_its_own(call, "source", "caveat")
    measure = call.measure()
    reading = call.once(("reading", measure), lambda: _read(call, measure))
    same_day = series(measure.readings, reading.indicator, reading.as_at)
    earlier = [each for each in same_day if each.as_at == reading.as_at]
    _check_is_another(measure, reading, earlier)
    reading = replace(reading, revises=bool(earlier))
    reading_id = call.store.measures.add_reading(measure.id, reading, call.request.now)
    call.record_measure(measure, {"reading": reading_id} | facts(reading), reading.caveat)
    assessment = assess(call.measure(), call.today)
    again = [*judged_again_lines(assess(measure, call.today), assessment).values()]
    lost = _lost_caveat(call, reading, earlier)
    return reply(paragraph(_first_line(measure, reading, earlier), *lost, *_verdicts(assessment, reading, again)))


def _check_is_another(measure: Measure, reading: Reading, earlier: list[Reading]) -> None:
    """Refuses a reading that the log already has for that day: saved as a correction, it would look like news."""
    if any(facts(replace(each, revises=False)) == facts(reading) for each in earlier):
        said = f"{reading.indicator} {reading.figure} as at {day(reading.as_at)}"
        lines = [f"/measure show {quoted(measure.ref)}"]
        raise Refusal(f"{measure.ref} has that already: {said}.", lines=lines)


def _first_line(measure: Measure, reading: Reading, earlier: list[Reading]) -> Line:
    shown = f" {reading.indicator} {reading.figure}"
    if reading.fraction:
        shown += f" ({reading.fraction})"
    shown += f" as at {day(reading.as_at)}"
    shown += f", {reading.checked}" if reading.checked else ""
    if earlier:
        shown += f", in place of {earlier[0].figure}; both are kept"
    return (Bold(f"{measure.ref} reading saved."), shown)


def _lost_caveat(call: Call, reading: Reading, earlier: list[Reading]) -> list[Line]:
    """The caveat of the figure that this one replaces, if this one has none, with the line that keeps it. It matters:
    it may say that the figure must not be published."""
    if not earlier or reading.caveat or not earlier[0].caveat:
        return []
    was = earlier[0]
    # A colon could turn one of its words into a key.
    words = f'"{was.caveat}"' if ":" in was.caveat and '"' not in was.caveat else was.caveat
    typed = call.words
    line = call.line(
        typed.with_value("caveat", words) if typed.has("caveat") else f"{typed.line.strip()} caveat: {words}"
    )
    return [(f'{was.figure} had the caveat "{was.caveat}"; this figure has none. To keep it: ', Code(line))]


def _verdicts(assessment: Assessment, reading: Reading, again: list[str]) -> list[Line]:
    """The verdicts on the indicator's targets, or, if it has none, how the figure has changed; then the claims that
    were judged again, or else the one in question."""
    lines: list[Line] = [
        verdict_line(assessment, each)
        for each in assessment.verdicts
        if same_indicator(each.condition.indicator, reading.indicator)
    ]
    if not lines and (figure := assessment.figure(reading.indicator)) and figure.changes:
        lines = [(figure_line(figure),)]
    told = again or ([claim_line(assessment)] if assessment.is_mismatch else [])
    return lines + [(line,) for line in told]


def _read(call: Call, measure: Measure) -> Reading:
    words, line = read_words(call, measure)
    typed, indicator = words.typed, words.indicator
    if typed.is_suppressed:
        return _suppressed(call, measure, words)
    _check_counts_are_no_day(call, words, line)
    part = int(call.figure(typed.part)) if typed.part else None
    whole = int(call.figure(typed.whole)) if typed.whole else None
    typed_unit = typed.unit or ("%" if typed.whole and not typed.value else "")
    with at_slot("figure"):
        unit = checked_unit(indicator, unit_of(measure, indicator), typed_unit)
        value = call.figure(typed.value) if typed.value else _percentage(part, whole)
        value = without_zeros(value * typed.scale) if typed.scale > 1 else value
        check_size(value, typed.figure)
        check_figure(value, unit, part, whole)
        check_few(part, whole, bool(call.words.get(CONFIRM)) and call.may_confirm)
    if whole is None and (meant := fraction_meant(value, unit, bool(typed.unit))):
        lines = [line.of(indicator, meant)]
        reason = f"{less_than_one(value)} If you mean {meant}:"
        raise Refusal(reason, lines=lines, instead=[(meant, "")], slot="figure")
    return Reading(
        0, indicator, words.as_at, value, unit, part, whole,
        call.said(call.words.get("source")), call.said(call.words.get("caveat")), moderated=_moderated(call),
    )  # fmt: skip


def _check_counts_are_no_day(call: Call, words: WordsRead, line: LineToCopy) -> None:
    """Asks about counts that may be a day and do not come to the figure beside them: `12 3/7`, `84% 30/6`."""
    typed = words.typed
    counts = f"{typed.part}/{typed.whole}"
    may_be_day = _MAY_BE_DAY.fullmatch(counts) and counts in call.words.free
    if not (typed.value and may_be_day) or line.as_at or call.words.has("as at"):
        return
    part, value = Decimal(typed.part), call.figure(typed.value) * typed.scale
    if value != part and abs(part * 100 / int(typed.whole) - value) > 1:
        figure = typed.figure.partition(" of ")[0].replace(" %", "%")
        lines = [line.of(words.indicator, f"{figure} as at {counts}"), f"/measure show {quoted(call.measure().ref)}"]
        raise Refusal(f"Is {counts} the day of that figure?", lines=lines, slot="figure")


def _moderated(call: Call) -> str:
    with at_slot("moderated"):
        return moderation(meant(call.said(call.words.get("moderated"))))


def _suppressed(call: Call, measure: Measure, words: WordsRead) -> Reading:
    """The reading of a figure that is too small to show, in the indicator's own unit."""
    caveat = "; ".join(filter(None, [call.said(call.words.get("caveat")), given_as(words.typed.given)]))
    unit, source = unit_of(measure, words.indicator) or "", call.said(call.words.get("source"))
    moderated = _moderated(call)
    return Reading(0, words.indicator, words.as_at, SUPPRESSED, unit, source=source, caveat=caveat, moderated=moderated)


def _percentage(part: int | None, whole: int | None) -> Decimal:
    if not whole or part is None:
        raise Refusal("A fraction cannot have 0 below the line: 412/535, not 412/0.")
    return without_zeros(rounded(Decimal(part) * 100 / whole, 1))


def check_figure(value: Decimal, unit: str, part: int | None, whole: int | None) -> None:
    """Refuses a percentage outside 0 to 100, a negative figure, a part larger than its whole, and a fraction that does
    not come to the percentage typed with it."""
    if part is not None and whole is not None and (whole == 0 or part > whole):
        raise Refusal(f"{part:,} of {whole:,} is not possible: the first number must be a part of the second.")
    check_not_negative("A reading", number(value))
    check_percentage(value, unit, number(value))
    if part is None or not whole:
        return
    exact = Decimal(part) * 100 / whole
    half_a_step = Decimal(5).scaleb(min(0, int(value.as_tuple().exponent)) - 1)
    if unit == "%" and abs(exact - value) > half_a_step:
        shown = number(rounded(exact, places_apart(exact, value, decimals(value))))
        raise Refusal(f"{part:,} of {whole:,} is {shown}%, not {number(value)}%. Say which is right.")


READING = Verb(
    command="measure",
    name="reading",
    about="enters a figure; a correction is entered again, and both are kept",
    example="/measure reading M6 CIN visits 77% of 412/535 as at 8 July 2020 source: monthly scorecard",
    run=run,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot(
            "indicator",
            "Which figure",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            hint="Leave it empty where the measure has only one.",
            offers=offered_indicators,
        ),
        Slot(
            "figure",
            "Figure",
            SlotKind.FIGURE,
            SlotPlace.FREE,
            required=True,
            shown="77% [of 412/535] · suppressed",
            hint="Such as 77% or 412/535. Where it is too small to show: suppressed.",
        ),
        Slot("as at", "As at", SlotKind.DAY, shown="[as at 8 July 2020]"),
        Slot("source", "Source", SlotKind.SHORT),
        Slot("caveat", "Caveat", SlotKind.SHORT),
        Slot("moderated", "Moderated by", SlotKind.SHORT, hint='Of an audit: who checked its figure, or "no".'),
        replace(CONFIRMATION, on_form=False),
    ),
    title="Enter a figure",
    apart=reading_apart,
    writes=True,
    refused="Not saved.",
)
