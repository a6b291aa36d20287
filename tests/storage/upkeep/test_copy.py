"""A log moved whole between a file and a server: every row as it was, and whatever is typed goes on from there."""

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conversation import JO, JULY_8, PAT, SAM, Conversation
from copied_logs import KINDS, Place, is_new, refused, rows
from crash.process import Process
from tampering import tamper

from storage.chain import AMONG_OTHERS, OF_ITS_BOARD
from storage.database import Database
from storage.engines.shape import shape
from storage.upkeep import copy
from storage.upkeep.copy import copy_log
from storage.upkeep.verify import problems_in

LIMITS = ("statement_timeout", "idle_in_transaction_session_timeout")


def goes_on(address: str, *lines: tuple[str, object], before: Conversation) -> list[int]:
    """Types lines on a log that must be sound before and after; the rules of those lines' history."""
    with closing(Database(address)) as log:
        log.prepare()
        assert problems_in(log) == []
        with log.reading() as store:
            newest = store.history.count()
        say = Conversation(log, before.now, before.crowd, deliveries=before.deliveries)
        for line, by in lines:
            assert not say(line, by=by).startswith("Not "), line  # type: ignore[arg-type]
        assert problems_in(log) == []
        with log.reading() as store:
            return [row["rule"] for row in store.history.rows()][newest:]


@pytest.mark.parametrize("through", KINDS)
@pytest.mark.parametrize("to", KINDS)
def test_every_row_is_as_it_was_and_each_copy_goes_on(full: Conversation, place: Place, through: str, to: str) -> None:
    there, second, last = str(full.log.path), place(through), place(to)
    before = rows(there)
    kept = full.log.path.read_bytes()

    copied = copy_log(there, second)
    copy_log(second, last)

    assert rows(second) == rows(last) == before
    assert full.log.path.read_bytes() == kept
    assert copied.lines == len(before["history"]) > 300
    assert [(board.name, line) for board, line in copied.newest] == [
        ("Improvement Board", before["history"][-1]["hash"])
    ]
    assert copied.problems == []
    assert copied.others == sum(map(len, before.values())) - copied.lines
    more = [
        ("/action update R10-02 two are in post", JO),
        ("/measure reading M6 CIN visits 80% as at 1 July 2020", SAM),
    ]
    for kind, address in ((through, second), (to, last)):
        rules = goes_on(address, *more, before=full)
        assert set(rules) == {OF_ITS_BOARD if kind == "file" else AMONG_OTHERS}
    assert rows(second) != before


def test_a_log_that_went_on_in_a_server_goes_on_in_a_file_and_back(full: Conversation, place: Place) -> None:
    more = [("/action add Recruit <@U0JO> due: 31 July 2020", SAM), ("/action add Train <@U0JO> due: ongoing", SAM)]
    one, two, three = place("server"), place("file"), place("server")
    copy_log(str(full.log.path), one)
    goes_on(one, *more, before=full)
    with psycopg.connect(one) as other:
        other.execute("SELECT nextval('history_lines'), nextval('history_lines')")
    goes_on(one, ("/action done A1 https://example.org/a", JO), before=full)

    copy_log(one, two)
    assert set(goes_on(two, ("/action close A1", PAT), ("/action add Induct due: ongoing", SAM), before=full)) == {
        OF_ITS_BOARD
    }
    copy_log(two, three)
    assert set(goes_on(three, ("/action add Mentor due: ongoing", SAM), before=full)) == {AMONG_OTHERS}

    assert rows(three)["history"][:-1] == rows(two)["history"]


@pytest.mark.usefixtures("opened")
def test_a_log_of_an_older_release_is_copied_once_it_is_brought_up_to_date(older: Path, place: Place) -> None:
    with closing(Database(older)) as log:
        log.prepare()
    in_server, back = place("server"), place("file")
    copied = copy_log(str(older), in_server)
    again = copy_log(in_server, back)

    assert rows(in_server) == rows(back) == rows(str(older))
    assert copied.newest == again.newest
    assert copied.problems == again.problems == []


