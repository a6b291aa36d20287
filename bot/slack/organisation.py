"""Who is of the bot's own organisation: one rule for commands, mentions, direct messages and presses.

In Enterprise Grid an organisation has several workspaces, and a sister workspace is no stranger. Slack names a person's
home by a workspace's id (`T…`), or by the whole enterprise's (`E…`) where they are of no one workspace
(docs.slack.dev/apis/events-api, slackapi/bolt-python request/internals.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody, or a command, comes from: a workspace's id, and its enterprise's where there is one. Both are
    empty where Slack did not say."""

    team: str = ""
    enterprise: str = ""

    @property
    def is_known(self) -> bool:
        """Slack has said at least one of them."""
        return bool(self.team or self.enterprise)


UNSAID = Home()


@dataclass(frozen=True, slots=True)
class Organisation:
    """The workspace that the bot is installed in, and the enterprise round it, empty where there is none. Where it is
    installed in all of an enterprise, both are that."""

    team: str
    enterprise: str = ""

    @property
    def is_whole(self) -> bool:
        """The bot is installed in all workspaces of the enterprise at once."""
        return bool(self.enterprise) and self.team == self.enterprise

    def has(self, home: Home) -> bool:
        """The home is our own workspace or a sister of it."""
        return home.team == self.team or self.has_enterprise(home)

    def has_enterprise(self, home: Home) -> bool:
        """The home is of our enterprise. Where we have none, nobody's is."""
        return bool(self.enterprise) and self.enterprise in (home.enterprise, home.team)

    def is_stranger(self, told: Home, listed: Home) -> bool:
        """The person is of another organisation, or may be: `told` is what came with their words, `listed` what Slack
        says of them when it is asked.

        Where the two disagree the person is a stranger, unless Slack lists them in our enterprise.
        """
        if self.has_enterprise(listed):
            return False
        return any(home.is_known and not self.has(home) for home in (told, listed))


def home_of(user: Mapping[str, Any]) -> Home:
    """The home of a user as Slack describes one (docs.slack.dev/reference/objects/user-object)."""
    enterprise, profile = user.get("enterprise_user") or {}, user.get("profile") or {}
    return Home(user.get("team_id") or profile.get("team") or "", enterprise.get("enterprise_id") or "")


def installation_of(body: Mapping[str, Any]) -> Home:
    """The workspace to whose installation of the app an event was sent. In a shared channel the event's own `team_id`
    may be another's, which Slack says beside it (docs.slack.dev/apis/events-api, on authorizations)."""
    sent_to: Mapping[str, Any] = next(iter(body.get("authorizations") or []), {})
    return Home(
        sent_to.get("team_id") or body.get("context_team_id") or body.get("team_id") or "",
        sent_to.get("enterprise_id") or body.get("context_enterprise_id") or body.get("enterprise_id") or "",
    )
