"""The filters of `/action list`, in the order of the help, with the ways in which people type them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from board.actions import LIVE, OPEN, SILENT_AFTER_DAYS, Status, silent_since
from board.calendar import NO_MEETING, next_meeting
from board.position import due_soon_until
from board.refusals import Refusal
from commands.actions.parts import part_of
from commands.call import Call
from storage.action_filters import (
    ASKED,
    MILESTONES,
    MOVED,
    NO_BODY,
    NO_EVIDENCE,
    NOBODY_ANSWERS,
    ONLY_A_ROLE,
    UNDATED,
    UNOWNED,
    due_before,
    due_between,
    not_updated_since,
    rated,
)
from storage.filters import Filter

Span = tuple[date, date]
_AWAITING = (Status.AWAITING_SIGN_OFF,)
_USUAL = (Status.BUSINESS_AS_USUAL,)


@dataclass(frozen=True, slots=True)
class ListFilter:
    """One filter. It keeps the actions that have one of its `statuses` (None does not restrict them), meet the
    condition of `keeps`, and are due from the first to the last day of `span`. `also` are other ways of typing its
    name. `nothing` is the reply if the filter is used alone and finds nothing."""

    name: str
    also: tuple[str, ...] = ()
    nothing: str = ""
    statuses: Sequence[Status] | None = None
    keeps: Callable[[Call], Filter] | None = None
    span: Callable[[Call], Span] | None = None

    def conditions(self, call: Call) -> list[Filter]:
        """The conditions for the database, apart from the status."""
        found = [self.keeps(call)] if self.keeps else []
        return [*found, due_between(*self.span(call))] if self.span else found


def own(call: Call) -> Filter:
    """Keeps the actions that the person owns: by id, or as an owner in words with their name."""
    return part_of(call, "owner", call.actor.person)


def owned(call: Call, person_id: str) -> Filter:
    """Keeps the actions that `person_id` owns, in the same sense."""
    return part_of(call, "owner", person_id)


def _soon(call: Call) -> Span:
    return call.today, due_soon_until(call.today, next_meeting(call.board.meetings, call.today))


def _before_board(call: Call) -> Span:
    board = next_meeting(call.board.meetings, call.today)
    if board is None:
        raise Refusal(f"{NO_MEETING}. Put the next one in:", lines=["/board meeting <date>"])
    return call.today, board


def _in_days(first: int, last: int) -> Callable[[Call], Span]:
    return lambda call: (call.today + timedelta(first), call.today + timedelta(last))


def _this_week(call: Call) -> Span:
    return call.today, call.today + timedelta(6 - call.today.weekday())


def _next_week(call: Call) -> Span:
    monday = call.today + timedelta(7 - call.today.weekday())
    return monday, monday + timedelta(6)


def _this_month(call: Call) -> Span:
    return call.today, _first_of_next(call.today) - timedelta(1)


def _next_month(call: Call) -> Span:
    first = _first_of_next(call.today)
    return first, _first_of_next(first) - timedelta(1)


def _first_of_next(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1)


def _due(name: str, span: Callable[[Call], Span], *also: str) -> ListFilter:
    return ListFilter(name, also, f"No actions are {name}.", OPEN, span=span)


def _status(name: str, statuses: Sequence[Status], *also: str, nothing: str = "") -> ListFilter:
    return ListFilter(name, also, nothing, statuses)


FILTERS = (
    ListFilter("mine", ("my own", "my actions", "my", "own"), "You have no open actions here.", keeps=own),
    ListFilter("overdue", ("late", "past due", "past their date"), "No actions are overdue.", OPEN,
               lambda call: due_before(call.today)),
    _status("open", OPEN, "outstanding", "live", nothing="No actions are open."),
    _due("due soon", _soon, "coming up", "due shortly"),
    _due("due this week", _this_week, "this week", "due by friday", "due by the end of the week"),
    _due("due next week", _next_week, "next week"),
    _due("due today", _in_days(0, 0)),
    _due("due tomorrow", _in_days(1, 1)),
    _due("due this month", _this_month, "this month", "due by the end of the month"),
    _due("due next month", _next_month, "next month"),
    _due("due before the board", _before_board, "due by next board", "due by the next board", "due before next board",
         "due before the next board", "due by the board"),
    ListFilter("moved", ("date moved", "moved dates", "dates moved", "slipped"),
               "No open action has had its date moved.", keeps=lambda call: MOVED),
    ListFilter("asked", ("asked for", "date asked for", "dates asked for", "later date", "later dates", "requested",
                         "later date asked for", "later dates asked for", "date requested", "dates requested"),
               "No later date is asked for.", LIVE, lambda call: ASKED),
    ListFilter("milestones", ("milestone", "key milestones", "the milestones"), "No open action is a milestone.",
               keeps=lambda call: MILESTONES),
    _status("on hold", (Status.ON_HOLD,), "held", "paused", nothing="No actions are on hold."),
    _status("awaiting", _AWAITING, "awaiting sign off", "awaiting signoff", "awaiting closure", "for sign off",
            "to sign off", "done", nothing="No actions await sign-off."),
    ListFilter("unowned", ("no owner", "without an owner", "without owner", "unassigned", "not assigned", "not owned"),
               "Every open action has an owner.", keeps=lambda call: UNOWNED),
    ListFilter("no slack owner", ("not in slack", "owner not in slack", "only a role"),
               "Every owner of an open action is in Slack.", keeps=lambda call: ONLY_A_ROLE),
    ListFilter("no accountable officer",
               ("without an accountable officer", "no accountable", "nobody accountable", "nobody answers", "no sro"),
               "Every open action has an accountable officer.", keeps=lambda call: NOBODY_ANSWERS),
    ListFilter("undated", ("no due date", "no date", "without a due date", "without a date", "no deadline"),
               "Every open action has a due date.", keeps=lambda call: UNDATED),
    ListFilter("no evidence", ("without evidence", "no proof", "lacking evidence", "evidence missing"),
               "Everything that is closed or awaits sign-off has evidence.",
               (*_AWAITING, Status.CLOSED), lambda call: NO_EVIDENCE),
    ListFilter("no body", ("without a body", "no watching body", "not watched", "unwatched"),
               "Everything that is business as usual has a body that watches it.", _USUAL, lambda call: NO_BODY),
    ListFilter("silent", ("no update", "no updates", "not updated", "without an update", "stale", "quiet"),
               f"Every open action has been updated in the last {SILENT_AFTER_DAYS} days.",
               keeps=lambda call: not_updated_since(silent_since(call.today, call.board.schedule))),
    ListFilter("red", ("rated red",), "No open action is rated red.", keeps=lambda call: rated("red")),
    ListFilter("amber", ("rated amber",), "No open action is rated amber.", keeps=lambda call: rated("amber")),
    ListFilter("green", ("rated green",), "No open action is rated green.", keeps=lambda call: rated("green")),
    _status("not started", (Status.NOT_STARTED,), "unstarted", nothing="No actions are not started."),
    _status("in progress", (Status.IN_PROGRESS,), "started", "under way", "underway",
            nothing="No actions are in progress."),
    _status("closed", (Status.CLOSED,), "completed", "complete", "finished", nothing="No actions are closed."),
    _status("business as usual", _USUAL, "bau", nothing="No actions are business as usual."),
    _status("cancelled", (Status.CANCELLED,), "canceled", nothing="No actions are cancelled."),
    _status("all", tuple(Status), "everything", "any status", nothing="No actions are on this board."),
)  # fmt: skip
OPEN_ONES = next(each for each in FILTERS if each.name == "open")
ALL = next(each for each in FILTERS if each.name == "all")
EVERY_NAME = " · ".join(each.name for each in FILTERS)


def statuses(filters: Sequence[ListFilter]) -> list[Status]:
    """The statuses that every filter keeps; the open ones if no filter restricts them. Empty if filters conflict."""
    said = [each.statuses for each in filters if each.statuses is not None] or [OPEN]
    return [status for status in Status if all(status in each for each in said)]
