"""What two councils do in Slack, step by step in turn, on one host: each in its own workspace, in words of its own."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from end_to_end.councils import CouncilRoom, Councils, room_in
from end_to_end.stage import ALI, EVERYBODY, JO, KIT, PAT, POST_SECONDS, SAM, words
from security.councils.two import OPENING, THEIR_NAMES, WRITTEN, in_their_words

from bot.slack.shortcut_table import SHORTCUTS
from commands.dispatch.opening import has_form
from commands.table import COMMANDS
from local_slack import Answer, Workspace
from local_slack.interactions import elements
from local_slack.views import View

Json = dict[str, Any]
ENDS = (
    "/board close",
    "/board setup",
    "/board move",
    "/board rename",
    "/digest pause",
    "/board chair",
    "/board support",
)
# A channel of the others' alone, in which Sam has a part too.
ELSEWHERE = "C0THEIRS"
TRACKER = (
    b"Ref,Action,Owner,Due,Status\nP1,Visits letter,Head of MASH,31/07/2020,Open\nP2,Panel guide,,30/09/2020,Hmm\n"
)
PRESSED = 15
# What Jo hears of at once and at the end of the hour, and is reminded of.
GIVEN = (
    f"/action add Write to the families of the panel <@{JO.id}> due: 15 July 2020",
    f"/action add Print the guide <@{JO.id}> due: 9 July 2020 accountable: <@{ALI.id}>",
    f"/action assign A2 <@{JO.id}>",
)


@dataclass
class Council:
    """One of the two, and whether it speaks in the others' words."""

    slack: Workspace
    room: CouncilRoom
    is_other: bool

    def said(self, text: str) -> str:
        """The same as this council says it."""
        return in_their_words(text) if self.is_other else text

    def types(self, line: str, by: str = SAM.id) -> Answer:
        """A line in the board's channel; its answer came in time and Slack can show it."""
        answer = self.slack.command(by, self.room.channel, self.said(line), form="raw")
        assert answer.error is None, (line, answer.error, answer.problems)
        return answer

    def tells(self, line: str, by: str = JO.id) -> None:
        """The same words to the bot in a direct message."""
        self.slack.say(by, self.slack.direct_message(by), self.said(line))

    def opens(self, line: str, by: str = SAM.id) -> None:
        """The form of a line, each of its pickers, and what it says where it is sent as it is."""
        self.types(line, by)
        with suppress(LookupError):
            view = self.slack.modal(by)
            self._searches(view, by)
            with suppress(ValueError):
                self.slack.submit(by)
        self.slack.views.close_all(by)

    def _searches(self, view: View, by: str) -> None:
        for block_id, element in _elements(view):
            if "external" in element["type"]:
                for typed in ("", "v", "q"):
                    with suppress(ValueError):
                        answer = self.slack.suggest(by, view, element["action_id"], typed, block_id=block_id)
                        assert answer.error is None, answer

    def looks_at_home(self, by: str) -> None:
        """Opens Home, and presses what is on it."""
        self.slack.open_home(by)
        self.slack.wait_for(lambda: self.slack.views.home(by) is not None, POST_SECONDS)
        for block_id, element in [each for each in _elements(self.slack.home_of(by)) if each[1]["type"] == "button"][
            :PRESSED
        ]:
            with suppress(LookupError):
                view = self.slack.home_of(by)
                self.slack.press_in_view(by, view, element["action_id"], block_id=block_id, value=element.get("value"))
            self.slack.views.close_all(by)

    def presses_all(self, by: str) -> None:
        """Each button of the newest messages that somebody sees in the channel and in their direct message."""
        for channel in (self.room.channel, self.slack.direct_message(by)):
            for message in self.slack.transcript(channel, by)[-PRESSED:]:
                for block_id, element in [each for each in elements(message.blocks) if each[1]["type"] == "button"]:
                    with suppress(LookupError):
                        value = element.get("value")
                        self.slack.press(by, channel, message.ts, element["action_id"], block_id=block_id, value=value)
                    self.slack.views.close_all(by)

    def received(self) -> Iterator[tuple[str, str]]:
        """All that the bot has sent there: what each thing is called, and its words."""
        for method, values, _ in list(self.slack.calls):
            yield method, json.dumps(values, ensure_ascii=False, default=str)
        for delivery in self.slack.envelopes():
            for ack in delivery.acks:
                yield f"answer to {delivery.kind}", json.dumps(ack, ensure_ascii=False)
        for file in list(self.slack.files._files.values()):
            if file.user == self.slack.home.bot_user:
                yield f"file {file.filetype}", f"{file.name} {read_file(file.content or b'')}"


