"""How a measure, its verdicts and its claim are put into words: one way, in every reply and in the digest."""

from collections.abc import Iterable
from typing import assert_never

from board.conditions import Condition, Kind
from board.digest import claim_words, reported_words
from board.measures import STANDING_WORDS, Assessment, Reported, Standing
from board.verdicts import UNKNOWN, Outcome, Verdict
from board.words import capital, day
from commands.reply import Bold, Line, Span

NO_CLAIM = "Nothing has been claimed."
NO_TARGET = "no target is set"


def figure_words(verdict: Verdict) -> str:
    """What a verdict stands on: `CIN visits in timescale 77%`, with the day the figure was taken."""
    if verdict.reading is None:
        return verdict.condition.indicator
    return f"{_indicator_and_figure(verdict)} as at {day(verdict.reading.as_at)}"


def _indicator_and_figure(verdict: Verdict) -> str:
    indicator = verdict.condition.indicator
    colon = ":" if indicator[-1:].isdigit() else ""
    return f"{indicator}{colon} {verdict.reading.figure if verdict.reading else ''}".strip()


def verdict_line(assessment: Assessment, verdict: Verdict) -> Line:
    """A verdict in full: outcome, figure, target and date, how far short, direction of travel.

    `Not met: CIN visits in timescale 77% as at …, target at least 85% by …, 8 points short · better, was 75%`.
    """
    condition = verdict.condition
    known = verdict.outcome not in UNKNOWN
    if condition.is_judged:
        judgement = f" ({verdict.because})" if known else ""
        return (Bold(f"{capital(verdict.outcome)}:"), f" {condition.indicator}{judgement}")
    spans: list[Span] = [
        Bold(f"{capital(_outcome_words(verdict))}:"),
        f" {figure_words(verdict)}, {_test(verdict)}",
    ]
    if verdict.because and known and not _is_said_with_outcome(condition):
        spans += [", ", Bold(verdict.because) if verdict.short is not None else verdict.because]
    spans += [f" · {words}" for words in (assessment.travel(condition), _open_questions(verdict)) if words]
    return tuple(spans)


def _outcome_words(verdict: Verdict) -> str:
    """The outcome; of a trend with what made it, of an unknown one with what is missing."""
    if verdict.outcome in UNKNOWN:
        return f"{verdict.outcome} ({verdict.because})" if verdict.because else str(verdict.outcome)
    return verdict.words if _is_said_with_outcome(verdict.condition) else str(verdict.outcome)


def _is_said_with_outcome(condition: Condition) -> bool:
    """What made the outcome is said with it, and not after the figure: of a trend no one figure decides."""
    match condition.kind:
        case Kind.TREND:
            return True
        case Kind.THRESHOLD | Kind.COMPARATOR | Kind.EVIDENCE:
            return False
        case never:
            assert_never(never)


def _test(verdict: Verdict) -> str:
    return f"target {verdict.condition.test}" if verdict.condition.target is not None else verdict.condition.test


def _open_questions(verdict: Verdict) -> str:
    return f"not settled: {'; '.join(verdict.condition.questions)}" if verdict.condition.questions else ""


def short_verdict(verdict: Verdict) -> str:
    """A verdict in a few words: `CP visits in timescale 90%, met`."""
    if verdict.condition.is_judged or verdict.reading is None:
        return f"{verdict.condition.indicator}, {verdict.outcome}"
    return f"{_indicator_and_figure(verdict)}, {verdict.words}"


def measure_line(assessment: Assessment) -> Line:
    """A measure on one line by its worst condition in force: for the digest."""
    return (Bold(f"{assessment.measure.ref} {assessment.measure.title}:"), f" {measure_words(assessment)}")


def measure_words(assessment: Assessment) -> str:
    """What the figures say of a measure, by its worst condition in force."""
    worst = assessment.worst
    if worst is None:
        return NO_TARGET
    if worst.condition.is_judged:
        told = [str(worst.outcome), worst.condition.indicator]
    else:
        told = [_outcome_words(worst), f"{figure_words(worst)}, {_test(worst)}"]
        told += [worst.because] if worst.because and _says_how(worst) else []
        told += [words for words in (assessment.travel(worst.condition), _open_questions(worst)) if words]
    many = len(assessment.verdicts)
    return " · ".join([*told, f"worst of {many} conditions"] if many > 1 else told)


