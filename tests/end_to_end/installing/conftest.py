"""A host that two councils may install, on either engine."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from end_to_end.councils import Councils, councils_on
from postgres_server import shared_server

from local_slack import Workspace

_numbers = count(1)
ONE, TWO = ("T0ONE", "northmoor"), ("T0TWO", "eastvale")


@pytest.fixture
def address(tmp_path: Path, request: pytest.FixtureRequest) -> Path | str:
    """Where the log is to be."""
    in_server = request.config.getoption("--engine") == "postgresql"
    return shared_server().new_database(f"councils{next(_numbers)}") if in_server else tmp_path / "boardbot.db"


@pytest.fixture
def lit_host(address: Path | str) -> Iterator[tuple[Councils, list[Workspace]]]:
    with councils_on(address, ONE, TWO) as lit:
        yield lit


@pytest.fixture
def host(lit_host: tuple[Councils, list[Workspace]]) -> Councils:
    return lit_host[0]


@pytest.fixture
def one(lit_host: tuple[Councils, list[Workspace]]) -> Workspace:
    return lit_host[1][0]


@pytest.fixture
def two(lit_host: tuple[Councils, list[Workspace]]) -> Workspace:
    return lit_host[1][1]
