"""Sending the bot a spreadsheet: a person's direct message, and what is said and pressed in it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from end_to_end.stage import POST_SECONDS, SAM, Room
from openpyxl import Workbook

from local_slack import Answer, Channel, Member, Message, Workspace as Slack
from local_slack.files import File

PLAN = [
    ["Ref", "Action", "Owner", "Due date", "Status"],
    ["P1", "Recruit two social workers", "Head of HR", "31/07/2020", "In progress"],
    ["P2", "Publish the visits plan", "Head of Service", "12/08/2020", "Not started"],
]


def workbook(rows: list[list[Any]]) -> bytes:
    """A workbook of one sheet."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    whole = BytesIO()
    made.save(whole)
    return whole.getvalue()


def csv(rows: list[list[Any]]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


@dataclass
class Inbox:
    """A person's direct message with the bot on the board of `room`."""

    room: Room
    person: Member = SAM

    @property
    def slack(self) -> Slack:
        return self.room.stage.workspace

    @property
    def here(self) -> Channel:
        return self.slack.direct_message(self.person)

    def said(self) -> list[Message]:
        return [each for each in self.slack.messages(self.here) if each.bot_id]

    def settle(self) -> None:
        self.slack.wait_for(lambda: all(each.acks for each in self.slack.envelopes("events_api")), POST_SECONDS)
        self.room.stage.settle()

    def upload(self, content: bytes, name: str = "plan.xlsx") -> File:
        return self.slack.upload(self.person, name, content)

    def send(self, *files: File, words: str = "") -> list[Message]:
        """Sends files; what the bot then says there."""
        before = len(self.said())
        self.slack.say(self.person, self.here, words, files=files)
        self.settle()
        return self.said()[before:]

    def report(self, *files: File, words: str = "") -> Message:
        """Sends files; their report."""
        return self.send(*files, words=words)[1]

    def button(self, message: Message, label: str) -> dict[str, Any]:
        """A button of a message, by its label. LookupError where it has none."""
        for block in message.blocks:
            for element in block.get("elements", []) if block["type"] == "actions" else []:
                if element["text"]["text"] == label:
                    return dict(element, block_id=block["block_id"])
        raise LookupError(label)

    def labels(self, message: Message) -> list[str]:
        rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
        return [each["text"]["text"] for row in rows for each in row]

    def press(self, message: Message, label: str) -> Answer:
        button = self.button(message, label)
        return self.slack.press(
            self.person, self.here, message.ts, button["action_id"], block_id=button["block_id"], value=button["value"]
        )

    def _answers(self) -> int:
        return sum(method == "response_url" for method, _, _ in list(self.slack.calls))

    def pressed(self, message: Message, label: str) -> list[Message]:
        """Presses a button; what the bot then says in new messages."""
        before, told = {each.ts for each in self.said()}, self._answers()
        answer = self.press(message, label)
        assert answer.error is None, answer
        # A press is answered at its own address, by another thread.
        self.slack.wait_for(lambda: self._answers() > told, POST_SECONDS)
        self.settle()
        return [each for each in self.said() if each.ts not in before]
