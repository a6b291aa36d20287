"""Claims that the figures do not bear out, each beside its figures, in few words."""

from collections.abc import Sequence
from datetime import date

from board.bodies import COUNCIL, same_body
from board.claims import Reported, Since, Standing
from board.conditions import Condition, indicator_key
from board.measures import Assessment
from board.outcomes import Verdict
from board.position import Position
from board.refs import quoted
from board.words import capital
from commands.measures.claims.stance import is_only_on_target
from commands.measures.indicators.claim_wording import claim_lines, mismatch_lines, others_counted, telling
from commands.reply import Bold, Code, Line, Paragraph, paragraph
from commands.standing.briefly import figure, gap, measure_name, outcome, target

SHOWN = 3
NAMED = 8
# Up to this many measures show two figures each; more show one.
FEW = 2


def claimed(where: Position) -> list[Paragraph]:
    """The claims that the figures contradict, or that have failed since: first claims of *met*, then of *not met*."""
    told = where.not_borne_out
    met = [each for each in told if each.in_question and each.in_question.claim.met]
    not_met = [each for each in told if each not in met]
    on_target = [each for each in met if each.in_question and is_only_on_target(each.in_question.claim.reported)]
    met = [each for each in met if each not in on_target]
    left = max(SHOWN - len(met), 1)
    figures = 2 if len(told) <= FEW else 1
    return [
        *_paragraph("Reported met, and not met", met, SHOWN, figures),
        *_paragraph("Reported on target, and not", on_target, left, figures),
        *_paragraph("Reported not met, and met", not_met, max(left - len(on_target), 1), figures),
    ]


def _paragraph(title: str, told: Sequence[Assessment], most: int, figures: int) -> list[Paragraph]:
    if not told:
        return []
    lines = [claimed_line(each, figures) for each in told[:most]]
    rest = [each.measure.ref for each in told[most:]]
    more = [f"and {', '.join(rest[:NAMED])}" + (f" and {len(rest) - NAMED:,} more" if len(rest) > NAMED else "")]
    return [paragraph((Bold(title),), *lines, *(more if rest else []))]


def claims_in_full(where: Position) -> list[Paragraph]:
    """Each claim in question beside its figures, in full: contradicted, slipped since, and not confirmed."""
    kinds = (
        ("Contradicted: claim and figure side by side", where.standing(Standing.CONTRADICTED)),
        ("Borne out when made, and slipped since", where.failing_since(Since.SLIPPED)),
        ("Not confirmed when made, and not met since", where.failing_since(Since.NOT_MET)),
        ("Cannot be confirmed: claim and figure side by side", where.standing(Standing.UNCONFIRMED)),
    )
    found = [(title, [line for each in told for line in mismatch_lines(each)]) for title, told in kinds]
    found.append(("Borne out, and more than one claim was made", _borne_out(where)))
    return [paragraph((Bold(title),), *lines) for title, lines in found if lines]


def _borne_out(where: Position) -> list[Line]:
    """The claims on measures where none is in question, if more than one claim was made."""
    several = [each for each in where.assessments if sum(1 + len(one.before) for one in each.reported) > 1]
    return [
        (Bold(f"{each.measure.ref} {each.measure.title}:"), f" {line}")
        for each in several
        if not each.is_mismatch
        for line in claim_lines(each)
    ]


def claimed_line(assessment: Assessment, figures: int = 2) -> Line:
    """`M6 Statutory visits: CIN visits 77%, target at least 85% by 30 Jun: 8 points short`, with up to `figures` of the
    figures that fail and how many more there are; then how many other claims there are, and where to see them."""
    asked = assessment.in_question
    if asked is None:
        return ()
    return (
        Bold(f"{measure_name(assessment.measure)}:"),
        f" {_whose(asked)}{_figures(assessment, asked, figures)}{_since(asked, assessment.today)}",
        *_others(assessment),
    )


def _others(assessment: Assessment) -> Line:
    told = others_counted(assessment)
    return (f" · {told}: ", Code(f"/measure show {quoted(assessment.measure.ref)}")) if told else ()


def _whose(asked: Reported) -> str:
    """Whose claim it is, unless it is the council's, and whether it has failed only since."""
    body = "" if same_body(asked.claim.body, COUNCIL) else f"{capital(asked.claim.body)}'s claim"
    since = str(asked.since) if asked.fails_since else ""
    told = ", ".join(filter(None, [body, since]))
    return f"{told}. " if told else ""


def _figures(assessment: Assessment, asked: Reported, most: int) -> str:
    """Each figure that fails the claim, once, with the worst that is said of it and, if it differs from the one before,
    its target."""
    worst: dict[str, Verdict] = {}
    for each in telling(asked):
        worst.setdefault(indicator_key(each.condition.indicator), each)
    said, before = list[str](), ""
    for each in list(worst.values())[:most]:
        against = _asked(each.condition, assessment.today)
        shown = [figure(each)]
        if not each.condition.is_judged and against != before:
            shown.append(against)
        said.append(f"{', '.join(shown)}: {gap(each, assessment.today)}")
        before = against
    more = len(worst) - most
    return " · ".join([*said, *([f"and {more} more"] if more > 0 else [])])


def _since(asked: Reported, today: date) -> str:
    """What has changed since, if anything: a newer figure, another target in force, or a date that has passed."""
    if asked.fails_since:
        return ""
    told = telling(asked)[:1]
    of = [each.condition for each in told]
    about = [
        each for each in asked.now if each.reading and any(each.condition.indicator == one.indicator for one in of)
    ]
    if asked.since is not None:
        now = next((each for each in about if each.condition in of), next(iter(about), None))
        return f" · {asked.since}" + (f": {_newly(now, told, today, figure(now))}" if now else "")
    now = next(iter(about), None)
    if now is None or now in told:
        return ""
    newly = _newly(now, told, today, figure(now) if now.reading != told[0].reading else "")
    return f" · now {newly}: {gap(now, today)}" if newly else f" · now {outcome(now, today)}"


def _newly(now: Verdict, told: Sequence[Verdict], today: date, newer: str) -> str:
    """The `newer` figure, and its target unless it is already in the line."""
    is_told = now.condition in [each.condition for each in told]
    return ", ".join(filter(None, [newer, "" if is_told else _asked(now.condition, today)]))


def _asked(condition: Condition, today: date) -> str:
    """`target at least 85% by 30 Jun`; `rising each month`."""
    against = target(condition, today)
    return f"target {against}" if condition.has_target else against
