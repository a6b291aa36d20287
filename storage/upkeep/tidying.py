"""Deletes what is kept only for a time, once that is over."""

from datetime import datetime, timedelta

from storage.store import Store

TIDY_EVERY = timedelta(hours=1)


class Hourly:
    """Decides once an hour that it is time."""

    def __init__(self) -> None:
        self._last: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """True if the last `done` was an hour ago, if there was none, or if the clock was put back."""
        return self._last is None or abs(now - self._last) >= TIDY_EVERY

    def done(self, now: datetime) -> None:
        """Records that it was done at that instant."""
        self._last = now


def tidy(store: Store, team: str, now: datetime, has_left: bool = False) -> None:
    """Deletes what is some days old: a workspace's replies, posted answers, absences, what people were told. If the
    workspace `has_left`, waiting messages are deleted too, because nobody posts them."""
    store.answers.forget(team, now)
    store.outbox.forget(team, now, waiting=has_left)
    store.reminders.forget(team, now)
    store.given.forget(team, now)
