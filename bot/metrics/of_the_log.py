"""Metrics of the log: how much waits to be posted, the states of the digests, and the tokens that cannot be used, over
all workspaces. Three queries; the first two have an index each."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from importlib.metadata import version

from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric

from board.refusals import Refusal
from bot.token_keys import TokenKeys
from storage.database import Database
from storage.installations import Installation
from storage.numbers import InOutbox
from storage.outbox_order import ATTEMPTED, CLAIMED, FAILED, POSTED

DIGESTS_OF = timedelta(days=7)

logger = logging.getLogger(__name__)


class OfTheLog:
    """Reads the log each time the page is requested. If the log cannot be read, the page says only that. `keys` are
    those of a host of many workspaces."""

    def __init__(self, database: Database, clock: Callable[[], datetime], keys: TokenKeys | None = None) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys
        # One thread: a log in a file keeps connections for every thread that reads it.
        self._thread = ThreadPoolExecutor(1, "metrics")

    def collect(self) -> Iterator[Metric]:
        """The numbers in the form of the client library."""
        yield InfoMetricFamily("boardbot_build", "The version that runs.", value={"version": version("boardbot")})
        read = self._thread.submit(self._read).result()
        yield GaugeMetricFamily("boardbot_log_up", "1 where the log can be read, else 0.", value=read is not None)
        if read is not None:
            yield from self._said(*read)

    def close(self) -> None:
        """Ends the thread."""
        self._thread.shutdown(wait=True)

    def _read(self) -> tuple[InOutbox, dict[str, int], list[Installation]] | None:
        if not self._database.is_in_place:
            return None
        try:
            with self._database.reading() as store:
                digests = store.numbers.digests_since(self._clock() - DIGESTS_OF)
                return store.numbers.waiting(), digests, store.installations.active() if self._keys else []
        except Refusal:
            return None
        except Exception:
            # The library would print it, with any secrets.
            logger.exception("The log's numbers could not be read")
            return None

    def _said(self, waiting: InOutbox, digests: dict[str, int], made: list[Installation]) -> Iterator[Metric]:
        yield GaugeMetricFamily("boardbot_outbox_waiting", "Messages that wait to be posted.", value=waiting.many)
        age = (self._clock() - waiting.oldest).total_seconds() if waiting.oldest else 0
        yield GaugeMetricFamily("boardbot_outbox_oldest_seconds", "How long the oldest of them has waited.", value=age)
        by_state = GaugeMetricFamily(
            "boardbot_digests", "Digests of the last seven days, by what became of them.", labels=["state"]
        )
        for state in (CLAIMED, ATTEMPTED, POSTED, FAILED):
            by_state.add_metric([state], digests.get(state, 0))
        yield by_state
        unopened = sum(self._keys.opened(each.sealed_token) is None for each in made) if self._keys else 0
        yield GaugeMetricFamily(
            "boardbot_tokens_unopened", "Installed workspaces whose token no key here opens.", value=unopened
        )
