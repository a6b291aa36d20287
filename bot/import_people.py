"""Who the people in a file are: asked of Slack before the file is imported, never while the log is held."""

from collections.abc import Iterable
from datetime import datetime

from bot.settings import Misconfigured, Settings
from bot.slack.app import LOOK_UP_SECONDS, client_for, identity_of
from bot.slack.errors import NO_ANSWER
from bot.slack.people import Directory
from commands.request import NobodyKnown, People

# The list of people names colleagues; whoever is not in it is asked about one by one.
MOST_ASKED = 50


def people_of(settings: Settings, now: datetime, ids: Iterable[str]) -> People:
    """The people of those ids, as Slack knows them; unsure ones where there is no token, or Slack does not answer."""
    wanted = list(dict.fromkeys(ids))
    if not wanted or settings.slack_bot_token is None:
        return NobodyKnown()
    client = client_for(settings, LOOK_UP_SECONDS)
    try:
        directory = Directory(client, identity_of(client).organisation)
    except (Misconfigured, *NO_ANSWER):
        return NobodyKnown()
    directory.read_everybody(now)
    for each in directory.stale(wanted, now)[:MOST_ASKED]:
        directory.ask(each, now)
    return directory
