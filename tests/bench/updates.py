"""`/action update` and the digest on both engines, each beside Bolt that does less."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.bare import bare_app, echo, one_transaction
from bench.figures import Figure, Results
from bench.filling import fill_actions
from bench.rounds import WARM_UP, Cost, acknowledged, costs
from bench.scale import Scale
from bench.stand import Stand, stand_on, update_line
from postgres_server import SAFE, Server, programs, server
from slack_bolt import App

POLLED = "(a) bare Bolt echo, default mode"
AT_ONCE = "(b) bare Bolt echo, process_before_response"
FILE, SERVER = "a file", "a PostgreSQL server"
# Where there is no PostgreSQL its rows are left out.
ENGINES = (FILE, SERVER) if programs() else (FILE,)
# In milliseconds of the processor: what the bot's own work may take above the floor.
OWN_WORK = 0.6


def update_on(engine: str) -> str:
    """The name of a row."""
    return f"/action update, stored in {engine}"


def digest_on(engine: str) -> str:
    """The name of a row."""
    return f"/digest of 100 actions from {engine}"


def floor_on(engine: str) -> str:
    """The name of a row."""
    return f"the floor on {engine}: (b) + one bare transaction"


def processor(name: str) -> str:
    """The name of the row that says how much of it is the processor's time."""
    return f"{name}, processor"


@dataclass(frozen=True, slots=True)
class Beside:
    """A board on an engine, and the floor there; `lines` is how many lines of history the floor has stored."""

    engine: str
    stand: Stand
    floor: App
    lines: Callable[[], int]


def measure_updates(results: Results, scale: Scale, folder: Path) -> None:
    """All of them side by side, each told the same words in the same kind of payload, both logs on the same disk."""
    with ExitStack() as logs:
        engines = [logs.enter_context(_beside(each, folder, scale)) for each in ENGINES]
        before = [each.stand.lines() for each in engines]
        typed = engines[0].stand
        timed: dict[str, Callable[[int], float]] = {
            POLLED: partial(_told_back, bare_app(echo, process_before_response=False), typed),
            AT_ONCE: partial(_told_back, bare_app(echo, process_before_response=True), typed),
        }
        for each in engines:
            timed |= {
                update_on(each.engine): each.stand.update,
                floor_on(each.engine): partial(_told_back, each.floor, typed),
            }
        samples = costs(scale.rounds, timed)
        # By themselves: they are so large that they leave the caches cold for the others.
        samples |= costs(
            scale.history_rounds, {digest_on(each.engine): partial(_digest, each.stand) for each in engines}
        )
        asked = scale.rounds + WARM_UP
        for each, lines in zip(engines, before, strict=True):
            results.count(f"lines of history after the updates in {each.engine}", each.stand.lines() - lines, asked)
            results.count(f"lines of history at the floor in {each.engine}", each.lines(), asked)
    polled = results.add(POLLED, "ms", [each.whole for each in samples[POLLED]])
    results.add(AT_ONCE, "ms", [each.whole for each in samples[AT_ONCE]])
    for engine in ENGINES:
        update = _judged(results, samples, engine)
        if engine == FILE:
            update.must_beat(5, polled, "at least 5 × quicker than (a)")


def _judged(results: Results, samples: dict[str, list[Cost]], engine: str) -> Figure:
    """The rows of an engine; that of the update."""
    names = (update_on(engine), digest_on(engine), floor_on(engine))
    wholes = {name: results.add(name, "ms", [each.whole for each in samples[name]]) for name in names}
    own = {name: results.add(processor(name), "ms", [each.processor for each in samples[name]]) for name in names}
    update, _, floor = names
    above = own[update].above(own[floor], OWN_WORK, f"or at most {OWN_WORK} ms of the processor above it")
    wholes[update].must_be_at_most(2, wholes[floor], "at most 2 × the floor", otherwise=above)
    return wholes[update]


@contextmanager
def _beside(engine: str, folder: Path, scale: Scale) -> Iterator[Beside]:
    made = _server() if engine == SERVER else None
    log, bare = (
        (made.new_database("updates"), made.new_database("floor"))
        if made
        else (folder / "updates.db", folder / "floor.db")
    )
    with stand_on(log) as stand, one_transaction(bare) as (stored, lines):
        fill_actions(stand, scale.actions[0])
        stand.check_durable()
        yield Beside(engine, stand, bare_app(stored, process_before_response=True), lines)


def _server() -> Server:
    """A server that keeps what it was told through a power cut, as the file does."""
    return server(SAFE)


def _digest(stand: Stand, _: int) -> float:
    return stand("/digest", "Improvement Board · ")


def _told_back(app: App, stand: Stand, number: int) -> float:
    payload = stand.payload(update_line(number))
    return acknowledged(app, payload, payload["text"])
