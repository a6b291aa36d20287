"""A figure that is not to be published stands in the board's own paper with its caveat, and in no other."""

from datetime import date

import pytest
from board_papers import empty_board, paper_of, words_of
from conversation import SAM, Conversation

from board.charts import plain
from commands.pack.readers import PackAsked, Reader
from commands.pack.workbook import workbook_of
from commands.reply import Picture

OTHERS = [Reader.CABINET, Reader.ADVISER, Reader.DEPARTMENT]
CAVEAT = "fewer than 6: not to be published"
LINES = [
    "/measure add M5 Conferences in time",
    "/measure target M5 Conferences north at least 40% by 30 June 2020",
    "/measure reading M5 Conferences north 61% as at 31 March 2020",
    "/measure reading M5 Conferences north 72% as at 30 April 2020",
    f"/measure reading M5 Conferences north 83% as at 31 May 2020 caveat: {CAVEAT}",
    f"/measure reading M5 Conferences north 57% as at 30 June 2020 caveat: {CAVEAT}",
    "/measure claim M5 met source: cabinet report",
    "/board meeting 3 June 2020",
]
HELD = ("57", "83")


@pytest.fixture
def board(say: Conversation) -> Conversation:
    empty_board(say)
    for line in LINES:
        reply = say.reply(line, by=SAM)
        assert not reply.refused, (line, reply)
        say.later(minutes=2)
    return say


@pytest.mark.parametrize("as_at", [None, date(2020, 7, 7)])
@pytest.mark.parametrize("reader", OTHERS)
def test_no_paper_that_leaves_the_board_has_it(board: Conversation, reader: Reader, as_at: date | None) -> None:
    paper = paper_of(board, reader, as_at)
    pictures = [str(plain(part.chart)) + part.alt for part in paper.parts if isinstance(part, Picture)]
    with board.log.reading() as store:
        book = workbook_of(store, store.boards.all()[0], board.now, PackAsked(reader, as_at), board.crowd)
    cells = [str(cell) for sheet in book.sheets for row in sheet.rows for cell in row]

    told = [words_of(paper), *pictures, "\n".join(cells)]
    assert pictures
    assert [each for each in told for figure in HELD if figure in each] == []
    assert "suppressed" in words_of(paper)
    assert "suppressed" in cells


@pytest.mark.parametrize("reader", OTHERS)
def test_the_paper_says_that_it_is_left_out_and_why(board: Conversation, reader: Reader) -> None:
    with board.log.reading() as store:
        about = dict(workbook_of(store, store.boards.all()[0], board.now, PackAsked(reader), board.crowd).about)
    why = (
        "2 figures that are not to be published, as their caveat says; they are shown as suppressed, and what rests on "
        f"them cannot be computed: M5 Conferences north as at Sun 31 May 2020 ({CAVEAT}); M5 Conferences north as at "
        f"Tue 30 Jun 2020 ({CAVEAT})."
    )

    assert f"Left out: {why}" in words_of(paper_of(board, reader))
    assert about["Left out"] == why


def test_the_boards_own_paper_has_it_with_its_caveat(board: Conversation) -> None:
    told = words_of(paper_of(board))

    assert f"Not for outside the board: 57%, Conferences north as at Tue 30 Jun 2020 ({CAVEAT})" in told
    assert "Left out:" not in told


def test_the_chart_says_it_beside_the_figure(board: Conversation) -> None:
    assert f"not for outside the board: May 2020 ({CAVEAT}) and Jun 2020 ({CAVEAT})" in board(
        "/measure chart M5", by=SAM
    )


def test_what_was_withdrawn_does_not_tell_it(board: Conversation) -> None:
    line = "/measure withdraw M5 reading Conferences north as at 30 June 2020 because it was a slip"
    assert not board.reply(line, by=SAM).refused

    told = words_of(paper_of(board, Reader.CABINET, since=date(2020, 7, 1)))

    assert "M5 reading Conferences north (not to be published) as at Tue 30 Jun 2020 withdrawn" in told
    assert "57" not in told
