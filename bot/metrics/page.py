"""The page /metrics, at an address of its own (BOARDBOT_METRICS). If none is set, `boardbot serve` answers it to
callers on this machine."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from tempfile import TemporaryDirectory
from threading import Thread

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from bot.metrics.counts import COUNTED
from bot.metrics.listening import MetricsServer, why_no_address
from bot.metrics.of_the_log import OfTheLog
from bot.metrics.room import SHARED
from bot.settings import Misconfigured, Settings
from bot.token_keys import keys_in
from storage.database import Database

NO_ROOM = (
    "There is no room in the folder for temporary files: until it is started again with some, what this process counts "
    "is not added to the others' at /metrics"
)

logger = logging.getLogger(__name__)


class MetricsPage:
    """The numbers of this process and of the log. If `boardbot serve` has started several processes, theirs are added
    up."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self.registry = CollectorRegistry(auto_describe=False)
        self._database = Database(settings.log_address)
        self._of_the_log = OfTheLog(self._database, clock, keys_in(settings) if settings.installs else None)
        if folder := os.environ.get(SHARED):
            MultiProcessCollector(self.registry, folder)  # type: ignore[no-untyped-call]
        else:
            for each in COUNTED:
                self.registry.register(each)
        self.registry.register(self._of_the_log)

    def written(self) -> tuple[bytes, str]:
        """The present page, and its content type."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST

    def close(self) -> None:
        """Stops reading the log."""
        self._of_the_log.close()
        self._database.close()


@contextmanager
def metrics_served(settings: Settings, clock: Callable[[], datetime], processes: int = 1) -> Iterator[int | None]:
    """Serves the page during the block, if the settings name an address for it, and gives the port. With several
    `processes` the parent serves it, adding up the counts of those started in the block.

    Raises Misconfigured if the address cannot be used.
    """
    with ExitStack() as last_first:
        if processes > 1:
            last_first.enter_context(_shared_folder())
        if settings.metrics_address is None:
            yield None
            return
        page = MetricsPage(settings, clock)
        last_first.callback(page.close)
        yield last_first.enter_context(_listening(page.registry, *settings.metrics_address))


@contextmanager
def _listening(registry: CollectorRegistry, host: str, port: int) -> Iterator[int]:
    try:
        server = MetricsServer(registry, host, port)
    except (OSError, UnicodeError) as error:
        raise Misconfigured(
            f"BOARDBOT_METRICS: the address cannot be used ({why_no_address(error)}). Name another of this machine: "
            "each boardbot serve and boardbot run needs its own."
        ) from None
    thread = Thread(target=server.serve_forever, name="metrics-page", daemon=True)
    thread.start()
    logger.info("Metrics are served on %s port %d", host, server.server_port)
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _shared_folder() -> Iterator[None]:
    """A folder in which each process stores its numbers for the parent to read; without one each counts for itself."""
    with ExitStack() as last_first:
        try:
            os.environ[SHARED] = last_first.enter_context(TemporaryDirectory(prefix="boardbot-metrics-"))
        except OSError as error:
            logger.warning("%s (%s)", NO_ROOM, error.strerror or "none can be written to")
        try:
            yield
        finally:
            os.environ.pop(SHARED, None)
