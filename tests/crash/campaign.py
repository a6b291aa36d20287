"""How long a run is, from the environment: `make crash` sets `CRASH_KILLS`, and `make test` does not."""

import os

import pytest

# How many SIGKILLs at random instants; 0 where the run is to be short.
KILLS = int(os.environ.get("CRASH_KILLS", "0"))
SEED = int(os.environ.get("CRASH_SEED", "2020"))
LONG = pytest.mark.skipif(not KILLS, reason="make crash runs it")
