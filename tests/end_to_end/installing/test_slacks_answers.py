"""What Slack answers to somebody's code: only what serves a workspace is kept, and each reason is told apart."""

import logging

import pytest
from end_to_end.councils import Councils

from local_slack import Workspace

ORGANISATION = {"is_enterprise_install": True}


def _answered(host: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch, **other: object) -> tuple[int, str]:
    """The page where Slack's answer differs so from its own; nothing is installed."""
    own = host.slack.access
    monkeypatch.setattr(host.slack, "access", lambda values, keys: own(values, keys) | other)
    page = host.install(one)
    with host.log.reading() as store:
        assert store.installations.all() == []
    return page.status_code, page.text


@pytest.mark.parametrize("error", ["fatal_error", "ratelimited", "<html>"])
def test_a_slack_that_is_busy_is_no_wrong_code(
    host: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, page = _answered(host, one, monkeypatch, ok=False, error=error)

    assert status == 502
    assert "Slack did not answer." in page
    assert "Slack did not answer while the app was being installed" in caplog.text


@pytest.mark.parametrize("error", ["bad_client_secret", "invalid_client_id", "bad_redirect_uri"])
def test_keys_that_slack_does_not_take_are_for_whoever_runs_it(
    host: Councils, one: Workspace, monkeypatch: pytest.MonkeyPatch, error: str, caplog: pytest.LogCaptureFixture
) -> None:
    status, page = _answered(host, one, monkeypatch, ok=False, error=error)

    assert status == 503
    assert "Please tell whoever runs it" in page
    (told,) = [each for each in caplog.records if each.levelno == logging.ERROR]
    assert f"({error}). Check SLACK_CLIENT_ID and SLACK_CLIENT_SECRET" in told.getMessage()


@pytest.mark.parametrize(
    ("other", "names"),
    [
        ({"access_token": None}, "access_token"),
        ({"access_token": 5}, "access_token"),
        ({"access_token": "xoxp-1-of-somebody"}, "access_token"),
        ({"access_token": "xoxb-1 2\n"}, "access_token"),
        ({"token_type": "user"}, "token_type"),
        ({"refresh_token": "xoxe-1-abc", "expires_in": 43200}, "refresh_token"),
        ({"team": None}, "team"),
        ({"team": "T0ONE"}, "team"),
        ({"team": {"name": "northmoor"}}, "team.id"),
        ({"team": {"id": 7, "name": "northmoor"}}, "team.id"),
        (ORGANISATION | {"enterprise": None}, "team"),
        (ORGANISATION | {"enterprise": {"name": "northmoor"}}, "enterprise.id"),
        ({"bot_user_id": None}, "bot_user_id"),
        ({"scope": ["commands"]}, "scope"),
        ({"authed_user": "U0INSTALLER"}, "authed_user"),
    ],
)
def test_an_answer_that_serves_no_workspace_is_not_kept(
    host: Councils,
    one: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    other: dict[str, object],
    names: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    status, page = _answered(host, one, monkeypatch, **other)

    assert status == 503
    assert "Please tell whoever runs it" in page
    assert f"cannot be used: {names}. Token rotation must be off" in caplog.text
    assert "xox" not in caplog.text
