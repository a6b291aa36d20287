"""The settings that a server needs so that saved changes survive a power cut and its history refuses changes."""

from storage.engines.connection import Connection

_OFF = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name"
_ROLE = "SELECT current_setting('session_replication_role')"


def dangers_in(server: Connection) -> list[str]:
    """A sentence for each setting that is off and could lose saved changes."""
    return [
        f"The PostgreSQL server may lose in a power cut what it has saved: {name} is off there. Turn it on, as its "
        f'superuser: psql -c "ALTER SYSTEM SET {name} = on" -c "SELECT pg_reload_conf()".'
        for (name,) in server.execute(_OFF)
    ]


def silence_of(server: Connection) -> str:
    """Why triggers do not run for boardbot, in a sentence; empty if they do."""
    if server.execute(_ROLE).fetchone() != ("replica",):
        return ""
    return (
        "No trigger is at work: the database no longer refuses to change its history. session_replication_role is "
        "replica there. Take that away as the server's superuser, with ALTER DATABASE … RESET session_replication_role "
        "or ALTER ROLE … RESET session_replication_role, and start boardbot anew."
    )
