"""Long lists of what people type, whatever it is: a digest counts what it leaves out, and no page is over its size."""

from datetime import date, timedelta

import pytest
from conversation import JULY_8, Conversation

from board.actions import Action
from board.boards import Board
from board.digest import Activity, compose_digest
from board.position import position
from bot.slack.blocks import payload
from bot.slack.splitting import split, written
from commands.digest.page import digest_messages
from commands.paging import weight
from commands.reply import Table, reply
from local_slack.limits import checked_message

TODAY = date(2020, 7, 8)
BOARD = Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board")
LETTERS = {
    "plain words": "panel ",
    "line breaks": "\n",
    "a line break a word": "to do\n",
    "carriage returns": "\r",
    "both": "a\r\n",
    "tabs": "a\t",
    "line separators": "a\u2028",
    "ampersands": "&",
    "angle brackets": "<b> ",
    "quotes": '"',
    "back slashes": "\\",
    "emoji": "😀",
    "emoji of several": "👩‍👩‍👧",
    "Cyrillic": "панель ",
    "Arabic": "لوحة ",
    "Chinese": "委员会",
    "composed accents": "e\u0301",
    "a person": "<@U0JO> ",
    "everything": '&\n"😀<\\п\t',
}


def written_with(letters: str, many: int) -> str:
    return "x" + (letters * many)[: many - 2] + "x"


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("length", [60, 300, 1000])
def test_a_digests_list_is_a_message_that_slack_takes_whole_and_what_is_left_is_counted(
    letters: str, length: int
) -> None:
    actions = [
        Action(number, f"A{number}", written_with(letters, length), owner_id="U0JO", due_on=TODAY - timedelta(days=3))
        for number in range(1, 91)
    ]
    where = position(actions, [], [], TODAY)
    main, overdue = digest_messages(BOARD, compose_digest("Board", where, Activity({}), None), None, JULY_8)

    for each in (main, overdue):
        made = payload(each)
        checked_message(made["text"], made["blocks"])
        assert "too long to show here" not in made["text"]
    refs = [row[0]["text"] for block in made["blocks"] if block["type"] == "table" for row in block["rows"][1:]]
    assert refs == [f"A{number}" for number in range(1, len(refs) + 1)]
    assert refs
    assert len(refs) == 90 or f"and {90 - len(refs)} more: `/action list overdue`" in made["text"]


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS)
@pytest.mark.parametrize("length", [20, 300, 1000])
def test_a_row_weighs_no_less_than_what_is_sent_of_it(letters: str, length: int) -> None:
    """In the words and in the blocks, each cell of them without what stands round every cell."""
    row = ("A1", written_with(letters, length), written_with(letters, length))
    made = payload(reply(Table(("Ref", "Title", "Why"), (row,))))

    [table] = made["blocks"]
    cells = [cell.get("text") or cell["elements"][0]["elements"] for cell in table["rows"][1]]
    assert weight(*row) >= len(written(made["text"]).encode()) - 2
    assert weight(*row) >= sum(len(written(cell).encode()) - 2 for cell in cells if isinstance(cell, str))


# A tab or a line that begins anew would be asked about; a line goes on behind a comma.
TITLES = [each.replace("\t", " ").replace("\n", ",\n") for each in LETTERS.values() if "@" not in each]


@pytest.mark.parametrize("letters", TITLES)
def test_a_page_of_a_list_fits_in_one_acknowledgement(letters: str, say: Conversation) -> None:
    for number in range(1, 19):
        assert f"A{number} logged." in say(f"/action add {number}{written_with(letters, 280)}")
    answer = say.reply("/action list all")

    sent = split(answer)

    assert len(sent) == 1
    assert len(written({"envelope_id": "0" * 36, "payload": payload(sent[0])}).encode()) < 18_000
    assert any(isinstance(part, Table) for part in answer.parts)
