"""Settings from the environment and `.env`: read, checked, and never printed."""

import re
from pathlib import Path

import pytest

from bot.settings import RESERVED_COMMANDS, Misconfigured, Settings, load_settings, settings_of


@pytest.fixture(autouse=True)
def _bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of the settings, and a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_everything_but_the_tokens_has_a_default() -> None:
    settings = load_settings()

    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.boardbot_database == Path("boardbot.db")
    assert settings.boardbot_timezone == "Europe/London"
    assert settings.boardbot_status_command == "/board-status"
    assert (settings.boardbot_log_level, settings.boardbot_log_format) == ("INFO", "text")


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN=xapp-file\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-environment")

    settings = load_settings()

    assert settings.secret("slack_bot_token") == "xoxb-environment"
    assert settings.secret("slack_app_token") == "xapp-file"


def test_an_empty_setting_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")
    monkeypatch.setenv("BOARDBOT_TIMEZONE", "")

    assert load_settings().boardbot_timezone == "Europe/London"
    with pytest.raises(Misconfigured, match=r"SLACK_BOT_TOKEN is not set: the bot token, xoxb-…\. Set it in \.env"):
        load_settings().secret("slack_bot_token")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SLACK_BOT_TOKEN", "xapp-secret", "it must begin with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-secret", "it must begin with xapp-"),
        ("SLACK_APP_TOKEN", "xoxb-secret", "SLACK_BOT_TOKEN and SLACK_APP_TOKEN may be swapped."),
        (
            "SLACK_BOT_TOKEN",
            "xoxe.xoxb-1-secret",
            "token rotation is on in the app's settings, and Slack does not turn it",
        ),
        ("SLACK_API_URL", "slack.com/api", "it begins with https://"),
        ("SLACK_API_URL", "http://slack.com/api/", "it begins with https://, or with http:// and this machine's own"),
        ("SLACK_API_URL", "http://127.0.0.1.evil.example/", "it begins with https://"),
        ("BOARDBOT_TIMEZONE", "Europe/Grimsby", "it is a zone's name, such as Europe/London"),
        ("BOARDBOT_TIMEZONE", "../../etc/passwd", "it is a zone's name"),
        ("BOARDBOT_STATUS_COMMAND", "/status", "Slack keeps /status for itself; another name is needed"),
        ("BOARDBOT_STATUS_COMMAND", "/board status", "it is a slash and up to 31 letters, digits and hyphens"),
        ("BOARDBOT_STATUS_COMMAND", "/" + "x" * 32, "up to 31 letters"),
        ("BOARDBOT_LOG_LEVEL", "LOUD", "DEBUG"),
        ("BOARDBOT_METRICS", "9464", "it is HOST:PORT and no more, such as 127.0.0.1:9464"),
        ("BOARDBOT_METRICS", "127.0.0.1", "it is HOST:PORT"),
        ("BOARDBOT_METRICS", "127.0.0.1:99999", "it is HOST:PORT"),
        ("BOARDBOT_METRICS", "http://127.0.0.1:9464/metrics", "it is HOST:PORT"),
        ("BOARDBOT_METRICS", "secret@127.0.0.1:9464", "it is HOST:PORT"),
        ("BOARDBOT_LOG_FORMAT", "xml", "json"),
        ("BOARDBOT_DATABASE", "secret.db\r", "there is a blank or a line break before or after it. Write it without"),
        ("BOARDBOT_DATABSE", "secret.db", "it is no setting. If BOARDBOT_DATABASE is meant, write that; if not, give"),
        ("BOARDBOT_DB", "secret.db", "If BOARDBOT_DATABASE is meant"),
        ("BOARDBOT_DATABASE_URL", "postgresql://secret@host/log", "If BOARDBOT_DATABASE is meant"),
        ("BOARDBOT_TIME_ZONE", "Europe/London", "If BOARDBOT_TIMEZONE is meant"),
        ("SLACK_BOT_TOKN", "xoxb-secret", "If SLACK_BOT_TOKEN is meant"),
        *(
            ("BOARDBOT_DATABASE", address, "neither the path of a file nor an address that begins with postgresql://")
            for address in (
                "postgresql+psycopg://boardbot:secret@host/log",
                "POSTGRESQL://boardbot:secret@host/log",
                "'postgresql://boardbot:secret@host/log'",
                "postgresql:/boardbot:secret@host/log",
                "mysql://boardbot:secret@host/log",
                "boardbot:secret@host/log",
                "file://host/secret.db",
                "db.example:5432:log:boardbot:secret",
                "*:*:log:boardbot:sec/secret:x",
                "host=db.example user=boardbot password='secret'",
                "Password = secret dbname=log",
                "connect_timeout=3 password='secret' host=db.example",
                "krbsrvname=boardbot password = secret",
                "options='-c search_path=log' user=boardbot/secret",
                "Encrypt=yes;User Id=boardbot;Pwd=secret",
                "jdbc:log;password=secret",
                "Server=db.example;User Id=boardbot;Password=secret",
            )
        ),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_right_and_without_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert f"\n{name}: " in str(raised.value)
    assert problem in str(raised.value)
    assert "secret" not in str(raised.value)


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "secret-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "secret-2")

    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert [line.partition(":")[0] for line in str(raised.value).splitlines()[1:]] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


