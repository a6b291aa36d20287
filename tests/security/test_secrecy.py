"""No secret is in the operator's log or on the terminal, whoever writes it there and in whatever form."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import stage_on
from pydantic import SecretStr
from slack_sdk import WebClient

from bot import secrecy
from bot.secrecy import HIDDEN, guard_the_terminal, keep_secret, redacted
from bot.settings import Misconfigured, load_settings, set_up_logging, settings_of
from bot.slack.app import client_for

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 20
# None is Slack's or anybody's. They are put together here, so that no look through the source finds one.
BOT, APP = "xoxb-" + "11-22-Zebra", "xapp-" + "1-A11-22-Zebra"
SIGNING = "zebra" * 5
LOGGERS = [
    "bot.socket_mode.run",
    "slack_bolt.App",
    "slack_sdk.web.base_client",
    "websockets.client",
    "uvicorn.error",
    "urllib3",
    "",
]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(secrecy, "_known", set())
    monkeypatch.chdir(tmp_path)


@contextmanager
def _operators_log(form: str) -> Iterator[None]:
    """The log as `boardbot run` sets it up, at the level at which everything is logged."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    root.handlers[:] = []
    set_up_logging(settings_of(boardbot_log_level="DEBUG", boardbot_log_format=form))
    try:
        yield
    finally:
        root.handlers[:], root.level = before


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (BOT, HIDDEN),
        (APP, HIDDEN),
        ("xoxp-1-2-3 and xoxe-1-2", f"{HIDDEN} and {HIDDEN}"),
        ("xoxe." + "xoxb-1-Mi0yL-z", f"xoxe.{HIDDEN}"),
        (f"Invalid header value b'Bearer {BOT}\\n'", f"Invalid header value b'Bearer {HIDDEN}\\n'"),
        (f"token={BOT}&channel=C1", f"token={HIDDEN}&channel=C1"),
        ("wss://wss.slack.com/link/?ticket=a1-b2&app_id=9f", f"wss://wss.slack.com/link/?ticket={HIDDEN}&app_id=9f"),
        ("https://kim:zebra@slack.com/api/", f"https://{HIDDEN}@slack.com/api/"),
        ("http://kim:ze@br/a@proxy:8080 cannot", f"http://{HIDDEN}@proxy:8080 cannot"),
        ("postgresql://boardbot:zebra@db/board", f"postgresql://{HIDDEN}@db/board"),
        ("Proxy-Authorization: Basic emVicmE=", f"Proxy-Authorization: Basic {HIDDEN}"),
        ("{'Authorization': 'Bearer zebra'}", f"{{'Authorization': 'Bearer {HIDDEN}'}}"),
        ("https://hooks.slack.com/commands/T1/2/zebra", f"https://hooks.slack.com/{HIDDEN}"),
        ("client_secret=zebra password=zebra", f"client_secret={HIDDEN} password={HIDDEN}"),
        (f'{{"message": "{BOT}"}}', f'{{"message": "{HIDDEN}"}}'),
        # What must stay.
        ("it must begin with xoxb-, and does not", "it must begin with xoxb-, and does not"),
        ("the bot token, xoxb-…", "the bot token, xoxb-…"),
        ("GET https://slack.com/api/auth.test 200", "GET https://slack.com/api/auth.test 200"),
        ("kim@council.gov.uk at 10:30", "kim@council.gov.uk at 10:30"),
        ("answer:C1:1.1 is not posted: later (Slack asked to wait)", "answer:C1:1.1 is not posted: later (Slack asked to wait)"),
        ("File \"a.py\", line 3, in basic", "File \"a.py\", line 3, in basic"),
        ("a ticket, a token and a secret", "a ticket, a token and a secret"),
        ("", ""),
    ],
)  # fmt: skip
def test_s57_what_looks_like_a_secret_is_replaced_and_nothing_else(words: str, left: str) -> None:
    assert redacted(words) == left


