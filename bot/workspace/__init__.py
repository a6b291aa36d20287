"""A small local Slack workspace on loopback: the demo's stage and the fixture of the end-to-end tests.

It knows Slack and nothing of boards. `Workspace` is the state and what people do in it, `Member` is a
person, `running` serves it to a bot that is given its address as `SLACK_API_URL`.
"""

from bot.workspace.answer import Answer
from bot.workspace.manifest import manifest_errors
from bot.workspace.members import Channel, Member
from bot.workspace.messages import Message
from bot.workspace.server import Address, Running, running
from bot.workspace.workspace import Workspace

__all__ = ["Address", "Answer", "Channel", "Member", "Message", "Running", "Workspace", "manifest_errors", "running"]
