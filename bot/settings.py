"""Settings: from the environment or `.env`, each named in `.env.example`. No token is ever printed."""

import re
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, SecretStr, ValidationError, field_validator, model_validator

from bot.env_file import NAME, UnreadableEnv, text
from bot.passed_over import given_to, nearly_ours
from bot.secrecy import keep_secret, proxy_passwords
from bot.setting_values import VISIBLE, begins_with, parts_of
from storage.engines.engine import is_in_a_server, passwords_in

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# The commands that belong to Slack itself, which an app may not declare (Slack's help centre, article 201259356).
RESERVED_COMMANDS = frozenset({
    "archive", "away", "collapse", "dnd", "expand", "feed", "join", "leave", "me", "msg", "mute", "open", "pro",
    "remind", "search", "shortcuts", "shrug", "status", "topic", "who",
})  # fmt: skip
_CLIENT_ID = re.compile(r"[0-9]+\.[0-9]+")
# All of these are needed to be installed in many workspaces.
INSTALLING = ("slack_client_id", "slack_client_secret", "boardbot_token_keys")


class Misconfigured(Exception):
    """A setting is missing or wrong. The message names it and says what to do."""


class Settings(BaseModel):
    """What a council sets. Each field is the environment variable of the same name in capitals."""

    slack_bot_token: SecretStr | None = Field(default=None, description="the bot token, xoxb-…")
    slack_app_token: SecretStr | None = Field(default=None, description="the app-level token, xapp-…, for Socket Mode")
    slack_signing_secret: SecretStr | None = Field(default=None, description="the signing secret, for HTTP mode")
    slack_client_id: str | None = Field(default=None, description="the app's client id, to install it in workspaces")
    slack_client_secret: SecretStr | None = Field(default=None, description="the app's client secret, beside that")
    boardbot_token_keys: SecretStr | None = Field(
        default=None, description="the keys that seal the tokens of installed workspaces, the newest first"
    )
    slack_api_url: str = Field(default="https://slack.com/api/", description="Slack's Web API")
    boardbot_database: Path | SecretStr = Field(
        default=Path("boardbot.db"), description="the file that holds the log, or postgresql://… for one in a server"
    )
    boardbot_timezone: str = Field(
        default="Europe/London", description="the zone of boards that are set up from now on"
    )
    boardbot_status_command: str = Field(default="/board-status", description="the command that stands in for /status")
    boardbot_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="how much is logged"
    )
    boardbot_log_format: Literal["text", "json"] = Field(default="text", description="text or json")

    boardbot_metrics: str | None = Field(
        default=None, description="where /metrics is served, HOST:PORT; without it nowhere"
    )

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        return begins_with(token, "xoxb-", "the Bot User OAuth Token, from OAuth & Permissions")

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, token: SecretStr | None) -> SecretStr | None:
        return begins_with(token, "xapp-", "an app-level token with connections:write, from Basic Information")

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        value = secret.get_secret_value().strip() if secret else ""
        if value.startswith(("xoxb-", "xoxp-", "xapp-")) or (value and not VISIBLE.fullmatch(value)):
            raise ValueError("it is the Signing Secret, from Basic Information, in one line, and no token")
        return SecretStr(value) if value else None

    @field_validator("slack_client_id")
    @classmethod
    def _client_id(cls, name: str | None) -> str | None:
        value = (name or "").strip()
        if value and not _CLIENT_ID.fullmatch(value):
            raise ValueError("it is the Client ID, from Basic Information: two numbers with a dot between them")
        return value or None

    @field_validator("slack_client_secret", "boardbot_token_keys")
    @classmethod
    def _in_one_line(cls, secret: SecretStr | None) -> SecretStr | None:
        value = ",".join(each.strip() for each in secret.get_secret_value().split(",")) if secret else ""
        if value and not VISIBLE.fullmatch(value):
            raise ValueError("it contains a blank, a line break or an unusual character. Copy it again, on one line")
        return SecretStr(value) if value else None

    @model_validator(mode="after")
    def _installs_whole(self) -> "Settings":
        given = [each for each in INSTALLING if getattr(self, each) is not None]
        if given and (missing := [each.upper() for each in INSTALLING if each not in given]):
            raise ValueError(
                f"Many workspaces need {' and '.join(missing)} as well; the one of SLACK_BOT_TOKEN, none of these "
                "(docs/hosting.md)"
            )
        return self

    @field_validator("boardbot_database", mode="before")
    @classmethod
    def _database(cls, address: object) -> object:
        if not isinstance(address, str):
            return address
        if is_in_a_server(address.strip()):
            return SecretStr(address.strip())
        if address != address.strip():
            raise ValueError("there is a blank or a line break before or after it. Write it without")
        return Path(address)

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, url: str) -> str:
        url = url.strip()
        scheme, host, extras = parts_of(url)
        # A token sent over a network unencrypted would be anybody's; a local workspace is on this machine.
        if not host or (scheme != "https" and not (scheme == "http" and host in LOOPBACK)):
            raise ValueError("it begins with https://, or with http:// and this machine's own address")
        if extras:
            raise ValueError("it is an address and no more: no name, password, blank, ? or #")
        return url if url.endswith("/") else url + "/"

    @field_validator("boardbot_timezone")
    @classmethod
    def _timezone(cls, name: str) -> str:
        name = name.strip()
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError("it is a zone's name, such as Europe/London") from None
        return name

    @field_validator("boardbot_status_command")
    @classmethod
    def _status_command(cls, name: str) -> str:
        name = "/" + name.strip().lstrip("/").lower()
        if name[1:] in RESERVED_COMMANDS:
            raise ValueError(f"Slack keeps {name} for itself; another name is needed, such as /board-status")
        if not 2 <= len(name) <= 32 or not name[1:].replace("-", "").replace("_", "").isalnum():
            raise ValueError("it is a slash and up to 31 letters, digits and hyphens")
        return name

    @field_validator("boardbot_log_level", "boardbot_log_format", mode="before")
    @classmethod
    def _any_case(cls, word: object, info: object) -> object:
        if not isinstance(word, str):
            return word
        return (word.upper() if getattr(info, "field_name", "") == "boardbot_log_level" else word.lower()).strip()

    @field_validator("boardbot_metrics")
    @classmethod
    def _metrics(cls, address: str | None) -> str | None:
        if address is None:
            return None
        address = address.strip()
        _, host, extras = parts_of(f"http://{address}")
        if extras or not host or ":" not in address or not address.rpartition(":")[2].isdecimal():
            raise ValueError("it is HOST:PORT and no more, such as 127.0.0.1:9464")
        return address

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """The host and the port of /metrics; None if it has no address of its own."""
        host, _, port = (self.boardbot_metrics or "").rpartition(":")
        return (host.strip("[]"), int(port)) if port else None

    @property
    def log_address(self) -> Path | str:
        """Where the log is: a file's path, or a server's address, which is never printed."""
        where = self.boardbot_database
        return where.get_secret_value() if isinstance(where, SecretStr) else where

    @property
    def installs(self) -> bool:
        """True if the app may be installed in any number of workspaces, each with a token of its own in the log."""
        return self.slack_client_id is not None

    def secret(self, name: str) -> str:
        """The value of a setting that must be set. Raises Misconfigured."""
        value: SecretStr | None = getattr(self, name)
        if value is None:
            about = type(self).model_fields[name].description
            raise Misconfigured(f"{name.upper()} is not set: {about}. Set it in .env or in the environment.")
        return value.get_secret_value()


