"""Reads what a press, a form and a shortcut have in common (who, from where, until when), and acknowledges them."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, BoltContext

from bot.slack.desk import Desk
from bot.slack.door import deadline_in
from bot.slack.incoming import Incoming
from bot.slack.organisation import Home
from bot.slack.splitting import written


def pressed_by(desk: Desk, body: Mapping[str, Any], context: BoltContext, **said: Any) -> Incoming:
    """What somebody says by an interaction; `said` has the fields of Incoming that differ from one to another.

    People of other workspaces can press buttons though they cannot type commands: they count as guests
    (api.slack.com/apis/channels-between-orgs).
    """
    user = body["user"]
    return Incoming(
        person=user["id"],
        team=(body.get("team") or {}).get("id") or desk.identity.team,
        enterprise=(body.get("enterprise") or {}).get("id") or "",
        home=Home(user.get("team_id") or ""),
        deadline=deadline_in(context),
        **said,
    )


def acknowledge(ack: Ack, **answer: Any) -> None:
    """Acknowledges what Slack sent, with the answer if there is one."""
    # Bolt sends text unchanged; its own JSON would write a non-ASCII letter as six bytes.
    ack(written(answer) if answer else "")
