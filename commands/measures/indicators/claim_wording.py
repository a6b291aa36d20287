"""How a claim and the figures beside it are worded: in one way, in every reply and in the digest."""

from collections.abc import Sequence

from board.claims import Reported, Standing, before_words, confirms_nothing
from board.conditions import same_indicator
from board.digest import reported_words
from board.measures import Assessment
from board.outcomes import FAILING, Verdict
from board.words import capital, count
from commands.measures.indicators.wording import (
    figure_words,
    short_figure,
    short_outcome,
    test_words,
    verdict_line,
)
from commands.reply import Bold, Line

NO_CLAIM = "Nothing has been claimed."


def mismatch_lines(assessment: Assessment) -> list[Line]:
    """The claim most in question beside the figures, then a line for each other claim. Empty if none is in question."""
    asked = assessment.in_question
    if asked is None:
        return []
    measure = assessment.measure
    first: Line = (
        Bold(f"{measure.ref} {measure.title}:"),
        f" {reported_words(asked, asked.when_made + asked.judged_again)}.",
    )
    return [first, *side_by_side(assessment, asked), *[(line,) for line in beside(assessment, asked)]]


def side_by_side(assessment: Assessment, asked: Reported) -> list[Line]:
    """The figures that make a claim a mismatch, in full; then those that differ on the other of the two days; then the
    rest in a few words. No figure is shown twice."""
    if not asked.then:
        return [(Bold("No target is set"), " for this measure, so no figure can confirm it.")]
    told, on = telling(asked), None if asked.fails_since else asked.claim.as_at
    other = "When it was made" if asked.fails_since else "Now"
    elsewhere = [each for each in _on_the_other_day(assessment, asked) if each not in told]
    said = [each.condition for each in (*told, *elsewhere)]
    rest = [each for each in _on_its_day(asked) if each.condition not in said]
    lines = [verdict_line(assessment, each, on) for each in told]
    lines += [(f"{other}: {_dated(elsewhere, told)}.",)] if elsewhere else []
    return lines + ([(f"Otherwise: {in_short(rest)}.",)] if rest else [])


def _on_its_day(asked: Reported) -> tuple[Verdict, ...]:
    """The verdicts that decide the claim: those of its own day, or today's if it has failed since."""
    return asked.now if asked.fails_since else asked.then


def _on_the_other_day(assessment: Assessment, asked: Reported) -> list[Verdict]:
    """The verdicts that differ on the other of the two days: today or, if the claim has failed since, its own day."""
    if asked.fails_since:
        slipped = [each.condition.indicator for each in telling(asked)]
        return [each for each in asked.then if any(same_indicator(each.condition.indicator, one) for one in slipped)]
    return [each for each in assessment.verdicts if each not in asked.then]


def telling(asked: Reported) -> list[Verdict]:
    """The verdicts that make a claim a mismatch, worst first: its own day's, or today's if it has failed since."""
    return [each for each in _on_its_day(asked) if _tells(asked, each)]


def in_short(verdicts: Sequence[Verdict]) -> str:
    """Each figure once, with all its outcomes: `CP visits 90%, met and held, 61% to 90%; a plan, …`."""
    said: dict[str, list[str]] = {}
    for each in verdicts:
        said.setdefault(short_figure(each), []).append(short_outcome(each))
    return "; ".join(f"{figure}, {' and '.join(sorted(words, key=len))}" for figure, words in said.items())


def _dated(verdicts: Sequence[Verdict], told: Sequence[Verdict]) -> str:
    """Each figure with its day and its outcome: `CIN visits 86% as at Thu 31 Dec 2020, met`. Its test is added unless a
    verdict in `told` already shows it."""
    asked = [each.condition for each in told]
    lines = ((each, each.condition.is_judged or each.condition in asked) for each in verdicts)
    return "; ".join(
        ", ".join([figure_words(each), *([] if is_told else [test_words(each)]), short_outcome(each)])
        for each, is_told in lines
    )


def _tells(asked: Reported, verdict: Verdict) -> bool:
    """True if the verdict is one that makes the mismatch: one that fails, or one that confirms nothing."""
    if asked.standing == Standing.UNCONFIRMED and not asked.fails_since:
        return verdict.outcome in confirms_nothing(asked.claim)
    if not asked.claim.met:
        return True
    # A slip is still shown by a figure that has become too old, or that has been suppressed since.
    return verdict.outcome in FAILING or (asked.fails_since and (verdict.is_stale or verdict.is_hidden))


def beside(assessment: Assessment, asked: Reported) -> list[str]:
    """A line for each of the other claims that stand."""
    return [_claim_line(each) for each in assessment.reported if each is not asked]


def others_counted(assessment: Assessment) -> str:
    """`2 other claims`, for a reply that shows only the claim most in question. Empty if that is the only one."""
    more = len(assessment.reported) - 1
    return count(more, "other claim") if more > 0 else ""


def claim_line(assessment: Assessment) -> str:
    """The claim most in question and what the figures say of it, or that nothing has been claimed."""
    return _claim_line(assessment.in_question) if assessment.in_question else NO_CLAIM


def claim_lines(assessment: Assessment, before: Assessment | None = None) -> list[str]:
    """A line for every claim that stands, the council's first, or one that says that there is none. Given the
    assessment `before` a change, a line also says if its claim has been judged again."""
    told = judged_again_lines(before, assessment) if before else {}
    return [told.get(each.claim.id) or _claim_line(each) for each in assessment.reported] or [NO_CLAIM]


def _claim_line(reported: Reported) -> str:
    return f"{capital(reported_words(reported))}: {reported.words}{reported.judged_again}."


def judged_again_lines(before: Assessment, after: Assessment) -> dict[int, str]:
    """A line for each claim whose standing a change has altered, by the claim's id."""
    was = {each.claim.id: each.standing for each in before.reported}
    told = [each for each in after.reported if was.get(each.claim.id, each.standing) != each.standing]
    return {
        each.claim.id: _claim_line(each)
        if each.again
        else f"{_claim_line(each)} Judged again, {before_words(was[each.claim.id])}."
        for each in told
    }
