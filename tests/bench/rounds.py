"""Taking samples side by side, so that what the disk or the machine does meanwhile befalls all of them alike."""

import gc
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from slack_bolt import App, BoltRequest

WARM_UP = 3


def interleaved(rounds: int, timed: Mapping[str, Callable[[int], float]], before: int = 0) -> dict[str, list[float]]:
    """So many samples of each of `timed`, in seconds, by name.

    Every round takes one of each, in another order, for what ran before leaves the processor warm or asleep. Each is
    called `before` times just before the call that counts, where some are so large that they leave the caches cold for
    the small ones. The first rounds warm up and are not counted.
    """
    samples: dict[str, list[float]] = {name: [] for name in timed}
    order, shuffled = list(timed), random.Random(1)
    with _without_the_scenery():
        for number in range(rounds + WARM_UP):
            shuffled.shuffle(order)
            for name in order:
                for _ in range(before):
                    timed[name](number)
                seconds = timed[name](number)
                if number >= WARM_UP:
                    samples[name].append(seconds)
    return samples


@contextmanager
def _without_the_scenery() -> Iterator[None]:
    """What the local workspace holds, in the same process, is no burden of the bot's: garbage collection skips it."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def acknowledged(app: App, payload: Mapping[str, Any], told: str) -> float:
    """Seconds from a payload, as Socket Mode brings it, to the acknowledgement, which must hold the words `told`."""
    begin = perf_counter()
    answer = app.dispatch(BoltRequest(mode="socket_mode", body=dict(payload)))
    seconds = perf_counter() - begin
    if answer.status != 200 or told not in answer.body:
        raise RuntimeError(f"{payload['command']} {payload['text']}: answered {answer.status} {answer.body[:200]}")
    return seconds
