"""A finding of `boardbot check`, and what Slack's silence or refusal means for one."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.slack.errors import NO_ANSWER, is_passing, named


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: whether it is well, and in words what it is or what to do."""

    ok: bool
    what: str


def asked(client: WebClient, refused: str) -> SlackResponse | Finding:
    """Slack's answer about a token, or what is wrong with it; `refused` has a place for Slack's error."""
    try:
        return client.auth_test()
    except NO_ANSWER as error:
        return not_answered(error, refused.format(named(error)))


def not_answered(error: Exception, refused: str) -> Finding:
    """The finding if Slack refused for some reason, or did not answer."""
    if is_passing(error):
        return Finding(False, f"Slack cannot be reached ({named(error)}). Check the network and SLACK_API_URL.")
    return Finding(False, refused)
