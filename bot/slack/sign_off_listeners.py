"""The listeners of the form for signing off several actions: ticks, pages, and submitting."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.forms import block_at, done_view
from bot.slack.incoming import Incoming
from bot.slack.outdated import TITLE, old_form
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.redrawing import DONE, tell_where_opened
from bot.slack.sign_off import (
    ALL,
    NEXT,
    NONE,
    PREVIOUS,
    SIGN_OFF,
    Ticked,
    all_on,
    first_tick,
    read_several,
    several_view,
)
from commands.filled import Filled, mark
from commands.forms import Offered
from commands.reply import as_text
from commands.sign_off import EACH, WAITING, ToSignOff

TICK_ONE = "Tick what is finished, here or below."
_PRESSES = re.compile(rf"^{SIGN_OFF}-[a-z]+$")


def register(app: App, desk: Desk) -> None:
    """Registers the listeners of the form on `app`."""
    app.view(SIGN_OFF)(_on_sent(desk))
    app.action(_PRESSES)(_on_press(desk))


def _on_press(desk: Desk) -> Callable[..., None]:
    """Draws the form again from the log, with what was ticked on any of its pages."""

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        ack()
        view, pressed = body["view"], body["actions"][0]["action_id"]
        try:
            where, carried = read_several(view)
        except ValueError:
            desk.update_view(view, old_form(view))
            return
        said = _incoming(desk, body, where, carried, context, WAITING.name, "")
        answer = desk.answer(said)
        if isinstance(answer, ToSignOff) and answer.several:
            desk.update_view(view, several_view(answer.several, carried, _moved(where, view, pressed)))
        else:
            desk.update_view(view, done_view(answer, TITLE))

    return listener


def _moved(where: Ticked, view: dict[str, Any], pressed: str) -> Ticked:
    here = all_on(view)
    if pressed == ALL:
        return replace(where, ticks=tuple(dict.fromkeys([*where.ticks, *here])))
    if pressed == NONE:
        return replace(where, ticks=tuple(each for each in where.ticks if each not in here))
    return replace(where, page=where.page + {PREVIOUS: -1, NEXT: 1}.get(pressed, 0))


def _on_sent(desk: Desk) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        view = body["view"]
        try:
            where, carried = read_several(view)
        except ValueError:
            acknowledge(ack, response_action="update", view=old_form(view))
            return
        if not where.ticks and (block := first_tick(view)):
            acknowledge(ack, response_action="errors", errors={block: TICK_ONE})
            return
        said = _incoming(desk, body, where, carried, context, EACH.name, " ".join(where.ticks))
        answer = desk.answer(said)
        offered = answer if isinstance(answer, Offered) else None
        if not answer.refused:
            tell_where_opened(desk, ack, said, answer, carried)
        elif offered and offered.slot and (block := block_at(view, offered.slot)):
            acknowledge(ack, response_action="errors", errors={block: offered.reason})
        elif block := first_tick(view):
            acknowledge(ack, response_action="errors", errors={block: as_text(answer.parts)})
        else:
            acknowledge(ack, response_action="update", view=done_view(answer, DONE))

    return listener


def _incoming(
    desk: Desk, body: dict[str, Any], where: Ticked, carried: Carried, context: BoltContext, verb: str, ticks: str
) -> Incoming:
    at = dict(where.at)
    return pressed_by(
        desk,
        body,
        context,
        command="action",
        text=f"{verb} {ticks}".strip(),
        channel=carried.channel,
        # A form submitted again with other ticks, or another meeting, is another delivery.
        delivery=f"{body['view'].get('id')}:{mark(f'{ticks} {at}' if at else ticks)}" if ticks else "",
        board=where.board if carried.home else None,
        on_home=carried.home,
        filled=Filled("action", verb, {"ref": ticks} | at if ticks else {}, where.board, shown_in=carried.channel),
    )