def _elements(view: View) -> list[tuple[str, Json]]:
    return list(elements(view.content["blocks"]))


def read_file(content: bytes) -> str:
    """The words in a file: those of every part, where it is a paper."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return re.sub(
            r"<[^>]*>", " ", " ".join(parts.read(each).decode("utf-8", "replace") for each in parts.namelist())
        )


def settled_in(host: Councils, slack: Workspace, is_other: bool) -> Council:
    """The council installs the app, and its people are in the channel that both call the same."""
    for member in EVERYBODY if is_other else ():
        slack.add_member(replace(member, real_name=THEIR_NAMES.get(member.id, member.real_name)))
    host.install(slack)
    return Council(slack, room_in(slack), is_other)


def live(host: Councils, councils: list[Council]) -> None:
    """Both do all that can be done, in turn, and a week passes."""
    for act in _acts():
        for council in councils:
            act(council)
        host.later(seconds=70)
    for council in councils:
        _settle(host, council)
    for _ in range(8):
        host.later(days=1)
        for council in councils:
            _settle(host, council)
    for council in councils:
        council.slack.fail("chat.postMessage", "restricted_action")
        council.types("/digest post")
        _settle(host, council)
    for person in (JO, PAT, SAM):
        for council in councils:
            council.presses_all(person.id)
            council.looks_at_home(person.id)
            _settle(host, council)


def _settle(host: Councils, council: Council) -> None:
    council.slack.wait_for(lambda: all(each.acks for each in council.slack.envelopes("events_api")), POST_SECONDS)
    host.settle(council.slack)


def _acts() -> Iterator[Callable[[Council], object]]:
    yield from (_typing(line, by.id) for line, by in OPENING)
    yield _reminders_on
    yield _board_elsewhere
    yield from (_typing(line, by.id) for each in WRITTEN if not each.line.startswith(ENDS) for line, by in each.lines)
    # A board that was closed reminds nobody, nor does it once it is open again.
    yield _reminders_on
    yield from (_typing(line, SAM.id) for line in GIVEN)
    yield from (_opening(line) for line in _forms())
    yield lambda council: council.types("/board setup Quality Board")
    for line in ("action list all", "status", "action update A1 Half of the visits are done"):
        yield lambda council, line=line: council.tells(line)
        yield lambda council, line=line: council.slack.say(
            JO.id, council.room.channel, f"@boardbot {council.said(line)}"
        )
    for each in SHORTCUTS:
        yield lambda council, each=each: _uses(council, each.callback_id, each.kind == "message")
    yield lambda council: council.types("/board pack in Excel")
    yield lambda council: council.types("/board pack for cabinet")
    yield lambda council: council.types("/measure chart M1", KIT.id)
    yield _sends_a_tracker


def _typing(line: str, by: str) -> Callable[[Council], object]:
    return lambda council: council.types(line, by)


def _opening(line: str) -> Callable[[Council], object]:
    return lambda council: council.opens(line)


def _forms() -> Iterable[str]:
    """A line that opens the form of each verb that has one, where it opens by a line."""
    for command in COMMANDS.values():
        for verb in command.verbs:
            if has_form(verb) and not f"/{command.name} {verb.name}".startswith(ENDS):
                yield f"/{command.name} {verb.name}"


def _reminders_on(council: Council) -> None:
    mark = words(council.types("/board reminders")).partition("seen: ")[2].split()[0].strip("`")
    council.types(f"/board reminders on seen: {mark}")


def _board_elsewhere(council: Council) -> None:
    if council.is_other:
        there = council.slack.add_channel("elsewhere", id=ELSEWHERE, members=(SAM, PAT, ALI))
        assert council.slack.command(SAM, there, "/board setup Quartz Board chair: @pat").error is None


def _uses(council: Council, shortcut: str, on_message: bool) -> None:
    if on_message:
        message = council.slack.say(JO.id, council.room.channel, council.said("The visits of the panel are late."))
        council.slack.message_shortcut(JO.id, council.room.channel, message.ts, shortcut)
    else:
        council.slack.shortcut(JO.id, shortcut)
    council.slack.views.close_all(JO.id)


def _sends_a_tracker(council: Council) -> None:
    file = council.slack.upload(SAM.id, "plan.csv", council.said(TRACKER.decode()).encode())
    council.slack.say(SAM.id, council.slack.direct_message(SAM.id), "", files=[file])
