"""The workspace's people, in memory: fetched from Slack before a command is run, never while it runs."""

import logging
import threading
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from commands.request import Person

FRESH_FOR = timedelta(minutes=10)
MOST_PAGES = 25

logger = logging.getLogger(__name__)


class Directory:
    """Everybody the bot has met, by id; and by name once the list of people has been read.

    `client` has a time limit short enough for a command to wait for. `team` is the workspace the bot belongs to.
    """

    def __init__(self, client: WebClient, team: str) -> None:
        self._client = client
        self._team = team
        self._people: dict[str, Person | None] = {}
        self._known_at: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def know(self, ids: Iterable[str], now: datetime) -> None:
        """Asks Slack about each of `ids` that is not fresh in memory."""
        for person_id in ids:
            known_at = self._known_at.get(person_id)
            if known_at is None or now - known_at > FRESH_FOR:
                self._ask(person_id, now)

    def person(self, person_id: str) -> Person | None:
        """The person of that id as last known; None where Slack has said that there is nobody."""
        with self._lock:
            return self._people.get(person_id, Person(person_id))

    def named(self, words: str) -> Sequence[Person]:
        """Everybody whose name or handle is `words`, without regard to case."""
        wanted = " ".join(words.split()).casefold()
        with self._lock:
            return [each for each in self._people.values() if each and each.name.casefold() == wanted]

    def remember(self, user: dict[str, Any], now: datetime) -> None:
        """Keeps a user as Slack describes one (docs.slack.dev/reference/objects/user-object)."""
        profile = user.get("profile") or {}
        person = Person(
            id=user["id"],
            name=profile.get("real_name")
            or user.get("real_name")
            or profile.get("display_name")
            or user.get("name")
            or "",
            guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")) or self._is_foreign(user),
            deleted=bool(user.get("deleted")),
            is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        )
        self._keep(user["id"], person, now)

    def read_everybody(self, now: datetime) -> None:
        """Reads the list of people, so that they can be found by name. Failing that, mentions still work."""
        cursor = ""
        try:
            for _ in range(MOST_PAGES):
                page = self._client.users_list(limit=200, cursor=cursor)
                for user in page.get("members") or []:
                    self.remember(user, now)
                cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
                if not cursor:
                    return
        except (SlackApiError, OSError) as error:
            logger.warning("The list of people could not be read (%s); people are known by mention only", _named(error))

    def _ask(self, person_id: str, now: datetime) -> None:
        try:
            answer = self._client.users_info(user=person_id)
            self.remember(answer["user"], now)
        except SlackApiError as error:
            if error.response.get("error") == "user_not_found":
                self._keep(person_id, None, now)
            else:
                # A side question that Slack does not answer must not stop a council's record: who may decide is
                # in the log, not here. The person counts as an officer until Slack says otherwise.
                logger.warning("Slack did not say who %s is: %s", person_id, _named(error))
        except (OSError, KeyError) as error:
            logger.warning("Slack did not say who %s is: %s", person_id, type(error).__name__)

    def _keep(self, person_id: str, person: Person | None, now: datetime) -> None:
        with self._lock:
            self._people[person_id] = person
            self._known_at[person_id] = now

    def _is_foreign(self, user: dict[str, Any]) -> bool:
        """Of another workspace, in a shared channel (Slack Connect)."""
        team = user.get("team_id")
        return bool(user.get("is_stranger")) or (bool(team) and team != self._team and not user.get("enterprise_user"))


def _named(error: Exception) -> str:
    """An error's name alone: its text may hold an address or a token."""
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
