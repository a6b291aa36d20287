"""`/slack/install` and `/slack/oauth_redirect`: Bolt's OAuth flow, with its stores in the log.

Source: docs.slack.dev/authentication/installing-with-oauth. The flow checks by a cookie that the browser which returns
from Slack is the one that began, and that the state was issued here, is used once and is at most ten minutes old.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_starlette_response
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk.oauth.installation_store import Installation as SlackInstallation, InstallationStore
from slack_sdk.oauth.state_store import OAuthStateStore
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from board.refusals import Refusal
from bot.engine import Engine
from bot.http.granted import Flow
from bot.http.install_pages import failed_page, installed_page, unfinished_page
from bot.slack.errors import NO_ANSWER, named
from bot.slack.manifest import INSTALL_PATH, OPTIONAL_SCOPES, REDIRECT_PATH, SCOPES
from bot.token_keys import TokenKeys
from storage.database import Database
from storage.installations import Installation

_GOOD_FOR = timedelta(minutes=10)
# A return waits for Slack and writes to the log. Only a few run at a time, so that commands do not wait for strangers.
MOST_RETURNS = 2

logger = logging.getLogger(__name__)
# Bolt's own log message about a code that Slack refuses contains the code.
_quiet = logging.getLogger(f"{__name__}.flow")
_quiet.disabled = True


class Installing:
    """The two addresses. `made` is called once an installation is in the log."""

    def __init__(self, engine: Engine, keys: TokenKeys, made: Callable[[], None]) -> None:
        settings = engine.settings
        self._flow = Flow(
            client=engine.client,
            logger=_quiet,
            settings=OAuthSettings(
                client_id=settings.slack_client_id,
                client_secret=settings.secret("slack_client_secret"),
                scopes=[*SCOPES, *OPTIONAL_SCOPES],
                user_scopes=[],
                install_path=INSTALL_PATH,
                redirect_uri_path=REDIRECT_PATH,
                # Slack's own page asks whether to install; another page before it would ask the same.
                install_page_rendering_enabled=False,
                authorization_url=settings.slack_api_url.removesuffix("api/") + "oauth/v2/authorize",
                installation_store=_KeptInstallations(engine.database, keys, engine.clock),
                state_store=_UsedStates(engine.database, keys, engine.clock),
                state_expiration_seconds=int(_GOOD_FOR.total_seconds()),
                callback_options=CallbackOptions(success=self._told, failure=_refused),
            ),
        )
        self._made = made
        self._threads = ThreadPoolExecutor(MOST_RETURNS, "installing")

    def close(self) -> None:
        """Finishes what is in progress."""
        self._threads.shutdown(wait=True)

    def routes(self) -> list[Route]:
        """The routes where an installation begins, and to which Slack sends people back."""
        return [
            Route(INSTALL_PATH, self._begin, methods=["GET"]),
            Route(REDIRECT_PATH, self._return, methods=["GET"]),
        ]

    async def _begin(self, request: Request) -> Response:
        # This asks nobody else, so it does not queue behind those who wait for Slack.
        return to_starlette_response(_safely(self._flow.handle_installation, _asked(request)))

    async def _return(self, request: Request) -> Response:
        answer = asyncio.get_running_loop().run_in_executor(
            self._threads, _safely, self._flow.handle_callback, _asked(request)
        )
        return to_starlette_response(await answer)

    def _told(self, told: SuccessArgs) -> BoltResponse:
        try:
            self._made()
        except Exception:
            # It is in the log, where every process looks again within seconds.
            logger.exception("What was just installed is not served at once")
        return _page(200, installed_page(_name_of(told.installation)))


class _KeptInstallations(InstallationStore):
    """Stores the installations that Bolt's flow makes in the log, with their tokens sealed. Only the bot's token is
    stored; people's tokens are never requested."""

    def __init__(self, database: Database, keys: TokenKeys, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def save(self, installation: SlackInstallation) -> None:
        """Stores an installation, in place of an earlier one of the same workspace."""
        made = installation
        kept = Installation(
            team=(made.enterprise_id if made.is_enterprise_install else made.team_id) or "",
            enterprise=made.enterprise_id or "",
            name=_name_of(made),
            bot_user=made.bot_user_id or "",
            bot=made.bot_id or "",
            scopes=frozenset(made.bot_scopes or ()),
            sealed_token=self._keys.sealed(made.bot_token or ""),
            installed_by=made.user_id or "",
            installed_at=self._clock(),
        )
        with self._database.writing(team=kept.team) as store:
            store.installations.save(kept)
        logger.info("Installed in %s", kept.team)


class _UsedStates(OAuthStateStore):
    """OAuth states that prove by themselves that they were issued here. The log records those that were used, so that
    every process accepts each only once. Issuing one writes nothing: anybody may open the address, and commands would
    wait for the writes."""

    def __init__(self, database: Database, keys: TokenKeys, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def issue(self, *_: object, **__: object) -> str:
        """A new state."""
        return self._keys.pass_for(secrets.token_urlsafe(32), self._clock())

    def consume(self, state: str) -> bool:
        """True for the first use of a state that was issued in the last ten minutes."""
        now = self._clock()
        words = self._keys.passed(state, now, _GOOD_FOR)
        if words is None:
            return False
        with self._database.writing(team=words) as store:
            return store.install_states.use(words, now + 2 * _GOOD_FOR, now)


def _asked(request: Request) -> BoltRequest:
    return BoltRequest(body="", query=request.url.query, headers=dict(request.headers))


def _safely(act: Callable[[BoltRequest], BoltResponse], request: BoltRequest) -> BoltResponse:
    """The answer, or a page in words if Slack or the log does not answer."""
    try:
        return act(request)
    except Refusal as refusal:
        return _page(503, unfinished_page(refusal.reason))
    except NO_ANSWER as error:
        logger.warning("Slack did not answer while the app was being installed (%s)", named(error))
        return _page(502, unfinished_page("Slack did not answer."))
    except Exception:
        logger.exception("The app could not be installed")
        return _page(500, unfinished_page("Something went wrong in boardbot; it is in its log."))


def _name_of(made: SlackInstallation) -> str:
    """The name of the workspace, or of the whole organisation."""
    return (made.enterprise_name if made.is_enterprise_install else made.team_name) or ""


def _refused(told: FailureArgs) -> BoltResponse:
    logger.info("An installation was not finished: %s", told.reason if told.reason in _REASONS else "refused by Slack")
    return _page(told.suggested_status_code, failed_page(_REASONS.get(told.reason, "Slack refused it.")))


_REASONS = {
    "access_denied": "It was cancelled in Slack.",
    "invalid_browser": "It was begun in another browser, begun again since in another tab, or too long ago.",
    "invalid_state": "It was begun too long ago, or this page was read before: where it said then that boardbot is "
    "installed, it is.",
    "missing_code": "Slack sent no code with it.",
    "invalid_code": "Slack did not accept its code.",
}


def _page(status: int, page: str) -> BoltResponse:
    headers: dict[str, str | Sequence[str]] = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
    return BoltResponse(status=status, body=page, headers=headers)
