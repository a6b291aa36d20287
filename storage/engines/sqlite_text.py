"""Text in a log's file that is not UTF-8, which SQLite stores and nothing can read: where it is, and what to do."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from storage.engines.shape import place, shape
from storage.log_file import how_to_restore, look_into

SHOWN = 3


def no_text(path: Path) -> str:
    """The message for the operator. It leaves out the text itself, which may be anybody's words."""
    return f"The database {path} {no_text_words(path)} It was left as it is. {how_to_restore(path)}"


def no_text_words(path: Path, how: str = "") -> str:
    """The same for a file that is opened with `how`, with the tables and rows that contain such text."""
    places = list(_places(path, how))
    more = f"; and {len(places) - SHOWN:,} more" if len(places) > SHOWN else ""
    return (
        f"holds text that is not UTF-8: {'; '.join(places[:SHOWN])}{more}. boardbot writes none: another program has "
        "changed the file, or it is damaged."
    )


def _places(path: Path, how: str) -> Iterator[str]:
    with closing(look_into(path, how)) as file:
        file.text_factory = bytes
        for table, (number, *columns) in shape().items():
            for row in file.execute(f"SELECT {', '.join([number, *columns])} FROM {table} ORDER BY {number}"):
                spoilt = [name for name, value in zip(columns, row[1:], strict=True) if not _is_text(value)]
                yield from (place(table, row[0], name) for name in spoilt)


def _is_text(value: object) -> bool:
    try:
        return not isinstance(value, bytes) or value.decode() is not None
    except UnicodeDecodeError:
        return False
