"""The line to Slack: cut, replaced, flooded and spoken to in what is no envelope; no command is lost with it."""

import pytest
from end_to_end.stage import Room
from pydantic import SecretStr

from bot.clock import now
from bot.settings import Misconfigured, settings_of
from bot.socket_mode.run import Bot
from local_slack import Workspace

AT_ONCE = 800
SECONDS = 20


def _reconnected(workspace: Workspace, before: int) -> None:
    workspace.wait_for(
        lambda: (
            sum(method == "apps.connections.open" for method, _, _ in list(workspace.calls)) > before
            and workspace.sockets.connections == 1
        ),
        SECONDS,
    )


def _calls(workspace: Workspace, wanted: str) -> int:
    return sum(method == wanted for method, _, _ in list(workspace.calls))


def test_a_line_that_is_cut_is_replaced_and_the_next_command_is_answered(board: Room) -> None:
    workspace = board.stage.workspace
    before = _calls(workspace, "apps.connections.open")

    workspace.drop_sockets()
    _reconnected(workspace, before)

    assert board("/action add Visits plan").startswith("A1 logged.")


def test_a_line_that_slack_is_about_to_close_is_replaced_first(board: Room) -> None:
    workspace = board.stage.workspace
    before = _calls(workspace, "apps.connections.open")

    workspace.disconnect("warning")
    answer = board("/action add Visits plan")
    _reconnected(workspace, before)

    assert answer.startswith("A1 logged.")


def test_a_line_that_slack_closes_is_replaced(board: Room) -> None:
    workspace = board.stage.workspace
    before = _calls(workspace, "apps.connections.open")

    workspace.disconnect("refresh_requested")
    _reconnected(workspace, before)

    assert board("/action add Visits plan").startswith("A1 logged.")


def test_hundreds_of_commands_at_once_are_all_acknowledged(board: Room) -> None:
    workspace = board.stage.workspace
    board("/action add Visits plan")
    first = workspace.envelopes("slash_commands")[-1]
    before, lines = len(first.acks), board.stage.history()
    for _ in range(AT_ONCE):
        workspace.sockets.send(first, "timeout")

    workspace.wait_for(lambda: len(first.acks) >= before + AT_ONCE, SECONDS)

    assert len(first.acks) == before + AT_ONCE
    assert board.stage.history() == lines
    assert "A2" not in board("/action list")


@pytest.mark.parametrize("text", ["no JSON", "[]", '"words"', '{"type": "slash_commands"}', "{}", "[" * 100_000])
def test_what_is_no_envelope_is_passed_over(board: Room, text: str) -> None:
    workspace = board.stage.workspace
    for connection in list(workspace.sockets._open):
        connection.send(text)

    assert board("/action add Visits plan").startswith("A1 logged.")


def test_what_still_comes_down_a_line_that_is_being_replaced_is_answered(board: Room) -> None:
    workspace = board.stage.workspace
    board("/action add Visits plan")
    first = workspace.envelopes("slash_commands")[-1]
    before = len(first.acks)
    workspace.slow("apps.connections.open", 0.5)

    workspace.disconnect("warning")
    for _ in range(200):
        workspace.sockets.send(first, "timeout")
    workspace.wait_for(lambda: len(first.acks) >= before + 200, SECONDS)

    assert len(first.acks) == before + 200


def test_settings_for_many_workspaces_are_said_to_be_of_no_use_here(caplog: pytest.LogCaptureFixture) -> None:
    many = settings_of(slack_client_id="1.2", slack_client_secret=SecretStr("x"), boardbot_token_keys=SecretStr("y"))

    with pytest.raises(Misconfigured, match="SLACK_BOT_TOKEN is not set"):
        Bot(many, now)

    assert "SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, BOARDBOT_TOKEN_KEYS are not used: boardbot run serves" in caplog.text