@pytest.mark.parametrize(
    ("typed", "kept"), [("board-status", "/board-status"), ("/Where-We-Stand", "/where-we-stand"), (" /st8 ", "/st8")]
)
def test_the_status_command_is_kept_as_slack_writes_it(monkeypatch: pytest.MonkeyPatch, typed: str, kept: str) -> None:
    monkeypatch.setenv("BOARDBOT_STATUS_COMMAND", typed)

    assert load_settings().boardbot_status_command == kept


@pytest.mark.parametrize("name", sorted(RESERVED_COMMANDS))
def test_none_of_slacks_own_commands_may_stand_in_for_status(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("BOARDBOT_STATUS_COMMAND", f"/{name.upper()}")

    with pytest.raises(Misconfigured, match=f"Slack keeps /{name} for itself"):
        load_settings()


@pytest.mark.parametrize("url", ["https://slack-gov.com/api", "https://slack-gov.com/api/"])
def test_the_address_ends_in_a_slash(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SLACK_API_URL", url)

    assert load_settings().slack_api_url == "https://slack-gov.com/api/"


def test_the_level_and_the_format_may_be_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDBOT_LOG_LEVEL", "warning")
    monkeypatch.setenv("BOARDBOT_LOG_FORMAT", "JSON")

    settings = load_settings()

    assert (settings.boardbot_log_level, settings.boardbot_log_format) == ("WARNING", "json")


def test_no_token_is_in_the_settings_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-secret")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "secret")

    settings = load_settings()

    printed = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"

    assert "secret" not in re.sub("slack_(signing|client)_secret", "", printed)


def test_settings_of_values_read_neither_the_environment_nor_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDBOT_DATABASE", "/from/the/environment.db")

    assert settings_of().boardbot_database == Path("boardbot.db")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (None, None),
        ("127.0.0.1:9464", ("127.0.0.1", 9464)),
        (" [::1]:9464 ", ("::1", 9464)),
        ("inner:80", ("inner", 80)),
    ],
)
def test_the_address_of_the_metrics_is_a_host_and_a_port(
    monkeypatch: pytest.MonkeyPatch, typed: str | None, address: tuple[str, int] | None
) -> None:
    monkeypatch.setenv("BOARDBOT_METRICS", typed or "")

    assert load_settings().metrics_address == address


@pytest.mark.parametrize(
    "name", ["SLACK_API_TOKEN", "SLACK_BOT_TOKEN_OLD", "BOARDBOT_HOME", "BOARDBOT_METRICS_PORT", "BOARD"]
)
def test_a_name_of_another_program_is_passed_over(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")

    assert load_settings().boardbot_database == Path("boardbot.db")


def test_so_is_one_that_is_like_a_setting_that_is_set_and_one_without_a_value() -> None:
    Path(".env").write_text("BOARDBOT_DATABASE=new.db\nBOARDBOT_DATABASE2=old.db\nBOARDBOT_TIME_ZONE=\n")

    assert load_settings().boardbot_database == Path("new.db")


def test_a_line_of_the_file_that_cannot_be_read_is_named_and_nothing_of_it(caplog: pytest.LogCaptureFixture) -> None:
    Path(".env").write_text("X=1\nBOARDBOT_DATABASE='secret.db\nSLACK_BOT_TOKEN: xoxb-secret\nBOARDBOT_TIMEZONE=x\n")

    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert str(raised.value).splitlines()[1:] == [
        f".env, line {line}: it cannot be read. It is NAME=value, and each quotation mark has its other one"
        for line in (2, 3)
    ] + ["BOARDBOT_TIMEZONE: it is a zone's name, such as Europe/London"]
    assert not caplog.records


@pytest.mark.parametrize(
    ("name", "value"),
    [("BOARDBOT_TIMEZONE", "Europe/London"), ("BOARDBOT_LOG_LEVEL", "INFO"), ("BOARDBOT_LOG_FORMAT", "text")],
)
def test_a_blank_or_a_line_break_round_a_word_is_ignored(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, f" {value}\r")

    assert getattr(load_settings(), name.lower()) == value
