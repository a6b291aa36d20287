"""`boardbot check`: what is wrong with the settings, the tokens, the channels, the log or the clock, and what to do."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from board.boards import Board
from board.refusals import Refusal
from bot.env_file import NAME, is_open_to_all
from bot.papers.chart import INSTALL, can_draw
from bot.settings import Misconfigured, Settings
from bot.slack.app import client_for, nobodys_client
from bot.slack.client import scopes_in
from bot.slack.errors import NO_ANSWER, named
from bot.slack.manifest import OPTIONAL_SCOPES, SCOPES
from bot.slack.shortcut_table import SHORTCUTS
from bot.terminal.check_boards import in_channels, not_installed, of_workspace
from bot.terminal.finding import Finding, asked, not_answered
from bot.terminal.told_plainly import to_operator
from bot.token_keys import keys_in
from storage.database import Database
from storage.installations import Installation
from storage.refused import READ_ONLY, NoText, Unusable
from storage.upkeep.verify import problems_in

_MANY = "boardbot manifest --url https://… --distributed"
CLOCK_SECONDS = 60


def findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything that was checked, in the order of a first installation."""
    if is_open_to_all():
        yield Finding(True, f"Every account of this machine may read or change {NAME}, which holds the tokens. Type: "
                      f"chmod 600 {NAME}")  # fmt: skip
    yield from _log(settings)
    yield _charts()
    if settings.installs:
        yield from _installed(settings, now)
        return
    if settings.slack_signing_secret is None and settings.slack_app_token is None:
        yield Finding(
            False,
            "SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET. Set the app token for Socket Mode (boardbot "
            "run), or the signing secret for HTTP mode (boardbot serve).",
        )
    try:
        client = client_for(settings)
    except Misconfigured as error:
        yield Finding(False, str(error))
        return
    printed = "boardbot manifest" if settings.slack_app_token else "boardbot manifest --url https://…"
    answer = asked(client, "SLACK_BOT_TOKEN is not accepted ({}). Copy it again.")
    if isinstance(answer, Finding):
        yield answer
        return
    yield Finding(True, f"Slack knows the bot as {answer.get('user')} in {answer.get('team') or answer['team_id']}.")
    yield from _scopes(answer.headers, printed)
    yield _features(printed)
    yield from _clock(answer.headers, now)
    yield from _transport(client, settings)
    yield from of_workspace(client, settings, answer["team_id"])


def _installed(settings: Settings, now: datetime) -> Iterator[Finding]:
    """The same for every workspace that has the app."""
    if settings.slack_signing_secret is None:
        yield Finding(
            False, "SLACK_SIGNING_SECRET is not set. Copy it from Basic Information: boardbot serve needs it."
        )
    try:
        keys, made = keys_in(settings), _installations(settings)
    except (Misconfigured, Refusal, Unusable) as error:
        is_of_log = isinstance(error, Refusal)
        yield Finding(False, "The log does not say which workspaces have the app." if is_of_log else str(error))
        return
    if not made:
        yield Finding(True, "No workspace has installed the app yet: /slack/install at boardbot's address is for that.")
    try:
        yield from _clock(nobodys_client(settings).api_test().headers, now)
    except NO_ANSWER as error:
        yield not_answered(error, f"Slack cannot be asked ({named(error)}). Check SLACK_API_URL.")
        return
    yield from not_installed(settings)
    for each, boards in made:
        where = f"{each.name or 'A workspace'} ({each.team})"
        if (token := keys.opened(each.sealed_token)) is None:
            yield Finding(False, f"{where}: no key of BOARDBOT_TOKEN_KEYS opens its token. Put back the key that "
                          "sealed it, or have the app installed there again.")  # fmt: skip
            continue
        client = client_for(settings, token=token)
        answer = asked(
            client,
            f"{where}: its token is not accepted ({{}}). Have the app installed there "
            f"again, or, where it was taken out, type boardbot installations end {each.team}",
        )
        if isinstance(answer, Finding):
            yield answer
            continue
        yield Finding(True, f"{where}: Slack knows the bot there.")
        for found in (*_scopes(answer.headers, _MANY), *in_channels(client, boards)):
            # Each by itself names the workspace: somebody may look for the problems alone.
            yield replace(found, what=f"{where}: {found.what}")


