"""The manifest for HTTP mode: one that Slack takes, with one address for everything."""

import json

import pytest
from click.testing import CliRunner

from bot.command_line import main
from bot.settings import Misconfigured
from bot.slack.manifest import manifest, request_url
from local_slack import manifest_errors

ADDRESS = "https://bot.council.gov.uk/slack/events"


def test_slack_takes_it_and_sends_everything_to_one_address() -> None:
    made = manifest("/board-status", ADDRESS)

    assert manifest_errors(made) == []
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["event_subscriptions"]["request_url"] == ADDRESS
    assert made["settings"]["interactivity"] == {
        "is_enabled": True,
        "request_url": ADDRESS,
        "message_menu_options_url": ADDRESS,
    }
    assert {each["url"] for each in made["features"]["slash_commands"]} == {ADDRESS}


def test_but_for_the_address_it_is_the_manifest_of_socket_mode() -> None:
    assert ADDRESS not in json.dumps(manifest("/board-status"))
    made = json.dumps(manifest("/board-status", ADDRESS)).replace(f', "request_url": "{ADDRESS}"', "")
    made = made.replace(f', "message_menu_options_url": "{ADDRESS}"', "")
    made = made.replace(f', "url": "{ADDRESS}"', "").replace(
        '"socket_mode_enabled": false', '"socket_mode_enabled": true'
    )
    assert made == json.dumps(manifest("/board-status"))


@pytest.mark.parametrize(
    "url",
    [
        "https://bot.council.gov.uk",
        "https://bot.council.gov.uk/",
        " https://bot.council.gov.uk/slack/events ",
        "https://bot.council.gov.uk/slack/events/",
        "HTTPS://bot.council.gov.uk",
    ],
)
def test_an_address_may_be_given_with_or_without_the_path(url: str) -> None:
    assert request_url(url) == ADDRESS


def test_a_port_and_a_path_of_the_proxys_are_kept() -> None:
    assert request_url("https://council.gov.uk:8443/bot") == "https://council.gov.uk:8443/bot/slack/events"


@pytest.mark.parametrize(
    "url",
    [
        "", "bot.council.gov.uk", "http://bot.council.gov.uk", "https://", "ftp://bot", "https://b c",
        "https://me:secret@bot.council.gov.uk", "https://bot.council.gov.uk?x=1", "https://bot.council.gov.uk/#x",
        "https://[bot", "https://bot:port", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_any_other_address_is_refused_in_words(url: str) -> None:
    with pytest.raises(
        Misconfigured,
        match=r"https addresses only.*without a name, password, \? or #.*--url https://bot\.council\.gov\.uk",
    ):
        request_url(url)


def test_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDBOT_STATUS_COMMAND", "/where")
    made = CliRunner().invoke(main, ["manifest", "--url", "https://bot.council.gov.uk"])
    assert json.loads(made.output) == manifest("/where", ADDRESS)
    assert json.loads(CliRunner().invoke(main, ["manifest"]).output) == manifest("/where")

    refused = CliRunner().invoke(main, ["manifest", "--url", "http://bot.council.gov.uk"])
    assert refused.exit_code == 1
    assert refused.output.startswith("Error: Slack sends to https addresses only.")
    assert "{" not in refused.output
