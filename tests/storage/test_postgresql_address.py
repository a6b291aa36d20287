"""How a PostgreSQL server is addressed, and how our SQL is said to it."""

from pathlib import Path

import pytest

from storage.database import Database
from storage.engines.address import completed
from storage.engines.engine import passwords_in
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
        ("postgresql://bot@/log?hostaddr=10.1.2.3", "sslmode=verify-full", "connect_timeout=9"),
        ("postgresql://bot@localhost/log?hostaddr=10.1.2.3", "sslmode=verify-full", "connect_timeout=9"),
        ("postgresql://bot@/log?hostaddr=127.0.0.1", "connect_timeout=2", "verify-full"),
        ("postgresql://bot@/log?service=council", "sslmode=verify-full", "connect_timeout=9"),
    ],
)
def test_the_servers_certificate_is_checked_unless_the_address_says_otherwise(said: str, has: str, lacks: str) -> None:
    assert has in completed(said)
    assert lacks not in completed(said)


@pytest.mark.parametrize(
    ("name", "value", "is_checked"),
    [
        ("PGHOST", "db.example", True),
        ("PGHOSTADDR", "10.1.2.3", True),
        ("PGSERVICE", "council", True),
        ("PGHOST", "/run/postgresql", False),
        ("PGHOSTADDR", "127.0.0.1", False),
        ("PGPASSWORD", "hunter2", False),
    ],
)
def test_it_is_checked_too_where_another_place_says_which_server(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, is_checked: bool
) -> None:
    monkeypatch.setenv(name, value)

    assert ("verify-full" in completed("postgresql:///log")) == is_checked


@pytest.mark.parametrize(
    ("address", "passwords"),
    [
        ("postgresql://bot@db.example/log", set()),
        ("postgresql://bot:hunter2@db.example/log", {"hunter2"}),
        ("postgres://bot:hunt%20er2@db.example/log", {"hunt er2"}),
        ("postgresql://bot:hunt[er#2@db.example/log", {"hunt[er#2"}),
        ("postgresql://bot@db.example/log?password=hunter2&sslpassword=hunter3", {"hunter2", "hunter3"}),
        ("postgresql://bot@/log?passfile=/etc/hunter2", set()),
        # Nobody connects with what follows.
        ("postgresql://bot:hunt%zzer2@db.example/log", set()),
        ("postgresql://bot:hunt/er2@db.example/log", set()),
        ("boardbot.db", set()),
        (Path("hunter2@log:x"), set()),
    ],
)
def test_the_passwords_of_an_address_are_those_that_the_library_connects_with(
    address: Path | str, passwords: set[str]
) -> None:
    assert passwords_in(address) == passwords


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
