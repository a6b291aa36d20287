"""One transaction on the log, in the board's words. Each part of the log has a module of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from storage.actions import Actions
from storage.answers import Answers
from storage.areas import Areas
from storage.boards import Boards
from storage.digests import Digests
from storage.engines.connection import Connection
from storage.engines.shape import whose
from storage.events import Events
from storage.given import GivenActions
from storage.history import History
from storage.home_tabs import HomeTabs
from storage.import_mappings import ImportMappings
from storage.installations import Installations, InstallStates
from storage.links import Links
from storage.measures import Measures
from storage.numbers import Numbers
from storage.outbox import Outbox
from storage.ref_table import KINDS, RefTable
from storage.reminders import Reminders
from storage.removals import Removals
from storage.risks import Risks
from storage.rungs import Rungs
from storage.seen_requests import SeenRequests
from storage.statements import Statements


class Store:
    """The log within one transaction: everything written here is committed together, or not at all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.history = History(connection)
        self.boards = Boards(connection)
        self.removals = Removals(connection, self.history)
        self.actions = Actions(connection)
        self.events = Events(connection)
        self.measures = Measures(connection)
        self.areas = Areas(connection)
        self.links = Links(connection)
        self.rungs = Rungs(connection)
        self.risks = Risks(connection)
        self.statements = Statements(connection)
        self.outbox = Outbox(connection)
        self.digests = Digests(connection, self.outbox)
        self.answers = Answers(connection)
        self.seen_requests = SeenRequests(connection)
        self.home_tabs = HomeTabs(connection)
        self.reminders = Reminders(connection)
        self.given = GivenActions(connection)
        self.import_mappings = ImportMappings(connection)
        self.installations = Installations(connection)
        self.install_states = InstallStates(connection)
        self.numbers = Numbers(connection)

    def of(self, kind: str) -> RefTable:
        """The table of a kind of thing, one of KINDS."""
        tables: tuple[RefTable, ...] = (self.actions, self.measures, self.areas, self.risks)
        return dict(zip(KINDS, tables, strict=True))[kind]

    def ahead(self, asks: Callable[[], object]) -> None:
        """Announces queries: those that `asks` makes on this store are about to be made again, so a server receives
        them in one message. During the announcement each returns no rows, and `asks` must not write."""
        self._connection.ahead(asks)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A savepoint: the part of the transaction inside it is rolled back if it raises; what was before it stays."""
        with self._connection.savepoint():
            yield

    def integrity(self) -> list[str]:
        """The faults that the engine itself finds in its storage; empty if it is sound."""
        return self._connection.integrity()

    def silence(self) -> str:
        """Why none of the triggers is at work, where that is so; else empty."""
        return self._connection.silence()

    def rows(self, table: str, board_id: int | None = None) -> Iterator[dict[str, Any]]:
        """Every row of a table as stored, in the order of entry, or those of one board."""
        where = "" if board_id is None else f"WHERE {whose(f'id = {board_id:d}')[table]} "
        return self._connection.long_query(f"SELECT * FROM {table} {where}ORDER BY rowid")

    def triggers(self) -> tuple[dict[str, str], dict[str, str]]:
        """The text of every trigger by name, and the same for a new log."""
        return self._connection.triggers(), self._connection.triggers_as_made()
