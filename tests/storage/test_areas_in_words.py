"""What a log of 0.5.0 named as areas and measures in words is linked by 0.6.0, and none of it is lost.

`tests/data/areas_in_words.sql` was made by the code of 0.5.0 (commit 4598cbc): areas typed by ref, by title and in words of
nobody's, one that was replaced, two refs in one text, and imported ones whose measures are two, unknown, or in lower case.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from conversation import DATA, SAM, Conversation
from tampering import tamper

from board.areas import UNSORTED
from board.links import Linked
from storage.database import Database
from storage.upkeep.verify import problems_in


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "older.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript((DATA / "areas_in_words.sql").read_text(encoding="utf-8"))
    with closing(Database(path)) as log:
        log.prepare()
        yield log


def test_what_named_nothing_is_an_area_of_its_own_each_words_once(opened: Database) -> None:
    with opened.reading() as store:
        found = [(each.ref, each.title) for each in store.areas.all(1) if each.kind == UNSORTED]
        (line,) = store.history.of(1, "area", store.areas.all(1)[3].id)

    assert found == [
        ("AR1", "Early help"),
        ("AR2", "“Ymweliadau” & more"),
        ("AR3", "Old heading"),
        ("AR4", "Front door"),
        ("AR5", "M99"),
    ]
    assert (line.verb, line.person) == ("upgrade", "boardbot")


def test_everything_is_linked_to_what_it_named(opened: Database) -> None:
    with opened.reading() as store:
        refs = {each.id: each.ref for ref in store.actions.refs(1) if (each := store.actions.find(1, ref))}
        of_actions = {refs[of]: linked for of, linked in store.links.of_all(1, "action").items()}
        of_areas = {store.areas.get(of).ref: linked for of, linked in store.links.of_all(1, "area").items()}  # type: ignore[union-attr]

    assert of_actions == {
        "A1": Linked(measure=("M6",), area=("R01",)),
        "A2": Linked(area=("R01",)),
        "A3": Linked(area=("AR1",)),
        "A4": Linked(area=("AR1",)),
        "A5": Linked(area=("R01", "R02")),
        "A6": Linked(area=("AR2",)),
        "A7": Linked(area=("AR3",)),
        "A8": Linked(area=("AR1",)),
        "A10": Linked(area=("R02",)),
        "P1": Linked(measure=("M1",), area=("AR4",)),
        "P2": Linked(area=("R03",)),
        "R01-09": Linked(area=("R01",)),
    }
    assert of_areas == {
        "R01": Linked(measure=("M1", "M6")),
        "R02": Linked(area=("AR5",)),
        "R03": Linked(measure=("M6",)),
    }


def test_it_is_verified_before_and_after_board_support_has_merged_them(opened: Database) -> None:
    assert problems_in(opened) == []
    say = Conversation(opened, deliveries=count(10_000))
    say.later(days=1)
    for line in (
        "/area edit R01 title: Decide well and in time",
        "/area merge AR4 into R01",
        "/area merge AR1 into R03",
        "/area edit AR3 title: Practice",
        "/area add R09 Old heading",
        "/action link A7 R09",
    ):
        reply = say.reply(line, by=SAM)
        assert not reply.refused, line
        say.later(minutes=2)

    assert "Area R03" in say("/action show A8")
    assert problems_in(opened) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("DELETE FROM links WHERE id = 3", "what action "),
        ("UPDATE links SET other_id = other_id + 1 WHERE id = 4", "what action "),
        ("UPDATE areas SET title = 'Something' WHERE ref = 'AR1'", "area AR1 differs"),
        ("UPDATE areas SET kind = 'finding' WHERE ref = 'AR4'", "area AR4 differs"),
        ("DELETE FROM areas WHERE ref = 'AR3'", "area AR3 is in the history but not in the log"),
    ],
)
def test_what_was_altered_since_is_told(opened: Database, sql: str, found: str) -> None:
    tamper(opened.path, sql)

    (problem,) = problems_in(opened)
    assert problem.casefold().startswith(found.casefold())