@pytest.mark.parametrize(
    "form",
    [
        "{0}", "a{0}b", "({0!r})", "{0}{0}", "https://x.example/{1}", "field={1}&b", '"{2}"', "b'{0}\\n'", "{0}\n{0}",
        "\x1b[31m{0}\x1b[0m",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", [SIGNING, "p&ss w/ord%+", 'quo"te\\zebra', "zebra'zebra"])
def test_s57_a_secret_that_is_known_is_replaced_in_every_form(value: str, form: str) -> None:
    keep_secret([value])
    said = redacted(form.format(value, quote(value, safe=""), json.dumps(value)[1:-1]))

    assert HIDDEN in said
    assert value not in said
    assert "zebra" not in said
    assert "ss w" not in said


def test_s57_a_word_that_is_too_short_to_be_a_secret_is_left_where_it_stands() -> None:
    keep_secret(["", "the"])

    assert redacted("the other") == "the other"


def _message(logger: logging.Logger) -> None:
    logger.error(f"of {BOT} and {SIGNING}")


def _arguments(logger: logging.Logger) -> None:
    logger.error("of %s and %r", BOT, {"signing": SIGNING})


def _traceback(logger: logging.Logger) -> None:
    try:
        raise ValueError(f"Invalid header value b'Bearer {BOT}\\n' {SIGNING}")
    except ValueError:
        logger.exception("It failed")


def _cause(logger: logging.Logger) -> None:
    try:
        try:
            raise KeyError(BOT)
        except KeyError as error:
            raise RuntimeError(SIGNING) from error
    except RuntimeError as error:
        logger.error("It failed: %s", error, exc_info=error)


def _more_fields(logger: logging.Logger) -> None:
    logger.error("It failed", extra={"token": BOT, "signing": [SIGNING]})


def _stack(logger: logging.Logger) -> None:
    logger.error("It failed %s", SIGNING, stack_info=True, extra={"address": f"wss://x/?ticket={SIGNING}1"})


WAYS: list[Callable[[logging.Logger], None]] = [_message, _arguments, _traceback, _cause, _more_fields, _stack]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", LOGGERS)
def test_s57_nothing_secret_is_logged_whoever_logs_it(
    capsys: pytest.CaptureFixture[str], way: Callable[[logging.Logger], None], name: str, form: str
) -> None:
    keep_secret([SIGNING])
    with _operators_log(form):
        way(logging.getLogger(name))
    said = capsys.readouterr().err

    assert "It failed" in said or HIDDEN in said
    assert "zebra" not in said.casefold()
    if form == "json":
        assert all(json.loads(line) for line in said.splitlines())


def test_s57_slacks_own_client_that_is_given_a_broken_token_does_not_log_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    client = WebClient(base_url="http://127.0.0.1:9/api/")
    with _operators_log("text"), pytest.raises(ValueError, match="Invalid header value"):
        client.apps_connections_open(app_token=APP + "\n")
    said = capsys.readouterr().err

    assert "Failed to send a request to Slack API server: Invalid header value" in said
    assert "Zebra" not in said


@pytest.mark.parametrize("form", ["text", "json"])
def test_s57_a_line_that_cannot_be_written_is_said_without_its_words(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """The standard library prints the words, raw."""
    with _operators_log(form):
        logging.getLogger("slack_sdk").error("of %s %d", BOT, "no number")
    said = capsys.readouterr().err

    assert "A line of slack_sdk could not be logged (TypeError)" in said
    assert "Zebra" not in said


def test_s57_no_logger_has_a_handler_of_its_own_beside_the_roots() -> None:
    client_for(settings_of(slack_bot_token=SecretStr(BOT)))
    made = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]

    assert len(made) > 20
    handlers = {type(handler) for each in made for handler in each.handlers}
    assert handlers <= {logging.NullHandler}


# Before the log is set up, and where nobody catches a fault.
UNCAUGHT = {
    "a fault": "raise RuntimeError(secret)",
    "a fault in a thread": "t = threading.Thread(target=lambda: int(secret)); t.start(); t.join()",
    "a log that is not set up": "logging.getLogger('slack_sdk').error('Bearer %s', secret)",
    "a log that cannot be written": "logging.getLogger('slack_sdk').error('Bearer %s %d', secret, secret)",
    "a fault's cause": "try:\n    int(secret)\nexcept ValueError as error:\n    raise RuntimeError from error",
}


@pytest.mark.parametrize("code", UNCAUGHT.values(), ids=UNCAUGHT.keys())
def test_s57_what_the_interpreter_prints_by_itself_holds_none(code: str) -> None:
    begin = "import logging, sys, threading\nfrom bot.secrecy import guard_the_terminal\nguard_the_terminal()\n"
    ended = subprocess.run(
        [sys.executable, "-c", f"{begin}secret = 'xoxb-' + '11-22-Zebra'\n{code}"],
        check=False, capture_output=True, text=True, timeout=60, cwd=Path(secrecy.__file__).parents[1],
    )  # fmt: skip

    assert HIDDEN in ended.stderr or "could not be logged" in ended.stderr
    assert "Zebra" not in ended.stderr


def test_s57_hooks_of_somebody_elses_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def theirs(*_: object) -> None:
        """A debugger's, perhaps."""

    monkeypatch.setattr(sys, "excepthook", theirs)
    monkeypatch.setattr("threading.excepthook", theirs)
    guard_the_terminal()

    assert sys.excepthook is theirs


BROKEN = ["{}\n", "{}\r\n", " {} ", "\t{}\n\n", "\n{}", "{}\u2028", "{}\xa0"]
SETTINGS = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SIGNING}


@pytest.mark.parametrize("form", BROKEN, ids=repr)
@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_s56_the_line_break_at_the_end_of_a_mounted_file_is_no_part_of_a_secret(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, form: str
) -> None:
    monkeypatch.setenv(name, form.format(value))

    assert load_settings().secret(name.lower()) == value


INSIDE = ["{}\n{}", "{} {}", "{}\r{}", "{}\x00{}", "{}\x1b{}", "{}\u2028{}", "{}é{}", "{}\t{}", "{}\ufeff{}", "{}…{}"]


@pytest.mark.parametrize("form", INSIDE, ids=repr)
@pytest.mark.parametrize(("name", "value"), SETTINGS.items())
def test_s56_a_secret_with_a_break_inside_is_refused_by_its_name_and_its_value_is_not_said(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, form: str
) -> None:
    if "\x00" in form:
        # No environment can hold it; a file of settings can.
        Path(".env").write_text(f"{name}='{form.format(value, value)}'\n")
    else:
        monkeypatch.setenv(name, form.format(value, value))
    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert f"\n{name}: " in str(raised.value)
    assert "zebra" not in str(raised.value).casefold()


@pytest.mark.parametrize("blank", ["", " ", "\n", "\r\n", "\t"])
@pytest.mark.parametrize("name", SETTINGS)
def test_s56_a_secret_of_blanks_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch, name: str, blank: str) -> None:
    monkeypatch.setenv(name, blank)

    with pytest.raises(Misconfigured, match=f"{name} is not set"):
        load_settings().secret(name.lower())


