"""Actions: what an owner must do by a date, and how their status may change.

An action is never deleted. Its status changes only by the moves below. Whether it is overdue is worked out from the due
date and today, so nobody can type it away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from board.calendar import Schedule
from board.empty_words import is_evidence
from board.history import BESIDE
from board.links import LINKED
from board.refs import quoted
from board.refusals import Refusal


class Status(StrEnum):
    """The status of an action, in the words that people read and type."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    ON_HOLD = "on hold"
    AWAITING_SIGN_OFF = "awaiting sign-off"
    CLOSED = "closed"
    BUSINESS_AS_USUAL = "business as usual"
    CANCELLED = "cancelled"


OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.ON_HOLD)
LIVE = (*OPEN, Status.AWAITING_SIGN_OFF)
# The verb that leads to each end.
ENDED_BY = {Status.CLOSED: "close", Status.BUSINESS_AS_USUAL: "bau", Status.CANCELLED: "cancel"}
ENDED = tuple(ENDED_BY)
# Other words that people write for a status.
ALSO_CALLED = {
    words: status
    for status, said in {
        Status.NOT_STARTED: "not yet started, yet to start, to start, to do, to be started, planned, new, not begun",
        Status.IN_PROGRESS: "open, started, underway, under way, ongoing, on going, live, active, wip, "
        "work in progress, in train, in hand, progressing, partially complete, partly complete, part complete, "
        "partially implemented, partly implemented, part implemented",
        Status.ON_HOLD: "paused, hold, held, parked, suspended, deferred",
        Status.AWAITING_SIGN_OFF: "done, complete, completed, finished, delivered, achieved, awaiting, "
        "awaiting closure, complete awaiting sign off, completed awaiting sign off, proposed for closure, "
        "proposed to close, recommended for closure, ready to close, pending closure, pending sign off, implemented",
        Status.BUSINESS_AS_USUAL: "bau, moved to bau, transferred to bau, handed to bau, now bau, embedded",
        Status.CANCELLED: "canceled, withdrawn, superseded, abandoned, no longer required, no longer needed, "
        "no longer applicable, not required, not needed",
    }.items()
    for words in said.split(", ")
}
RATINGS = ("red", "amber", "green")
SILENT_AFTER_DAYS = 28
# Fields that are days, and fields that are instants: the log and its history keep them as text.
DAYS = ("due_on", "original_due_on", "snoozed_until", "asked_due_on", "asked_on")
INSTANTS = ("opened_at", "updated_at")
# Fields that are yes or no.
YES_OR_NO = ("milestone",)

# What a line of history records that is not a field of an action.
_NO_FIELDS = BESIDE | frozenset(LINKED)

# For each verb, the status that it gives to each status it may follow. It is refused after any other.
MOVES: Mapping[str, Mapping[Status, Status]] = {
    "update": {status: status for status in Status},
    "due": {status: status for status in LIVE},
    "agree": {status: status for status in LIVE},
    "decline": {status: status for status in LIVE},
    "assign": {status: status for status in LIVE},
    "edit": {status: status for status in LIVE},
    "link": {status: status for status in LIVE},
    "unlink": {status: status for status in LIVE},
    "on-track": {status: status for status in OPEN},
    "snooze": {status: status for status in OPEN},
    "start": dict.fromkeys((Status.NOT_STARTED, Status.ON_HOLD, Status.AWAITING_SIGN_OFF), Status.IN_PROGRESS),
    "hold": dict.fromkeys((Status.NOT_STARTED, Status.IN_PROGRESS), Status.ON_HOLD),
    "done": dict.fromkeys(LIVE, Status.AWAITING_SIGN_OFF),
    "close": {Status.AWAITING_SIGN_OFF: Status.CLOSED},
    "return": {Status.AWAITING_SIGN_OFF: Status.IN_PROGRESS},
    "reopen": dict.fromkeys(ENDED, Status.IN_PROGRESS),
    "bau": dict.fromkeys(LIVE, Status.BUSINESS_AS_USUAL),
    "cancel": dict.fromkeys(LIVE, Status.CANCELLED),
}


