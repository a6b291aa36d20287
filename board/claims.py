"""What the figures say of a claim. It is judged by the readings as at its own day or earlier, without hindsight; what
has happened since is shown beside it. If a reading of that time is corrected or entered late, or a target is set later,
the claim is judged again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from board.bodies import COUNCIL, body_key, same_body
from board.conditions import Claim
from board.grounds import Grounds
from board.outcomes import CONFIRMS_NOTHING, FAILING, Outcome, Verdict
from board.words import day


class Standing(StrEnum):
    """What the figures of its own day say of a claim."""

    BORNE_OUT = "borne out"
    CONTRADICTED = "contradicted"
    UNCONFIRMED = "cannot be confirmed"


class Since(StrEnum):
    """What became of a claimed measure after the claim's own day."""

    SLIPPED = "slipped since"
    MET = "met since"
    NOT_MET = "not met since"
    UNCONFIRMED = "cannot be confirmed now"


STANDING_WORDS = {
    Standing.BORNE_OUT: "the figures bear it out",
    Standing.CONTRADICTED: "the figures contradict it",
    Standing.UNCONFIRMED: "the figures cannot confirm it",
}
WHEN_MADE = {
    Standing.BORNE_OUT: "borne out when made",
    Standing.CONTRADICTED: "not borne out when made",
    Standing.UNCONFIRMED: "not confirmed when made",
}
TALLY = {Standing.BORNE_OUT: "bear out", Standing.CONTRADICTED: "contradict", Standing.UNCONFIRMED: "cannot confirm"}


@dataclass(frozen=True, slots=True)
class JudgedAgain:
    """Records that a claim was judged differently until figures of its day or earlier were entered, or another target
    was set; `on` is the day of the last of these."""

    was: Standing
    on: date


@dataclass(frozen=True, slots=True)
class Reported:
    """A body's claim that stands, and the body's earlier claims, newest first.

    `then` are the verdicts by the figures of the claim's own day, and `standing` follows from them. `now` are today's
    verdicts on the conditions now in force, and `since` is what is new in them.
    """

    claim: Claim
    standing: Standing
    before: tuple[Claim, ...] = ()
    then: tuple[Verdict, ...] = ()
    now: tuple[Verdict, ...] = ()
    since: Since | None = None
    again: JudgedAgain | None = None

    @property
    def fails_since(self) -> bool:
        """True for a claim of *met* that no figure contradicted when it was made, if the measure fails now."""
        return self.claim.met and self.since in {Since.SLIPPED, Since.NOT_MET}

    @property
    def is_in_question(self) -> bool:
        """True if the figures of its day contradict it or cannot confirm it, or if its measure now fails."""
        return self.standing != Standing.BORNE_OUT or self.fails_since

    @property
    def rank(self) -> int:
        """The order in which claims are shown: contradicted, failing now, a "not met" that has been met since,
        unconfirmed, borne out."""
        if self.fails_since:
            return 1
        if not self.claim.met and self.standing == Standing.CONTRADICTED and self.since == Since.NOT_MET:
            return 2
        return {Standing.CONTRADICTED: 0, Standing.UNCONFIRMED: 3, Standing.BORNE_OUT: 4}[self.standing]

    @property
    def words(self) -> str:
        """How it stands by the figures: `the figures contradict it`; `borne out when made, slipped since`."""
        return self.when_made if self.since else STANDING_WORDS[self.standing]

    @property
    def when_made(self) -> str:
        """The same from the day it was made: `not borne out when made, met since`."""
        return ", ".join(filter(None, [WHEN_MADE[self.standing], self.since]))

    @property
    def judged_again(self) -> str:
        """`; judged again on Mon 20 Jul 2020, contradicted before`, or empty."""
        return f"; judged again on {day(self.again.on)}, {before_words(self.again.was)}" if self.again else ""


def before_words(standing: str) -> str:
    """How it stood before it was judged again: `contradicted before`, `could not be confirmed before`."""
    return f"{standing} before".replace("cannot ", "could not ")


