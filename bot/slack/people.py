"""The workspace's people, in memory: fetched from Slack before a command is run, never while it runs."""

import logging
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from slack_sdk import WebClient

from bot.slack.errors import NO_ANSWER, named
from bot.slack.organisation import UNSAID, Home, Organisation, home_of
from commands.people.name_index import NameIndex
from commands.request import Person

FRESH_FOR = timedelta(minutes=10)
MOST_PAGES = 25
# More people than this are not asked about one by one.
MOST_ASKED = 5

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SlackStatus:
    """A person's Slack status, and when it clears itself, if it does. Held in memory, and not stored anywhere else."""

    words: str
    expires: datetime | None


class Directory:
    """Everybody the bot has met, by id; and by name once the list of people has been read.

    The time limit of `client` must be short enough for a command to wait for. `organisation` is the bot's own.
    """

    def __init__(self, client: WebClient, organisation: Organisation) -> None:
        self._client = client
        self._organisation = organisation
        self._people: dict[str, Person | None] = {}
        self._names = NameIndex()
        self._homes: dict[str, Home] = {}
        self._known_at: dict[str, datetime] = {}
        self._statuses: dict[str, SlackStatus] = {}
        self._lock = threading.Lock()

    def stale(self, ids: Iterable[str], now: datetime) -> list[str]:
        """The `ids` that Slack must be asked about, for the first time or again."""
        with self._lock:
            return [each for each in ids if each not in self._known_at or now - self._known_at[each] > FRESH_FOR]

    def person(self, person_id: str) -> Person | None:
        """The person with that id as last known; None if Slack has said that nobody has it.

        Somebody about whom Slack has not been asked yet is unsure.
        """
        with self._lock:
            return self._people.get(person_id, Person(person_id, unsure=True))

    def knows(self, person_id: str) -> bool:
        """True if Slack has answered about that id before, whatever it said."""
        with self._lock:
            return person_id in self._people

    def status(self, person_id: str) -> SlackStatus | None:
        """The person's Slack status as last reported; None if there was none."""
        with self._lock:
            return self._statuses.get(person_id)

    def home(self, person_id: str) -> Home:
        """The workspace that Slack lists the person in; unknown if Slack has not said."""
        with self._lock:
            return self._homes.get(person_id, UNSAID)

    def named(self, words: str) -> Sequence[Person]:
        """Everybody whose name or handle is `words`, however it is spelt."""
        with self._lock:
            return self._names.named(words)

    def perhaps(self, words: str) -> Sequence[Person]:
        """Everybody who is still here and whose name or handle contains `words`, or is contained in them."""
        with self._lock:
            return self._names.perhaps(words)

    def nearest(self, words: str) -> Person | None:
        """Somebody who is still here and whose name or handle is nearly `words`, or None."""
        with self._lock:
            return self._names.nearest(words)

    def remember(self, user: dict[str, Any], now: datetime) -> None:
        """Stores a user as Slack describes one (docs.slack.dev/reference/objects/user-object)."""
        profile, home = user.get("profile") or {}, home_of(user)
        stranger = bool(user.get("is_stranger"))
        foreign = stranger or self._organisation.is_stranger(UNSAID, home)
        person = Person(
            id=user["id"],
            name=profile.get("real_name")
            or user.get("real_name")
            or profile.get("display_name")
            or user.get("name")
            or "",
            guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")) or foreign,
            deleted=bool(user.get("deleted")),
            is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
            title=profile.get("title") or "",
            handle=profile.get("display_name") or user.get("name") or "",
            stranger=stranger,
        )
        with self._lock:
            self._statuses[user["id"]] = _status(profile)
        self._keep(user["id"], person, now, home)

    def read_everybody(self, now: datetime) -> None:
        """Reads the list of people, so that they can be found by name. If that fails, mentions still work."""
        try:
            for team in self._workspaces():
                for page in islice(self._client.users_list(limit=200, team_id=team), MOST_PAGES):
                    for user in page.get("members") or []:
                        self.remember(user, now)
        except NO_ANSWER as error:
            logger.warning(
                "The list of people could not be read (%s); people can only be named by mention", named(error)
            )

    def _workspaces(self) -> list[str | None]:
        """The workspaces whose lists of people to read: in an organisation each that the bot serves, otherwise its own,
        which need not be named (docs.slack.dev/reference/methods/users.list)."""
        if not self._organisation.is_whole:
            return [None]
        pages = islice(self._client.auth_teams_list(limit=200), MOST_PAGES)
        return [each["id"] for page in pages for each in page.get("teams") or []]

    def ask_those(self, ids: Sequence[str], now: datetime) -> None:
        """Asks Slack who they are: a few one by one; for more, it reads the list of everybody."""
        if len(ids) > MOST_ASKED:
            self.read_everybody(now)
            return
        for each in ids:
            self.ask(each, now)

    def ask(self, person_id: str, now: datetime) -> None:
        """Asks Slack who a person is. If Slack cannot say just now, they stay as they were."""
        try:
            user = self._client.users_info(user=person_id).get("user") or {}
            self.remember({"id": person_id} | user, now)
        except NO_ANSWER as error:
            name = named(error)
            logger.warning("Slack did not say who %s is: %s", person_id, name)
            if name == "user_not_found":
                self._keep(person_id, None, now)
            elif name == "missing_scope":
                # A scope that was not granted must not block a council's record: the log says who may decide.
                untold = Person(person_id, untold=True)
                self._keep(person_id, self._people.get(person_id) or untold, now, self.home(person_id))

    def _keep(self, person_id: str, person: Person | None, now: datetime, home: Home = UNSAID) -> None:
        with self._lock:
            self._people[person_id] = person
            self._names.put(person or Person(person_id))
            self._homes[person_id] = home
            self._known_at[person_id] = now


def _status(profile: dict[str, Any]) -> SlackStatus:
    """From docs.slack.dev/reference/methods/users.profile.get: `status_expiration` is 0 for a status that does not
    expire."""
    expires = profile.get("status_expiration")
    ends = datetime.fromtimestamp(expires, UTC) if isinstance(expires, int) and expires > 0 else None
    return SlackStatus(str(profile.get("status_text") or ""), ends)
