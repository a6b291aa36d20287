"""What a line costs does not grow with the years: counted in steps of SQLite's, which no other work moves."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.filling import fill_actions, fill_history
from bench.lines import LINES
from bench.stand import Stand, stand_on

from local_slack import Member
from storage.engines import sqlite
from storage.engines.sqlite_file import connect

SHORT, LONG = 500, 5_000
STEPS_AT_A_TIME = 10
MOST, BESIDES = 1.5, 30
# It looks for what each owner did last, in the past of each action that is overdue.
READS_THEIR_PAST = "/board reminders"


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for every few steps of the log's, whichever connection takes them."""
    taken: list[int] = []

    def counted(path: Path) -> sqlite3.Connection:
        made = connect(path)
        made.set_progress_handler(lambda: taken.append(1), STEPS_AT_A_TIME)
        return made

    monkeypatch.setattr(sqlite, "connect", counted)
    return taken


def test_no_line_reads_more_of_a_longer_history(tmp_path: Path, steps: list[int]) -> None:
    short, long = (list(_each_line(tmp_path / f"{many}.db", many, steps)) for many in (SHORT, LONG))

    asked = [line for _, line, _ in LINES]
    longer = [each for each in zip(asked, short, long, strict=True) if each[2] > MOST * each[1] + BESIDES]
    assert [each for each in longer if each[0] != READS_THEIR_PAST] == []


def _each_line(path: Path, many: int, steps: list[int]) -> Iterator[int]:
    """How many steps each line took, typed for the second time on a board with so many lines of history."""
    with stand_on(path) as stand:
        fill_actions(stand, 20)
        fill_history(stand, many)
        stand.post_digest()
        for person, line, _ in LINES:
            _typed(stand, person, line.format(turn=1))
        for person, line, _ in LINES:
            steps.clear()
            _typed(stand, person, line.format(turn=2))
            yield len(steps)


def _typed(stand: Stand, person: Member, line: str) -> None:
    stand(line, "", by=person)
