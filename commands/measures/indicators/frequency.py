"""How often an indicator comes: `every:` with a target, and in `/measure edit`."""

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
