"""A server that is lost in the middle of a command on the terminal: who types it is told as whoever runs boardbot."""

from typing import Any

import psycopg
import pytest
from end_to_end.postroom import Postroom, typed
from postgres_server import shared_server

from storage.upkeep import verify
from storage.upkeep.copy import copy_log


@pytest.mark.of_files
@pytest.mark.parametrize(("words", "begins"), [("verify", "Error: "), ("check", "PROBLEM  ")])
def test_it_says_where_the_reason_stands(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, words: str, begins: str
) -> None:
    address = shared_server().new_database(f"lost_{words}")
    copy_log(str(terminal.stage.log.path), address)
    monkeypatch.setenv("BOARDBOT_DATABASE", address)
    real = verify.line_of

    def cut(row: Any) -> Any:
        monkeypatch.setattr(verify, "line_of", real)
        with psycopg.connect(address) as other:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            other.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}".encode())
        return real(row)

    monkeypatch.setattr(verify, "line_of", cut)
    told = typed(words)

    assert told.exit_code == 1
    assert f"{begins}The log could not be read or written any more" in told.output
    assert "tell board support" not in told.output
    # The rest is looked at all the same.
    assert ("Slack knows the bot as boardbot" in told.output) == (words == "check")
