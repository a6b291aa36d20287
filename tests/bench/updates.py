"""`/action update`, stored durably, beside Bolt that does less."""

from functools import partial
from pathlib import Path

from bench.bare import bare_app, echo, one_transaction
from bench.figures import Results
from bench.filling import fill_actions
from bench.rounds import WARM_UP, acknowledged, interleaved
from bench.scale import Scale
from bench.stand import Stand, stand_on, update_line
from slack_bolt import App

UPDATE = "/action update, stored"
POLLED = "(a) bare Bolt echo, default mode"
AT_ONCE = "(b) bare Bolt echo, process_before_response"
FLOOR = "(c) the floor: (b) + one SQLite transaction"


def measure_updates(results: Results, scale: Scale, folder: Path) -> None:
    """The four side by side, each told the same words in the same kind of payload, both logs on the same disk."""
    with stand_on(folder / "updates.db") as stand, one_transaction(folder / "floor.db") as (stored, lines):
        fill_actions(stand, scale.actions[0])
        stand.check_durable()
        before = stand.lines()
        beside = {
            POLLED: bare_app(echo, process_before_response=False),
            AT_ONCE: bare_app(echo, process_before_response=True),
            FLOOR: bare_app(stored, process_before_response=True),
        }
        timed = {name: partial(_told_back, app, stand) for name, app in beside.items()}
        samples = interleaved(scale.rounds, {UPDATE: stand.update} | timed)
        asked = scale.rounds + WARM_UP
        results.count("lines of history after the updates", stand.lines() - before, asked)
        results.count("lines of history at the floor", lines(), asked)
    figures = {name: results.add(name, "ms", samples[name]) for name in (UPDATE, POLLED, AT_ONCE, FLOOR)}
    figures[UPDATE].must_be_at_most(2, figures[FLOOR], "at most 2 × the floor (c)")
    figures[UPDATE].must_beat(5, figures[POLLED], "at least 5 × quicker than (a)")


def _told_back(app: App, stand: Stand, number: int) -> float:
    payload = stand.payload(update_line(number))
    return acknowledged(app, payload, payload["text"])
