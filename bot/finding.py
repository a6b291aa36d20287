"""What `boardbot check` has found, and what Slack's silence or its refusal means there."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.slack.errors import NO_ANSWER, is_passing, named


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and in words what it is or what to do."""

    ok: bool
    what: str


def asked(client: WebClient, refused: str) -> SlackResponse | Finding:
    """What Slack says of a token, or what is wrong with it; `refused` has a place for Slack's word."""
    try:
        return client.auth_test()
    except NO_ANSWER as error:
        return not_answered(error, refused.format(named(error)))


def not_answered(error: Exception, refused: str) -> Finding:
    """Slack refused for a reason of its own, or nothing was heard that says anything of what was asked."""
    if is_passing(error):
        return Finding(False, f"Slack cannot be reached ({named(error)}). Check the network and SLACK_API_URL.")
    return Finding(False, refused)
