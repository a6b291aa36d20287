"""The digest's pages: what changed since the last, the counts, and the full lists within what Slack takes."""

from datetime import date, datetime, timedelta

import pytest
from conversation import ALI, JO, JULY_8, PAT, SAM, Conversation
from hypothesis import example, given, settings, strategies as some

from board.actions import Action, Status
from board.boards import Board
from board.calendar import WeeklySlot
from board.digest import Activity, Snapshot, compose_digest
from board.position import position
from commands.digest.page import BYTES_A_MESSAGE, ROWS_A_MESSAGE, changes_in, digest_messages
from commands.paging import weight
from commands.reply import Reply, Table, as_text

TODAY = date(2020, 7, 8)
BOARD = Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board")
SHARED = Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board", shared=True)


def messages(
    *actions: Action, board: Board = BOARD, slot: WeeklySlot | None = None, now: datetime = JULY_8
) -> list[Reply]:
    where = position(actions, [], [], TODAY)
    return digest_messages(board, compose_digest(board.name, where, Activity({}), None), slot, now)


def late(number: int, title: str = "Visits") -> Action:
    return Action(number, f"A{number}", title, owner_id="U0JO", due_on=TODAY - timedelta(days=1 + number % 7))


def tables(replies: list[Reply]) -> list[Table]:
    return [part for each in replies for part in each.parts if isinstance(part, Table)]


def headings(replies: list[Reply]) -> list[str]:
    return [as_text(each.parts[:1]) for each in replies[1:]]


@given(some.lists(some.integers(1, 300), min_size=1, max_size=160))
@example([300] * 60)
@example([300, 1] * 60)
@settings(max_examples=60, deadline=None)
def test_every_page_is_within_its_limits_and_every_row_is_on_one_page(lengths: list[int]) -> None:
    pages = tables(messages(*[late(number, "x" * length) for number, length in enumerate(lengths, 1)]))

    assert all(1 <= len(page.rows) <= ROWS_A_MESSAGE for page in pages)
    assert all(sum(weight(*row) for row in page.rows) <= BYTES_A_MESSAGE for page in pages)
    refs = [row[0] for page in pages for row in page.rows]
    assert sorted(refs) == sorted(f"A{number}" for number in range(1, len(lengths) + 1))


@pytest.mark.parametrize(
    ("many", "titles"),
    [
        (1, ["Overdue, longest first: 1 action"]),
        (50, ["Overdue, longest first: 50 actions"]),
        (51, ["Overdue, longest first: 51 actions, 1 to 50", "Overdue, longest first: 51 actions, 51 to 51"]),
        (100, ["Overdue, longest first: 100 actions, 1 to 50", "Overdue, longest first: 100 actions, 51 to 100"]),
    ],
)
def test_a_page_that_is_just_full_has_none_after_it(many: int, titles: list[str]) -> None:
    assert headings(messages(*[late(number) for number in range(1, many + 1)])) == titles


def test_the_thread_is_the_overdue_the_due_soon_and_what_awaits_sign_off() -> None:
    soon = Action(2, "A2", "Soon", due_on=TODAY + timedelta(days=14))
    far = Action(3, "A3", "Far", due_on=TODAY + timedelta(days=15))
    done = Action(4, "A4", "Done", status=Status.AWAITING_SIGN_OFF, due_on=TODAY)

    shown = messages(late(1), soon, far, done)

    assert headings(shown) == [
        "Overdue, longest first: 1 action",
        "Due by Wed 22 Jul 2020: 1 action",
        "Awaiting sign-off: 1 action",
    ]
    assert [row[0] for table in tables(shown) for row in table.rows] == ["A1", "A2", "A4"]
    assert "The full lists are in the thread." in as_text(shown[0].parts)


def test_a_board_of_nothing_has_no_thread_and_says_so_nowhere() -> None:
    [only] = messages()

    assert only.public
    assert as_text(only.parts).endswith("Log an action: /action add <title> @owner due: ….")


def test_nobody_is_named_where_another_organisation_reads() -> None:
    shown = messages(late(1), board=SHARED)

    assert "U0JO" not in "".join(as_text(each.parts) for each in shown)
    assert tables(shown)[0].headings == ("Ref", "Action", "Due")
    assert tables(shown)[0].rows == (("A1", "Visits", "Mon 6 Jul 2020, 2 days overdue"),)
    assert "U0JO" in "".join(as_text(each.parts) for each in messages(late(1)))


@pytest.mark.parametrize(("seconds", "told"), [(0, False), (900, False), (901, True)])
def test_a_late_digest_says_when_it_was_due(seconds: int, told: bool) -> None:
    slot = WeeklySlot("2020-W28-3 09:00", JULY_8)
    shown = as_text(messages(slot=slot, now=JULY_8 + timedelta(seconds=seconds))[0].parts)

    assert ("Posted late: it was due Wed 8 Jul 2020 at 09:00." in shown) == told


def test_ten_of_a_long_list_are_shown_and_the_rest_counted() -> None:
    shown = as_text(messages(*[late(number) for number in range(1, 14)])[0].parts)

    assert "and 3 more: /action list overdue" in shown
    assert sum("overdue" in line and line.startswith("A") for line in shown.splitlines()) == 10


def test_nothing_changed_is_said() -> None:
    where = position([], [], [], TODAY)
    digest = compose_digest("Board", where, Activity({}), Snapshot(TODAY - timedelta(days=7), 0, 0, {}))

    [only] = digest_messages(BOARD, digest, None, JULY_8)

    assert "Since last week: nothing was updated. No escalation measure changed." in as_text(only.parts)


def last_line(say: Conversation) -> int:
    """The last line of history there is."""
    with say.log.reading() as store:
        return store.history.count()


def since(say: Conversation, last: int) -> Activity:
    with say.log.reading() as store:
        return changes_in(store.history.after(store.boards.all()[0].id, last))


def test_claims_judgements_and_targets_are_told_in_words(say: Conversation) -> None:
    say("/measure add M1 Caseloads")
    say.later(minutes=1)
    began = last_line(say)
    for line, by in [
        ("/measure target M1 visits at least 85% by 31 August 2020", SAM),
        ("/measure target M1 evidence: a robust plan", SAM),
        ("/measure reading M1 visits 80%", JO),
        ("/measure claim M1 met source: cabinet report", JO),
        ("/measure judge M1b met evidence: plan seen", PAT),
        ("/measure judge M1b not met evidence: plan withdrawn", PAT),
    ]:
        say.later(minutes=1)
        say(line, by=by)

    changes = since(say, began)

    assert changes.readings == (("M1", "visits"),)
    assert list(changes.told) == [
        "M1 target M1a set: at least 85% by Mon 31 Aug 2020",
        "M1 target M1b set: evidence: a robust plan",
        'M1 reported "met"',
        "M1b judged met",
        "M1b judged not met",
    ]


def test_what_was_undone_is_not_told_and_an_action_counts_once_a_verb(say: Conversation) -> None:
    say("/action add One <@U0ALI> due: 31 August")
    say.later(minutes=1)
    began = last_line(say)
    for line in (
        "/action update A1 one",
        "/action update A1 two",
        "/action due A1 30 September because late",
        "/action add Two",
        "/action undo",
    ):
        say.later(minutes=1)
        say(line, by=ALI)

    assert dict(since(say, began).verbs) == {"update": 1, "due": 1}
    assert since(say, last_line(say)) == Activity({})
