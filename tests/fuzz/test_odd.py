"""Nothing that reaches the app is slow, raises, or meets silence: some seconds of `make fuzz`, which takes minutes."""

import os
from pathlib import Path

from fuzz.run import fuzz_on

# `make fuzz` says for how long, and begins elsewhere each time.
SECONDS = float(os.environ.get("FUZZ_SECONDS", "6"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))


def test_nothing_sent_is_slow_raises_or_meets_silence(tmp_path: Path) -> None:
    with fuzz_on(tmp_path, SEED) as fuzz:
        fuzz.run(SECONDS)

    print(f"seed {SEED}: {fuzz.counts.total():,} sent, {dict(fuzz.counts)}; slowest {fuzz.slowest[0] * 1000:.0f} ms")
    assert fuzz.found == [], "\n".join(fuzz.found)
    assert fuzz.counts.total() > 20
