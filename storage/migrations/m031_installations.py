"""The app may be installed in many workspaces; see `storage/installations.py`."""

from sqlite_utils import Database


def m031_installations(db: Database) -> None:
    """One row for each workspace or organisation, and one for each OAuth state that was used."""
    db.execute(
        "CREATE TABLE installations (team TEXT PRIMARY KEY, enterprise TEXT NOT NULL, name TEXT NOT NULL, "
        "bot_user TEXT NOT NULL, bot TEXT NOT NULL, scopes TEXT NOT NULL, sealed_token TEXT NOT NULL, "
        "installed_by TEXT NOT NULL, installed_at TEXT NOT NULL, ended_at TEXT, ended_why TEXT NOT NULL DEFAULT '')"
    )
    db.execute("CREATE TABLE install_states (digest TEXT PRIMARY KEY, ends_at TEXT NOT NULL)")
    db.execute("CREATE INDEX install_states_by_end ON install_states (ends_at)")
