"""Builds the Bolt app from settings. Importing it opens nothing and asks Slack nothing."""

from collections.abc import Callable
from datetime import datetime

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.settings import Misconfigured, Settings
from bot.slack import (
    form_listeners,
    home_listeners,
    import_listeners,
    listeners,
    mentions as spoken_to,
    shortcuts,
    sign_off_listeners,
    unasked,
)
from bot.slack.channels import Channels
from bot.slack.client import SlackClient, scopes_in
from bot.slack.desk import Desk
from bot.slack.errors import is_passing, name_of
from bot.slack.incoming import Identity
from bot.slack.people import Directory
from storage.database import Database

LOOK_UP_SECONDS = 2
POST_SECONDS = 10


def client_for(settings: Settings, seconds: int = POST_SECONDS, token: str = "") -> WebClient:
    """A Slack client with that token, or with SLACK_BOT_TOKEN. Raises Misconfigured if there is neither."""
    return SlackClient(token or settings.secret("slack_bot_token"), settings.slack_api_url, seconds)


def nobodys_client(settings: Settings) -> WebClient:
    """A client without a token, for methods that need none."""
    return SlackClient(None, settings.slack_api_url, POST_SECONDS)


def identity_of(client: WebClient) -> Identity:
    """The bot's identity, asked of Slack. Raises Misconfigured if Slack refuses the token, and Slack's own error if a
    later call may succeed."""
    try:
        answer: SlackResponse = client.auth_test()
    except SlackApiError as error:
        if is_passing(error):
            raise
        reason = name_of(error)
        raise Misconfigured(
            f"Slack does not accept SLACK_BOT_TOKEN ({reason}). Copy the Bot User OAuth Token again, "
            "from OAuth & Permissions in the app's settings."
        ) from None
    return Identity(
        team=answer.get("team_id") or "",
        user=answer.get("user_id") or "",
        bot=answer.get("bot_id") or "",
        name=answer.get("user") or "boardbot",
        token=client.token or "",
        enterprise=answer.get("enterprise_id") or "",
        scopes=scopes_in(answer.headers),
    )


def build_app(
    settings: Settings,
    database: Database,
    identity: Identity,
    clock: Callable[[], datetime],
    wake: Callable[[], None] = lambda: None,
) -> tuple[App, Desk]:
    """The app with its listeners, and the desk they answer from."""
    quick, patient = (client_for(settings, seconds, identity.token) for seconds in (LOOK_UP_SECONDS, POST_SECONDS))
    directory = Directory(quick, identity.organisation)
    desk = Desk(database, directory, Channels(quick), quick, identity, clock, settings.boardbot_timezone, wake, patient)
    authorized = AuthorizeResult(
        enterprise_id=identity.enterprise or None,
        team_id=identity.team,
        bot_token=identity.token,
        bot_user_id=identity.user,
        bot_id=identity.bot,
    )
    app = App(
        # Without a token: Bolt gives each listener a client with the authorized one.
        client=nobodys_client(settings),
        authorize=lambda: authorized,
        signing_secret=settings.slack_signing_secret.get_secret_value() if settings.slack_signing_secret else "unused",
        # The reply is the acknowledgement: Bolt's default polls for it every 10 ms, on five threads.
        process_before_response=True,
        raise_error_for_unhandled_request=True,
    )
    listeners.register(app, desk, settings.boardbot_status_command)
    form_listeners.register(app, desk)
    home_listeners.register(app, desk)
    import_listeners.register(app, desk)
    sign_off_listeners.register(app, desk)
    shortcuts.register(app, desk)
    spoken_to.register(app, desk, settings.boardbot_status_command)
    unasked.register(app, desk)
    return app, desk
