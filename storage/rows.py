"""How values are stored in rows: instants in UTC, days as ISO dates, figures as text so that none is rounded."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

# Later than any line.
EVER = datetime.max.replace(tzinfo=UTC)


def instant(at: datetime) -> str:
    """An aware instant as sortable text, in UTC."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def optional_day(text: str | None) -> date | None:
    """A stored day, or None."""
    return date.fromisoformat(text) if text else None


def optional_instant(text: str | None) -> datetime | None:
    """A stored instant, or None."""
    return datetime.fromisoformat(text) if text else None


def instant_in(text: str, timezone: str) -> datetime:
    """A stored instant in a board's time zone, so that its day is the board's."""
    return datetime.fromisoformat(text).astimezone(ZoneInfo(timezone))


def optional_figure(text: str | None) -> Decimal | None:
    """A stored figure, or None."""
    return Decimal(text) if text is not None else None


def isoformat(on: date | None) -> str | None:
    """A day as it is stored."""
    return on.isoformat() if on else None


def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """An INSERT with the columns' names as parameters."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"


def new_row_sql(table: str, columns: tuple[str, ...]) -> str:
    """The same, returning the id of the new row."""
    return f"{insert_sql(table, columns)} RETURNING id"
