"""Shortcuts: *Make this an action* in a message's menu, *Log an action* and *Update an action* anywhere.

Each opens the form of its verb, on the board of the channel or on the person's only board; otherwise it asks which.
Message shortcuts are not offered to people of other organisations (docs.slack.dev/apis/slack-connect).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, BoltContext

from board.boards import Board
from board.refusals import Refusal
from bot.slack.board_picker import WHICH_BOARD, UsedShortcut, read_picked, which_board
from bot.slack.carried import Carried
from bot.slack.desk import Desk
from bot.slack.forms import done_view, view_of
from bot.slack.incoming import Incoming
from bot.slack.outdated import TITLE, old_form
from bot.slack.pressed import acknowledge, pressed_by
from bot.slack.shortcut_table import LOG_ACTION, MAKE_ACTION, UPDATE_ACTION
from bot.slack.unescape import typed
from commands.boards.reachable import open_ones
from commands.forms import Offered, with_values
from commands.from_message import Copied, copied
from commands.reply import refusal

# Where only the bot reads along, as in a direct message, any board whose channel the person is in may be meant.
_ALONE = "D"
_LABELLED = re.compile(r"<https?://[^<>|]*\|([^<>|]+)>")
_DOMAIN = re.compile(r"[a-z0-9-]{1,60}(?:\.enterprise)?")
_STAMP = re.compile(r"\d{10}\.\d{6}")
OUR_OWN = "That message is boardbot's own, so nothing of it was copied. Say what must be done."
NO_BOARD = (
    "You are in no board's channel. Ask its board support to invite you to it, and use this again. If you are in its "
    "private channel already, I am not: type there /invite @boardbot. To start a board, type in the channel that is to "
    "be its own: /board setup <name> chair: @name"
)
UNSAID = "Slack did not say in time which boards you are in. Use this again in a moment."
LATE = "Slack did not open the form in time. Nothing was saved. Use the shortcut again."
NOT_DONE = "Not done."


def register(app: App, desk: Desk) -> None:
    """Registers the listeners of shortcuts on `app`."""
    app.message_shortcut(MAKE_ACTION.callback_id)(_on_message(desk))
    app.global_shortcut(LOG_ACTION.callback_id)(_anywhere(desk, "add"))
    app.global_shortcut(UPDATE_ACTION.callback_id)(_anywhere(desk, "update"))
    app.view(WHICH_BOARD)(_on_board(desk))


def _on_message(desk: Desk) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        text = _words_of(body["message"])
        said, here = _said(desk, body, context, text), body["channel"]["id"]
        used = UsedShortcut(
            "add",
            said.person,
            desk.clock().timestamp(),
            source=_link_to(body),
            channel=here,
            url=body.get("response_url") or "",
        )
        view = _begun(desk, said, used, lambda: _copied(desk, body["message"], text))
        if not desk.open_view(said.delivery, view) and used.url:
            desk.responses.send(used.url, refusal(NOT_DONE, LATE), replace_original=False)
        ack()

    return listener


def _anywhere(desk: Desk, verb: str) -> Callable[..., None]:
    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        said = _said(desk, body, context, verb)
        desk.open_view(
            said.delivery, _begun(desk, said, UsedShortcut(verb, said.person, desk.clock().timestamp()), Copied)
        )
        ack()

    return listener


def _on_board(desk: Desk) -> Callable[..., None]:
    """A board was picked: its form replaces the question."""

    def listener(ack: Ack, body: dict[str, Any], context: BoltContext) -> None:
        try:
            picked, used = read_picked(body["view"], body["user"]["id"])
        except ValueError:
            view = old_form(body["view"])
        else:
            view = _of_picked(desk, _said(desk, body, context, used.verb), used, picked)
        acknowledge(ack, response_action="update", view=view)

    return listener


def _begun(desk: Desk, said: Incoming, used: UsedShortcut, copy: Callable[[], Copied]) -> dict[str, Any]:
    """The view to open: the form on the board of the channel or on the only board, the question which board, or why
    neither is possible."""
    try:
        boards, unsaid = desk.boards_of(said)
    except Refusal as busy:
        return done_view(refusal(NOT_DONE, busy.reason), TITLE)
    # By now Slack has been asked about everybody whom the message names.
    found = copy()
    used = replace(used, title=found.title, told=found.told)
    here = next((each for each in boards if each.channel == used.channel), None)
    if here is None and unsaid:
        return done_view(refusal(NOT_DONE, UNSAID), TITLE)
    # On a closed board the form would not open.
    theirs = open_ones(boards)
    if here is None and len(theirs) > 1:
        return which_board(theirs, used)
    board = here or next(iter(theirs), None)
    return _form(desk, said, used, board) if board else done_view(refusal(NOT_DONE, NO_BOARD), TITLE)


def _of_picked(desk: Desk, said: Incoming, used: UsedShortcut, picked: int) -> dict[str, Any]:
    try:
        boards, _ = desk.boards_of(said)
    except Refusal as busy:
        return done_view(refusal(NOT_DONE, busy.reason), TITLE)
    board = next((each for each in boards if each.id == picked), None)
    return _form(desk, said, used, board) if board else done_view(refusal(NOT_DONE, NO_BOARD), TITLE)


def _form(desk: Desk, said: Incoming, used: UsedShortcut, board: Board) -> dict[str, Any]:
    """The form that the verb alone opens in the board's channel, with the shortcut's values in its fields; or why the
    person may not."""
    answer = desk.answer(replace(said, text=used.verb, channel=board.channel))
    form = answer.form if isinstance(answer, Offered) else None
    if form is None or not form.at_once:
        return done_view(answer, TITLE)
    form = with_values(form, {"title": used.title, "source": used.source}, used.told)
    return view_of(form, Carried(used.channel, used.url, used.opened))


def _said(desk: Desk, body: Mapping[str, Any], context: BoltContext, text: str) -> Incoming:
    delivery = body.get("trigger_id") or ""
    return pressed_by(desk, body, context, command="action", text=text, channel=_ALONE, delivery=delivery)


def _words_of(message: Mapping[str, Any]) -> str:
    """The message in Slack's form, with the labels of its links in their place."""
    return _LABELLED.sub(r"\1", str(message.get("text") or ""))


def _copied(desk: Desk, message: Mapping[str, Any], text: str) -> Copied:
    if message.get("user") == desk.identity.user or (desk.identity.bot and message.get("bot_id") == desk.identity.bot):
        return Copied(told=OUR_OWN)
    return copied(typed(text), typed(str(message.get("text") or "")), desk.directory)


def _link_to(body: Mapping[str, Any]) -> str:
    """The message's address, composed as Slack does it (docs.slack.dev/reference/methods/chat.getPermalink): Slack
    gives none in a private channel that the bot is not in. Empty if the payload does not name the workspace."""
    message, channel = body["message"], body["channel"]["id"]
    domain = str((body.get("team") or {}).get("domain") or "")
    ts, thread = str(message["ts"]), str(message.get("thread_ts") or "")
    if not (_DOMAIN.fullmatch(domain) and _STAMP.fullmatch(ts)):
        return ""
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return f"{link}?thread_ts={thread}&cid={channel}" if _STAMP.fullmatch(thread) and thread != ts else link