def test_a_fault_that_the_log_has_is_told_and_copied_with_it(full: Conversation, place: Place) -> None:
    tamper(full.log.path, "UPDATE history SET said = 'forged' WHERE id = 9")
    target = place("server")

    copied = copy_log(str(full.log.path), target)

    assert [each[:26] for each in copied.problems] == ["History line 9 was altered"]
    assert rows(target) == rows(str(full.log.path))


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_that_came_out_otherwise_is_not_kept(
    full: Conversation, place: Place, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real = place(kind), copy.copy_table

    def spoilt(there: Any, new: Any, table: str) -> None:
        real(there, new, table)
        if table == "actions":
            new.connection.execute("UPDATE actions SET note = 'other' WHERE id = 3")

    monkeypatch.setattr(copy, "copy_table", spoilt)

    assert refused(str(full.log.path), target) == (
        "The copy is not as the log is, and was not kept: row 3 of the table actions is not the same in note."
    )
    assert is_new(target)


def test_no_limit_of_the_server_ends_a_copy_that_takes_long(
    full: Conversation, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as those that whoever looks after it has set, and boardbot's own for a machine that falls silent."""
    one, two, real = place("server"), place("server"), copy.copy_table
    copy_log(str(full.log.path), one)
    with psycopg.connect(one) as other:
        for name in LIMITS:
            other.execute(f"ALTER DATABASE {other.info.dbname} SET {name} = 60000".encode())
    found: set[str] = set()

    def asked(there: Any, new: Any, table: str) -> None:
        found.update(log.execute(f"SHOW {name}").fetchone()[0] for log in (there, new.connection) for name in LIMITS)
        real(there, new, table)

    monkeypatch.setattr(copy, "copy_table", asked)
    copy_log(one, two)

    assert found == {"0", "1h"}


STEPS = {
    "before the first table": {"at": "storage.upkeep.copy:copy_table", "when": "before"},
    "after the history": {"at": "storage.upkeep.copy:copy_table", "when": "after", "call": len(shape())},
    "before it is verified": {"at": "storage.upkeep.copy:problems_of", "when": "before"},
    "after it was verified": {"at": "storage.upkeep.copy:problems_of", "when": "after"},
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("kind", KINDS)
def test_killed_at_any_step_it_leaves_nothing_and_can_be_done_again(
    full: Conversation, place: Place, tmp_path: Path, kind: str, step: str
) -> None:
    there, target = str(full.log.path), place(kind)
    before = full.log.path.read_bytes()
    killed = {"kill": STEPS[step]}
    words = ["copy", there, target]

    with Process(words, dict(os.environ), tmp_path, killed) as process:
        process.sprung("in a copy")

    assert full.log.path.read_bytes() == before
    assert is_new(target)
    copy_log(there, target)
    assert rows(target) == rows(there)


def test_a_disk_that_is_full_is_told_and_nothing_is_left(full: Conversation, place: Place, tmp_path: Path) -> None:
    there, target = str(full.log.path), place("file")
    full.log.close()
    before = {each.name for each in tmp_path.iterdir()}

    with Process(["copy", there, target], dict(os.environ), tmp_path, {"most_bytes": 200_000}) as process:
        assert process.ended() == 1
        assert f"{target} cannot be written: disk I/O error." in process.words

    assert {each.name for each in tmp_path.iterdir()} == before


def test_a_log_in_use_is_copied_as_it_is_at_one_instant(
    full: Conversation, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something is written as the copy is half made; what was written before is still in the file beside the log."""
    full("/action add Recruit <@U0JO> due: 31 July 2020", by=SAM)
    there, target, real = str(full.log.path), place("server"), copy.copy_table
    before = rows(there)

    def beside(log: Any, new: Any, table: str) -> None:
        if table == "history":
            full("/action add Train <@U0JO> due: ongoing", by=SAM)
        real(log, new, table)

    monkeypatch.setattr(copy, "copy_table", beside)
    copy_log(there, target)

    assert rows(target) == before
    assert len(rows(there)["history"]) == len(before["history"]) + 1
    assert problems_in(full.log) == []
    assert full.now >= JULY_8
