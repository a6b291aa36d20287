"""`boardbot check` looks at whichever way Slack is to reach the bot."""

import pytest
from end_to_end.over_http import SECRET
from end_to_end.postroom import Postroom, typed


def test_http_mode_alone_is_well_without_an_app_token(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SLACK_APP_TOKEN")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)

    result = typed("check")

    assert result.exit_code == 0, result.output
    assert "PROBLEM" not in result.output
    assert "SLACK_SIGNING_SECRET is set" in result.output
    assert "APP_TOKEN" not in result.output
    assert "Socket Mode" not in result.output
    assert SECRET not in result.output
    assert "the manifest that boardbot manifest --url https://… prints" in result.output
    assert "apps.connections.open" not in [method for method, *_ in terminal.stage.workspace.calls]


def test_where_both_are_set_both_are_looked_at(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET", SECRET)

    result = typed("check")

    assert result.exit_code == 0, result.output
    assert "A Socket Mode connection can be opened." in result.output
    assert "SLACK_SIGNING_SECRET is set" in result.output


def test_where_neither_is_set_both_are_named_and_the_rest_is_looked_at(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SLACK_APP_TOKEN")

    result = typed("check")

    assert result.exit_code == 1
    assert "PROBLEM  SLACK_APP_TOKEN is not set, nor is SLACK_SIGNING_SECRET." in result.output
    assert "boardbot run" in result.output
    assert "boardbot serve" in result.output
    assert result.output.count("PROBLEM") == 1
    assert "Every scope the bot needs is granted." in result.output


@pytest.mark.parametrize("value", ["xapp-1-wrong", "xoxb-wrong", "two words"])
def test_a_token_in_the_place_of_the_secret_is_named(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET", value)

    result = typed("check")

    assert result.exit_code == 1
    assert (
        "SLACK_SIGNING_SECRET: it is the Signing Secret, from Basic Information, in one line, and no token"
        in result.output
    )
    assert value not in result.output
