"""A first date is no move, whichever verb gives it: the count, the history and the digest say so."""

from pathlib import Path

import pytest
from conversation import JO, Conversation
from spreadsheets import import_all

from board.digest import compose_digest
from board.position import position
from board.words import how_often
from commands.digest.changes import changes_in

# How the action came to be, what is typed then, its moves, what its history says, and what the digest counts.
ROWS = (
    ("", "due A1 30 September", 0, "gave it a due date", ("1 given a due date",)),
    ("", "due A1 30 September because the panel met", 0, "gave it a due date", ("1 given a due date",)),
    ("due: Ongoing", "due A1 30 September", 0, "gave it a due date", ("1 given a due date",)),
    ("due: TBC", "update A1 agreed due: 30 September", 0, "updated", ("1 updated", "1 given a due date")),
    ("", "update A1 agreed due: 30 September", 0, "updated", ("1 updated", "1 given a due date")),
    ("", "due A1 TBC", 0, "moved the due date", ("1 updated",)),
    ("due: 31 July", "due A1 30 September because two left", 1, "moved the due date", ("1 date moved",)),
    ("due: 31 July", "due A1 15 July because it is ready", 1, "moved the due date", ("1 date moved",)),
    (
        "due: 31 July",
        "update A1 slow due: 30 September because two left",
        1,
        "updated",
        ("1 updated", "1 date moved"),
    ),
    ("due: 31 July", "update A1 on track", 0, "updated", ("1 updated",)),
)


@pytest.mark.parametrize(("added", "typed", "moves", "history", "counted"), ROWS)
def test_a_first_date_is_no_move(
    say: Conversation, added: str, typed: str, moves: int, history: str, counted: tuple[str, ...]
) -> None:
    say(f"/action add Agree the protocol <@U0JO> {added}")

    assert counted_in(say, f"/action {typed}") == counted
    shown = say("/action show A1")
    assert (f"moved {how_often(moves)}" in shown) is bool(moves)
    assert f"<@U0JO> · {history} · " in shown


@pytest.mark.parametrize("typed", ["due R1 30 September", "update R1 agreed due: 30 September"])
@pytest.mark.parametrize("due", ["", "Ongoing", "TBC"])
def test_nor_of_an_action_imported_without_one(say: Conversation, tmp_path: Path, due: str, typed: str) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(f"ref,title,owner,due\nR1,Visits,<@U0JO>,{due}\n", encoding="utf-8")
    import_all(
        say.log, [path], lambda store: store.boards.all()[0], say.now, False, lambda _: None, lambda _: say.crowd
    )

    assert "1 given a due date" in counted_in(say, f"/action {typed}")
    assert "moved" not in say("/action show R1")
    assert "first move" in say("/action due R1 31 October because two left")


def test_a_date_and_then_a_move_count_once_each(say: Conversation) -> None:
    say("/action add Agree the protocol <@U0JO>")

    assert counted_in(say, "/action due A1 31 July", "/action due A1 31 August because two left") == (
        "1 given a due date",
        "1 date moved",
    )


def test_what_is_undone_is_not_counted(say: Conversation) -> None:
    say("/action add Agree the protocol <@U0JO>")

    assert counted_in(say, "/action due A1 31 July", "/action undo") == ()


def counted_in(say: Conversation, *lines: str) -> tuple[str, ...]:
    with say.log.reading() as store:
        last = store.history.last_of(1)[0]
    for line in lines:
        assert not say.reply(line, by=JO).refused, line
    with say.log.reading() as store:
        changes = changes_in(store.history.after(1, last))
        where = position([], store.measures.all(1), (), say.now.date())
    return compose_digest("Board", where, changes, None).action_changes
