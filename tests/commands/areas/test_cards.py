"""One area's card is that of the scorecard, and is made without asking for what belongs to the others."""

import pytest
from bare_log import tables
from conversation import JO, PAT, SAM, Conversation

from commands.areas.cards import card_of, cards_of

SINCE_THE_BOARD = (
    (SAM, "/action add Publish the guide @jo area: R07"),
    (JO, "/action done A1 minutes of the panel of 3 July"),
    (PAT, "/action close A1 agreed"),
    (SAM, "/action unlink A2 R07"),
    (SAM, "/action link A3 R07"),
    (SAM, "/area rate R07 Good as at 1 July 2020"),
    (SAM, "/area link R07 M6"),
    (SAM, "/action due A2 30 June 2020 because it was asked for sooner"),
)


@pytest.fixture
def met(say: Conversation) -> Conversation:
    """A board that met, and on which actions came into areas, left them and ended since."""
    for line in (
        "/measure add M6 Visits in time",
        "/measure target M6 visits at least 85% by 30 June 2020",
        "/measure reading M6 visits 77% as at 30 June 2020",
        "/area add R07 See children in need in time",
        "/area add R15 Fostering reports measure: M6",
        "/area add F3 Managers challenge too little kind: finding",
        "/action add Train the panel @jo due: 30 June 2020 area: R07",
        "/action add Write the guide @ali due: 31 July 2020 area: R07, R15",
        "/action add Audit the plans @ali area: R15",
        "/board meeting 9 July 2020",
    ):
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    say.later(days=2)
    for by, line in SINCE_THE_BOARD:
        assert not say.reply(line, by=by).refused, line
        say.later(minutes=2)
    return say


@pytest.mark.parametrize("ref", ["R07", "R15", "F3"])
def test_it_is_that_of_the_scorecard(met: Conversation, ref: str) -> None:
    with met.log.reading() as store:
        (board,) = store.boards.all()
        (listed,) = [each for each in cards_of(store, board, met.now.date()) if each.area.ref == ref]
        assert listed.before is not None
        assert card_of(store, board, listed.area, met.now.date()) == listed


def test_no_action_of_another_area_is_asked_for_and_changes_once(met: Conversation) -> None:
    for number in range(20):
        met(f"/action add Another {number} area: F3", by=SAM)
    with met.log.reading() as store:
        (board,) = store.boards.all()
        area = store.areas.find(board.id, "R15")
        assert area is not None
        asked: list[str] = []
        with tables(store).tracer(lambda sql, _: asked.append(sql)):
            card_of(store, board, area, met.now.date())
        changes = [sql for sql in asked if "subject_id, changes FROM history" in sql]
        found = [
            row for sql in asked if "FROM actions" in sql for row in tables(store).execute(sql, [board.id]).fetchall()
        ]

    assert 0 < len(found) <= 4, found
    assert len(changes) == 1


@pytest.mark.parametrize("refs", ["M6", "M6, M7, M8, M9"])
def test_measures_are_asked_for_once_however_many_there_are(met: Conversation, refs: str) -> None:
    for number in (7, 8, 9):
        met(f"/measure add M{number} Another", by=SAM)
    met(f"/area link R07 measure: {refs}", by=SAM)
    with met.log.reading() as store:
        (board,) = store.boards.all()
        area = store.areas.find(board.id, "R07")
        assert area is not None
        asked: list[str] = []
        with tables(store).tracer(lambda sql, _: asked.append(sql)):
            card = card_of(store, board, area, met.now.date())

    assert [each.measure.ref for each in card.measures] == refs.split(", ")
    assert len([sql for sql in asked if "FROM measures" in sql]) == 1
    assert len([sql for sql in asked if "FROM readings" in sql]) == 1


def test_as_at_a_day_the_last_board_is_the_one_that_was_known_then(met: Conversation) -> None:
    (before,) = [line for line in met("/area list").splitlines() if line.startswith("R07")]
    met.later(days=1)
    met("/board meeting cancel 9 July 2020", by=SAM)

    assert "at the last board" in before
    assert before in met("/area list as at 10 July 2020").splitlines()
    assert before not in met("/area list").splitlines()