def _installations(settings: Settings) -> list[tuple[Installation, list[Board]]]:
    with closing(Database(settings.log_address)) as database, database.reading() as store:
        return [(each, store.boards.of_team(each.team)) for each in store.installations.active()]


def _log(settings: Settings) -> Iterator[Finding]:
    try:
        yield from _log_at(settings.log_address)
    except NoText as error:
        yield Finding(False, error.in_full())
    except Refusal as refusal:
        yield Finding(False, to_operator(refusal))
    except Unusable as error:
        yield Finding(False, str(error))


def _log_at(address: Path | str) -> Iterator[Finding]:
    with closing(Database(address)) as database:
        is_new = not database.is_there
        database.prepare()
        if is_new:
            new = f"There was no log {database.place}: a new one was made. If you expected to find one there, stop."
            yield Finding(True, new)
        problems = problems_in(database)
        yield from (Finding(False, each) for each in (*problems, *database.dangers))
        if not database.can_be_written:
            yield Finding(False, f"The log {database.place} can only be read. {READ_ONLY}")
        elif not problems:
            yield Finding(True, f"The log {database.place} can be written and is sound.")


def _charts() -> Finding:
    if can_draw():
        return Finding(True, "Charts can be drawn.")
    return Finding(True, f"Charts go out as words: what draws them is not installed. To have them: {INSTALL}")


def _scopes(headers: dict[str, Any], printed: str) -> Iterator[Finding]:
    given = scopes_in(headers)
    if not given:
        return
    if why := _why(SCOPES, given):
        yield Finding(False, f"These scopes are missing: {why}. {_reinstall(printed)}")
    else:
        yield Finding(True, "Every scope the bot needs is granted.")
    if why := _why(OPTIONAL_SCOPES, given):
        words = f"Optional scopes that are not granted: {why}. All else works without them. {_reinstall(printed)}"
        yield Finding(True, words)


def _why(scopes: Mapping[str, str], given: frozenset[str]) -> str:
    """The scopes of these that are not granted, each with what it is for."""
    return "; ".join(f"{scope} ({why})" for scope, why in scopes.items() if scope not in given)


def _features(printed: str) -> Finding:
    """A finding on what Slack only tells an app's configuration tokens, which the bot does not have."""
    named = ", ".join(f'"{each.name}"' for each in SHORTCUTS)
    return Finding(
        True,
        f"Slack does not say whether the app has its Home tab and its shortcuts ({named}). An app made with 0.3.0 or "
        "earlier has none of them; typed words work all the same. If you do not see them in Slack: "
        f"{_reinstall(printed)}",
    )


def _reinstall(printed: str) -> str:
    last = "have it installed there again from /slack/install" if printed == _MANY else "choose Reinstall to Workspace"
    settings = "in the app's settings paste it under App Manifest"
    return f"Reinstall the app with the manifest that {printed} prints: {settings}, save, and {last}."


def _clock(headers: dict[str, Any], now: datetime) -> Iterator[Finding]:
    text = next((str(value) for name, value in headers.items() if name.lower() == "date"), "")
    if text:
        apart = abs((parsedate_to_datetime(text) - now).total_seconds())
        right = apart <= CLOCK_SECONDS
        far = f"This machine's clock is {apart:.0f} seconds from Slack's. Set it from a time server."
        yield Finding(right, "This machine's clock agrees with Slack's." if right else far)


def _transport(client: WebClient, settings: Settings) -> Iterator[Finding]:
    """Checks each way in which Slack can reach the bot: both, if both are set."""
    if settings.slack_app_token is not None:
        yield from _socket(client, settings.secret("slack_app_token"))
    if settings.slack_signing_secret is not None:
        yield Finding(
            True,
            "HTTP mode can check signatures: SLACK_SIGNING_SECRET is set. Start boardbot serve before "
            "you save the manifest of boardbot manifest --url: Slack then tests the Request URL.",
        )


def _socket(client: WebClient, app_token: str) -> Iterator[Finding]:
    try:
        client.apps_connections_open(app_token=app_token)
        yield Finding(True, "A Socket Mode connection can be opened.")
    except NO_ANSWER as error:
        yield not_answered(
            error,
            f"SLACK_APP_TOKEN is not accepted ({named(error)}). Make an app-level token with "
            "connections:write under Basic Information, and turn Socket Mode on.",
        )
