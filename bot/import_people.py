"""Asks Slack who the people in a file are, before the file is imported and never while the log is locked."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.settings import Misconfigured, Settings
from bot.slack.app import LOOK_UP_SECONDS, client_for, identity_of
from bot.slack.errors import NO_ANSWER
from bot.slack.people import Directory
from commands.request import NobodyKnown, People

# The list of people names colleagues; anybody who is not in it is asked about one by one.
MOST_ASKED = 50
_AN_ID = re.compile(r"[UW][A-Z0-9]+")


def people_of(settings: Settings, token: str, now: datetime, named: Iterable[str]) -> People:
    """The people with these ids or names, as Slack knows them; unsure ones if `token` is empty, or Slack does not
    answer."""
    wanted = list(dict.fromkeys(named))
    if not (wanted and token):
        return NobodyKnown()
    client = client_for(settings, LOOK_UP_SECONDS, token)
    try:
        directory = Directory(client, identity_of(client).organisation)
    except (Misconfigured, *NO_ANSWER):
        return NobodyKnown(no_answer=True)
    directory.read_everybody(now)
    return asked_about(directory, now, wanted)


def asked_about(directory: Directory, now: datetime, named: Iterable[str]) -> People:
    """The directory, once Slack has been asked about the people with these ids whom it does not know well."""
    ids = [each for each in dict.fromkeys(named) if _AN_ID.fullmatch(each)]
    for each in directory.stale(ids, now)[:MOST_ASKED]:
        directory.ask(each, now)
    return directory
