"""The app's own place in Slack: its Home tab, and the direct message as its Messages tab.

Source: https://docs.slack.dev/reference/events/app_home_opened
"""

from local_slack.envelopes import Envelopes
from local_slack.members import Member
from local_slack.refusal import Json
from local_slack.views import View

HOME, MESSAGES = "home", "messages"


class AppHome(Envelopes):
    """A workspace in which people open the app. `home_tab` is False if the installed manifest turns it off."""

    events: tuple[str, ...]
    home_tab = True

    def home_of(self, person: Member | str) -> View:
        """The Home tab that the app has published for this person; LookupError if there is none."""
        someone = self.member(person)
        view = self.views.home(someone.id)
        if view is None:
            raise LookupError(f"nothing is published for {someone.name}")
        return view

    def open_home(self, person: Member | str) -> None:
        """The person opens the app's Home tab. LookupError if the app has none."""
        if not self.home_tab:
            raise LookupError("the app has no Home tab: its manifest does not enable one")
        someone = self.member(person)
        view = self.views.home(someone.id)
        shown = {"view": view.as_json(self.home.team_id, self.home.app_id, self.bot_id)} if view else {}
        self._opened(someone, HOME, shown)

    def open_messages(self, person: Member | str) -> None:
        """The person opens the direct message with the app: the same event, without a view."""
        self._opened(self.member(person), MESSAGES, {})

    def _opened(self, person: Member, tab: str, shown: Json) -> None:
        here = self.direct_message(person)
        if "app_home_opened" in self.events:
            self.tell({"type": "app_home_opened", "user": person.id, "channel": here.id, "tab": tab, **shown}, here)
