"""The workspaces in which the app is installed. Every process begins to serve each one once it is installed, and stops
when Slack or its people end the installation."""

import logging
import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt import BoltRequest

from board.refusals import Refusal
from bot.engine import Engine
from bot.http.contact import Contact, ListeningClient, call_if_quiet
from bot.http.payloads import ENDED_BY
from bot.http.refused import Unopened
from bot.slack.app import LOOK_UP_SECONDS, client_for
from bot.slack.errors import NO_ANSWER, refuses_the_token
from bot.slack.incoming import Identity
from bot.token_keys import TokenKeys
from bot.workspace import ServedWorkspace
from storage.installations import Installation
from storage.refused import Unusable, in_own_log
from storage.upkeep.tidying import Hourly, tidy

# How soon every process learns of what another was told.
LOOK_SECONDS = 5.0
_STILL_TAKEN = "Slack says that the installation has ended, and goes on taking its token."

logger = logging.getLogger(__name__)


class InstalledWorkspaces:
    """Every workspace that has the app. `introduced` is set once they have been read from the log."""

    def __init__(self, engine: Engine, contact: Contact, keys: TokenKeys) -> None:
        self.introduced = threading.Event()
        self._engine = engine
        self._contact = contact
        self._keys = keys
        self._lock, self._beginning = threading.Lock(), threading.Lock()
        self._served: dict[str, tuple[datetime, ServedWorkspace]] = {}
        self._ended: list[ServedWorkspace] = []
        self._hourly = Hourly()
        self._unopened: set[tuple[str, datetime]] = set()
        # Without a token: `api.test` needs none.
        self._nobodys = ListeningClient(engine.client, contact)

    def of(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The workspace. If it is not known yet, it is looked up in the log, so that its organisation's installation
        does not stand in for its own. Raises Busy if the log cannot be read, and Unopened if no key opens the
        workspace's token."""
        teams = _teams_of(body)
        known = self._known(teams[:1])
        if known is None and teams:
            with self._engine.database.reading() as store:
                made = [each for each in map(store.installations.of, teams) if each is not None and each.is_active]
            for each in made[:1]:
                self._begin(each)
            known = self._known([each.team for each in made[:1]])
            if known is None and any((each.team, each.installed_at) in self._unopened for each in made[:1]):
                raise Unopened
        return known

    def at_hand(self, body: Mapping[str, Any]) -> ServedWorkspace | None:
        """The workspace by its own installation, or otherwise by its organisation's."""
        return self._known(_teams_of(body))

    def _known(self, teams: Sequence[str]) -> ServedWorkspace | None:
        with self._lock:
            found = (self._served.get(each) for each in teams)
            return next((workspace for _, workspace in filter(None, found)), None)

    def hear(self, event: str, body: Mapping[str, Any]) -> None:
        """Handles Slack's event that an installation has ended: its token is dropped and nothing more is posted; the
        log of its boards stays. Raises Busy if that cannot be saved, and Refusal if Slack still accepts the token:
        Slack then sends the event again."""
        told, now = body.get("event") or {}, self._engine.clock()
        if event == "tokens_revoked" and not (told.get("tokens") or {}).get("bot"):
            return
        teams = _teams_of(body)
        for team in teams[1:]:
            # Slack may name a workspace although its organisation's installation has ended; only Slack can tell.
            made = self._active(team)
            if made is not None and self._is_refused(made):
                self._end(team, made.installed_at, ENDED_BY[event])
        for team in teams[:1]:
            self._end(team, self._over_until(team, _told_at(body) or now), ENDED_BY[event])
        self.look()

    def _end(self, team: str, over_until: datetime, why: str) -> None:
        with self._engine.database.writing(team=team) as store:
            ended = store.installations.end(team, over_until, self._engine.clock(), why)
        if ended:
            logger.info("The installation in %s has ended: %s", team, why)

    def _over_until(self, team: str, told_at: datetime) -> datetime:
        """The instant up to which installations there have ended. Slack knows whether the token is valid; the event's
        time decides otherwise, which is only right if this machine's clock was right at the installation."""
        made = self._active(team)
        refused = None if made is None else self._is_refused(made)
        if made is None or refused is None:
            return told_at
        if not refused and told_at >= made.installed_at:
            raise Refusal(_STILL_TAKEN)
        return made.installed_at if refused else told_at

    def _active(self, team: str) -> Installation | None:
        with self._engine.database.reading() as store:
            made = store.installations.of(team)
        return made if made is not None and made.is_active else None

    def _is_refused(self, made: Installation) -> bool | None:
        """True if Slack refuses its token; None if that cannot be asked, or Slack does not say."""
        if (token := self._opened(made)) is None:
            return None
        try:
            client_for(self._engine.settings, LOOK_UP_SECONDS, token).auth_test()
        except NO_ANSWER as error:
            return True if refuses_the_token(error) else None
        return False

    def keep(self) -> None:
        """Looks for new and ended installations every few seconds, and keeps in contact with Slack, until the engine
        stops."""
        while not self._engine.stopping:
            try:
                self.look()
                self.introduced.set()
                self._close_ended()
                self.tidy()
            except (Refusal, Unusable) as error:
                logger.warning("The installations cannot be read: %s", in_own_log(error))
            except Exception:
                # Keep the thread alive: without it no installation would begin to be served any more.
                logger.exception("Could not look which workspaces there are; trying again")
            self._beat()
            self._engine.wait(LOOK_SECONDS)

    def _beat(self) -> None:
        """Keeps in contact whatever the log does: otherwise a monitor would be told that Slack is silent."""
        try:
            call_if_quiet(self._nobodys)
        except Exception:
            logger.exception("Could not check that Slack responds; trying again")

    def look(self) -> None:
        """Stops serving every installation that has ended, and begins with each that is new or was made anew."""
        with self._engine.database.reading() as store:
            active = {each.team: each for each in store.installations.active()}
        with self._lock:
            over = [each for each, (made_at, _) in self._served.items()
                    if each not in active or active[each].installed_at != made_at]  # fmt: skip
            for team in over:
                _, workspace = self._served.pop(team)
                workspace.stop()
                self._ended.append(workspace)
        for each in active.values():
            try:
                self._begin(each)
            except Exception:
                # For instance if the machine starts no more threads: the others are served all the same.
                logger.exception("Workspace %s cannot be served; trying again", each.team)

    def tidy(self) -> None:
        """Once an hour, deletes old data of the ended installations, which no job of their own deletes any more."""
        now = self._engine.clock()
        if not self._hourly.is_due(now):
            return
        with self._engine.database.reading() as store:
            over = [each.team for each in store.installations.all() if not each.is_active]
        for team in over:
            with self._engine.database.writing(team=team) as store:
                tidy(store, team, now, has_left=True)
        self._hourly.done(now)

    def close(self) -> None:
        """Finishes what is in progress in every workspace. By now the engine is told to stop, so none begins."""
        with self._beginning, self._lock:
            self._ended += [workspace for _, workspace in self._served.values()]
            self._served.clear()
        self._close_ended()

    def _close_ended(self) -> None:
        """Closes workspaces that have ended. A round in progress may take a while, so no command waits for it."""
        with self._lock:
            over, self._ended = self._ended, []
        for each in over:
            each.stop()
        for each in over:
            each.close()

    def _begin(self, made: Installation) -> None:
        """Begins to serve a workspace, unless it is served already: one at a time, and without holding up answers."""
        with self._beginning:
            if made.team in self._served or self._engine.stopping:
                return
            if (token := self._opened(made)) is None:
                return
            client = ListeningClient(client_for(self._engine.settings, token=token), self._contact)
            workspace = self._engine.workspace_of(identity_in(made, token), client)
            try:
                workspace.begin()
            except BaseException:
                workspace.close()
                raise
            with self._lock:
                self._served[made.team] = (made.installed_at, workspace)
            logger.info("Serving workspace %s", made.team)

    def _opened(self, made: Installation) -> str | None:
        """Its token, or None if no key opens it, which is logged once."""
        token = self._keys.opened(made.sealed_token)
        if token is None and (made.team, made.installed_at) not in self._unopened:
            self._unopened.add((made.team, made.installed_at))
            logger.error(
                "No key of BOARDBOT_TOKEN_KEYS opens the token of %s. Put the key back that sealed it, or have the app "
                "installed there again",
                made.team,
            )
        return token


def identity_in(made: Installation, token: str) -> Identity:
    """The bot's identity in a workspace, as Slack gave it when it was installed."""
    return Identity(
        team=made.team, user=made.bot_user, bot=made.bot, token=token, enterprise=made.enterprise, scopes=made.scopes
    )


def _teams_of(body: Mapping[str, Any]) -> list[str]:
    """The keys under which a payload's installation may be stored: its workspace's and then its organisation's, or only
    the organisation's if Slack says that it is that. Bolt finds them in every kind of payload."""
    try:
        context = BoltRequest(mode="socket_mode", body=dict(body)).context
    except (AttributeError, IndexError, KeyError, TypeError):
        return []
    own = [] if context.is_enterprise_install else [context.team_id]
    return list(dict.fromkeys(each for each in (*own, context.enterprise_id) if isinstance(each, str) and each))


def _told_at(body: Mapping[str, Any]) -> datetime | None:
    """When it happened, rounded up to the end of Slack's second."""
    at = body.get("event_time")
    return datetime.fromtimestamp(at, UTC) + timedelta(seconds=1) if isinstance(at, int) else None
