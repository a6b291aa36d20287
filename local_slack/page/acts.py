"""Carries out in the workspace what a person does on the page. Each act may wait for the app, three seconds at most."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from local_slack.members import Channel, Member
from local_slack.messages import Message
from local_slack.page.chosen import PRESSED, chosen, element_at, name_of, problems_in, read_press, values_in
from local_slack.page.csrf import Fields
from local_slack.page.entries import ASKED, Entries, Pending, Suggestions, errors_in
from local_slack.page.searching import searched
from local_slack.page.setting import PageSetting
from local_slack.page.view_of_person import ViewOfPerson, Whereabouts
from local_slack.refusal import ApiError, Json
from local_slack.views import View
from local_slack.workspace import Workspace

NO_COMMAND = "{name} is not a valid command. In Slack, every message that begins with a slash is taken for a command."
NOT_IN_THREAD = "{name} is not supported in threads. Sorry! Mention the app instead: @{bot} {words}"
CHOOSE_AGAIN = "Something that was chosen here is no longer offered. Choose again."
# The message box's field for files.
ATTACHED = "files"
NO_ANSWER = "We had some trouble connecting. Try again?"


class Acts:
    """The acts of one person."""

    def __init__(self, workspace: Workspace, setting: PageSetting, entries: Entries, person: Member) -> None:
        self._workspace = workspace
        self._setting = setting
        self._entries = entries
        self._person = person
        self._zone = ViewOfPerson(workspace, setting, person, Whereabouts(None), entries).zone

    def named(self, act: str) -> Callable[[Fields], None]:
        """The act of that name. LookupError if there is none."""
        acts = {
            "send": self.send,
            "press": self.press,
            "press-in-view": self.press_in_view,
            "search": self.search,
            "submit": self.submit,
            "close": self.close,
            "confirm": self.confirm,
            "home": self.home,
            "messages": self.messages,
            "shortcut": self.shortcut,
            "message-shortcut": self.message_shortcut,
        }
        return acts[act]

    def with_files(self, fields: Fields) -> Fields:
        """The form, after uploading the files that came with it, with their ids in their fields."""
        kept = ((each.name, each) for each in fields.files if each.filename)
        return fields.with_ids(
            (name, self._workspace.upload(self._person, str(each.filename), each.content).id) for name, each in kept
        )

    def send(self, fields: Fields) -> None:
        """Sends what is in the message box: a command, or words in a channel, a thread or a direct message."""
        channel, text, thread = self._channel(fields), fields.get("text").strip(), fields.get("thread")
        if text.startswith("/"):
            self._type(channel, text, thread)
        elif text or fields.all(ATTACHED):
            try:
                files = [self._workspace.files.find(each) for each in fields.all(ATTACHED)]
                self._workspace.say(self._person, channel, text, thread or None, files=files)
            except (PermissionError, ApiError):
                self._workspace.notice(self._person, channel, "You cannot post here.", text)

    def _type(self, channel: Channel, text: str, thread: str) -> None:
        name, _, words = text.partition(" ")
        if name not in self._setting.command_names:
            self._workspace.notice(self._person, channel, NO_COMMAND.format(name=name), text)
        elif thread:
            said = NOT_IN_THREAD.format(name=name, bot=self._workspace.bot.name, words=f"{name[1:]} {words}".strip())
            self._workspace.notice(self._person, channel, said, text, thread)
        else:
            self._workspace.command(self._person, channel, text)

    def press(self, fields: Fields) -> None:
        """Presses a button, or picks from a menu, in a message. A press that is out of date does nothing."""
        channel, ts = self._channel(fields), fields.get("ts")
        seen = self._workspace.transcript(channel, self._person)
        blocks = next((each.blocks for each in seen if each.ts == ts), [])
        with suppress(LookupError, ValueError):
            block_id, element, value = self._pressed("press", blocks, fields)
            self._workspace.press(
                self._person, channel, ts, element["action_id"], block_id=block_id, value=value
            )  # fmt: skip

    def press_in_view(self, fields: Fields) -> None:
        """Presses a button, or picks from a menu, in a modal or on the Home tab; the words entered there stay."""
        view = self._view(fields)
        if view is None:
            return
        blocks = view.content["blocks"]
        self._entries.keep(view.id, fields)
        with suppress(LookupError, ValueError):
            block_id, element, value = self._pressed("press-in-view", blocks, fields)
            values = self._values(blocks, fields)
            answer = self._workspace.press_in_view(
                self._person, view, element["action_id"], block_id=block_id, value=value, values=values
            )
            if answer.error:
                self._entries.keep(view.id, fields, trouble=f"{NO_ANSWER} ({answer.error})")

    def submit(self, fields: Fields) -> None:
        """Submits the topmost modal. If anything is wrong with it, its values are kept, with the errors to show beside
        them."""
        view = self._view(fields)
        if view is None or view not in self._workspace.views.stack(self._person.id)[-1:]:
            return
        blocks = view.content["blocks"]
        problems = problems_in(blocks, fields, self._zone)
        if problems:
            self._keep(view, fields, problems)
            return
        try:
            answer = self._workspace.submit(self._person, self._values(blocks, fields))
        except LookupError:
            self._keep(view, fields, trouble=CHOOSE_AGAIN)
            return
        if answer.error:
            self._keep(view, fields, trouble=f"{NO_ANSWER} ({answer.error})")
        elif errors := errors_in(answer.payload):
            self._keep(view, fields, errors)
        else:
            self._entries.forget(view.id)
            self._workspace.changed()

    def close(self, fields: Fields) -> None:
        """Closes the topmost modal."""
        self._entries.forget(fields.get("view"))
        with suppress(LookupError):
            self._workspace.close(self._person)

    def confirm(self, fields: Fields) -> None:
        """Continues with a press that had to be confirmed, or cancels it."""
        pending = self._entries.answered(self._person.id)
        if pending is not None and fields.get("answer") == "yes":
            self.named(pending.act)(pending.fields.with_value("confirmed", "yes"))
        self._workspace.changed()

    def search(self, fields: Fields) -> None:
        """Asks the app for a menu's options, for a page without scripts: they are drawn in the form as it is."""
        place, found = self.found(fields)
        where = fields.get("view") or f"{self._person.id}/{fields.get('ts')}"
        self._entries.keep_found(where, fields, name_of(*place), found)
        self._workspace.changed()

    def found(self, fields: Fields) -> tuple[tuple[str, str], Suggestions]:
        """The options that the app offers in a menu of a view or a message, and which menu that is. LookupError,
        ValueError."""
        block_id, action_id, _ = read_press(fields.get("search"))
        where: View | Message | None = self._view(fields)
        if where is None:
            channel, ts = self._channel(fields), fields.get("ts")
            where = next((each for each in self._workspace.transcript(channel, self._person) if each.ts == ts), None)
        if where is None:
            raise LookupError("where")
        return (block_id, action_id), searched(self._workspace, self._person, where, (block_id, action_id), fields)

    def home(self, _fields: Fields) -> None:
        """Opens the app's Home tab."""
        self._workspace.open_home(self._person)

    def messages(self, _fields: Fields) -> None:
        """Opens the direct message with the app."""
        self._workspace.open_messages(self._person)

    def shortcut(self, fields: Fields) -> None:
        """Uses a global shortcut from beside the message box."""
        answer = self._workspace.shortcut(self._person, fields.get("callback"))
        if answer.error:
            self._workspace.notice(
                self._person, self._channel(fields), f"The shortcut failed with the error “{answer.error}”"
            )

    def message_shortcut(self, fields: Fields) -> None:
        """Uses a shortcut from a message's menu."""
        channel, callback = self._channel(fields), fields.get("callback")
        self._workspace.message_shortcut(self._person, channel, fields.get("ts"), callback)

    def _keep(self, view: View, fields: Fields, errors: dict[str, str] | None = None, trouble: str = "") -> None:
        self._entries.keep(view.id, fields, errors, trouble)
        self._workspace.changed()

    def _values(self, blocks: list[Json], fields: Fields) -> dict[tuple[str, str], Any]:
        """The values in the form, without fields that the submitted form did not have yet."""
        values = values_in(blocks, fields, self._zone)
        return {place: value for place, value in values.items() if name_of(*place) in fields.all(ASKED)}

    def _pressed(self, act: str, blocks: list[Json], fields: Fields) -> tuple[str, Json, object]:
        """The block, the element and the value of a press. LookupError if it is not one, or must be confirmed."""
        block_id, action_id, value = read_press(fields.get("press"))
        element = element_at(blocks, block_id, action_id)
        if "confirm" in element and fields.get("confirmed") != "yes":
            self._entries.ask(self._person.id, Pending(act, fields, element["confirm"]))
            self._workspace.changed()
            raise LookupError(action_id)
        if element["type"] in PRESSED:
            return block_id, element, value
        picked = chosen(block_id, element, fields, self._zone)
        if picked is None:
            raise LookupError(action_id)
        return block_id, element, picked

    def _channel(self, fields: Fields) -> Channel:
        """The channel of an act; LookupError for one that the person is not in."""
        with suppress(ApiError):
            channel = self._workspace.channel(fields.get("channel"))
            if self._person.id in channel.members:
                return channel
        raise LookupError("channel")

    def _view(self, fields: Fields) -> View | None:
        with suppress(ApiError):
            view = self._workspace.views.find(fields.get("view"))
            return view if view.person == self._person.id else None
        return None
