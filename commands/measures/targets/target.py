"""`/measure target`: sets a test that a measure must pass, in the words of the notice."""

from dataclasses import replace

from board.always_met import check_can_be_missed
from board.conditions import Condition
from board.definitions import Good
from board.frequency import Frequency
from board.history import facts
from board.measures import Measure, assess
from board.official import check_not_official
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from commands.call import Call
from commands.measures.indicators.claim_wording import judged_again_lines
from commands.measures.indicators.frequency import check_has_test, every_of, kept
from commands.measures.indicators.which import offered_indicators
from commands.measures.indicators.wording import verdict_line
from commands.measures.targets.condition_words import read_condition
from commands.measures.targets.replacing import check_does_not_ease, check_unit_is_kept, is_the_same, replaced_by
from commands.measures.targets.target_filled import TESTS, filled_condition, target_apart
from commands.measures.targets.target_patterns import is_like_a_test
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, SlotPlace, ref_of
from commands.verbs import Verb


def run_target(call: Call) -> Reply:
    """Adds a condition, or replaces one. Refused: words that are not a test, a target that the measure has, a test of
    an official figure and, to officers, replacing or easing a target."""
    check_may_write(call.actor)
    measure = call.measure()
    check_has_test(call)
    condition = call.once(("condition", measure), lambda: _condition(call, measure))
    if not condition.is_judged:
        check_not_official(measure.ref, condition.indicator, condition.comparator)
        check_can_be_missed(condition)
    replaced = replaced_by(measure, condition)
    if replaced:
        if is_the_same(replaced, condition):
            raise Refusal(f"{measure.ref} has that target already ({replaced.label}).")
        check_decides(call.actor, f"change a target that is set ({replaced.label}: {replaced.test})")
    check_does_not_ease(call, measure, condition)
    check_unit_is_kept(measure, condition, replaced)
    every = every_of(call, measure, condition)
    condition = replace(condition, label=call.store.measures.next_label(measure))
    new_id = call.store.measures.add_condition(measure.id, condition, call.request.now)
    if replaced:
        call.store.measures.replace_condition(replaced.id, new_id)
    told = {"condition": new_id, "test": condition.test, "replaces": replaced.label if replaced else None}
    often = kept(call, measure, condition.indicator, every)
    call.record_measure(measure, told | facts(condition) | often)
    fresh = assess(call.measure(), call.today)
    now = [verdict_line(fresh, each) for each in fresh.verdicts if each.condition.id == new_id]
    instead = f", in place of {replaced.label} ({replaced.test})" if replaced else ""
    shown = condition.test if condition.is_judged else f"{condition.indicator} {condition.test}"
    more = [f"It comes {every}."] if often else []
    more += _turned_round(measure, condition)
    more += judged_again_lines(assess(measure, call.today), fresh).values()
    return reply(paragraph((Bold(f"{measure.ref} has target {condition.label}:"), f" {shown}{instead}."), *now, *more))


def _turned_round(measure: Measure, condition: Condition) -> list[str]:
    """Says if an indicator's first target goes against the way that was said to be good. Empty otherwise."""
    was, now = measure.good(condition.indicator), Good.HIGHER if condition.higher else Good.LOWER
    if condition.is_judged or measure.tests(condition.indicator) or was in {Good.NEITHER, now}:
        return []
    return [f"Until now {was} was said to be good; by this target {now} is."]


def _condition(call: Call, measure: Measure) -> Condition:
    filled = call.words.filled
    return read_condition(call, measure) if filled is None else filled_condition(call, measure, filled)


TARGET = Verb(
    command="measure",
    name="target",
    about="adds a condition the measure must pass",
    example="/measure target M6 CIN visits at least 85% by 30 June 2020",
    run=run_target,
    slots=(
        ref_of(SlotKind.MEASURE),
        Slot(
            "target",
            "Target",
            SlotKind.SHORT,
            SlotPlace.FREE,
            required=True,
            shown="[indicator] at least 85% by 30 June 2020 · … at most 25 … · … rising · … falling each month · "
            "… within 10 points of <indicator> · … evidence: <what must be shown>",
            on_form=False,
        ),
        Slot(
            "indicator",
            "Which figure",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            shown="",
            hint="Leave it empty where the measure has only one.",
            offers=offered_indicators,
            otherwise="Or a figure that it does not have yet",
            in_quotes=is_like_a_test,
        ),
        Slot(
            "test",
            "Kind of test",
            SlotKind.CHOICE,
            SlotPlace.FREE,
            required=True,
            shown="",
            hint='What evidence must show is under "More".',
            offers=lambda *_: TESTS,
            in_quotes=lambda _: False,
        ),
        Slot("figure", "Figure to reach", SlotKind.FIGURE, SlotPlace.FREE, shown="", hint="Such as 85% or 25."),
        Slot(
            "comparator",
            "Within so many points of",
            SlotKind.SHORT,
            SlotPlace.FREE,
            typed="of {}",
            shown="",
            hint="The other figure, such as Regional average.",
        ),
        Slot("due", "By", SlotKind.DAY, SlotPlace.FREE, typed="by {}", shown=""),
        Slot("evidence", "What must be shown", SlotKind.SHORT, typed="{}", shown=""),
        Slot("source", "Source", SlotKind.SHORT, shown=""),
        Slot(
            "every",
            "How often the figure comes",
            SlotKind.CHOICE,
            shown="[every: month|quarter|year]",
            choices=tuple(each.period for each in Frequency),
        ),
    ),
    title="Set a target",
    apart=target_apart,
    writes=True,
    refused="No target set.",
    aliases=("condition",),
)
