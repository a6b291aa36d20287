"""A paper that leaves the board: no name that people typed is left in it where it is surely one, and it says so."""

import pytest
from board_papers import empty_board, paper_of, words_of
from conversation import JO, PAT, SAM, Conversation

from commands.pack.readers import PackAsked, Reader
from commands.pack.workbook import workbook_of
from commands.reply import Picture

OTHERS = [Reader.CABINET, Reader.ADVISER, Reader.DEPARTMENT]
LINES = [
    (SAM, "/action add Jo Reed to brief the panel <@U0JO> due: 1 July 2020"),
    (JO, "/action update A1 ALI NOOR will cover for Jo; J. Reed on leave, see jo.reed@council.gov.uk"),
    (SAM, "/action add Audit of thresholds <@U0ALI> due: 31 July 2020"),
    (JO, "/action done A2 minutes by Reed at https://intranet.council.gov.uk/jo.reed/a"),
    (SAM, "/measure add M1 Visits in time, by Jo Reed"),
    (SAM, "/measure target M1 at least 85% by 30 Sept 2020"),
    (SAM, "/measure reading M1 70% as at 31 May 2020 caveat: J Reed's count source: Noor, Ali"),
    (SAM, "/measure reading M1 72% as at 30 June 2020"),
    (SAM, "/measure claim M1 met source: Reed at cabinet"),
    (PAT, "/board statement Lane thinks we improve. Sam Cole, mark my words: we will, by May"),
]
READ_FIRST = "Owners are not named. Read it before it goes out: what people typed may still name somebody."


@pytest.fixture
def named(say: Conversation) -> Conversation:
    empty_board(say)
    for by, line in LINES:
        reply = say.reply(line, by=by)
        assert not reply.refused, (line, reply)
        say.later(minutes=2)
    return say


@pytest.mark.parametrize("reader", OTHERS)
def test_no_name_is_left_however_it_was_typed(named: Conversation, reader: Reader) -> None:
    paper = paper_of(named, reader)
    pictures = [f"{part.alt} {part.chart.title}" for part in paper.parts if isinstance(part, Picture)]
    with named.log.reading() as store:
        book = workbook_of(store, store.boards.all()[0], named.now, PackAsked(reader), named.crowd)
    cells = [str(cell) for sheet in book.sheets for row in sheet.rows for cell in row]

    for told in (words_of(paper), "\n".join(pictures), "\n".join(cells)):
        for name in ("Reed", "reed", "Noor", "NOOR", "Jo ", "Jo;", "Cole"):
            assert name not in told, name
        assert "[name left out]" in told
    assert pictures


def test_what_is_said_besides_the_names_stays(named: Conversation) -> None:
    told = words_of(paper_of(named, Reader.CABINET))

    assert "[name left out] will cover for [name left out]; [name left out] on leave, see [name left out]" in told
    assert "minutes by [name left out] at [link left out, which names somebody]" in told
    assert "[name left out], mark my words: we will, by May" in told


def test_the_boards_own_paper_has_the_names(named: Conversation) -> None:
    told = words_of(paper_of(named))

    assert "ALI NOOR will cover for Jo; J. Reed on leave, see jo.reed@council.gov.uk" in told
    assert "Read it before it goes out" not in told


@pytest.mark.parametrize("reader", OTHERS)
def test_the_paper_says_that_it_must_be_read_first(named: Conversation, reader: Reader) -> None:
    assert READ_FIRST in words_of(paper_of(named, reader))
    with named.log.reading() as store:
        book = workbook_of(store, store.boards.all()[0], named.now, PackAsked(reader), named.crowd)
    assert ("Names", READ_FIRST) in book.about