def stood_on(claims: Iterable[Claim], body: str, on: date) -> list[Claim]:
    """A body's claims as at `on` or earlier, newest first. The first is the one that stands on that day."""
    own = (claim for claim in claims if claim.as_at <= on and same_body(claim.body, body))
    return sorted(own, key=lambda each: (each.as_at, each.id), reverse=True)


def reported(claims: Sequence[Claim], grounds: Grounds, today: date, now: tuple[Verdict, ...]) -> Iterable[Reported]:
    """The claim of each body that stands on `today`, the council's first, with how the figures bear on it. `now` are
    that day's verdicts."""
    bodies = {body_key(body): body for body in (COUNCIL, *(claim.body for claim in claims))}
    for own in filter(None, (stood_on(claims, body, today) for body in bodies.values())):
        yield _judged(own[0], tuple(own[1:]), grounds, today, now)


def _judged(
    claim: Claim, before: tuple[Claim, ...], grounds: Grounds, today: date, now: tuple[Verdict, ...]
) -> Reported:
    then = grounds.verdicts(claim.as_at)
    standing = _standing(claim, then)
    again = _again(claim, standing, grounds)
    failing = _failing(claim, now, grounds)
    since = _since(claim, _passes(claim, then), False if failing else _passes(claim, now))
    if since == Since.SLIPPED and not _failing(
        claim, [grounds.verdict(each.condition, today) for each in then], grounds
    ):
        since = Since.NOT_MET  # the next of a figure's targets is not met; what was claimed still is
    return Reported(claim, standing, before, then, now, since, again)


def _failing(claim: Claim, now: Sequence[Verdict], grounds: Grounds) -> list[Verdict]:
    """The verdicts that fail now. One that has failed since the claim still counts once its figure is too old, or the
    next one is suppressed: a lack of news does not end a slip."""
    since = [each for each in map(grounds.last_known, now) if each.reading and each.reading.as_at > claim.as_at]
    return [each for each in (*now, *since) if each.outcome in FAILING]


def _passes(claim: Claim, verdicts: Sequence[Verdict]) -> bool | None:
    """False if one verdict fails; None if none fails and one is not known, or if there is none.

    A measure that is only on target is not met yet: that bears out a claim of *met*, but neither bears out nor
    contradicts a claim of *not met*.
    """
    outcomes = {each.outcome for each in verdicts}
    if outcomes & FAILING:
        return False
    return None if not outcomes or outcomes & confirms_nothing(claim) else True


def confirms_nothing(claim: Claim) -> frozenset[Outcome]:
    """The outcomes that neither bear out nor contradict the claim."""
    return CONFIRMS_NOTHING if claim.met else CONFIRMS_NOTHING | {Outcome.ON_TARGET}


def _standing(claim: Claim, verdicts: Sequence[Verdict]) -> Standing:
    passes = _passes(claim, verdicts)
    if passes is None:
        return Standing.UNCONFIRMED
    return Standing.BORNE_OUT if passes == claim.met else Standing.CONTRADICTED


def _since(claim: Claim, then: bool | None, now: bool | None) -> Since | None:
    """What is new since the claim. It is not new if what failed, or was not known, is not known now. Only what was
    claimed to be met can slip."""
    if now == then or (now is None and not then):
        return None
    if now is None:
        return Since.UNCONFIRMED
    return Since.MET if now else Since.SLIPPED if then and claim.met else Since.NOT_MET


def _again(claim: Claim, standing: Standing, grounds: Grounds) -> JudgedAgain | None:
    if claim.entered_at is None:
        return None
    figures = grounds.entered_since(claim.entered_at, claim.as_at)
    entered = [
        *(each.entered_at for each in figures),
        *(each.entered_at for each in grounds.set_since(claim.entered_at)),
    ]
    if not entered:
        return None
    was = _standing(claim, grounds.entered_by(claim.entered_at).verdicts(claim.as_at))
    return JudgedAgain(was, max(each.date() for each in entered if each)) if was != standing else None
