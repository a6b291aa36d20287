"""Forms: how long each takes to be built, and one that is sent beside the command it stands for."""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.figures import Results
from bench.filling import fill_actions
from bench.rounds import WARM_UP, interleaved
from bench.scale import Scale
from bench.stand import Stand, stand_on, update_line
from end_to_end.stage import SAM
from slack_bolt import BoltRequest

from bot.slack.forms import Carried, view_of
from commands.dispatch.opening import has_form
from commands.forms import form_for
from commands.slots import SlotKind, SlotPlace
from commands.table import COMMANDS
from local_slack import payloads

BUILT, SENT, TYPED = "a form, built (each verb in turn)", "a form of /action update, sent", "the same, typed"
MOST_BUILT = 3.0
REFS = {SlotKind.ACTION: "A1", SlotKind.MEASURE: "M1", SlotKind.AREA: "R01", SlotKind.RISK: "RK1"}


def measure_forms(results: Results, scale: Scale, folder: Path) -> None:
    """Every form built, one verb after the other; and an update by form beside the same typed."""
    with stand_on(folder / "forms.db") as stand:
        fill_actions(stand, scale.actions[0])
        stand("/risk add Posts stay empty score: 4x5", "RK1 added.")
        verbs = [verb for command in COMMANDS.values() for verb in command.verbs if has_form(verb)]
        views, before = _views(stand), stand.lines()
        timed = {
            BUILT: lambda number: _built(stand, verbs[number % len(verbs)]),
            SENT: lambda _: _sent(stand, next(views)),
            TYPED: stand.update,
        }
        samples = interleaved(scale.rounds, timed)
        results.count("lines of history after the forms", stand.lines() - before, 2 * (scale.rounds + WARM_UP))
    built, sent, typed = (results.add(name, "ms", samples[name]) for name in (BUILT, SENT, TYPED))
    built.must_be_below(MOST_BUILT, f"at most {MOST_BUILT:g} ms")
    sent.must_be_at_most(2, typed, "at most 2 × the command")


def _built(stand: Stand, verb: Any) -> float:
    """From what is known to what Slack is sent."""
    with stand.log.reading() as store:
        board = stand.board(store)
        known = {slot.name: REFS[slot.kind] for slot in verb.slots if slot.place == SlotPlace.REF}
        begin = perf_counter()
        form = form_for(verb, store, board, known, stand.stage.clock().date())
        json.dumps(view_of(form, Carried(board.channel)))
        seconds = perf_counter() - begin
    if verb.takes_ref and not form.ref:
        raise RuntimeError(f"the form of /{verb.command} {verb.name} is of nothing")
    return seconds


def _views(stand: Stand) -> Iterator[dict[str, Any]]:
    """Updates of the first ten actions in turn, each in words of its own."""
    for number in count():
        _, _, ref, note = update_line(number).split(" ", 3)
        told = {"c": "action", "v": "update", "b": 1, "r": ref, "s": {}, "h": stand.channel.id, "u": "", "t": 0}
        yield {
            "id": f"V{number}",
            "type": "modal",
            "callback_id": "form",
            "private_metadata": json.dumps(told | {"o": False, "n": False, "m": False}),
            "blocks": [{"type": "input", "block_id": "note||0", "element": {"type": "plain_text_input"}}],
            "state": {"values": {"note||0": {"in-it": {"type": "plain_text_input", "value": f"by form: {note}"}}}},
        }


def _sent(stand: Stand, view: dict[str, Any]) -> float:
    """From the submission to its acknowledgement, which must say that it is done."""
    payload = payloads.interaction(stand.stage.workspace.home, SAM, "view_submission") | {"view": view}
    payload["trigger_id"] = view["id"]
    begin = perf_counter()
    answer = stand.app.dispatch(BoltRequest(mode="socket_mode", body=payload))
    seconds = perf_counter() - begin
    if answer.status != 200 or "updated." not in answer.body:
        raise RuntimeError(f"a form was answered {answer.status} {answer.body[:300]}")
    return seconds
