"""A new log for a test: its tables are made once in a process, and the file is copied from then on."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


def new_log(path: Path) -> Database:
    """An empty log at `path`, where no file may be yet."""
    with path.open("xb") as file:
        file.write(empty_log())
    path.chmod(0o600)
    return Database(path)


@cache
def empty_log() -> bytes:
    """The file of a log whose tables are made and empty."""
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "boardbot.db")
        database.prepare()
        # What is in the file beside it goes into the log with the last connection.
        database.close()
        return database.path.read_bytes()
