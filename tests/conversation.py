"""People, and a conversation in which a test types commands and reads the replies."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import count
from pathlib import Path

from spreadsheets import import_all

from commands.dispatch import dispatch
from commands.filled import Filled
from commands.filled_line import filled_line, put_in
from commands.forms import form_for
from commands.people.name_index import NameIndex
from commands.reply import Reply, as_text, thawed
from commands.request import Person, Request
from commands.table import command_named
from storage.database import Database

DATA = Path(__file__).parent / "data"
DEMO = Path(__file__).parents[1] / "bot" / "demo"
NORTHMOOR = [
    DEMO / "northmoor" / f"{name}.csv" for name in ("recommendations", "measures", "readings", "claims", "actions")
]
NEL = [DEMO / "nel" / f"{name}.csv" for name in ("measures", "readings", "claims")]
# Nine o'clock in London on the day of the cabinet report.
JULY_8 = datetime(2020, 7, 8, 8, tzinfo=UTC)

JO = Person("U0JO", "Jo Reed", handle="jo")
PAT = Person("U0PAT", "Pat Lane", handle="pat")
SAM = Person("U0SAM", "Sam Cole", handle="sam")
ALI = Person("U0ALI", "Ali Noor", handle="ali")
KIT = Person("U0KIT", "Kit Moss", guest=True)
GONE = Person("U0GONE", "Gail Gone", deleted=True)
ROBOT = Person("U0BOT", "boardbot", is_bot=True)
TWIN = Person("U0TWIN", "Jo Reed", title="Team Manager, MASH", handle="jo.reed2")
EVERYBODY = (JO, PAT, SAM, ALI, KIT, GONE, ROBOT)


@dataclass
class Crowd:
    """The people of the workspace, as a command sees them."""

    people: list[Person] = field(default_factory=lambda: list(EVERYBODY))

    def person(self, person_id: str) -> Person | None:
        return next((each for each in self.people if each.id == person_id), None)

    def named(self, words: str) -> list[Person]:
        return self._names.named(words)

    def perhaps(self, words: str) -> list[Person]:
        return self._names.perhaps(words)

    def nearest(self, words: str) -> Person | None:
        return self._names.nearest(words)

    @property
    def _names(self) -> NameIndex:
        return _index(tuple(self.people))


@lru_cache(maxsize=64)
def _index(people: tuple[Person, ...]) -> NameIndex:
    index = NameIndex()
    for each in people:
        index.put(each)
    return index


@dataclass
class Conversation:
    """A channel in which people type. Calling it types a line; `now` moves only when a test moves it."""

    log: Database
    now: datetime = JULY_8
    crowd: Crowd = field(default_factory=Crowd)
    team: str = "T0COUNCIL"
    channel: str = "C0BOARD"
    reaches: dict[str, frozenset[str]] = field(default_factory=dict)
    has_bot: bool | None = None
    deliveries: Iterator[int] = field(default_factory=count)

    def reply(self, line: str, by: Person = JO, **more: str) -> Reply:
        """The whole reply to a line such as `/action add …`."""
        command, _, text = line.removeprefix("/").partition(" ")
        delivery = more.pop("delivery", f"delivery-{next(self.deliveries)}")
        request = Request(
            command=command,
            text=text,
            person=by,
            team=more.get("team", self.team),
            channel=more.get("channel", self.channel),
            now=self.now,
            people=self.crowd,
            channel_name="improvement-board",
            delivery=delivery,
            reaches=self.reaches.get(by.id, frozenset()),
            has_bot=self.has_bot,
            overheard=more.get("overheard") == "yes",
            pressed=more.get("pressed") == "yes",
        )
        return dispatch(request, self.log)

    def fill(self, verb: str, values: Mapping[str, str], by: Person = JO) -> Reply:
        """The whole reply to a form of a verb such as `/action add`, sent with these words in its slots and what stood in
        the others."""
        command, name = verb.removeprefix("/").split(maxsplit=1)
        found = command_named(command).verb(name)
        assert found is not None
        with self.log.reading() as store:
            board = None if found.finds_board else store.boards.in_channel(self.team, self.channel)
            form = form_for(found, store, board, {"ref": values.get("ref", "")}, self.now.date())
        stood = {each.slot.name: each.value for each in form.fields if each.value}
        filled = Filled(command, name, stood | dict(values), form.board, form.seen, about=form.ref)
        return dispatch(
            Request(
                command=command,
                text=filled_line(found, put_in(found, filled)),
                person=by,
                team=self.team,
                channel=self.channel,
                now=self.now,
                people=self.crowd,
                channel_name="improvement-board",
                delivery=f"delivery-{next(self.deliveries)}",
                reaches=self.reaches.get(by.id, frozenset({self.channel})),
                has_bot=self.has_bot,
                filled=filled,
            ),
            self.log,
        )

    def __call__(self, line: str, by: Person = JO, **more: str) -> str:
        """The words of the reply to a line."""
        return as_text(self.reply(line, by, **more).parts)

    def later(self, **by: float) -> None:
        """Moves the clock on: `later(days=1)`."""
        self.now += timedelta(**by)


def import_northmoor(log: Database, now: datetime, say: Callable[[str], object] = lambda _: None) -> int:
    """Imports Northmoor into the log's only board; the number of rows refused."""
    return import_all(log, NORTHMOOR, lambda store: store.boards.all()[0], now, False, say)


def import_nel(log: Database, now: datetime) -> int:
    """Imports what North East Lincolnshire published into the log's only board; the number of rows refused."""
    return import_all(log, NEL, lambda store: store.boards.all()[0], now, False, lambda _: None)


def told(say: Conversation) -> list[tuple[str, str]]:
    """What the bot has to say of its own accord since this was asked last: where, and the words."""
    found = []
    with say.log.writing() as store:
        while post := store.outbox.take(say.team, say.now):
            found.append((post.channel, as_text(thawed(post.message).parts)))
            store.outbox.posted(post, "1.1", say.now)
    return found
