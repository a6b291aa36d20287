"""The maps of boards' spreadsheets: what a heading, a word, a colour or initials mean."""

from collections.abc import Mapping

from storage.engines.connection import Connection
from storage.rows import insert_sql

_INSERT = insert_sql("import_mappings", ("board_id", "part", "words", "meaning"))


class ImportMappings:
    """Each board's map: its parts, and in each part the words and their meanings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, board_id: int) -> dict[str, dict[str, str]]:
        """The whole map of a board."""
        said: dict[str, dict[str, str]] = {}
        sql = "SELECT part, words, meaning FROM import_mappings WHERE board_id = ? ORDER BY rowid"
        for part, words, meaning in self._connection.execute(sql, [board_id]):
            said.setdefault(part, {})[words] = meaning
        return said

    def keep(self, board_id: int, part: str, meanings: Mapping[str, str]) -> None:
        """Stores the meanings of words in a part of the map, in place of earlier meanings of the same words."""
        more = "ON CONFLICT (board_id, part, words) DO UPDATE SET meaning = excluded.meaning"
        for words, meaning in meanings.items():
            row = {"board_id": board_id, "part": part, "words": words, "meaning": meaning}
            self._connection.execute(f"{_INSERT} {more}", row)
