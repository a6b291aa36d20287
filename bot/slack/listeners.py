"""Slack's side of the command table: a listener for each command, and one for the buttons of our own replies."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.slack.blocks import payload
from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.door import deadline_in
from bot.slack.drawn_buttons import redraws
from bot.slack.form_listeners import opens, told_late
from bot.slack.incoming import Incoming, command_and_words
from bot.slack.organisation import Home
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.redrawing import has_changed, redrawn
from bot.slack.splitting import MOST_FOLLOWING, split
from commands.forms import with_button
from commands.table import COMMANDS

OUR_BUTTONS = re.compile(r"^say-\d+$")
OUR_FORMS = re.compile(r"^form-\d+$")


def slack_names(status_command: str) -> dict[str, str]:
    """Each slash command's name in Slack, and the command it stands for. `/status` is answered wherever it arrives."""
    return {f"/{name}": name for name in COMMANDS} | {status_command: "status"}


def register(app: App, desk: Desk, status_command: str) -> None:
    """Registers every listener on `app`."""
    for slack_name, command in slack_names(status_command).items():
        app.command(slack_name)(_command_listener(desk, command))
    for ours in (OUR_BUTTONS, OUR_FORMS):
        app.action(ours, matchers=[_says_something])(_button_listener(desk))


def _command_listener(desk: Desk, command: str) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        said = Incoming(
            command=command,
            text=body.get("text") or "",
            person=body["user_id"],
            team=body["team_id"],
            channel=body["channel_id"],
            channel_name=body.get("channel_name") or "",
            delivery=body.get("trigger_id") or "",
            enterprise=body.get("enterprise_id") or "",
            home=Home(body["team_id"], body.get("enterprise_id") or ""),
            deadline=deadline_in(context),
        )
        answer, url = desk.answer(said), body.get("response_url") or ""
        if opens(desk, answer, said.delivery, Carried(said.channel, url, desk.clock().timestamp())):
            ack()
            return
        answer = with_button(told_late(answer), carries=True)
        first, *following = split(answer, MOST_FOLLOWING if url else 0)
        shown = payload(first) | {"response_type": "in_channel" if answer.public else "ephemeral"}
        acknowledge(ack, **shown)
        desk.responses.follow(url, following)

    return listener


def _button_listener(desk: Desk) -> Callable[..., None]:
    """A press runs the button's command, and is acknowledged once that is done.

    If only the person sees the message, the next page replaces it, and so does the result of a change: nobody can then
    press what is out of date. Anything else is a new reply.
    """

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        action = body["actions"][0]
        command, text = command_and_words(str(action.get("value") or ""))
        url, own = body.get("response_url") or "", _is_their_own(body)
        said = pressed_by(
            desk,
            body,
            context,
            command=command,
            text=text,
            channel=(body.get("channel") or {}).get("id") or body["container"]["channel_id"],
            delivery=body.get("trigger_id") or "",
            opens=OUR_FORMS.match(str(action.get("action_id"))) is not None,
            pressed=True,
        )
        answer = desk.answer(said)
        line = redraws(str(action.get("block_id") or "")) if own else ""
        carried = Carried(said.channel, url, desk.clock().timestamp(), replaces=own, redraws=line)
        if url and not opens(desk, answer, said.delivery, carried):
            shown = with_button(told_late(answer), carries=True)
            done = own and has_changed(said, answer)
            shown = redrawn(desk, said, shown, line) if done else shown
            desk.answer_at(url, said, shown, done or ("page:" in text and own))
        ack()

    return listener


def _says_something(body: dict[str, Any]) -> bool:
    """True if the button has a command and a channel to answer in. The Home tab has no channel, nor has an older
    version's form."""
    return bool(body["actions"][0].get("value") and body["container"].get("channel_id"))


def _is_their_own(body: dict[str, Any]) -> bool:
    """True if only that person sees the message with the button, so that nobody else reads what replaces it."""
    return bool(body["container"].get("is_ephemeral")) or str(body["container"]["channel_id"]).startswith("D")
