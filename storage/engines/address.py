"""The address of a PostgreSQL database, completed with boardbot's own connection parameters."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Slack waits three seconds. These are libpq's parameters, in seconds and milliseconds.
_IN_TIME = {"connect_timeout": "2", "tcp_user_timeout": "2500", "keepalives_idle": "30", "application_name": "boardbot"}
# Statements are sent in this encoding, whatever the database's default.
_LETTERS = {"client_encoding": "UTF8"}
# The server's certificate and host name are verified against the system's certificates, unless the address says
# otherwise. With `sslrootcert` alone, libpq would verify nothing.
_CHECKED = {"sslmode": "verify-full", "sslrootcert": "system"}


def completed(address: str) -> str:
    """The address with boardbot's parameters where it gives none. Raises ValueError for one that libpq cannot parse;
    the message contains no part of it."""
    said = _said(address)
    checked = {} if "sslmode" in said or (_is_near(said) and "sslrootcert" not in said) else _CHECKED
    return make_conninfo("", **{**_IN_TIME, **checked, **said, **_LETTERS})


def secrets_of(address: str) -> set[str]:
    """The parts of an address that nobody may see, such as its password: those that libpq hides. Raises ValueError as
    `completed` does."""
    hidden = {each.keyword.decode() for each in Conninfo.get_defaults() if each.dispchar == b"*"}
    return {str(value) for name, value in _said(address).items() if name in hidden}


def _said(address: str) -> dict[str, Any]:
    try:
        said = dict(conninfo_to_dict(address))
        # An unescaped slash in a password makes libpq read parts of it as a port and a database.
        if [each for each in str(said.get("port", "")).split(",") if each and not each.isdigit()]:
            raise ValueError
    except (psycopg.Error, ValueError):
        raise ValueError("it is no address of PostgreSQL, such as postgresql://host/database?user=boardbot") from None
    return said


def _is_near(said: dict[str, Any]) -> bool:
    """True if the server is on this machine, by a Unix socket or over loopback. libpq takes what the address leaves out
    from its own sources, such as PGHOST; a service file may name any host, so such an address is not near."""
    by_itself = {each.keyword.decode(): (each.val or b"").decode() for each in Conninfo.get_defaults()}
    where = {**by_itself, **said}
    places = [each.strip() for name in ("host", "hostaddr") for each in str(where[name] or "").split(",")]
    return not where["service"] and all(not each or each.startswith("/") or each in _LOOPBACK for each in places)