def settings_of(**values: Any) -> Settings:
    """Settings from `values` alone: neither the environment nor `.env` is read. For the demo and the tests."""
    return Settings.model_construct(**values)


def is_log_in_json() -> bool:
    """Whether the operator's log is to be JSON, as far as that can be told where other settings are wrong."""
    try:
        given = given_to(text() if Path(NAME).is_file() else "", [])
    except UnreadableEnv:
        given = given_to("", [])
    return given.get("BOARDBOT_LOG_FORMAT", "").strip().casefold() == "json"


def load_settings() -> Settings:
    """The settings of this process, from `.env` and the environment. Raises Misconfigured with a line for each that is
    wrong, without its value, and for a `.env` that cannot be read."""
    settings, wrong = None, list[str]()
    try:
        given = given_to(text(), wrong)
        wrong += nearly_ours(given, [name.upper() for name in Settings.model_fields])
        settings = Settings.model_validate({name.lower(): value for name, value in given.items()})
    except UnreadableEnv as error:
        raise Misconfigured(f"The file {NAME} cannot be read: {error}.") from None
    except ValidationError as error:
        wrong += [
            ": ".join([*(str(name).upper() for name in each["loc"][:1]), _reason(each)])
            for each in error.errors(include_input=False)
        ]
    if settings is None or wrong:
        raise Misconfigured("\n".join(["Please check these settings.", *wrong]))
    keep_secret(each.get_secret_value() for _, each in settings if isinstance(each, SecretStr))
    keep_secret(proxy_passwords())
    keep_secret((settings.boardbot_token_keys or SecretStr("")).get_secret_value().split(","))
    keep_secret(passwords_in(settings.log_address))
    return settings


def _reason(problem: object) -> str:
    message = str(problem["msg"]) if isinstance(problem, dict) else ""
    return message.removeprefix("Value error, ")
