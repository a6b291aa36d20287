"""What a monitor reads at /metrics of a bot that runs in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
from end_to_end.stage import Stage
from prometheus_client.parser import text_string_to_metric_families

from bot.metrics.page import metrics_served
from bot.settings import settings_of

Labels = tuple[tuple[str, str], ...]


@dataclass
class Monitor:
    """Reads the page at an address."""

    url: str

    def page(self) -> str:
        answer = httpx.get(self.url, trust_env=False)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")
        return answer.text

    def numbers(self) -> dict[tuple[str, Labels], float]:
        """Every number on it, by its name and its labels."""
        return numbers_in(self.page())

    def __call__(self, name: str, **labels: str) -> float:
        """One number; 0 where it is not there."""
        return self.numbers().get((name, tuple(sorted(labels.items()))), 0)


def numbers_in(page: str) -> dict[tuple[str, Labels], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


@contextmanager
def monitored(stage: Stage) -> Iterator[Monitor]:
    """The page, on a free port, as long as the block lasts."""
    settings = settings_of(boardbot_metrics="127.0.0.1:0", boardbot_database=stage.log.path)
    with metrics_served(settings, stage.clock) as port:
        yield Monitor(f"http://127.0.0.1:{port}/metrics")
