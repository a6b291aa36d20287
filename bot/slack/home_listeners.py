"""The listeners of Home: drawing it when it is opened, and presses on it and in the lists that open from it."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from board.refusals import Refusal
from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.form_listeners import opens, told_late
from bot.slack.home import BOARD, OPENS, SAY, TURN, WORDS, at_of, turned_to, words_view
from bot.slack.home_publisher import Drawing
from bot.slack.incoming import Incoming, command_and_words
from bot.slack.organisation import installation_of
from bot.slack.pressed import pressed_by
from commands.dispatch.finding import is_change
from commands.home.parts import At

HOME_TAB = "home"
# For a press on a view that does not say which board it is about.
NO_BOARD = 0
_SAID = re.compile(rf"^({SAY}|{OPENS})-\d+$")
_TURNED = re.compile(rf"^{TURN}-\d+$")


def register(app: App, desk: Desk) -> None:
    """Registers the listeners of Home on `app`."""
    app.event("app_home_opened")(_on_opened(desk))
    app.action(_SAID)(_on_press(desk))
    app.action(_TURNED)(_on_turn(desk))
    app.action(BOARD)(_on_turn(desk))


def _on_opened(desk: Desk) -> Callable[..., None]:
    """Draws Home when it is opened. Slack sends the same event for the Messages tab."""

    def listener(body: dict[str, Any]) -> None:
        event = body["event"]
        if event.get("tab") != HOME_TAB or not event.get("user"):
            return
        sent_to = installation_of(body)
        said = Incoming(
            command="",
            text="",
            person=event["user"],
            team=sent_to.team or desk.identity.team,
            channel="",
            enterprise=sent_to.enterprise,
            on_home=True,
        )
        desk.homes.draw(Drawing(said, At(), opened=True, hash=(event.get("view") or {}).get("hash") or ""))

    return listener


def _on_press(desk: Desk) -> Callable[..., None]:
    """A press runs the button's command on the board that Home shows. The result, or why nothing was done, is shown at
    the top of Home; a list opens in a view of its own."""

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        view, action = body["view"], body["actions"][0]
        at = at_of(view)
        command, text = command_and_words(str(action.get("value") or ""))
        said = _incoming(desk, body, context, command, text, at)
        answer = desk.answer(said)
        carried = Carried(opened=desk.clock().timestamp(), home=True)
        if view.get("callback_id") == WORDS:
            desk.update_view(view, words_view(answer, at.board))
        elif opens(desk, answer, said.delivery, carried):
            pass
        elif not _is_question(said) or not desk.open_view(said.delivery, words_view(answer, at.board)):
            desk.homes.draw(Drawing(said, at, told_late(answer), hash=view.get("hash") or ""))
        ack()

    return listener


def _is_question(said: Incoming) -> bool:
    """True if it asks for something to read."""
    try:
        return not (said.opens or is_change(said.command, said.text))
    except Refusal:
        return False


def _on_turn(desk: Desk) -> Callable[..., None]:
    """Turns to another page or board; the board is remembered."""

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        ack()
        action = body["actions"][0]
        to = turned_to(action)
        picked = to.board if action["action_id"] == BOARD else None
        said = _incoming(desk, body, context, "", "", to)
        desk.homes.draw(Drawing(said, to, picked=picked, hash=body["view"].get("hash") or ""))

    return listener


def _incoming(desk: Desk, body: dict[str, Any], context: BoltContext, command: str, text: str, at: At) -> Incoming:
    return pressed_by(
        desk,
        body,
        context,
        command=command,
        text=text,
        channel="",
        delivery=body.get("trigger_id") or "",
        opens=str(body["actions"][0].get("action_id")).startswith(OPENS),
        board=at.board if at.board is not None else NO_BOARD,
        on_home=True,
    )
