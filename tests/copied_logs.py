"""A log that `boardbot copy` moves, and what is at an address before and after it."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from storage.engines.engine import engine_of
from storage.engines.shape import shape
from storage.refused import Unusable
from storage.upkeep.copy import copy_log

KINDS = ("file", "server")
Place = Callable[[str], str]


def rows(address: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with closing(engine_of(address)) as engine, engine.snapshot() as log:
        return {
            table: list(log.query(f"SELECT {', '.join(names)} FROM {table} ORDER BY {names[0]}"))
            for table, names in shape().items()
        }


def refused(source: str, target: str) -> str:
    with pytest.raises(Unusable) as refusal:
        copy_log(source, target)
    assert "postgresql://" not in str(refusal.value)
    return str(refusal.value)


def is_new(address: str) -> bool:
    """Nothing is there."""
    if "://" not in address:
        return not Path(address).exists()
    with psycopg.connect(address) as other:
        return other.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchone() is None
