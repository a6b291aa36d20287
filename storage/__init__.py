"""The log, accessed through sqlite-utils. Rows become the board's types here and nowhere else."""

import sys
from types import ModuleType
from typing import cast

# sqlite-utils imports numpy if it is installed, as it is for charts. That costs twelve megabytes and a tenth of a
# second at start, and is of no use here.
_is_there = "numpy" in sys.modules
sys.modules.setdefault("numpy", cast(ModuleType, None))
import sqlite_utils  # noqa: E402, F401

if not _is_there:
    del sys.modules["numpy"]
