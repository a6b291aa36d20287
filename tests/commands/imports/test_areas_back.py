"""Areas and their ratings come back from an export as they were."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from conversation import SAM, Conversation
from new_log import new_log
from spreadsheets import from_files, imported

from commands.exports.areas import areas_exported, rungs_exported


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Conversation]:
    """A board of another log, with nothing on it."""
    with closing(new_log(tmp_path / "another.db")) as log:
        say = Conversation(log)
        say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
        yield say


def _exported(say: Conversation, folder: Path) -> tuple[Path, Path]:
    areas, rungs = folder / "areas.csv", folder / "self-assessment.csv"
    with say.log.reading() as store:
        board = store.boards.all()[0]
        areas.write_text(areas_exported(store, board), encoding="utf-8", newline="")
        rungs.write_text(rungs_exported(store, board), encoding="utf-8", newline="")
    return areas, rungs


def test_of_two_ratings_of_one_day_the_later_stands_again(
    say: Conversation, other: Conversation, tmp_path: Path
) -> None:
    say("/area add Front door", by=SAM)
    for rung in ("requires improvement", "inadequate"):
        say.later(minutes=5)
        say(f"/area rate AR1 {rung} as at: 1 May 2020", by=SAM)
    files = _exported(say, tmp_path)
    before = [path.read_text(encoding="utf-8") for path in files]

    report = from_files(other, *files)

    assert not any("differs" in line for line in report)
    assert [path.read_text(encoding="utf-8") for path in _exported(other, tmp_path)] == before
    assert "Inadequate" in before[1].splitlines()[-1]
    other.later(days=1)
    assert not any("differs" in line or "1 added" in line for line in from_files(other, *files))


def test_an_area_without_a_kind_comes_back_without_one(say: Conversation, other: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "ref,finding,kind\nR1,Front door,\nR2,Visits,priority\n")

    areas, _ = _exported(say, tmp_path)
    from_files(other, areas)

    with other.log.reading() as store:
        assert [each.kind for each in store.areas.all(store.boards.all()[0].id)] == ["", "priority"]
