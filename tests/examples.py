"""How many examples a property is tried with: a fifth in `make test`, all of them in `make fuzz`."""

import os


def examples(many: int) -> int:
    """That many where FUZZ_EXAMPLES is `all`, as `make fuzz` sets it; else a fifth."""
    return many if os.environ.get("FUZZ_EXAMPLES") == "all" else many // 5