@dataclass(frozen=True, slots=True)
class Action:
    """One line of the log.

    `owner_id` is the Slack user who does it, or None; `owner_words` is a role in words until then. `accountable_id` and
    `accountable_words` name the accountable officer in the same way. `supporters` are those who help, one a line: see
    `board/supporters.py`. `due_words` keeps what was said in place of a date ("Ongoing"). `original_due_on` never
    changes once set; `moves` counts the changes of the due date. `opened_at` and `updated_at` are instants in UTC; an
    undo restores the earlier one. The owner has asked not to be reminded until `snoozed_until`. While a later date is
    asked for, `asked_due_on` is that date, `asked_by` the Slack user who asked, `asked_on` the board's day on which
    they did, and `asked_why` the reason. A `milestone` is shown in the forward plan: its original due date is the
    baseline, and its due date in force is the forecast.
    """

    id: int
    ref: str
    title: str
    status: Status = Status.NOT_STARTED
    owner_id: str | None = None
    owner_words: str = ""
    due_on: date | None = None
    due_words: str = ""
    original_due_on: date | None = None
    moves: int = 0
    rating: str = ""
    rating_reason: str = ""
    progress: str = ""
    source: str = ""
    note: str = ""
    evidence: str = ""
    body: str = ""
    opened_at: datetime | None = None
    updated_at: datetime | None = None
    accountable_id: str | None = None
    accountable_words: str = ""
    snoozed_until: date | None = None
    asked_due_on: date | None = None
    asked_by: str = ""
    asked_on: date | None = None
    asked_why: str = ""
    milestone: bool = False
    supporters: str = ""

    @property
    def is_open(self) -> bool:
        """True if work is still to be done: not started, in progress or on hold."""
        return self.status in OPEN

    @property
    def is_owned(self) -> bool:
        """True if it is owned by a person or a role in words."""
        return bool(self.owner_id or self.owner_words)

    @property
    def lacks_evidence(self) -> bool:
        """True if it is awaiting sign-off or closed without any evidence that it was done."""
        return self.status in {Status.AWAITING_SIGN_OFF, Status.CLOSED} and not is_evidence(self.evidence)

    def days_overdue(self, today: date) -> int:
        """Whole days since the due date of an open action; 0 if it is not overdue.

        An action is overdue from the day after its due date.
        """
        if not self.is_open or self.due_on is None:
            return 0
        return max(0, (today - self.due_on).days)

    def is_overdue(self, today: date) -> bool:
        """True if it is open and its due date has passed."""
        return self.days_overdue(today) > 0

    def is_due_by(self, today: date, last: date) -> bool:
        """True if it is open and due from today to `last`, both days included."""
        return self.is_open and self.due_on is not None and today <= self.due_on <= last

    def is_silent(self, since: datetime) -> bool:
        """True if it is open and nobody has updated it since that instant; see `silent_since`."""
        return self.is_open and self.updated_at is not None and self.updated_at < since


def silent_since(today: date, schedule: Schedule) -> datetime:
    """The instant for `is_silent`: an action not updated since then has had no update for 28 days. It is the start of
    one of the board's days."""
    return schedule.start_of(today - timedelta(days=SILENT_AFTER_DAYS - 1))


def with_plain(action: Action, values: Mapping[str, Any]) -> Action:
    """The action with `values`, in the form that history uses (ISO dates as text), put back into its fields. Links and
    whatever is not a field are ignored."""
    read: dict[str, Any] = {name: value for name, value in values.items() if name not in _NO_FIELDS}
    for name in DAYS:
        if read.get(name):
            read[name] = date.fromisoformat(read[name])
    for name in INSTANTS:
        if read.get(name):
            read[name] = datetime.fromisoformat(read[name])
    if "status" in read:
        read["status"] = Status(read["status"])
    return replace(action, **read)


def status_after(verb: str, action: Action, step: Callable[[], str] = lambda: "") -> Status:
    """The status that `verb` gives to `action`. Raises Refusal, with a way forward, if it may not follow.

    `step` is called only for a refusal. It says what brought the action to its status, by whom and when, in words that
    follow "it was" ("closed by @pat on Wed 8 Jul 2020 at 10:15"), or is empty if nobody knows.
    """
    moves = MOVES[verb]
    if action.status in moves:
        return moves[action.status]
    raise _may_not_follow(verb, action, step())


def _may_not_follow(verb: str, action: Action, step: str) -> Refusal:
    ref, so = quoted(action.ref), f"{action.ref} is {action.status}"
    if action.status in ENDED:
        return Refusal(
            f"{action.ref} {f'was {step}' if step else f'is already {action.status}'}. "
            "Its record stays as it is until the chair or board support reopens it.",
            lines=[f"/action reopen {ref} because …"],
        )
    if verb in {"close", "return"}:
        since = f"it was {step}, and nobody has proposed it for closure since" if step else ""
        return Refusal(
            f"{so}: {since or 'nobody has proposed it for closure'}. Once its owner says "
            "that it is done, with evidence, it can be signed off.",
            lines=[f"/action done {ref} <evidence>"],
        )
    if verb == "reopen":
        so = f"{action.ref} was {step}" if step else so
        return Refusal(f"{so}, so there is nothing to reopen.", lines=[f"/action show {ref}"])
    known = f": it was {step}" if step else ""
    if action.status == Status.AWAITING_SIGN_OFF:
        return Refusal(
            f"{action.ref} awaits sign-off{known}. Take it back into progress first.",
            lines=[f"/action start {ref}"],
        )
    return Refusal(f"{action.ref} is already {action.status}{known}.", lines=[f"/action show {ref}"])
