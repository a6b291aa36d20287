"""The digest's size: whole lists in the thread, within what Slack takes, for a small board and a very large one."""

from collections.abc import Iterator

import pytest
from conversation import JO, PAT
from end_to_end.postroom import TO_MONDAY, Postroom, postroom_on

from board.actions import LIVE, Action
from board.boards import Board
from board.position import Position, position
from bot.slack.blocks import payload
from local_slack.limits import characters, checked_message


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postroom]:
    """A very large board on the Monday after its digest was posted: shared by tests that only read."""
    with postroom_on(tmp_path_factory.mktemp("log") / "boardbot.db") as post:
        _fill(post)
        post.tick(**TO_MONDAY)
        yield post


def _fill(post: Postroom) -> None:
    """300 actions with titles of 300 characters, half of them overdue, and 40 measures with claims."""
    title = "Review of every open case with the team manager & lead <officer> " * 5
    with post.stage.log.writing() as store:
        (board,) = store.boards.all()
        for number in range(300):
            due = post.stage.clock().date().replace(month=1 + number % 12, day=1 + number % 28)
            ref = store.boards.take_ref(board.id, "A")
            now = post.stage.clock()
            action = Action(
                0, ref, f"{number} {title}"[:300], owner_id="U0JO", due_on=due, original_due_on=due,
                opened_at=now, updated_at=now,
            )  # fmt: skip
            store.actions.add(board.id, action)
    for number in range(1, 41):
        post.stage.later(minutes=1)
        ref = f"M{number}"
        post(f"/measure add {ref} {title[:250]}")
        post(f"/measure target {ref} Visits in time, {title[:100]} at least 85% by 30 June 2020")
        post(f"/measure reading {ref} {40 + number}% as at 30 June 2020 caveat: {title[:200]}")
        post(f"/measure claim {ref} met as at 8 July 2020 source: {title[:150]}")


def _board(post: Postroom) -> Board:
    with post.stage.log.reading() as store:
        (board,) = store.boards.all()
        return board


def _position(post: Postroom) -> Position:
    """Where the board stands, straight from the log."""
    board = _board(post)
    with post.stage.log.reading() as store:
        today = board.schedule.today(post.stage.clock())
        return position(store.actions.of_status(board.id, LIVE), store.measures.all(board.id), board.meetings, today)


def _listed(post: Postroom, title: str) -> list[str]:
    """The refs in the thread's tables under a title, in order."""
    rows = [
        row
        for message in post.thread()
        if message.text.startswith(title)
        for block in message.blocks
        if block["type"] == "table"
        for row in block["rows"][1:]
    ]
    return [row[0]["text"] for row in rows]


LISTS = {
    "Overdue, longest first": (lambda where: where.overdue, "overdue"),
    "Due b": (lambda where: where.due_soon, "due soon"),
    "Awaiting sign-off": (lambda where: where.awaiting, "awaiting"),
}


def _assert_told(post: Postroom) -> None:
    """Each list of the board is one message of the thread, in its blocks and in its words; what is left of one that is
    too long is counted, with the line that shows it."""
    where = _position(post)
    heads = {each.text.splitlines()[0]: each for each in post.thread()}
    assert len(heads) == len(post.thread()) <= 4
    for title, (of, name) in LISTS.items():
        actions = of(where)
        told = [each for head, each in heads.items() if head.startswith(title)]
        assert len(told) == bool(actions)
        if actions:
            refs = _listed(post, title)
            assert refs == [each.ref for each in actions][: len(refs)]
            assert all(f"\n{ref} · " in told[0].text for ref in refs)
            left = len(actions) - len(refs)
            assert told[0].text.endswith(f"and {left:,} more: `/action list {name}`") is (left > 0)


def _measures_told(post: Postroom) -> list[str]:
    """The measures that are told in full, in order."""
    _, *paragraphs = post.thread()[0].text.split("\n\n")
    return [each.split()[0] for each in paragraphs if each.startswith("M")]


