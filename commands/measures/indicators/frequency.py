"""How often an indicator comes: reads `every:`, typed with a target or in `/measure edit`."""

from board.conditions import Condition, same_indicator
from board.frequency import Comes, Frequency, frequency_named, frequency_of
from board.history import facts
from board.measures import Measure
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides
from board.words import listed
from commands.call import Call
from commands.measures.indicators.which import known_indicators


def typed_frequency(call: Call) -> Frequency | None:
    """The frequency typed after `every:`, or None. Refused: words that are not one, with a line for each choice."""
    words = call.words.get("every")
    if not words:
        return None
    if found := frequency_named(words):
        return found
    lines = [call.line(call.words.with_value("every", each.period)) for each in Frequency]
    instead = [(each.period, "") for each in Frequency]
    raise Refusal(f'"{words}" is not how often a figure comes here. Which?', lines=lines, instead=instead, slot="every")


def check_has_test(call: Call) -> None:
    """Refuses a target that has only `every:`, with the line that sets the frequency of an existing indicator."""
    every = typed_frequency(call)
    if every and not call.words.free and not call.words.get("evidence"):
        line = f"/measure edit {quoted(call.ref)} every: {every.period}"
        raise Refusal(
            "That says how often a figure comes, and no target. To say no more than that:", lines=[line], slot="test"
        )


def every_of(call: Call, measure: Measure, condition: Condition) -> Frequency | None:
    """The frequency typed with a new target, or None. Refused: with evidence, and as for `check_may_say`."""
    every = typed_frequency(call)
    if every and condition.is_judged:
        line = call.line(f"evidence: {call.words.get('evidence')}")
        raise Refusal("Evidence has no figure that could come every so often.", lines=[line], slot="every")
    if every:
        check_may_say(call, measure, condition.indicator, every)
    return every


def check_may_say(call: Call, measure: Measure, indicator: str, every: Frequency) -> None:
    """Refuses an officer a change of frequency for an existing indicator: it could make an old figure count."""
    now = frequency_of(measure.frequencies, indicator)
    if every != now and any(same_indicator(name, indicator) for name in known_indicators(measure)):
        check_decides(call.actor, f"change how often a figure comes ({indicator}: {now})", call.line())


def kept(call: Call, measure: Measure, indicator: str, every: Frequency | None) -> dict[str, object]:
    """Saves how often an indicator comes, if that has changed. Returns what the history records of it."""
    if every is None or every == frequency_of(measure.frequencies, indicator):
        return {}
    comes = Comes(0, indicator, every)
    return {"frequency": call.store.measures.add_frequency(measure.id, comes, call.request.now)} | facts(comes)


def frequency_words(measure: Measure) -> str:
    """`Comes monthly: CIN visits. Comes yearly: Regional average.`, for the measure's own indicators."""
    found: dict[Frequency, list[str]] = {}
    for name in known_indicators(measure):
        found.setdefault(frequency_of(measure.frequencies, name), []).append(name)
    return " ".join(f"Comes {each}: {listed(found[each])}." for each in Frequency if each in found)
