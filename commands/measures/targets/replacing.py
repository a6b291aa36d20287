"""Which target a new one replaces, who may replace it, and in which unit."""

from dataclasses import replace
from datetime import date

from board.conditions import Condition, same_indicator
from board.grounds import in_force
from board.measures import Measure
from board.refusals import at_slot
from board.roles import check_decides
from commands.call import Call
from commands.measures.indicators.which import checked_unit, unit_of


def check_does_not_ease(call: Call, measure: Measure, new: Condition) -> None:
    """Refuses an officer a stage that would replace one in force today, or ask for less than it from its date on."""
    if not new.has_target:
        return
    stages = [each for each in measure.conditions if _is_of_same_figure(each, new)]
    still = in_force((*stages, new), call.today)
    for stage in in_force(stages, call.today):
        if stage not in still or _eases(stage, new):
            check_decides(call.actor, f"replace or ease a target that is set ({stage.label}: {stage.test})")


def check_unit_is_kept(measure: Measure, new: Condition, replaced: Condition | None) -> None:
    """Refuses a threshold in another unit than the figure's readings and its other targets: 27 weeks would be judged
    against 180 days."""
    if new.has_target:
        others = tuple(each for each in measure.conditions if each is not replaced)
        with at_slot("figure"):
            checked_unit(new.indicator, unit_of(replace(measure, conditions=others), new.indicator), new.unit)


def _is_of_same_figure(old: Condition, new: Condition) -> bool:
    return old.kind == new.kind and old.higher == new.higher and same_indicator(old.indicator, new.indicator)


def _eases(old: Condition, new: Condition) -> bool:
    later = (new.due_on or date.max) >= (old.due_on or date.min)
    return later and new.target is not None and not old.passes(new.target)


def replaced_by(measure: Measure, new: Condition) -> Condition | None:
    """The condition that a new one replaces: the one of the same kind, indicator and date. None if there is none."""
    for old in measure.conditions:
        same = old.kind == new.kind and same_indicator(old.indicator, new.indicator) and old.due_on == new.due_on
        if same and (not new.has_target or old.higher == new.higher):
            return old
    return None


def is_the_same(old: Condition, new: Condition) -> bool:
    """True if both are the same test: 85.0% is the same as 85%."""
    return old.test == replace(new, target=old.target, within=old.within).test and (
        (old.target, old.within) == (new.target, new.within)
    )