@pytest.mark.parametrize(
    "url",
    [
        "https://kim:zebra@slack.com/api/", "https://zebra@slack.com/api/", "https://:zebra@slack.com/api/",
        "http://kim:zebra@127.0.0.1/api/", "https://kim:zebra/zebra@slack.com/", "https://slack.com:zebra/api/",
        "https://[zebra]/api/", "https://slack.com/api/?token=zebra", "https://slack.com/api/#zebra",
        "https://slack.com/api/\nzebra", "https://slack.com/zebra zebra/", "https:///zebra", "kim:zebra@slack.com",
        "https://slack.com:0/zebra", "https://slack.com:99999/zebra", "\x00https://zebra", "ftp://zebra@slack.com/",
    ],
)  # fmt: skip
def test_s56_an_address_with_a_password_is_refused_and_not_said(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    if "\x00" in url:
        # No environment can hold it; a file of settings can.
        Path(".env").write_text(f"SLACK_API_URL='{url}'\n")
    else:
        monkeypatch.setenv("SLACK_API_URL", url)
    with pytest.raises(Misconfigured) as raised:
        load_settings()

    assert "\nSLACK_API_URL: " in str(raised.value)
    assert "zebra" not in str(raised.value)


@pytest.mark.parametrize("url", ["https://slack.com/api", " https://slack-gov.com/api/\n", "http://127.0.0.1:81/api/",
                                 "http://localhost/api", "https://slack.com:443/api/", "http://[::1]:81/api/"])  # fmt: skip
def test_s56_an_address_without_is_taken(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("SLACK_API_URL", url)

    assert load_settings().slack_api_url == url.strip().rstrip("/") + "/"


def test_s57_the_password_of_a_proxy_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://kim:stripes%2Fzebra@proxy:8080")
    load_settings()

    assert redacted("407 for stripes/zebra, that is stripes%2Fzebra") == f"407 for {HIDDEN}, that is {HIDDEN}"


def test_s57_a_running_bot_whose_tokens_came_from_mounted_files_logs_neither(tmp_path: Path) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        environment = {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": stage.server.bot_token + "\n",
            "SLACK_APP_TOKEN": stage.server.app_token + "\r\n",
            "SLACK_API_URL": stage.server.api_url + "\n",
            "BOARDBOT_DATABASE": str(stage.log.path),
            "BOARDBOT_LOG_LEVEL": "DEBUG",
        }
        stage.workspace.fail("auth.test", "drop", times=2)
        process = subprocess.Popen([BOARDBOT, "run"], env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        try:
            stage.workspace.wait_for(lambda: stage.workspace.sockets.connections, SECONDS)
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
            process.wait()

    assert "Slack cannot be reached (" in said
    assert stage.server.bot_token not in said
    assert stage.server.app_token not in said
    assert "ticket=" not in said


def test_s57_check_prints_none_where_slack_answers_with_one(terminal: Postroom) -> None:
    terminal.stage.workspace.fail("auth.test", f"no_{BOT}")
    printed = typed("check")

    assert printed.exit_code == 1
    assert "Zebra" not in printed.output
