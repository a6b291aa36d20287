"""The address of a PostgreSQL database, with what we ask of the way there."""

from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# Slack waits three seconds. In milliseconds and seconds (libpq's connection parameters).
_IN_TIME = {"connect_timeout": "2", "tcp_user_timeout": "2500", "keepalives_idle": "30", "application_name": "boardbot"}
# What we say is said in it, whatever is usual in the database.
_LETTERS = {"client_encoding": "UTF8"}
# The server's certificate and its name are checked, unless the address says how much is: by the machine's own
# certificates, unless it names others. libpq alone would check nothing where only those are named.
_CHECKED = {"sslmode": "verify-full", "sslrootcert": "system"}


def completed(address: str) -> str:
    """The address with our own parameters where it says nothing of them. Raises ValueError for one that libpq cannot
    read; the message holds no part of it."""
    said = _said(address)
    checked = {} if "sslmode" in said or (_is_near(said) and "sslrootcert" not in said) else _CHECKED
    return make_conninfo("", **{**_IN_TIME, **checked, **said, **_LETTERS})


def secrets_of(address: str) -> set[str]:
    """What an address says that nobody may see, such as its password: what libpq would hide. Raises the same."""
    hidden = {each.keyword.decode() for each in Conninfo.get_defaults() if each.dispchar == b"*"}
    return {str(value) for name, value in _said(address).items() if name in hidden}


def _said(address: str) -> dict[str, Any]:
    try:
        said = dict(conninfo_to_dict(address))
        # A password with a stroke in it, written as it is, is read as a port and a database.
        if [each for each in str(said.get("port", "")).split(",") if each and not each.isdigit()]:
            raise ValueError
    except (psycopg.Error, ValueError):
        raise ValueError("it is no address of PostgreSQL, such as postgresql://host/database?user=boardbot") from None
    return said


def _is_near(said: dict[str, Any]) -> bool:
    """On this machine: by a Unix socket, or over loopback. What the address leaves out libpq takes from its own places,
    such as PGHOST; where a service's file says it, it may be anywhere."""
    by_itself = {each.keyword.decode(): (each.val or b"").decode() for each in Conninfo.get_defaults()}
    where = {**by_itself, **said}
    places = [each.strip() for name in ("host", "hostaddr") for each in str(where[name] or "").split(",")]
    return not where["service"] and all(not each or each.startswith("/") or each in _LOOPBACK for each in places)
