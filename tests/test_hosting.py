"""docs/hosting.md against the code: the numbers of a monitor, and how long what is kept."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from conversation import JULY_8
from prometheus_client import CollectorRegistry, generate_latest

from bot.metrics.counts import COUNTED
from bot.metrics.of_the_log import DIGESTS_OF, OfTheLog
from storage.answers import KEPT_HOURS
from storage.database import Database
from storage.engines.postgresql_pool import CONNECTIONS
from storage.given import KEPT as GIVEN_KEPT
from storage.outbox import ANSWERS_KEPT
from storage.reminders import ABSENCES_KEPT
from storage.seen_requests import KEPT as SIGNATURES_KEPT

PAGE = (Path(__file__).parents[1] / "docs" / "hosting.md").read_text(encoding="utf-8")


def test_every_number_of_the_monitor_is_in_the_table_and_no_other(log: Database) -> None:
    registry = CollectorRegistry()
    for each in COUNTED:
        registry.register(each)
    of_the_log = OfTheLog(log, lambda: JULY_8)
    registry.register(of_the_log)
    page = generate_latest(registry).decode()
    of_the_log.close()

    served = set(re.findall(r"^# TYPE (boardbot_\w+) ", page, re.MULTILINE))
    rows = "".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `boardbot_"))
    # The client library says of each when it was made.
    assert set(re.findall(r"`(boardbot_\w+)", rows)) == {each for each in served if not each.endswith("_created")}
    assert timedelta(days=7) == DIGESTS_OF
    assert "digests of the last seven days" in PAGE


@pytest.mark.parametrize(
    ("what", "until", "kept"),
    [
        ("the answer to a change", "24 hours", timedelta(hours=KEPT_HOURS)),
        ("answers, reminders and other private messages", "3 days", ANSWERS_KEPT),
        ("answers, reminders and other private messages", "3 days", GIVEN_KEPT),
        ("first and last day of an absence", "90 days", ABSENCES_KEPT),
        ("the signature of a request", "10 minutes", SIGNATURES_KEPT),
    ],
)
def test_what_is_kept_is_kept_for_as_long_as_the_page_says(what: str, until: str, kept: timedelta) -> None:
    number, unit = until.split()

    assert kept == timedelta(**{unit: int(number)})
    assert any(what in line and until in line for line in PAGE.splitlines() if line.startswith("|"))


def test_a_process_takes_as_many_connections_as_the_page_says() -> None:
    assert CONNECTIONS == 8
    assert "A process takes eight at most" in PAGE
