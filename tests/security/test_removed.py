"""A board that was removed: no word of it is left where the log is kept."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
from begun import begun
from conversation import Conversation
from postgres_server import shared_server
from two_boards import MARK, OURS, removed, two_boards

from bot.terminal.removing import SERVERS_OWN
from storage.database import Database
from storage.upkeep.verify import problems_in

WRITTEN_ANEW = ("DELETE FROM pg_statistic", "ANALYZE", "VACUUM FULL")


def test_s90_no_word_of_it_is_left_in_the_file_nor_beside_it(
    tmp_path: Path, another_log: Callable[[str], Database]
) -> None:
    log = begun(another_log("boardbot.db"), two_boards).log

    def legible() -> list[str]:
        files = [each for each in tmp_path.iterdir() if each.name.startswith("boardbot.db")]
        return [each.name for each in files if MARK.encode() in each.read_bytes().lower()]

    assert legible() == ["boardbot.db"]
    removed(log)
    assert legible(), "what is written goes beside the file first"

    assert log.clean()

    assert legible() == [], "while it is open"
    log.close()
    assert legible() == []
    assert problems_in(log) == []


def test_s90_no_word_of_it_is_left_in_a_servers_tables_once_these_are_written_anew() -> None:
    server = shared_server()
    address = server.new_database("removed")
    with closing(Database(address)) as log, psycopg.connect(address, autocommit=True) as other:
        log.prepare()
        two_boards(Conversation(log))
        other.execute("ANALYZE")
        (folder,) = other.execute("SELECT oid::text FROM pg_database WHERE datname = 'removed'").fetchone() or ("",)

        def legible() -> int:
            other.execute("CHECKPOINT")
            files = (server.folder / "data" / "base" / folder).iterdir()
            return sum(MARK.encode() in each.read_bytes().lower() for each in files)

        assert legible()

        removed(log, OURS)

        assert not log.clean(), "it is for whoever looks after the server"
        assert legible()
        for each in WRITTEN_ANEW:
            assert f'-c "{each}"' in SERVERS_OWN
            other.execute(each.encode())
        assert legible() == 0
        assert problems_in(log) == []
