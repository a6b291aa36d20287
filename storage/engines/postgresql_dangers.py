"""The settings that a server needs so that saved changes survive a power cut."""

from storage.engines.connection import Connection

_OFF = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name"


def dangers_in(server: Connection) -> list[str]:
    """A sentence for each of them that is off."""
    return [
        f"The PostgreSQL server may lose in a power cut what it has saved: {name} is off there. Turn it on, as its "
        f'superuser: psql -c "ALTER SYSTEM SET {name} = on" -c "SELECT pg_reload_conf()".'
        for (name,) in server.execute(_OFF)
    ]
