"""Creates and migrates the tables in PostgreSQL."""

import logging
from collections.abc import Callable

from storage.engines.postgresql_connection import PostgresqlConnection
from storage.engines.postgresql_counts import go_on, is_behind, told_go_on
from storage.engines.postgresql_tables import FUNCTIONS, IN_OUR_SCHEMA, TRIGGERS, function_made, said_again, statements
from storage.engines.versions import refuse_newer
from storage.migrations import STEPS
from storage.migrations.m035_boards_removed import m035_boards_removed
from storage.refused import OF_OLDER_VERSION, Unusable

OLDEST = 14
MAKE_ONE = "Make one: createdb --owner USER --template template0 --encoding UTF8 NAME"
# A database that has these tables is a boardbot log.
_TABLES = frozenset({"history", "migrations"})
# What is in the schema that boardbot uses, except what extensions have added.
OURS = (
    f"{IN_OUR_SCHEMA} AND NOT EXISTS (SELECT 1 FROM pg_depend "
    "WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')"
)
# In any schema of the search path.
_A_LOG_IS_FOUND = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('history') AND attname = 'previous_hash'"

logger = logging.getLogger(__name__)


class _Steps:
    """Passes on to the server what a later migration step executes in SQLite. Every step from 0.8.0 on uses only SQL
    that both understand; PostgreSQL's triggers are its own, and are changed below."""

    triggers = ()

    def __init__(self, server: PostgresqlConnection) -> None:
        self._server = server

    def execute(self, sql: str) -> None:
        """Creates or alters a table or an index."""
        self._server.define(said_again(sql.strip()))


def is_up_to_date(server: PostgresqlConnection) -> bool:
    """True if there is nothing to create or migrate. Raises Unusable, as `migrate` does, for a server that is too old
    and for a newer version's log."""
    _check(server)
    return _TABLES.issubset(_tables(server)) and not _steps_left(server) and not is_behind(server)


def migrate(server: PostgresqlConnection) -> None:
    """Creates the tables of a new log, or migrates those of an older version. Raises Unusable for a server that is too
    old, and for a database that is another program's or a newer version's, or has its log in another schema."""
    _check(server)
    there = _tables(server)
    if not there:
        _refuse_hiding(server)
        for sql in (*statements(), "CREATE TABLE migrations (name TEXT PRIMARY KEY)"):
            server.define(sql)
        logger.info("A new log was made in the PostgreSQL database that BOARDBOT_DATABASE names")
    elif not _TABLES.issubset(there):
        raise Unusable(
            "The PostgreSQL database belongs to another program and is not a log of boardbot. It was left as it is. "
            "Set BOARDBOT_DATABASE to a database of its own."
        )
    new = _steps_left(server)
    for step in new:
        if there:
            step(_Steps(server))
            if step is m035_boards_removed:
                _let_words_go(server)
        server.execute("INSERT INTO migrations (name) VALUES (?)", [step.__name__])
    if there and new:
        go_on(server)
    elif there and is_behind(server):
        told_go_on(server)


def _let_words_go(server: PostgresqlConnection) -> None:
    """Does to the server's trigger what `m035_boards_removed` does to a file's. A trigger that somebody has dropped or
    altered stays so."""
    server.define(function_made("history_forgets"))
    name, before, now = "history_refuses_update", "history_is_append_only", "history_forgets"
    sql, _ = TRIGGERS[name]
    if server.triggers().get(name) == f"{sql.replace(now, before)} O {FUNCTIONS[before]}":
        server.define(f"DROP TRIGGER {name} ON history; {sql}")


def check_is_current(server: PostgresqlConnection) -> None:
    """Raises Unusable for tables of another program, or of another version."""
    if not _TABLES.issubset(_tables(server)):
        _refuse_hiding(server)
        raise Unusable("There is no log of boardbot in the PostgreSQL database.")
    if _steps_left(server):
        raise Unusable(f"The log in the PostgreSQL database {OF_OLDER_VERSION}")


def _refuse_hiding(server: PostgresqlConnection) -> None:
    """Raises Unusable if a later schema of the search path has a log: an empty one in the first schema would hide
    it."""
    if server.execute(_A_LOG_IS_FOUND).fetchone():
        raise Unusable(
            "There is a log in the PostgreSQL database, but not in the schema that stands first in the search path, "
            "where boardbot looks. Nothing was made there, since an empty log would hide that one. Have the log's "
            "schema, most often public, put first: ALTER ROLE … SET search_path = public. A schema that is called as "
            "the user stands before public where nothing else is set."
        )


def _tables(server: PostgresqlConnection) -> set[str]:
    return {name for (name,) in server.execute(f"SELECT relname FROM pg_class WHERE {OURS} AND relkind IN ('r', 'p')")}


def _steps_left(server: PostgresqlConnection) -> list[Callable[..., None]]:
    applied = _applied(server)
    return [step for step in STEPS if step.__name__ not in applied]


def _applied(server: PostgresqlConnection) -> set[str]:
    """The steps that have been applied. Raises Unusable if a newer version has applied more."""
    applied = {name for (name,) in server.execute("SELECT name FROM migrations")}
    refuse_newer(sorted(applied), "The PostgreSQL database", "database")
    return applied


def _check(server: PostgresqlConnection) -> None:
    major, letters = server.info.server_version // 10000, server.info.parameter_status("server_encoding")
    if major < OLDEST or letters != "UTF8":
        raise Unusable(
            f"The PostgreSQL server is version {major}, and the database's encoding {letters}. boardbot needs version "
            f"{OLDEST} or newer, and a database in UTF8. {MAKE_ONE}"
        )
