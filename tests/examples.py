"""How many examples a property is tried with: a tenth in `make test`, all of them in `make fuzz`."""

import os
from collections.abc import Iterator
from datetime import date, timedelta

ALL = os.environ.get("FUZZ_EXAMPLES") == "all"


def examples(many: int) -> int:
    """That many where FUZZ_EXAMPLES is `all`, as `make fuzz` sets it; else a tenth."""
    return many if ALL else many // 10


def days(first: date, last: date) -> Iterator[date]:
    """Each day of a range where FUZZ_EXAMPLES is `all`; else every fifth, which comes to every weekday and month."""
    step = 1 if ALL else 5
    return (first + timedelta(ahead) for ahead in range(0, (last - first).days + 1, step))
