"""What a transaction will ask is asked together of a server, and each answer is what it would have been by itself."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from conversation import JULY_8
from slack_sdk import WebClient

from board.actions import Action, Status
from board.boards import Board
from board.roles import Role
from bot.posting.postman import Postman
from bot.posting.waits import waits_in
from storage.database import Database
from storage.engines.postgresql_session import ServerConnection
from storage.store import Store

Asks = Callable[[Store], object]


def _action(ref: str) -> Action:
    return Action(0, ref, "Visits plan", Status.NOT_STARTED, "U0JO", opened_at=JULY_8, updated_at=JULY_8)


@pytest.fixture(params=["as the tests are run", "in a server"])
def kept(request: pytest.FixtureRequest) -> Database:
    """A log on either engine."""
    found: Database = request.getfixturevalue("in_server" if request.param == "in a server" else "log")
    return found


@pytest.fixture
def council(kept: Database) -> Board:
    with kept.writing() as store:
        board = store.boards.add("T0COUNCIL", "C0BOARD", "Improvement Board", "Europe/London", JULY_8)
        store.boards.set_role(board.id, "U0PAT", Role.CHAIR)
        for ref in ("A1", "A2"):
            store.actions.add(board.id, _action(ref))
    return board


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the server has been told, a message after the other."""
    told: list[str] = []
    sent = ServerConnection.sent

    def listening(connection: ServerConnection, message: bytes) -> object:
        told.append(message.decode())
        return sent(connection, message)

    monkeypatch.setattr(ServerConnection, "sent", listening)
    return told


@pytest.fixture
def all_asked(council: Board) -> Asks:
    return lambda store: [
        store.boards.in_channel("T0COUNCIL", "C0BOARD"),
        store.actions.find(council.id, "a1"),
        store.actions.refs(council.id),
        store.actions.find(council.id, "A9"),
        store.measures.all(council.id),
        store.history.of(council.id, "board", council.id),
    ]


def test_the_answers_are_those_that_each_has_by_itself(kept: Database, all_asked: Asks) -> None:
    with kept.reading() as store:
        alone = all_asked(store)
    with kept.reading() as store:
        store.ahead(lambda: all_asked(store))

        assert all_asked(store) == alone
        assert all_asked(store) == alone


def test_they_may_be_put_in_another_order_or_not_at_all(kept: Database, council: Board, all_asked: Asks) -> None:
    with kept.writing() as store:
        store.ahead(lambda: all_asked(store))

        assert store.actions.refs(council.id) == ["A1", "A2"]
        assert store.boards.in_channel("T0COUNCIL", "C0BOARD") is not None
        assert store.actions.counted(council.id) != []


def test_once_something_is_written_they_are_asked_anew(kept: Database, council: Board, all_asked: Asks) -> None:
    with kept.writing() as store:
        store.ahead(lambda: all_asked(store))
        before = store.actions.find(council.id, "A1")
        assert before is not None
        store.actions.add(council.id, _action("A3"))

        assert store.actions.refs(council.id) == ["A1", "A2", "A3"]

        store.ahead(lambda: all_asked(store))
        store.boards.set_role(council.id, "U0PAT", Role.SUPPORT)

        board = store.boards.in_channel("T0COUNCIL", "C0BOARD")
        assert board is not None
        assert board.roles == {"U0PAT": Role.SUPPORT}


def test_what_is_taken_back_is_not_answered(kept: Database, council: Board) -> None:
    with kept.writing() as store:
        with suppress(LookupError), store.all_or_nothing():
            store.actions.add(council.id, _action("3"))
            store.ahead(lambda: [store.actions.refs(council.id), store.actions.numbered(council.id)])
            assert store.actions.refs(council.id) == ["A1", "A2", "3"]
            raise LookupError

        assert store.actions.refs(council.id) == ["A1", "A2"]
        assert store.actions.numbered(council.id) == []


class TestInAServer:
    """How often it is asked."""

    @pytest.fixture
    def kept(self, in_server: Database) -> Database:
        return in_server

    @pytest.fixture
    def read(self, kept: Database, council: Board, messages: list[str]) -> Iterator[Store]:
        with kept.reading() as store:
            messages.clear()
            yield store

    def test_all_go_in_one_message(self, read: Store, messages: list[str], all_asked: Asks) -> None:
        read.ahead(lambda: all_asked(read))
        assert messages == []

        all_asked(read)

        assert len(messages) == 1
        assert messages[0].startswith("BEGIN")

    def test_what_is_asked_ahead_may_ask_ahead_itself(self, read: Store, messages: list[str], council: Board) -> None:
        read.ahead(lambda: [read.ahead(lambda: read.actions.refs(council.id)), read.actions.numbered(council.id)])

        assert (read.actions.refs(council.id), read.actions.numbered(council.id)) == (["A1", "A2"], [])
        assert len(messages) == 1

    def test_what_is_never_put_is_not_asked(self, read: Store, messages: list[str], all_asked: Asks) -> None:
        read.ahead(lambda: all_asked(read))

        assert messages == []

    def test_a_look_at_what_waits_is_one_message(self, kept: Database, council: Board, messages: list[str]) -> None:
        postman = Postman(kept, WebClient(), council.team, "B0BOT", lambda: JULY_8, lambda: 0.0)
        messages.clear()

        with kept.reading() as store:
            waits = waits_in(store, council.team, JULY_8, postman)

        assert [each.id for each in waits.boards] == [council.id]
        assert not waits.is_post_due
        assert [each.partition(";")[0] for each in messages] == [messages[0].partition(";")[0], "COMMIT"]

    def test_whether_the_slots_of_all_boards_are_claimed_is_one_message(
        self, kept: Database, council: Board, messages: list[str]
    ) -> None:
        with kept.writing() as store:
            for each in range(3):
                store.boards.add(council.team, f"C{each}", "Board", "Europe/London", JULY_8)
        postman = Postman(kept, WebClient(), council.team, "B0BOT", lambda: JULY_8, lambda: 0.0)
        messages.clear()

        with kept.reading() as store:
            waits = waits_in(store, council.team, JULY_8 + timedelta(days=7), postman)

        assert [len(slots) for _, slots in waits.slots] == [1] * 4
        assert sum("FROM digests" in each for each in messages) == 1
