"""One transaction on the log, speaking the board's words. Each part of the log has a module of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database as Tables

from storage.actions import Actions
from storage.answers import Answers
from storage.areas import Areas
from storage.boards import Boards
from storage.digests import Digests
from storage.events import Events
from storage.given import GivenActions
from storage.history import History
from storage.home_tabs import HomeTabs
from storage.import_mappings import ImportMappings
from storage.links import Links
from storage.measures import Measures
from storage.outbox import Outbox
from storage.ref_table import KINDS, RefTable
from storage.reminders import Reminders
from storage.risks import Risks
from storage.rungs import Rungs
from storage.seen_requests import SeenRequests
from storage.statements import Statements


class Store:
    """The log within one transaction: what is written here is saved together, or not at all."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.history = History(tables)
        self.boards = Boards(tables)
        self.actions = Actions(tables)
        self.events = Events(tables)
        self.measures = Measures(tables)
        self.areas = Areas(tables)
        self.links = Links(tables)
        self.rungs = Rungs(tables)
        self.risks = Risks(tables)
        self.statements = Statements(tables)
        self.outbox = Outbox(tables)
        self.digests = Digests(tables, self.outbox)
        self.answers = Answers(tables)
        self.seen_requests = SeenRequests(tables)
        self.home_tabs = HomeTabs(tables)
        self.reminders = Reminders(tables)
        self.given = GivenActions(tables)
        self.import_mappings = ImportMappings(tables)

    def of(self, kind: str) -> RefTable:
        """The table of the things of a kind, one of KINDS."""
        tables: tuple[RefTable, ...] = (self.actions, self.measures, self.areas, self.risks)
        return dict(zip(KINDS, tables, strict=True))[kind]

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """A part of the transaction that is taken back by itself where it raises; what was before it stays."""
        with self._tables.atomic():
            yield

    def integrity(self) -> list[str]:
        """What SQLite itself finds wrong with the file; nothing where it is sound."""
        found = [row[0] for row in self._tables.execute("PRAGMA integrity_check").fetchall()]
        return [] if found == ["ok"] else [f"The file is damaged: {each}" for each in found]

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """Every row of one of the log's tables as it is stored, in the order in which they were entered."""
        return self._tables.query(f"SELECT * FROM {table} ORDER BY rowid")

    def triggers(self) -> dict[str, str]:
        """The SQL of every trigger in the file, by its name."""
        return {each.name: each.sql for each in self._tables.triggers}
