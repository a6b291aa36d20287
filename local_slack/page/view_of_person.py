"""What one person sees at one place of the workspace, collected here and drawn by the templates."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from local_slack.files import File
from local_slack.members import Channel, Member
from local_slack.messages import NOTICE, Message, order
from local_slack.page.chosen import name_of, written
from local_slack.page.entries import Entries, Pending, Unsent
from local_slack.page.setting import PageSetting
from local_slack.refusal import ApiError, Json
from local_slack.shortcuts import Shortcut
from local_slack.views import View
from local_slack.workspace import Workspace

UNKNOWN = Member("", "somebody", "Somebody")
SLACKBOT = Member("USLACKBOT", "slackbot", "Slackbot", is_bot=True)


@dataclass(frozen=True)
class Whereabouts:
    """Where a person is: in a channel or their direct message (`channel`), or on the app's Home tab (None)."""

    channel: Channel | None
    thread: str = ""
    draft: str = ""


@dataclass(frozen=True)
class Shown:
    """A message, with what its reader is told beside it."""

    message: Message
    author: Member
    at: datetime
    replies: int = 0

    @property
    def private(self) -> bool:
        return self.message.only_for is not None

    @property
    def notice(self) -> bool:
        return self.message.kind == NOTICE


@dataclass(frozen=True)
class Day:
    """A day's messages, under its date."""

    day: date
    said: list[Shown] = field(default_factory=list)


