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
from security.made_up import APP, BOT, SIGNING
from slack_sdk import WebClient

from bot import secrecy
from bot.log_lines import set_up_logging
from bot.secrecy import HIDDEN, guard_the_terminal, keep_secret, redacted
from bot.settings import load_settings, settings_of
from bot.slack.app import client_for

pytestmark = pytest.mark.usefixtures("nothing_known")

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 20
LOGGERS = [
    "bot.socket_mode.run",
    "slack_bolt.App",
    "slack_sdk.web.base_client",
    "websockets.client",
    "uvicorn.error",
    "urllib3",
    "",
]


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


def test_s57_no_logger_has_a_handler_of_its_own_beside_the_roots(caplog: pytest.LogCaptureFixture) -> None:
    client_for(settings_of(slack_bot_token=SecretStr(BOT)))
    made = [each for each in logging.root.manager.loggerDict.values() if isinstance(each, logging.Logger)]

    assert len(made) > 20
    handlers = {type(handler) for each in made for handler in each.handlers}
    # pytest gives its own to a logger that an earlier test has kept from the root.
    assert handlers <= {logging.NullHandler, type(caplog.handler)}


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
