"""Where a board stands on a day: the common answer behind `/status` and the weekly digest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from board.actions import Action, Status, silent_since
from board.calendar import IN_LONDON, Schedule, last_meeting, next_meeting, papers_due
from board.claims import TALLY, Reported, Since, Standing
from board.conditions import Claim
from board.dates_agreed import is_asked
from board.measures import Assessment, Measure, assess, worst_first
from board.risks import Gap, Risk, gaps_in
from board.scorecard import Gaps
from board.words import count, listed

DUE_SOON_DAYS = 14
NONE_KNOWN = Gaps()


@dataclass(frozen=True, slots=True)
class Position:
    """A board as at `today`.

    `overdue` is longest first. `due_soon` runs to the next board or for 14 days, whichever is later, soonest first.
    `assessments` keep the measures' order. The lists hold open actions, except that `awaiting` holds those awaiting
    sign-off. `risk_gaps` counts the open risks that lack something.
    """

    today: date
    open_actions: tuple[Action, ...]
    overdue: tuple[Action, ...]
    due_soon: tuple[Action, ...]
    awaiting: tuple[Action, ...]
    unowned: tuple[Action, ...]
    without_slack_owner: tuple[Action, ...]
    undated: tuple[Action, ...]
    silent: tuple[Action, ...]
    assessments: tuple[Assessment, ...]
    next_board: date | None
    gaps: Gaps = NONE_KNOWN
    risk_gaps: Mapping[Gap, int] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[Action, ...]:
        """The actions for which a later date is asked for."""
        return tuple(each for each in (*self.open_actions, *self.awaiting) if is_asked(each))

    @property
    def papers(self) -> date | None:
        """The day on which papers go out for the next board."""
        return papers_due(self.next_board) if self.next_board else None

    @property
    def due_soon_until(self) -> date:
        """The last day that counts as due soon."""
        return due_soon_until(self.today, self.next_board)

    @property
    def mismatches(self) -> tuple[Assessment, ...]:
        """Measures whose claim the figures contradict, then those that now fail, then those that the figures cannot
        confirm."""
        return (*self.not_borne_out, *self.standing(Standing.UNCONFIRMED))

    @property
    def not_borne_out(self) -> tuple[Assessment, ...]:
        """Measures whose claim the figures contradict, then those that were claimed met and now fail."""
        return (
            *self.standing(Standing.CONTRADICTED),
            *self.failing_since(Since.SLIPPED),
            *self.failing_since(Since.NOT_MET),
        )

    def failing_since(self, since: Since) -> tuple[Assessment, ...]:
        """The measures that were claimed met, without a figure contradicting that at the time, and that fail now.
        `since` chooses those that have slipped, or those that are not met for another reason: they could not be
        confirmed then, or miss a later target."""
        asked = [(each, each.in_question) for each in self.assessments]
        return tuple(each for each, claim in asked if claim and claim.fails_since and claim.since == since)

    @property
    def measures_worst_first(self) -> list[Assessment]:
        """Every measure, the worst outcome first."""
        return worst_first(self.assessments)

    def standing(self, standing: Standing) -> tuple[Assessment, ...]:
        """The measures whose claim has that standing, except those that now fail. If several bodies have claimed
        something, the claim most in question counts."""
        asked = [(each, each.in_question) for each in self.assessments]
        return tuple(each for each, claim in asked if claim and claim.standing == standing and not claim.fails_since)

    @property
    def claims_in_doubt(self) -> tuple[tuple[Measure, Claim], ...]:
        """The claims taken as the council's although the source names another body, with their measures."""
        return tuple((each.measure, claim) for each in self.assessments for claim in each.measure.claims if claim.doubt)


def due_soon_until(today: date, next_board: date | None) -> date:
    """The next board's day or 14 days from today, whichever is later."""
    fortnight = today + timedelta(days=DUE_SOON_DAYS)
    return max(fortnight, next_board) if next_board else fortnight


