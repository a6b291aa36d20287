"""The digest's messages: what changed since the last, the counts, and the lists within what Slack takes."""

import re
from datetime import date, datetime, timedelta

import pytest
from conversation import ALI, JO, JULY_8, PAT, SAM, Conversation
from hypothesis import example, given, settings, strategies as some

from board.actions import Action, Status
from board.boards import Board
from board.calendar import WeeklySlot
from board.digest import Activity, Snapshot, compose_digest
from board.position import position
from commands.digest.changes import changes_in
from commands.digest.page import digest_messages
from commands.digest.thread import MOST_BYTES, MOST_ROWS
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
@example([1] * 160)
@settings(max_examples=60, deadline=None)
def test_a_list_is_one_message_within_its_limits_and_what_is_left_is_counted(lengths: list[int]) -> None:
    """Nothing is left of what still has room."""
    shown = messages(*[late(number, "x" * length) for number, length in enumerate(lengths, 1)])

    [page] = tables(shown)
    left = re.search(r"\nand (\d+) more: /action list overdue$", as_text(shown[1].parts))
    many_left = int(left[1]) if left else 0
    assert len(page.rows) + many_left == len(lengths)
    assert 1 <= len(page.rows) <= MOST_ROWS
    assert sum(weight(*row) for row in page.rows) <= MOST_BYTES
    longest = max(weight(*row) for row in page.rows) + 300
    assert not many_left or len(page.rows) == MOST_ROWS or sum(map(weighed, page.rows)) + longest > MOST_BYTES


def weighed(row: tuple[str, ...]) -> int:
    return weight(*row)


@pytest.mark.parametrize(("many", "is_whole"), [(1, True), (2, True), (80, True), (1500, False)])
def test_a_list_says_how_many_there_are_and_how_many_more(many: int, is_whole: bool) -> None:
    _, overdue = messages(*[Action(n, f"A{n}", "Go", due_on=TODAY - timedelta(days=1)) for n in range(1, many + 1)])

    [page] = tables([overdue])
    title, *_, last = as_text(overdue.parts).splitlines()
    assert title == f"Overdue, longest first: {many:,} action{'' if many == 1 else 's'}"
    assert (last.startswith("A") and len(page.rows) == many) is is_whole
    assert is_whole or last == f"and {many - len(page.rows):,} more: /action list overdue"


def test_the_thread_is_the_overdue_the_due_soon_and_what_awaits_sign_off() -> None:
    soon = Action(2, "A2", "Soon", due_on=TODAY + timedelta(days=14))
    far = Action(3, "A3", "Far", due_on=TODAY + timedelta(days=15))
    done = Action(4, "A4", "Done", status=Status.AWAITING_SIGN_OFF, due_on=TODAY)

    shown = messages(late(1), soon, far, done)

    assert headings(shown) == [
        "Overdue, longest first: 1 action",
        "Due by 22 Jul: 1 action",
        "Awaiting sign-off: 1 action",
    ]
    assert [row[0] for table in tables(shown) for row in table.rows] == ["A1", "A2", "A4"]
    assert as_text(shown[0].parts).endswith("Lists in the thread · answer to @boardbot")


def test_a_board_of_nothing_has_no_thread_and_says_so_nowhere() -> None:
    [only] = messages()

    assert only.public
    assert as_text(only.parts).endswith("Log an action: /action add <title> @owner due: …")


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


def test_five_of_a_long_list_are_shown_and_the_rest_counted() -> None:
    shown = as_text(messages(*[late(number) for number in range(1, 14)])[0].parts)

    assert "and 8 more: /action list overdue" in shown.splitlines()
    assert sum(line.startswith("A") and line.endswith("days") for line in shown.splitlines()) == 5


def test_nothing_changed_is_said() -> None:
    where = position([], [], [], TODAY)
    digest = compose_digest("Board", where, Activity({}), Snapshot(TODAY - timedelta(days=7), 0, 0, {}))

    [only] = digest_messages(BOARD, digest, None, JULY_8)

    assert "Since last week: nothing was updated. No escalation measure changed." in as_text(only.parts).splitlines()


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

    assert changes.readings == (("M1", "visits", 1),)
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
