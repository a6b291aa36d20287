"""How a PostgreSQL server is addressed, and how our SQL is said to it."""

import pytest

from storage.database import Database
from storage.engines.address import completed
from storage.engines.postgresql_statements import in_postgresql
from storage.refused import Unusable


@pytest.mark.parametrize(
    ("said", "has", "lacks"),
    [
        ("postgresql://bot:pw@db.example/log", "sslmode=verify-full", "verify-ca"),
        ("postgresql://bot:pw@db.example/log?sslmode=require", "sslmode=require", "verify-full"),
        ("postgresql://bot:pw@db.example/log?sslrootcert=/ca.pem", "sslmode=verify-full", "system"),
        ("postgresql://bot:pw@127.0.0.1/log?sslrootcert=/ca.pem", "sslmode=verify-full", "system"),
        ("postgresql://bot:pw@db.example/log?sslmode=verify-full", "sslmode=verify-full", "sslrootcert"),
        ("postgresql://bot:pw@127.0.0.1/log", "connect_timeout=2", "verify-full"),
        ("postgresql:///log?host=/run/postgresql", "connect_timeout=2", "verify-full"),
        ("postgresql://bot@a.example,127.0.0.1/log?connect_timeout=9", "sslmode=verify-full", "connect_timeout=2"),
    ],
)
def test_the_servers_certificate_is_checked_unless_the_address_says_otherwise(said: str, has: str, lacks: str) -> None:
    assert has in completed(said)
    assert lacks not in completed(said)


def test_an_address_that_cannot_be_read_is_not_repeated() -> None:
    with pytest.raises(Unusable, match="it is no address of PostgreSQL") as refused:
        Database("postgresql://bot:hunter2@db.example:port/log?no=such")

    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "told_so"),
    [
        ("SELECT 1 WHERE a = ? AND b = :b_c", "SELECT 1 WHERE a = %s AND b = %(b_c)s"),
        ("SELECT '?:x%' || a::text WHERE 5 % 2 = ?", "SELECT '?:x%%' || a::text WHERE 5 %% 2 = %s"),
        ("SELECT 1 WHERE a IN () OR b IN (?)", "SELECT 1 WHERE a IN (NULL) OR b IN (%s)"),
    ],
)
def test_our_sql_is_said_as_the_server_wants_it(said: str, told_so: str) -> None:
    assert in_postgresql(said) == told_so
