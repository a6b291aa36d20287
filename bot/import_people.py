"""Who the people in a file are: asked of Slack before the file is imported, never while the log is held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.app import LOOK_UP_SECONDS, client_for, identity_of
from bot.directory import Directory
from bot.settings import Misconfigured, Settings
from bot.slack_errors import NO_ANSWER
from commands.request import People, Person

# The list of people names colleagues; whoever is not in it is asked about one by one.
MOST_ASKED = 50


@dataclass(frozen=True, slots=True)
class NobodyKnown:
    """People of whom Slack could not be asked: anybody may be there, and nobody is sure to be."""

    def person(self, person_id: str) -> Person | None:
        """Somebody who is unsure."""
        return Person(person_id, unsure=True)

    def named(self, words: str) -> Sequence[Person]:
        """Nobody."""
        return ()

    def nearest(self, words: str) -> Person | None:
        """Nobody."""
        return None


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
