"""What is kept only for a time, deleted once that is over."""

from datetime import datetime, timedelta

from storage.store import Store

TIDY_EVERY = timedelta(hours=1)


class Hourly:
    """Says once an hour that it is time."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """True where the last `done` is an hour ago, or none was; and after a clock was put back."""
        return self._last is None or abs(now - self._last) >= TIDY_EVERY

    def done(self, now: datetime) -> None:
        """It was done at that instant."""
        self._last = now


def tidy(store: Store, team: str, now: datetime, has_left: bool = False) -> None:
    """Deletes what is of some days ago: a workspace's replies, answers that were posted, absences, what people were
    told. Where it `has_left`, nobody posts what waits."""
    store.answers.forget(team, now)
    store.outbox.forget(team, now, waiting=has_left)
    store.reminders.forget(team, now)
    store.given.forget(team, now)
