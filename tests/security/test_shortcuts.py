"""What is read and kept of a message that becomes an action, and of what is typed into forms or carried by buttons."""

from typing import Any

import pytest
from end_to_end.stage import ALI, JO, Room
from end_to_end.tapping import close, fields, opened, send, shown
from security.attempts import answered, asked_directly, held
from security.test_kept import CHILD

FORMS = [
    ("/action add", ["title", "owner.words", "due.words"]),
    ("/action update A1", ["note", "because"]),
    ("/action due A1", ["because", "due.words"]),
    ("/action edit A1", ["title", "source", "accountable.words"]),
    ("/action done A1", ["evidence"]),
    ("/action hold A1", ["because"]),
    ("/measure add", ["title", "source"]),
]


def _used_on(room: Room, text: str) -> None:
    message = room.stage.workspace.say(ALI, room.channel, text)
    assert room.stage.workspace.message_shortcut(JO, room.channel, message.ts, "make_action").error is None


def _kept(room: Room) -> bytes:
    room.stage.settle()
    return bytes(held(room.stage.log.path))


def _rows(room: Room) -> str:
    """All that is kept to answer and to post."""
    with room.stage.log.reading() as store:
        return str([*store.rows("answers"), *store.rows("outbox")])


def test_s47_a_message_is_kept_once_its_form_is_sent_and_no_more_of_it_than_its_first_sentence(board: Room) -> None:
    _used_on(board, "Count the okapi again. The gnu can wait.")
    assert b"okapi" not in _kept(board)

    assert send(board, JO, {}).payload == {}

    assert b"okapi" in _kept(board)
    assert b"gnu can wait" not in _kept(board)


@pytest.mark.parametrize("words", CHILD.values(), ids=CHILD)
def test_s47_nothing_of_a_message_that_the_guard_objects_to_is_copied_or_kept(
    board: Room, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = board.stage.history()
    _used_on(board, f"Visit the okapi. Then {words} today")

    view = board.stage.workspace.modal(JO).content
    assert "The message was not copied: something in it looks like" in shown(board, JO)
    assert words not in str(view)
    assert "okapi" not in str(view)
    assert words.encode() not in _kept(board)
    assert words not in caplog.text
    assert board.stage.history() == before


@pytest.mark.parametrize(("line", "slots"), FORMS, ids=[line for line, _ in FORMS])
@pytest.mark.parametrize("words", CHILD.values(), ids=CHILD)
def test_s30_nor_does_it_come_in_by_a_form(
    board: Room, words: str, line: str, slots: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    board("/action add Plan")
    before = board.stage.history()
    for slot in slots:
        close(board)
        opened(board, JO, line)
        answer = send(
            board,
            JO,
            {"title": "Plan", slot: f"Seen {words} today"} if line.endswith("add") else {slot: f"Seen {words} today"},
        )

        told = str(answer.payload.get("errors", "")) + shown(board, JO)
        assert "looks like" in told, (slot, answer.payload)
        assert words not in told
        assert "form-0" not in str(answer.payload)

    assert words.encode() not in _kept(board)
    assert words not in caplog.text
    assert board.stage.history() == before


@pytest.mark.parametrize("words", CHILD.values(), ids=CHILD)
def test_s30_a_refusal_of_it_has_no_button_that_carries_it(board: Room, words: str) -> None:
    workspace = board.stage.workspace
    answers: list[Any] = [
        board.say(JO, f"/action add Visit {words} due: July 17").payload,
        answered(board, board.channel, lambda: workspace.say(JO, board.channel, f"@boardbot action add Visit {words}")),
        asked_directly(board, JO, f"action add Visit {words} due: July 17 board: {board.channel.id}"),
    ]
    for each in answers:
        assert words not in str(each)
        assert "Fill it in" not in str(each)
        assert "form-" not in str(each)
    assert words not in _rows(board)


@pytest.mark.parametrize(
    ("line", "slot"),
    [(f"/action add okapi {'x' * 301}", "title"), ("/action add Count the okapi due: July 17", "title")],
)
def test_s30_what_a_button_carries_to_a_form_is_never_in_the_log(board: Room, line: str, slot: str) -> None:
    answer = board.say(JO, line)
    assert line in str(answer.payload["blocks"][-1])
    board.stage.workspace.press(JO, board.channel, answer.ts, "form-0")
    assert "okapi" in fields(board, JO)[slot]["element"]["initial_value"]
    answered(board, board.channel, lambda: board.stage.workspace.say(JO, board.channel, f"@boardbot {line}"))
    board.stage.settle()

    assert line not in _rows(board)
    assert "okapi x" not in _rows(board)
