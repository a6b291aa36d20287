"""Taking samples side by side, so that what the disk or the machine does meanwhile befalls all of them alike."""

import gc
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, thread_time
from typing import Any

from slack_bolt import App, BoltRequest

WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Cost:
    """One sample in seconds: how long it took, and of that the processor's time of the thread that does it."""

    whole: float
    processor: float


def interleaved(rounds: int, timed: Mapping[str, Callable[[int], float]], before: int = 0) -> dict[str, list[float]]:
    """As `costs`: the seconds alone, by name."""
    return {name: [each.whole for each in samples] for name, samples in costs(rounds, timed, before).items()}


def costs(rounds: int, timed: Mapping[str, Callable[[int], float]], before: int = 0) -> dict[str, list[Cost]]:
    """So many samples of each of `timed`, by name.

    Every round takes one of each, in another order, for what ran before leaves the processor warm or asleep. Each is
    called `before` times just before the call that counts, where some are so large that they leave the caches cold for
    the small ones. The first rounds warm up and are not counted.
    """
    samples: dict[str, list[Cost]] = {name: [] for name in timed}
    order, shuffled = list(timed), random.Random(1)
    with _without_the_scenery():
        for number in range(rounds + WARM_UP):
            shuffled.shuffle(order)
            for name in order:
                for _ in range(before):
                    timed[name](number)
                begin = thread_time()
                seconds = timed[name](number)
                cost = Cost(seconds, thread_time() - begin)
                if number >= WARM_UP:
                    samples[name].append(cost)
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
