"""An import costs what its rows cost, and holds the log only while they are saved; nothing in a file is obeyed."""

import csv
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from conversation import Conversation
from hostile.patterns import seconds
from spreadsheets import import_all

from board.refusals import Refusal
from commands.imports.any_file import read_grids
from commands.imports.grids.grid import MOST_COLUMNS, MOST_ROWS
from commands.imports.sheets import cells
from storage.database import Database
from storage.deadline import Deadline
from storage.store import Store

Rows = Sequence[Sequence[str]]
KINDS: dict[str, tuple[Sequence[str], Callable[[int], Rows]]] = {
    "areas": (("ref", "recommendation"), lambda many: [[f"F{n}", f"Finding {n}"] for n in range(many)]),
    "actions": (("ref", "title", "area"), lambda many: [[f"R{n}-{n}", f"Title {n}", ""] for n in range(many)]),
    "readings": (
        ("measure", "indicator", "as_at", "value"),
        lambda many: [["M6", "Visits", f"{2001 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", f"{n % 90}"] for n in range(many)],
    ),
    "claims": (
        ("measure", "reported", "as_at"),
        lambda many: [["M6", "met", f"{2001 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"] for n in range(many)],
    ),
    "measures": (
        ("measure", "indicator", "kind", "cond", "operator", "target"),
        lambda many: [["M6", f"Visits {n}", "numeric", f"C{n}", ">=", "85"] for n in range(many)],
    ),
}  # fmt: skip


def _sheet(folder: Path, headings: Sequence[str], rows: Rows) -> Path:
    path = folder / "sheet.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def _imported(say: Conversation, path: Path, dry_run: bool = True) -> list[str]:
    said: list[str] = []
    import_all(say.log, [path], lambda store: store.boards.all()[0], say.now, dry_run, said.append)
    return said


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_rows_take_about_four_times_as_long(say: Conversation, tmp_path: Path, kind: str) -> None:
    say("/measure add M6 Visits")
    headings, rows = KINDS[kind]

    def cost(many: int) -> float:
        path = _sheet(tmp_path, headings, rows(many))
        said = _imported(say, path)
        assert f"{many:,} " in said[0], said[:3]
        return seconds(lambda: _imported(say, path))

    # Quadratic would be 16 times.
    assert any(cost(2000) < 9 * cost(500) for _ in range(3))


def test_sixty_thousand_headings_are_refused_at_once(tmp_path: Path) -> None:
    def cost(many: int) -> float:
        path = _sheet(tmp_path, [f"h{n}" for n in range(many)], [])
        with pytest.raises(Refusal, match=f"{many:,} columns, and {MOST_COLUMNS} is the most"):
            read_grids(path)
        return seconds(lambda: _refused(path))

    assert any(cost(60_000) < 9 * cost(15_000) for _ in range(3))


def _refused(path: Path) -> None:
    with pytest.raises(Refusal):
        read_grids(path)


@pytest.mark.parametrize("more", [1, 10, 1000])
def test_more_rows_than_can_be_saved_at_once_are_refused_before_anything_is(
    say: Conversation, tmp_path: Path, more: int
) -> None:
    path = _sheet(tmp_path, ("ref", "recommendation"), [[f"F{n}", "x"] for n in range(MOST_ROWS + more)])

    with pytest.raises(Refusal, match=rf"have {MOST_ROWS + more:,} rows together.*{MOST_ROWS:,} at most"):
        _imported(say, path, dry_run=False)

    with say.log.reading() as store:
        assert store.areas.all(1) == []


def test_others_change_the_log_while_an_import_is_read(say: Conversation, tmp_path: Path) -> None:
    """All but the saving comes before the lock: a change that is typed meanwhile is done at once."""
    headings, rows = KINDS["actions"]
    path = _sheet(tmp_path, headings, rows(500))
    answers: list[str] = []

    def look(store: Store) -> object:
        # The first time the board is looked for is before the cells are read.
        if not answers:
            typing = threading.Thread(target=lambda: answers.append(say("/action add Typed meanwhile")))
            typing.start()
            typing.join()
        return store.boards.all()[0]

    said: list[str] = []
    import_all(say.log, [path], look, say.now, False, said.append)  # type: ignore[arg-type]

    assert "A1" in answers[0]
    assert said[:1] == ["sheet.csv: 500 actions added, 0 on the log already, 0 refused"]


def test_dates_and_the_guard_are_read_before_the_log_is_held(
    say: Conversation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [[f"R{n}", f"Dip sample {n} of visits", f"{n % 28 + 1} May 2021"] for n in range(50)]
    path = _sheet(tmp_path, ("ref", "title", "due"), rows)
    held: list[bool] = []
    late: list[str] = []
    writing = Database.writing

    @contextmanager
    def watched(self: Database, deadline: Deadline | None = None, team: str = "") -> Iterator[Store]:
        with writing(self, deadline, team) as store:
            held.append(True)
            yield store
            held.clear()

    def noted(name: str) -> None:
        real = getattr(cells, name)
        monkeypatch.setattr(
            cells, name, lambda *args, **more: (late.append(name) if held else None, real(*args, **more))[1]
        )

    monkeypatch.setattr(Database, "writing", watched)
    for name in ("listed_date", "keeps_its_words", "screen_text", "check_text"):
        noted(name)

    assert _imported(say, path, dry_run=False)[:1] == ["sheet.csv: 50 actions added, 0 on the log already, 0 refused"]
    assert late == []
