"""The log: SQLite through sqlite-utils. Rows become the board's types here and only here."""

import sys
from types import ModuleType
from typing import cast

# sqlite-utils takes numpy where it is, as it is for charts: twelve megabytes of the bot and a tenth of a second of its
# start, of no use here.
_is_there = "numpy" in sys.modules
sys.modules.setdefault("numpy", cast(ModuleType, None))
import sqlite_utils  # noqa: E402, F401

if not _is_there:
    del sys.modules["numpy"]
