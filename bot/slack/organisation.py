"""Who is of the bot's own organisation: one rule for commands, mentions, direct messages and presses.

An Enterprise Grid organisation has several workspaces, and people of a sister workspace are not strangers. Slack names
a person's home by a workspace's id (`T…`), or by the whole enterprise's (`E…`) if they belong to no single workspace
(docs.slack.dev/apis/events-api, slackapi/bolt-python request/internals.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person or a command comes from: a workspace's id, and its enterprise's if there is one. Both are empty if
    Slack did not say."""

    team: str = ""
    enterprise: str = ""

    @property
    def is_known(self) -> bool:
        """True if Slack has given at least one of them."""
        return bool(self.team or self.enterprise)


UNSAID = Home()


@dataclass(frozen=True, slots=True)
class Organisation:
    """The workspace that the bot is installed in, and the enterprise it belongs to, or empty. If the bot is installed
    in all of an enterprise, both are the enterprise's id."""

    team: str
    enterprise: str = ""

    @property
    def is_whole(self) -> bool:
        """True if the bot is installed in all workspaces of the enterprise at once."""
        return bool(self.enterprise) and self.team == self.enterprise

    def has(self, home: Home) -> bool:
        """True if the home is our own workspace or a sister workspace."""
        return home.team == self.team or self.has_enterprise(home)

    def has_enterprise(self, home: Home) -> bool:
        """True if the home is in our enterprise. Without one, nobody's is."""
        return bool(self.enterprise) and self.enterprise in (home.enterprise, home.team)

    def is_stranger(self, told: Home, listed: Home) -> bool:
        """True if the person is, or may be, of another organisation. `told` is what came with their words, `listed`
        what Slack says of them when asked.

        If the two disagree, the person is a stranger, unless Slack lists them in our enterprise.
        """
        if self.has_enterprise(listed):
            return False
        return any(home.is_known and not self.has(home) for home in (told, listed))


def home_of(user: Mapping[str, Any]) -> Home:
    """The home of a user as Slack describes one (docs.slack.dev/reference/objects/user-object)."""
    enterprise, profile = user.get("enterprise_user") or {}, user.get("profile") or {}
    return Home(user.get("team_id") or profile.get("team") or "", enterprise.get("enterprise_id") or "")


def installation_of(body: Mapping[str, Any]) -> Home:
    """The workspace for whose installation of the app an event was sent. In a shared channel the event's own `team_id`
    may be another's; Slack's authorizations say which it is (docs.slack.dev/apis/events-api)."""
    sent_to: Mapping[str, Any] = next(iter(body.get("authorizations") or []), {})
    return Home(
        sent_to.get("team_id") or body.get("context_team_id") or body.get("team_id") or "",
        sent_to.get("enterprise_id") or body.get("context_enterprise_id") or body.get("enterprise_id") or "",
    )
