"""The answer of `GET /healthz`: what monitoring needs, and nothing that a stranger must not know.

It has no names, counts or paths, because anybody who reaches the address may ask.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from board.refusals import Refusal
from bot.http.contact import LOST, Contact
from storage.database import Database

OK = "ok"
MISSING = "its file was moved or replaced: stop boardbot, put it back or restore a backup, and start it"
NEWER = "a newer boardbot has brought it up to date: this process changes nothing more; start the newer in its place"
SERVER = "the PostgreSQL server that keeps it does not answer; the reason is in boardbot's own log"
READ_ONLY = "it can be read and not written: its user has no right to, or its server is a standby"
UNREADABLE = "it cannot be read; the reason is in boardbot's own log"
NOT_REACHED = "not reached since the start; the reason is in boardbot's own log"
SILENT = f"not heard of for {LOST // timedelta(minutes=1)} minutes; the reason may be in boardbot's own log"


@dataclass(frozen=True, slots=True)
class Health:
    """`database` and `slack` are "ok", or what is wrong in words; either instant may be None."""

    database: str
    slack: str
    last_contact: datetime | None
    next_digest: datetime | None

    @property
    def is_well(self) -> bool:
        """True if nothing is wrong."""
        return self.database == self.slack == OK

    def as_json(self) -> dict[str, Any]:
        """The same for a monitor, with instants as ISO 8601 text."""
        return {name: value.isoformat() if isinstance(value, datetime) else value
                for name, value in asdict(self).items()}  # fmt: skip


def health_of(database: Database, contact: Contact, introduced: bool, now: datetime) -> Health:
    """The bot's health at `now`. `introduced` is True once Slack has said who the bot is, or the log which workspaces
    have installed it.

    It only reads, so another program's lock on the log does not delay it.
    """
    problem, digest = _database(database, now)
    last = contact.last
    slack = NOT_REACHED if not introduced or last is None else SILENT if contact.is_older_than(LOST) else OK
    return Health(problem, slack, last, digest)


def _database(database: Database, now: datetime) -> tuple[str, datetime | None]:
    """What is wrong with the log, or "ok", and when the next digest of any board is due."""
    if not database.is_in_place:
        return MISSING, None
    try:
        if database.is_newer:
            return NEWER, None
        with database.reading() as store:
            schedules = store.boards.schedules()
        if not database.can_be_written:
            return READ_ONLY, None
    except Refusal:
        return (SERVER if database.is_in_a_server else UNREADABLE), None
    return OK, min((each.next_slot(now).at for each in schedules), default=None)
