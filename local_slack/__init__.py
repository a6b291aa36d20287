"""A small local Slack workspace on loopback, for the demo and the end-to-end tests.

It models Slack and knows nothing of boards. `Workspace` is the state and what people do in it, `Member` is a person,
and `running` serves it to a bot that is given its address as `SLACK_API_URL`.
"""

from local_slack.answer import Answer
from local_slack.manifest import manifest_errors
from local_slack.members import Channel, Member
from local_slack.messages import Message
from local_slack.server import Address, Running, running
from local_slack.workspace import Workspace

__all__ = ["Address", "Answer", "Channel", "Member", "Message", "Running", "Workspace", "manifest_errors", "running"]