def position(
    actions: Iterable[Action],
    measures: Iterable[Measure],
    meetings: Iterable[date],
    today: date,
    risks: Iterable[Risk] = (),
    schedule: Schedule = IN_LONDON,
) -> Position:
    """Works out where a board stands on `today`, a day of its `schedule`, from its live actions (open or awaiting
    sign-off). It does not include what areas lack: see `commands/areas/gaps.py`."""
    live, meetings = tuple(actions), tuple(meetings)
    open_actions = tuple(action for action in live if action.is_open)
    board_day = next_meeting(meetings, today)
    until, since = due_soon_until(today, board_day), silent_since(today, schedule)
    return Position(
        today=today,
        open_actions=open_actions,
        overdue=_by_due(action for action in open_actions if action.is_overdue(today)),
        due_soon=_by_due(action for action in open_actions if action.is_due_by(today, until)),
        awaiting=tuple(action for action in live if action.status == Status.AWAITING_SIGN_OFF),
        unowned=tuple(action for action in open_actions if not action.is_owned),
        without_slack_owner=tuple(action for action in open_actions if action.owner_words and not action.owner_id),
        undated=tuple(action for action in open_actions if action.due_on is None),
        silent=tuple(action for action in open_actions if action.is_silent(since)),
        assessments=tuple(assess(measure, today) for measure in measures),
        next_board=board_day,
        risk_gaps=gaps_in(risks, last_meeting(meetings, today)),
    )


def _by_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    return tuple(sorted(actions, key=lambda action: (action.due_on or date.max, action.id)))


def overdue_sentence(open_count: int, overdue_count: int, change: str = "") -> str:
    """`Of 73 open actions 29 are overdue, 3 more than last week.` If nothing is overdue, it says so."""
    if not open_count:
        return f"No actions are overdue{change}; none is open."
    if not overdue_count:
        return f"No actions are overdue{change}; {open_count:,} {'is' if open_count == 1 else 'are'} open."
    if open_count == 1:
        return f"The one open action is overdue{change}."
    return f"Of {open_count:,} open actions {count(overdue_count, 'is', 'are')} overdue{change}."


def waiting_sentence(many: int, whose: str = "the chair", dates: int = 0) -> str:
    """`12 wait for the chair, 2 of them with a later date asked for.` If nothing waits, it says so."""
    if not many:
        return f"Nothing waits for {whose}."
    of_them = "" if many == 1 else "each " if dates == many else f"{dates:,} of them "
    asked = f", {of_them}with a later date asked for" if dates else ""
    return f"{count(many, 'waits', 'wait')} for {whose}{asked}."


def claims_sentence(assessments: Sequence[Assessment]) -> str:
    """What was reported of the escalation measures, and its standing. A measure without a target counts if somebody has
    claimed something of it. Empty if there is none."""
    assessments = [each for each in assessments if each.reported or not each.is_watched]
    if not assessments:
        return ""
    claimed = [each.by_council for each in assessments if each.by_council and each.by_council.claim.met]
    changed = [each for each in assessments if _is_met_no_more(each)]
    by = " by the council" if any(each.reported and not each.claim for each in assessments) else ""
    if len(assessments) == 1:
        told = f"was reported met: {claimed[0].words}" if claimed else f"has not been reported met{by}"
        told = "was reported met, and is now reported not met" if changed else told
        return f"The escalation measure {told}."
    measures = count(len(assessments), "escalation measure")
    more = f" {len(changed)} {'was' if len(changed) == 1 else 'were'} reported met before" if changed else ""
    more += f" and {'is' if len(changed) == 1 else 'are'} now reported not met." if changed else ""
    if not claimed:
        return f"None of the {measures} {'is' if changed else 'has been'} reported met{by}.{more}"
    told = f"All {measures} were" if len(claimed) == len(assessments) else f"{len(claimed)} of {measures} "
    if len(claimed) < len(assessments):
        told += "was" if len(claimed) == 1 else "were"
    return f"{told} reported met: the figures {_tally(claimed)}.{_tally_since(claimed)}{more}"


def _is_met_no_more(assessment: Assessment) -> bool:
    """True if the council reported it met, and has since replaced that with a claim that it is not."""
    now = assessment.by_council
    return now is not None and not now.claim.met and any(claim.met for claim in now.before)


def _tally(claimed: Sequence[Reported]) -> str:
    """The standings when made: `bear out 1, contradict 2 and cannot confirm 4`."""
    standings = [each.standing for each in claimed]
    return listed([f"{word} {standings.count(standing)}" for standing, word in TALLY.items()])


def _tally_since(claimed: Sequence[Reported]) -> str:
    """What has happened since: ` Of these, 1 has slipped since and 2 are met since.`"""
    since = [each.since for each in claimed]
    words = ((Since.SLIPPED, "has", "have"), (Since.MET, "is", "are"), (Since.NOT_MET, "is", "are"))
    told = [
        f"{many} {one if many == 1 else several} {what}" for what, one, several in words if (many := since.count(what))
    ]
    return f" Of these, {listed(told)}." if told else ""
