"""What whoever runs a host of many councils types: which have the app, whether all is well, and new keys."""

from pathlib import Path

import pytest
from click.testing import Result
from cryptography.fernet import Fernet
from end_to_end.councils import SETUP, Councils, room_in, with_a_board
from end_to_end.postroom import typed

from bot.terminal import check
from bot.terminal.finding import Finding
from local_slack import Workspace


@pytest.fixture
def on_terminal(host: Councils, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Councils:
    """The settings of the host in the environment of a terminal."""
    monkeypatch.chdir(tmp_path)
    for name, value in (
        ("SLACK_SIGNING_SECRET", host.settings.secret("slack_signing_secret")),
        ("SLACK_CLIENT_ID", host.slack.client_id),
        ("SLACK_CLIENT_SECRET", host.slack.client_secret),
        ("BOARDBOT_TOKEN_KEYS", host.settings.secret("boardbot_token_keys")),
        ("SLACK_API_URL", host.slack.api_url),
        ("BOARDBOT_DATABASE", str(host.settings.log_address)),
    ):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    return host


def _list() -> list[str]:
    told: Result = typed("installations", "list")
    assert told.exit_code == 0, told.output
    return told.output.splitlines()


def test_which_workspaces_have_the_app(on_terminal: Councils, one: Workspace, two: Workspace) -> None:
    assert _list() == ["No workspace has installed the app."]
    on_terminal.install(one)
    on_terminal.later(days=1)
    on_terminal.install(two)
    for told in one.uninstall():
        assert told.answered.wait(20)

    first, second = _list()

    assert first.startswith("T0ONE  northmoor (workspace), installed on 2020-07-08; ended on 2020-07-09: the ")
    assert second == "T0TWO  eastvale (workspace), installed on 2020-07-09"


def test_check_looks_at_every_workspace(on_terminal: Councils, one: Workspace, two: Workspace) -> None:
    assert "No workspace has installed the app yet" in typed("check").output
    for council in (one, two):
        on_terminal.install(council)
    room_in(one)(SETUP)
    two.installed = False

    told = typed("check")

    assert "ok       northmoor (T0ONE): Slack knows the bot there." in told.output
    assert "ok       northmoor (T0ONE): Improvement Board: the bot is in its channel." in told.output
    assert "PROBLEM  eastvale (T0TWO): its token is not accepted (account_inactive)" in told.output
    assert one.bot_token not in told.output


def test_check_names_a_workspace_that_has_boards_and_not_the_app(on_terminal: Councils, one: Workspace) -> None:
    """As one whose boards are from before, when it had SLACK_BOT_TOKEN."""
    with_a_board(on_terminal, one)
    with on_terminal.log.writing() as store:
        store.boards.add("T0OLD", "C0BOARD", "Improvement Board", "Europe/London", on_terminal.clock())

    told = typed("check").output

    assert "PROBLEM  T0OLD has boards on the log and has not installed the app: nothing is answered or posted" in told
    # A server of the tests may lose what it saves, and is told to.
    assert [each for each in told.splitlines() if each.startswith("PROBLEM") and "PostgreSQL" not in each][1:] == []


def test_check_looks_at_slack_and_the_clock_before_any_workspace_and_whatever_is_wrong_with_the_first(
    on_terminal: Councils, one: Workspace, two: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    agrees = "This machine's clock agrees with Slack's."
    # The local Slack does not say what time it is.
    monkeypatch.setattr(check, "_clock", lambda *_: [Finding(True, agrees)])
    assert agrees in typed("check").output
    for council in (one, two):
        on_terminal.install(council)
    one.installed = False
    assert agrees in typed("check").output

    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:9/api/")
    told = typed("check")

    assert (told.exit_code, told.output.count("Slack cannot be reached")) == (1, 1)


def test_an_end_that_slack_could_not_tell_is_told_by_hand(on_terminal: Councils, one: Workspace) -> None:
    on_terminal.install(one)
    one.installed = False
    assert "where it was taken out, type boardbot installations end T0ONE" in typed("check").output

    assert typed("installations", "end", "T0ONE").output.startswith("The installation in T0ONE has ended.")

    assert "; ended on " in _list()[0]
    with on_terminal.log.reading() as store:
        assert [each.sealed_token for each in store.installations.all()] == [""]
    again = typed("installations", "end", "T0ONE")
    assert (again.exit_code, "T0ONE has no installation to end." in again.output) == (1, True)


def test_one_that_was_made_by_a_clock_that_was_fast_is_ended_by_hand(on_terminal: Councils, one: Workspace) -> None:
    on_terminal.later(days=36500)
    on_terminal.install(one)

    assert typed("installations", "end", "T0ONE").output.startswith("The installation in T0ONE has ended.")


def test_who_granted_too_few_scopes_is_told_to_install_it_again(on_terminal: Councils, one: Workspace) -> None:
    on_terminal.install(one)
    one.scopes = type(one.scopes)(each for each in one.scopes if each != "users:read")

    told = typed("check").output

    assert "PROBLEM  northmoor (T0ONE): These scopes are missing: users:read" in told
    assert "save, and have it installed there again from /slack/install." in told
    assert "Reinstall to Workspace" not in told


def test_keys_are_changed(on_terminal: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal.install(one)
    old, new = on_terminal.settings.secret("boardbot_token_keys"), typed("installations", "new-key").output.strip()
    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", f"{new}, {old}")

    assert typed("installations", "re-encrypt").output == "1 token sealed by the first key.\n"

    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", new)
    assert "Slack knows the bot there" in typed("check").output
    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", old)
    assert "no key of BOARDBOT_TOKEN_KEYS opens its token" in typed("check").output


def test_a_token_that_no_key_opens_is_named(
    on_terminal: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal.install(one)
    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", Fernet.generate_key().decode())

    told = typed("installations", "re-encrypt")

    assert told.exit_code == 1
    assert "No key opens the token of T0ONE" in told.output


def test_people_are_named_by_the_workspace_of_their_board(
    on_terminal: Councils, one: Workspace, two: Workspace
) -> None:
    for council in (one, two):
        on_terminal.install(council)
    room_in(two)("/board setup Eastvale Board chair: @pat")
    two.change_member("jo", real_name="Jo of Eastvale")
    room_in(two, "C0OTHER")  # Only so that ids of channels are the same in both.
    on_terminal.settle(two)

    told = typed("export", "--board", "Eastvale Board", "--of", "record")

    assert told.exit_code == 0, told.output
    assert "Sam Cole" in told.output


@pytest.mark.parametrize("missing", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "BOARDBOT_TOKEN_KEYS"])
def test_half_the_settings_are_refused_with_the_name_of_what_is_missing(
    on_terminal: Councils, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.delenv(missing)

    told = typed("check")

    assert told.exit_code == 1
    assert missing in told.output
    assert on_terminal.slack.client_secret not in told.output


def test_check_asks_for_what_http_mode_needs_and_no_more(
    on_terminal: Councils, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SLACK_SIGNING_SECRET")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-A0BOT-1-a")

    told = typed("check")

    assert "PROBLEM  SLACK_SIGNING_SECRET is not set." in told.output
    assert "SLACK_APP_TOKEN" not in told.output


def test_keys_that_are_none_stop_the_start(on_terminal: Councils, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", "not-a-key")

    told = typed("serve", "--port", "0")

    assert told.exit_code == 1
    assert "BOARDBOT_TOKEN_KEYS" in told.output
    assert "not-a-key" not in told.output


@pytest.mark.parametrize("keys", ["{0};{1}", "{0}{1}", "{0},{1}!", '"{0}"', "{0}=", ","])
def test_keys_that_no_comma_parts_are_refused_and_not_half_read(
    on_terminal: Councils, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    """What the key behind the first has sealed would be lost as soon as nobody remembers it."""
    one, another = (Fernet.generate_key().decode() for _ in range(2))
    monkeypatch.setenv("BOARDBOT_TOKEN_KEYS", keys.format(one, another))

    told = typed("installations", "re-encrypt")

    assert told.exit_code == 1
    assert "BOARDBOT_TOKEN_KEYS: it is one key, or several with commas between them" in told.output
    assert not any(each in told.output for each in (one, another))