def _says_how(verdict: Verdict) -> bool:
    """How far it is from a target, or what else there is to say of it, and not what it was compared with."""
    return verdict.condition.has_target or verdict.short is not None or verdict.outcome == Outcome.MET_LATE


def mismatch_lines(assessment: Assessment) -> list[Line]:
    """The claim and the figures side by side: what was reported, then what the figures say, the worst first."""
    measure = assessment.measure
    lines: list[Line] = [(Bold(f"{measure.ref} {measure.title}:"), f" {claim_words(assessment)}.")]
    telling = [each for each in assessment.verdicts if _tells(assessment, each)]
    lines += [verdict_line(assessment, each) for each in telling]
    rest = [short_verdict(each) for each in assessment.verdicts if each not in telling]
    if rest:
        lines.append((f"Otherwise: {'; '.join(rest)}.",))
    if not assessment.verdicts:
        lines.append((Bold("No target is set"), " for this measure, so no figure can confirm it."))
    return lines + [(line,) for line in beside(assessment)]


def beside(assessment: Assessment) -> list[str]:
    """A line for each claim that stands beside the one most in question."""
    return [_claim_line(each) for each in assessment.reported if each is not assessment.in_question]


def mismatch_line(assessment: Assessment) -> Line:
    """The claim and the figures that make the mismatch, on one line: for the digest."""
    asked = assessment.in_question
    contradicted = asked is not None and asked.standing == Standing.CONTRADICTED
    word = STANDING_WORDS[Standing.CONTRADICTED] if contradicted else "it cannot be confirmed"
    telling = [_telling_words(each) for each in assessment.verdicts if _tells(assessment, each)]
    name = Bold(f"{assessment.measure.ref} {assessment.measure.title}:")
    return (
        name,
        f" {claim_words(assessment)}, ",
        Bold(word),
        " ".join([f": {'; '.join(telling) or NO_TARGET}.", *beside(assessment)]),
    )


def _telling_words(verdict: Verdict) -> str:
    """`CIN visits in timescale 77% against at least 85% by Tue 30 Jun 2020, 8 points short`."""
    if verdict.outcome in UNKNOWN:
        about = verdict.condition.indicator
        # What is missing is the name of a figure only where a comparator lacks one; elsewhere it is a sentence.
        if verdict.because and verdict.because == verdict.condition.comparator:
            return f"{verdict.outcome} of {verdict.because} ({about})"
        said = verdict.because if verdict.because != about else ""
        return f"{verdict.outcome} ({', '.join(filter(None, [about, said]))})"
    if not verdict.condition.has_target:
        return f"{verdict.condition.indicator} {verdict.words}"
    because = f", {verdict.because}" if verdict.because else ""
    return f"{_indicator_and_figure(verdict)} against {verdict.condition.test}{because}"


def _tells(assessment: Assessment, verdict: Verdict) -> bool:
    """True for the verdicts that make the mismatch: those that fail, or those that are not known."""
    asked = assessment.in_question
    if asked and asked.standing == Standing.UNCONFIRMED:
        return verdict.outcome in UNKNOWN
    if asked and not asked.claim.met:
        return True
    return verdict.short is not None or verdict.outcome in {Outcome.BROKEN, Outcome.NOT_MET, Outcome.SLIPPED}


def claim_line(assessment: Assessment) -> str:
    """The claim most in question and how the figures stand to it, or that nothing was claimed."""
    return _claim_line(assessment.in_question) if assessment.in_question else NO_CLAIM


def claim_lines(assessment: Assessment) -> list[str]:
    """Every claim that stands, the council's first, each with what it stands in place of; or that there is none."""
    return [_claim_line(each) for each in assessment.reported] or [NO_CLAIM]


def _claim_line(reported: Reported) -> str:
    return f"{capital(reported_words(reported))}: {STANDING_WORDS[reported.standing]}."


def listed_lines(assessments: Iterable[Assessment]) -> list[Line]:
    """A line for each measure; the claims that stand under it where they are not one body's first and only one."""
    return [line for each in assessments for line in (measure_line(each), *_more_than_one_claim(each))]


def _more_than_one_claim(assessment: Assessment) -> list[Line]:
    """Of a measure that is told of as a mismatch elsewhere nothing is said twice."""
    if assessment.is_mismatch or sum(1 + len(each.before) for each in assessment.reported) < 2:
        return []
    return [(line,) for line in claim_lines(assessment)]
