"""Every column of every table: `verify` complains where it was altered, or docs/security.md says why it does not.

The schema itself is walked, so that a new column is in one or the other.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM
from end_to_end.postroom import TO_MONDAY, postroom_on
from security.document import table
from spreadsheets import import_all
from sqlite_utils import Database as Tables
from tampering import tamper

from commands.imports.meanings.board_mapping import as_told
from storage.database import Database
from storage.migrations import migrations
from storage.upkeep.verify import problems_in

AREAS = """ref,recommendation,theme,priority,measure,lead,route,governance
R01,Decisions are timely,Front door,P1,M1,Head of Service,Plan,Improvement Board
R02,Supervision is recorded,Practice,P2,,Principal Social Worker,BAU,Practice Board
"""
LINES = (
    ("/board meeting 5 August 2020", SAM),
    ("/board event 12/13 October 2020 Ofsted monitoring visit source: letter limit: letter within 28 days", SAM),
    ("/board observer <@U0ALI>", SAM),
    ("/action add Recruit <@U0JO> due: 31 July 2020", SAM),
    ("/action add Train <@U0JO> due: ongoing", SAM),
    ("/action link A1 R01", SAM),
    ("/board scale Low, Middle, High", SAM),
    ("/area rate R01 Middle & High as at 30 June 2020 source: paper moderated: the adviser", SAM),
    ("/area bau R02 to Scrutiny Panel", SAM),
    ("/action due A1 31 August 2020 because nobody applied", JO),
    ("/measure add Visits source: notice", SAM),
    ("/measure target M1 visits at least 75% by 30 June 2020", SAM),
    ("/measure edit M1 visits every: quarter", SAM),
    ("/measure edit M1 contacts unit: contacts good: neither decimals: 1", SAM),
    ("/measure target M1 evidence: visits are purposeful", SAM),
    ("/measure reading M1 visits 72% as at 31 May 2020 source: weekly return moderated: the adviser", SAM),
    ("/measure claim M1 met as at 8 July 2020 source: cabinet report", SAM),
    ("/measure statement M1 Visits are recovering as at: 7 July 2020", SAM),
    ("/board statement The service is steadier", SAM),
    ("/measure judge M1 M1b not met evidence: the June audit", PAT),
    ("/risk add Posts stay empty <@U0JO> score: 4x5 target: 2x3 controls: agency cover", SAM),
    ("/risk link RK1 A1", JO),
    ("/risk score RK1 3x5 because two have started", JO),
    ("/digest every monday at 09:30", SAM),
)


def _columns() -> Iterator[tuple[str, str]]:
    with closing(Tables(memory=True, execute_plugins=False)) as fresh:
        migrations.apply(fresh)
        for each in fresh.tables:
            yield from ((each.name, column.name) for column in each.columns)


COLUMNS = list(_columns())
EXCUSED = {name for cell in table("Not checked") for name in cell.replace("`", "").split(", ")}
CHECKED = [each for each in COLUMNS if ".".join(each) not in EXCUSED and f"{each[0]}.*" not in EXCUSED]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with a row in every table that an answer can rest on, and digests that were posted."""
    folder = tmp_path_factory.mktemp("lived in")
    (folder / "areas.csv").write_text(AREAS)
    with postroom_on(folder / "boardbot.db") as post:
        now = post.stage.clock()
        read = as_told(["theme"])
        assert (
            import_all(
                post.stage.log, [folder / "areas.csv"], lambda s: s.boards.all()[0], now, False, print, given=read
            )
            == 0
        )
        for line, by in LINES:
            assert not post(line, by).startswith("Not "), line
        post("/digest post")
        post.tick()
        assert len(post.tick(**TO_MONDAY, hours=1)) == 2
        assert problems_in(post.stage.log) == []
    return folder / "boardbot.db"


def test_what_is_excused_is_there() -> None:
    known = {".".join(each) for each in COLUMNS} | {f"{name}.*" for name, _ in COLUMNS}

    assert EXCUSED - known == set()
    assert len(CHECKED) > 100


@pytest.mark.parametrize(("name", "column"), CHECKED, ids=[".".join(each) for each in CHECKED])
def test_s36_verify_tells_of_every_column_that_was_altered(
    lived_in: Path, tmp_path: Path, name: str, column: str
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copyfile(lived_in, copy)
    with closing(sqlite3.connect(copy)) as file:
        row, value = _row(file, name, column)

    tamper(copy, f"UPDATE {name} SET {column} = {_another(value, column)} WHERE rowid = {row}")

    with closing(Database(copy)) as log:
        assert problems_in(log) != []


def _row(file: sqlite3.Connection, name: str, column: str) -> tuple[int, object]:
    """A row of the table, and what stands in the column: the newest, or of ids, whose order counts, the oldest."""
    of_a_digest = "WHERE digest_id IS NOT NULL" if name == "outbox" else ""
    order = "ASC" if column == "id" else "DESC"
    found = file.execute(f"SELECT rowid, {column} FROM {name} {of_a_digest} ORDER BY rowid {order}").fetchone()
    assert found, f"no row in {name}"
    return int(found[0]), found[1]


def _another(value: object, column: str) -> str:
    """Another value of the same kind, as SQL."""
    if isinstance(value, int):
        return str(1 - value if value in {0, 1} and column != "id" else value + 1000)
    return "'2020-01-01'" if value is None else f"'{str(value).replace(chr(39), chr(39) * 2)}x'"