def test_northmoors_thread_is_four_lists_each_whole(northmoor: Postroom) -> None:
    northmoor.tick(**TO_MONDAY)

    _assert_told(northmoor)
    assert [each.text.splitlines()[0] for each in northmoor.thread()] == [
        "7 escalation measures in full, worst first",
        "Overdue, longest first: 29 actions",
        "Due by 27 Jul: 4 actions",
        "Awaiting sign-off: 10 actions",
    ]
    assert [len(_listed(northmoor, title)) for title in LISTS] == [29, 4, 10]
    assert _measures_told(northmoor) == ["M6", "M7", "M5", "M1", "M3", "M4", "M2"]
    assert northmoor.refused_posts() == []


def test_the_thread_of_a_very_large_board_says_how_much_it_leaves_out(large: Postroom) -> None:
    _assert_told(large)
    told = _measures_told(large)
    assert 5 < len(told) < 40
    assert large.thread()[0].text.endswith(f"and {40 - len(told)} more: `/measure list`")
    assert large.refused_posts() == []
    assert not any(each.truncated for each in [*large.room.posted(), *large.thread()])
    last = large.last()
    assert last is not None
    assert {each.state for each in last.posts} == {"posted"}
    assert last.error == ""


def test_the_message_of_a_very_large_board_says_how_much_it_leaves_out(large: Postroom) -> None:
    (main,) = large.room.posted()

    where = _position(large)
    assert f"Of 300 open actions {len(where.overdue)} are overdue" in main.text
    assert f"and {len(where.overdue) - 5} more: `/action list overdue`" in main.text
    assert main.text.splitlines()[-2] == "Lists in the thread · answer to @boardbot"
    assert characters(main.blocks) < 4_000


@pytest.mark.parametrize(
    "line",
    [
        "/digest", "/status", "/status share", "/status as at 1 July 2020", "/action list", "/action list page: 20",
        "/action", "/action show A1", "/action list overdue", "/measure", "/measure list page: 2", "/measure show M1",
        "/board roles", "/action help", "/board help", "/status <@U0JO>",
    ],
)  # fmt: skip
def test_every_page_of_a_very_large_board_is_one_that_slack_shows(large: Postroom, line: str) -> None:
    answer = large.reply(line, by=JO)

    message = payload(answer)
    text, blocks = checked_message(message["text"], message["blocks"])
    assert not answer.refused, text
    assert len(text) <= 40_000
    assert blocks


def test_the_thread_is_promised_only_where_there_is_one(post: Postroom) -> None:
    post("/action add Visits plan due: 31 December 2020", by=JO)

    (main,) = post.tick(**TO_MONDAY)

    assert ("in the thread" in main.text) == bool(post.thread())


@pytest.mark.parametrize("shared", [True, False])
def test_owners_are_named_only_where_the_channel_is_the_councils_own(post: Postroom, shared: bool) -> None:
    post.room.channel.shared = shared
    post("/action add Visits plan <@U0JO> due: 9 July", by=JO)
    post("/action add Audit tool owner: Head of Performance due: 20 July", by=JO)
    post("/action add Chronologies <@U0ALI> due: 21 July", by=JO)
    post("/action done A3 dip sample of 20", by=JO)

    (main,) = post.tick(**TO_MONDAY)

    said = "\n".join([main.text, *(each.text for each in post.thread())])
    shown = str([main.blocks, *(each.blocks for each in post.thread())])
    assert "Visits plan" in main.text
    for owner in ("U0JO", "Head of Performance", "U0ALI"):
        assert (owner in said) != shared
        assert (owner in shown) != shared


def test_a_board_without_anything_late_says_so(post: Postroom) -> None:
    post("/action add Visits plan <@U0JO> due: 31 July", by=JO)

    (main,) = post.tick(**TO_MONDAY)

    assert "No actions are overdue; 1 is open." in main.text


def test_a_private_channel_is_posted_to_like_any_other(tmp_path_factory: pytest.TempPathFactory) -> None:
    with postroom_on(tmp_path_factory.mktemp("log") / "boardbot.db", private=True) as post:
        assert len(post.tick(**TO_MONDAY)) == 1
        post.stage.workspace.fail("chat.postMessage", "drop", after=True)
        post("/digest post", by=PAT)
        post.tick(seconds=31)
        assert len(post.tick(seconds=31)) == 2
