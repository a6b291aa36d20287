"""How often an indicator comes: `every:` with a target, and `/measure edit`."""

from collections.abc import Mapping
from datetime import date

from board.boards import Board
from board.conditions import Condition, same_indicator
from board.frequency import Comes, Frequency, frequency_named, frequency_of
from board.history import facts
from board.measures import Measure, assess
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from board.words import listed
from commands.call import Call
from commands.measures.claim_wording import judged_again_lines
from commands.measures.indicators import indicator_meant, indicators_called, known_indicators, offered_indicators
from commands.measures.wording import verdict_line
from commands.reading.grammar import Words
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, Subject, ref_of
from commands.verbs import Verb


def typed_frequency(call: Call) -> Frequency | None:
    """What was typed after `every:`, or None. Refused, with the line for each, where it is no frequency."""
    words = call.words.get("every")
    if not words:
        return None
    if found := frequency_named(words):
        return found
    lines = [call.line(call.words.with_value("every", each.period)) for each in Frequency]
    instead = [(each.period, "") for each in Frequency]
    raise Refusal(f'"{words}" is not how often a figure comes here. Which?', lines=lines, instead=instead, slot="every")


def check_has_test(call: Call) -> None:
    """Refuses a target of nothing but how often its figure comes, with the line that says so of a figure there is."""
    every = typed_frequency(call)
    if every and not call.words.free and not call.words.get("evidence"):
        line = f"/measure edit {quoted(call.ref)} every: {every.period}"
        raise Refusal(
            "That says how often a figure comes, and no target. To say no more than that:", lines=[line], slot="test"
        )


def every_of(call: Call, measure: Measure, condition: Condition) -> Frequency | None:
    """How often a new target's figure comes, where that was typed. Refused of evidence, which has no figure."""
    every = typed_frequency(call)
    if every and condition.is_judged:
        line = call.line(f"evidence: {call.words.get('evidence')}")
        raise Refusal("Evidence has no figure that could come every so often.", lines=[line], slot="every")
    if every:
        check_may_say(call, measure, condition.indicator, every)
    return every


def check_may_say(call: Call, measure: Measure, indicator: str, every: Frequency) -> None:
    """Refuses an officer another frequency for a figure that the measure has: it could make an old figure count."""
    now = frequency_of(measure.frequencies, indicator)
    if every != now and any(same_indicator(name, indicator) for name in known_indicators(measure)):
        check_decides(call.actor, f"change how often a figure comes ({indicator}: {now})", call.line())


def kept(call: Call, measure: Measure, indicator: str, every: Frequency | None) -> dict[str, object]:
    """Keeps how often an indicator comes, where that is another than before; what history is to hold of it."""
    if every is None or every == frequency_of(measure.frequencies, indicator):
        return {}
    comes = Comes(0, indicator, every)
    return {"frequency": call.store.measures.add_frequency(measure.id, comes, call.request.now)} | facts(comes)


def frequency_words(measure: Measure) -> str:
    """`Comes monthly: CIN visits. Comes yearly: Regional average.`, of the figures that its targets rest on."""
    found: dict[Frequency, list[str]] = {}
    for name in known_indicators(measure):
        found.setdefault(frequency_of(measure.frequencies, name), []).append(name)
    return " ".join(f"Comes {each}: {listed(found[each])}." for each in Frequency if each in found)


def run_edit(call: Call) -> Reply:
    """Says how often an indicator comes. Refused: to officers, and what it is already."""
    check_may_write(call.actor)
    measure = call.measure()
    every = typed_frequency(call)
    if every is None:
        lines = [f"/measure edit {quoted(measure.ref)} {call.words.free} every: {each.period}" for each in Frequency]
        raise Refusal("Say how often the figure comes:", lines=[" ".join(each.split()) for each in lines], slot="every")
    if not known_indicators(measure):
        line = f"/measure target {quoted(measure.ref)} at least 85% every: {every.period}"
        raise Refusal(f"{measure.ref} has no figures yet. Set a target first:", lines=[line])
    indicator = indicator_meant(call, measure, call.words.free, f"every: {every.period}")
    before = frequency_of(measure.frequencies, indicator)
    check_may_say(call, measure, indicator, every)
    if every == before:
        lines = [f"/measure show {quoted(measure.ref)}"]
        raise Refusal(f"{indicator} comes {every} already.", lines=lines, slot="every")
    call.record_measure(measure, kept(call, measure, indicator, every))
    after = assess(call.measure(), call.today)
    told = [each for each in after.verdicts if indicator in (each.condition.indicator, each.condition.comparator)]
    first: Line = (Bold(f"{measure.ref}: {indicator} comes {every}"), f", and no longer {before}.")
    again = judged_again_lines(assess(measure, call.today), after)
    return reply(paragraph(first, *[verdict_line(after, each) for each in told], *again.values()))


def _only_indicator(measure: Measure) -> str:
    known = known_indicators(measure)
    return known[0] if len(known) == 1 else ""


def _only_period(measure: Measure) -> str:
    only = _only_indicator(measure)
    return frequency_of(measure.frequencies, only).period if only else ""


def _apart(words: Words, board: Board, subject: Subject, today: date) -> Mapping[str, str]:
    """Which figure, where the words are a part of one's name; and how often, in the form's own words."""
    known = known_indicators(subject) if isinstance(subject, Measure) and words.free else []
    named = indicators_called(known, words.free)
    every = frequency_named(words.get("every")) if words.has("every") else None
    return {"indicator": named[0] if len(named) == 1 else "", "every": every.period if every else ""}


EDIT = Verb(
    command="measure",
    name="edit",
    about="says how often a figure comes, and so when it is too old to count (the chair or support)",
    example="/measure edit M5 Regional average every: year",
    run=run_edit,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot(
            "indicator", "Which figure", SlotKind.CHOICE, SlotPlace.FREE, offers=offered_indicators, now=_only_indicator
        ),
        Slot(
            "every",
            "How often it comes",
            SlotKind.CHOICE,
            required=True,
            shown="every: month|quarter|year",
            choices=tuple(each.period for each in Frequency),
            now=_only_period,
        ),
    ),
    title="Say how often",
    apart=_apart,
    writes=True,
    refused="Not changed.",
)