class ViewOfPerson:
    """All that the page draws for `person` at `place`."""

    def __init__(
        self, workspace: Workspace, setting: PageSetting, person: Member, place: Whereabouts, entries: Entries
    ) -> None:
        self.workspace = workspace
        self.setting = setting
        self.person = person
        self.place = place
        self._entries = entries
        self.now = workspace.clock().astimezone(self.zone)

    @property
    def zone(self) -> ZoneInfo:
        """This person's own time zone."""
        return ZoneInfo(self.person.tz)

    def local(self, timestamp: int) -> str:
        """A moment in the form that a form's date and time field holds."""
        return datetime.fromtimestamp(timestamp, self.zone).strftime("%Y-%m-%dT%H:%M")

    # Addresses

    @property
    def root(self) -> str:
        """The prefix of this person's addresses."""
        return f"/as/{quote(self.person.name)}"

    @property
    def here(self) -> str:
        """The page's own address without a draft, to which every form returns."""
        return address(self.person, Whereabouts(self.place.channel, self.place.thread))

    def as_somebody(self, person: Member) -> str:
        """This place as somebody else sees it; for a direct message, their own."""
        return address(person, Whereabouts(self._direct(person) if self.in_direct else self.place.channel))

    def at(self, channel: Channel | None, **more: str) -> str:
        """Another place, or this one with a `thread` open or a `draft` in the message box."""
        return address(self.person, Whereabouts(channel, **more))

    # People and channels

    @property
    def people(self) -> list[tuple[Member, str]]:
        """Everybody to act as, with their roles."""
        return [(self.workspace.member(name), part) for name, part in self.setting.parts.items()]

    @property
    def part(self) -> str:
        """This person's role on the board."""
        return self.setting.parts[self.person.id]

    @property
    def channels(self) -> list[Channel]:
        """The channels this person is in, except direct messages."""
        return [each for each in self.workspace.channels if self.person.id in each.members and not each.with_person]

    @property
    def direct(self) -> Channel | None:
        """The conversation between this person and the bot."""
        return self._direct(self.person)

    @property
    def in_direct(self) -> bool:
        return bool(self.place.channel and self.place.channel.with_person)

    def member(self, name: str) -> Member:
        """The person with that id; somebody nameless if there is none."""
        if name == SLACKBOT.id:
            return SLACKBOT
        try:
            return self.workspace.member(name)
        except ApiError:
            return UNKNOWN

    def channel_name(self, name: str, label: str = "") -> str:
        """A channel's name, if this person may know it."""
        known = [each.name for each in self.channels if each.id == name]
        return (known or [label or "private channel"])[0]

    def _direct(self, person: Member) -> Channel | None:
        return next((each for each in self.workspace.channels if each.with_person == person.id), None)

    # What was said

    @property
    def days(self) -> list[Day]:
        """The channel's messages by day, oldest first, without replies in threads."""
        found: list[Day] = []
        for said in self._all(lambda each: not each.is_reply or each.broadcast):
            if not found or found[-1].day != said.at.date():
                found.append(Day(said.at.date()))
            found[-1].said.append(said)
        return found

    @property
    def thread(self) -> list[Shown]:
        """The open thread: its first message and the replies this person sees."""
        return self._all(lambda each: self.place.thread in (each.ts, each.thread_ts)) if self.place.thread else []

    def _all(self, wanted: Callable[[Message], bool]) -> list[Shown]:
        if self.place.channel is None:
            return []
        everything = self.workspace.transcript(self.place.channel, self.person)
        counts = Counter(each.thread_ts for each in everything if each.is_reply and each.public)
        return [self._said(each, counts.get(each.ts, 0)) for each in everything if wanted(each)]

    def _said(self, message: Message, replies: int) -> Shown:
        seconds, micros = order(message.ts)
        at = datetime.fromtimestamp(seconds + micros / 1_000_000, self.zone)
        return Shown(message, self.member(message.user), at, replies)

    # Shortcuts

    @property
    def shortcuts(self) -> list[Shortcut]:
        """The shortcuts that this person is offered beside the message box."""
        return self.workspace.shortcuts_of(self.person, on_message=False)

    def shortcuts_on(self, message: Message) -> list[Shortcut]:
        """The shortcuts that this person is offered in a message's menu."""
        return self.workspace.shortcuts_of(self.person, on_message=True) if message.public else []

    # Modals and the Home tab

    @property
    def home(self) -> View | None:
        """The app's Home tab, if the app has published one for this person."""
        return self.workspace.views.home(self.person.id)

    @property
    def modal(self) -> View | None:
        """The topmost modal this person has open."""
        stack = self.workspace.views.stack(self.person.id)
        return stack[-1] if stack else None

    @property
    def pending(self) -> Pending | None:
        """The press that this person is asked to confirm."""
        return self._entries.pending(self.person.id)

    # Files

    def pictured(self, element: Json) -> File | None:
        """The file that an image shows, if this person may have it."""
        given = element.get("slack_file") or {}
        known = (each for each in self.workspace.files.all if given in ({"id": each.id}, {"url": each.permalink}))
        return next((each for each in known if not each.deleted), None)

    def files(self, names: list[str]) -> list[File]:
        """The files in a form's field."""
        return [each for each in self.workspace.files.all if each.id in names]

    def entry(self, view: View) -> Unsent:
        """The values in a view's fields, with what is wrong with them."""
        return replace(self._entries.of(view.id), stands=self._stands(view), offered=view.offered)

    def entry_in(self, message: Message) -> Unsent:
        """The values in a message's fields for this person."""
        return replace(self._entries.of(f"{self.person.id}/{message.ts}"), offered=message.offered)

    def _stands(self, view: View) -> dict[str, list[str]]:
        return {
            name_of(block_id, action_id): written(entry, self.zone)
            for block_id, entries in view.state.items()
            for action_id, entry in entries.items()
        }


def address(person: Member, place: Whereabouts) -> str:
    """The path and query of a place as one person sees it."""
    if place.channel is None:
        where = "home"
    else:
        where = "direct" if place.channel.with_person else f"in/{quote(place.channel.name)}"
    query = {name: value for name in ("thread", "draft") if (value := getattr(place, name))}
    return f"/as/{quote(person.name)}/{where}" + (f"?{urlencode(query)}" if query else "")
