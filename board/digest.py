"""The weekly digest, worked out from where the board stands and what has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from board.bodies import COUNCIL, same_body
from board.claims import Reported, before_words
from board.conditions import Claim, Reading
from board.events import Event
from board.measures import Assessment, Measure
from board.outcomes import Outcome, turned
from board.position import Position
from board.words import count, day

WEEK = range(5, 10)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one digest leaves for the next to compare with: its day, its counts, each measure's outcome, and for each
    claim, by its id, its standing."""

    on: date
    open_count: int
    overdue_count: int
    outcomes: Mapping[str, str]
    standings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Activity:
    """What happened since the last digest: for each verb the number of actions it changed, and the new readings, as
    (measure ref, indicator, the reading's id). `told` are claims, judgements and targets in words."""

    verbs: Mapping[str, int]
    readings: tuple[tuple[str, str, int], ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A board's digest: `position` is where it stands; the rest compares that with the digest before.

    `compared` ends the sentence on what is overdue: `, 3 more than last week`. `action_changes` are counts for each
    verb; `measure_changes` say what is new of each measure, the gravest first. `ahead` are the events before the next
    board, and `moved` says what has changed in risks and areas. `undone` is what an earlier digest said and no longer
    holds.
    """

    board: str
    position: Position
    since: date | None
    compared: str
    action_changes: tuple[str, ...]
    measure_changes: tuple[str, ...]
    ahead: tuple[Event, ...] = ()
    moved: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def snapshot(self) -> Snapshot:
        """What the next digest compares itself with."""
        return snapshot_of(self.position)

    @property
    def since_words(self) -> str:
        """`Since last week`, or since the day of the last digest if that was not about a week ago."""
        if self.since is None:
            return "Since the log began"
        if (self.position.today - self.since).days in WEEK:
            return "Since last week"
        return f"Since {day(self.since)}"


def snapshot_of(where: Position) -> Snapshot:
    """The snapshot of where a board stands, for comparing a later day with it."""
    return Snapshot(
        where.today,
        len(where.open_actions),
        len(where.overdue),
        {each.measure.ref: str(each.outcome) for each in where.assessments},
        {str(each.claim.id): str(each.standing) for one in where.assessments for each in one.reported},
    )


VERB_WORDS = {
    "import": "{} imported",
    "add": "{} logged",
    "update": "{} updated",
    "done": "{} reported done",
    "close": "{} closed",
    "return": "{} returned",
    "reopen": "{} reopened",
    "assign": "{} assigned",
    "edit": "{} edited",
    "link": "{} linked",
    "unlink": "{} unlinked",
    "handover": "{} handed over",
    "start": "{} started",
    "hold": "{} put on hold",
    "bau": "{} handed to business as usual",
    "cancel": "{} cancelled",
    "dated": "{} given a due date",
    "asked": "{} with a later date asked for",
    "decline": "{} with a later date declined",
}


def compose_digest(board: str, position: Position, changes: Activity, previous: Snapshot | None) -> Digest:
    """The digest of `board` as at `position.today`; `previous` is that of the last one posted, or None."""
    turned = (*_turned(position, previous), *_judged_again(position, previous))
    return Digest(
        board=board,
        position=position,
        since=previous.on if previous else None,
        compared=_compared(position, previous),
        action_changes=tuple(_verb_lines(changes)),
        measure_changes=(*turned, *changes.told, *_reading_lines(position, changes.readings)),
    )


def _compared(position: Position, previous: Snapshot | None) -> str:
    if previous is None:
        return ""
    more = len(position.overdue) - previous.overdue_count
    when = "last week" if (position.today - previous.on).days in WEEK else f"on {day(previous.on)}"
    if not more:
        return f", as {when}"
    return f", {abs(more)} {'more' if more > 0 else 'fewer'} than {when}"


def _verb_lines(changes: Activity) -> Iterable[str]:
    for verb, words in VERB_WORDS.items():
        if many := changes.verbs.get(verb, 0):
            yield words.format(many)
    if moved := changes.verbs.get("due", 0):
        yield f"{count(moved, 'date')} moved"


def _reading_lines(position: Position, readings: Sequence[tuple[str, str, int]]) -> Iterable[str]:
    """A line for each indicator with new readings, if a condition in force tests it or its measure has no target: its
    latest figure if that is new, otherwise how many new readings are of an earlier day."""
    fresh: dict[tuple[str, str], set[int]] = {}
    for ref, indicator, reading_id in readings:
        fresh.setdefault((ref, indicator), set()).add(reading_id)
    for assessment in position.assessments:
        measure = assessment.measure
        for indicator, latest, figure in _latest(assessment):
            new = fresh.get((measure.ref, indicator), set())
            if latest.id in new:
                yield f"{measure.ref} {indicator} {figure}"
            elif many := sum(each.id in new for each in measure.readings):
                yield f"{measure.ref} {indicator}: {count(many, 'earlier figure')} entered"


def _latest(assessment: Assessment) -> Iterable[tuple[str, Reading, str]]:
    """The latest figure of each indicator, once, with its words and how it has changed."""
    told: set[str] = set()
    for verdict in assessment.verdicts:
        indicator, reading = verdict.condition.indicator, verdict.reading
        if reading and indicator not in told:
            told.add(indicator)
            since = f"no reading since {day(reading.as_at)}" if verdict.is_stale else ""
            travel = assessment.travel(verdict) or since
            yield indicator, reading, f"{reading.figure}, {travel}" if travel else reading.figure
    for each in assessment.figures if assessment.is_watched else ():
        yield each.latest.indicator, each.latest, each.briefly


def _turned(position: Position, previous: Snapshot | None) -> Iterable[str]:
    """Lines for measures whose outcome differs from that in the last digest."""
    for each in position.assessments:
        before = previous.outcomes.get(each.measure.ref) if previous else None
        # Digests from before 0.6.0 say of a measure without a target that it cannot be computed.
        was_watched = each.is_watched and before == Outcome.NOT_DEFINED
        if before and before != each.outcome and not was_watched:
            yield f"{each.measure.ref} {turned(before, each.outcome)}"


def _judged_again(position: Position, previous: Snapshot | None) -> Iterable[str]:
    """Lines for claims whose standing differs from that in the last digest, because a figure of their time was
    corrected, withdrawn or entered late."""
    for assessment in position.assessments:
        for each in assessment.reported:
            was = previous.standings.get(str(each.claim.id)) if previous else None
            if was and was != each.standing:
                told = f"claim {quoted_claim(each.claim)} judged again: {before_words(was)}, {each.standing} now"
                yield f"{assessment.measure.ref} {told}"


def reported_words(reported: Reported, judged: str = "") -> str:
    """`reported "Target Met" (cabinet report, as at Wed 8 Jul 2020; not borne out when made)`, with the claim it
    replaces.

    A body other than the council is named: `Ofsted reported …`. `judged` is its standing in words.
    """
    claim = reported.claim
    by = "" if same_body(claim.body, COUNCIL) else f"{claim.body} "
    instead = f", in place of {quoted_claim(reported.before[0])}" if reported.before else ""
    more = f" and {len(reported.before) - 1} before it" if len(reported.before) > 1 else ""
    return f"{by}reported {quoted_claim(claim, judged)}{instead}{more}"


def quoted_claim(claim: Claim, judged: str = "") -> str:
    """`"Target Met" (cabinet report, as at Wed 8 Jul 2020)`, with its standing if that is given."""
    said = ", ".join(filter(None, [claim.source, f"as at {day(claim.as_at)}"]))
    return f'"{claim.reported}" ({said}{"; " if judged else ""}{judged})'


def owner_words(measure: Measure) -> str:
    """The measure's owner as people read it, or empty."""
    return f"<@{measure.owner_id}>" if measure.owner_id else measure.owner_words
