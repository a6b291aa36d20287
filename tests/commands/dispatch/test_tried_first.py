"""A change is tried before the log is taken for it: what is refused is refused there, and no words are read inside."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation, Person

from board.refusals import Refusal
from commands.reading.once import Once
from commands.reply import as_text
from commands.table import COMMANDS
from storage.database import Database
from storage.deadline import Deadline
from storage.store import Store

# Each would be changed by this person, and each is refused.
REFUSED = (
    (JO, "/action update A9 half done", "There is no action A9"),
    (JO, "/action update Z17 half done", "There is no action Z17"),
    (JO, "/action updat A1 half done", "Did you mean"),
    (JO, "/action update A1", "Say how it is going"),
    (JO, "/action update A1 half done staus: on hold", "Did you mean"),
    (JO, "/action update A1 half done status: closed", "has its own command"),
    (JO, "/action add Plan due: July 17", "can mean two things"),
    (JO, "/action add Plan @nobody", "I cannot find"),
    (JO, "/action due A1 end of September", "needs a reason"),
    (JO, "/action close A1", "yours"),
    (KIT, "/action update A1 half done", "You are an observer"),
    (JO, "/action return A1 more to do", "yours"),
    (JO, "/measure reading M6 many", "cannot find a figure"),
    (JO, "/measure reading M7 77%", "There is no measure M7"),
    (JO, "/measure target M6 good", ""),
    (JO, "/measure claim M6 perhaps", ""),
    (JO, "/board chair @sam", "Only the chair or board support"),
    (JO, "/digest every monday at 25:00", ""),
)
CHANGES = (
    (JO, "/action update A1 half done progress: 3 of 8 due: end of September because two left"),
    (JO, "/action update A1 412 of 535 reviewed, north team two short"),
    (JO, "/action add Audit of visits @ali due: 1 September"),
    (JO, "/action due A1 end of September because two left"),
    (SAM, "/action assign A1 @ali"),
    (JO, "/action start A1"),
    (JO, "/action done A1 dip sample of twenty, all seen"),
    (JO, "/measure reading M6 CIN visits 77% of 412/535 as at 30 June 2020"),
    (JO, "/measure target M6 Plans reviewed at least 85% by 30 June 2021"),
    (JO, "/measure claim M6 met as at 8 July 2020"),
    (PAT, "/action cancel A1 replaced by a later one"),
    (SAM, "/board meeting 2 September 2020"),
    (SAM, "/digest every friday at 10:00"),
)

# What takes words apart, or looks for the nearest, where it is called from.
READ_BY = (
    "commands.dispatch.calling.read",
    "commands.dispatch.changing.read_after_ref",
    "commands.dispatch.calling.split_ref",
    "commands.unknown_ref.neighbours",
    "commands.reading.dates._meaning",
    "commands.reading.dates.dates_inside",
    "commands.measures.figures.reading._read",
    "commands.measures.figures.figure_day._split_as_at",
    "commands.measures.targets.target.read_condition",
)


class Watched(Database):
    """Counts how often the log was taken, and a change tried, and knows while it is taken."""

    taken = 0
    tried = 0
    held = False

    @contextmanager
    def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
        with super().writing(deadline, team) as store:
            self.taken, self.held = self.taken + 1, True
            try:
                yield store
            finally:
                self.held = False

    @contextmanager
    def trying(self, deadline: Deadline | None = None) -> Iterator[Store]:
        self.tried += 1
        with super().trying(deadline) as store:
            yield store


@pytest.fixture
def watched(say: Conversation) -> Iterator[Watched]:
    """The same board with an action and a measure, on a log that is watched from here on."""
    say("/action add Visits plan <@U0JO> due: 31 July")
    say("/measure add M6 Statutory visits")
    say("/measure target M6 CIN visits at least 85% by 30 June 2020")
    log = Watched(say.log.path)
    say.log = log
    yield log
    log.close()


@pytest.mark.parametrize(("person", "line", "words"), REFUSED)
def test_what_is_refused_is_refused_without_anything_being_looked_for_while_the_log_is_held(
    say: Conversation, watched: Watched, person: Person, line: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a delivery's name there is nothing that would have to be kept of it."""
    _watch(watched, monkeypatch)

    reply = say.reply(line, by=person, delivery="")

    assert reply.refused
    assert words in as_text(reply.parts)
    verb = COMMANDS[line.split(maxsplit=1)[0][1:]].verb(line.split()[1])
    assert watched.taken <= (verb is not None and verb.plain)


@pytest.mark.parametrize(("person", "line"), CHANGES)
def test_no_date_key_or_neighbour_is_looked_for_while_the_log_is_held(
    say: Conversation, watched: Watched, person: Person, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = _watch(watched, monkeypatch)

    reply = say.reply(line, by=person)

    assert not reply.refused, line
    assert {"commands.dispatch.calling.read", "commands.dispatch.changing.read_after_ref"} & set(read)
    assert watched.taken == 1


@pytest.mark.parametrize(
    ("line", "tried"),
    [
        ("/action update A1 two left", 0),
        ("/action update A1 412 of 535 reviewed, north team two short", 0),
        ("/action update A1 A2 two left", 1),
        ("/action update A1 A1 two left", 1),
        ("/action update A1, A2 two left", 1),
        ("/action update A1 to A2 two left", 1),
        ("/action update A1 2 left", 1),
    ],
)
def test_words_that_begin_with_a_figure_are_tried_only_where_it_may_be_a_ref(
    say: Conversation, watched: Watched, line: str, tried: int
) -> None:
    say("/action add Audit of visits <@U0JO>")
    say("/action add Plan of 2020 ref: 2 <@U0JO>")
    watched.tried = 0

    say(line)

    assert watched.tried == tried


def _watch(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read or looked for from here on; nothing may be while the log is held."""
    read: list[str] = []

    def noted(act: Callable[..., object], place: str) -> Callable[..., object]:
        def done(*given: object) -> object:
            assert not watched.held, f"{place} while the log is held"
            read.append(place)
            return act(*given)

        return done

    for place in READ_BY:
        module, _, name = place.rpartition(".")
        monkeypatch.setattr(place, noted(getattr(import_module(module), name), place))
    return read


def test_what_has_changed_between_the_trial_and_the_change_is_seen(say: Conversation, watched: Watched) -> None:
    """Somebody closes the action, and the person loses the right, in between: both are checked again."""
    once_more = Database(say.log.path)

    class Between(Database):
        @contextmanager
        def writing(self, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
            between()
            with super().writing(deadline, team) as store:
                yield store

    def between() -> None:
        before, say.log = say.log, once_more
        try:
            say("/action cancel A1 no longer needed", by=PAT)
        finally:
            say.log = before

    log = say.log = Between(say.log.path)
    answer = say("/action update A1 half done status: in progress")
    log.close()
    once_more.close()

    assert answer.startswith("Not updated.")
    assert "A1 was cancelled by <@U0PAT> on Wed 8 Jul 2020 at 09:00." in answer


def test_nothing_is_kept_of_a_reading_that_is_refused() -> None:
    once = Once()
    with pytest.raises(Refusal):
        once("a", _refuse)
    assert once("a", lambda: 1) == 1
    assert once("a", lambda: 2) == 1
    assert once("b", lambda: 2) == 2


def _refuse() -> int:
    raise Refusal("no")
