"""Two councils in one log: what is composed of a board is as if there were no other, word for word.

Each list that is exported, the record, the paper, a file that is brought in, Home, and what a form's pickers offer.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from at_home import look, words
from begun import Begin, begun
from conversation import JO, PAT, SAM, Conversation
from security.councils.two import (
    THERE,
    alone,
    as_if_alone,
    in_their_words,
    ours_first,
    spoken,
    the_others,
    their_words_in,
    theirs_first,
)
from spreadsheets import import_all

from board.boards import Board
from bot.papers.drawn import EXCEL, WORD, composed_as
from commands.dispatch.picking import offered_in_picker
from commands.exports.lists import EXPORTS
from commands.pack.readers import PackAsked, Reader
from commands.record.asked import RecordAsked
from commands.record.told import record_csv, record_text, record_workbook
from commands.request import Request
from commands.slots import PICKED
from commands.table import COMMANDS
from storage.database import Database
from storage.store import Store

# What there is to read, and how it is read of a council.
Read = Callable[[Conversation], object]
TRACKER = "Ref,Action,Owner,Due,Status\nA1,Visits plan,Head of MASH,31/07/2020,Open\nB7,Panel letter,,30/09/2020,Open\n"


def _of_board(read: Callable[[Store, Board, Conversation], object]) -> Read:
    def of(say: Conversation) -> object:
        with say.log.reading() as store:
            board = store.boards.in_channel(say.team, say.channel)
            assert board is not None
            return read(store, board, say)

    return of


def _exported(name: str, form: str = "csv") -> Read:
    return _of_board(lambda store, board, say: EXPORTS[name].out(store, board, form, say.crowd))


def _paper(reader: Reader, ending: str) -> Read:
    return _of_board(
        lambda store, board, say: repr(composed_as(ending, store, board, say.now, PackAsked(reader), say.crowd))
    )


def _record(read: Callable[[Store, Board, Conversation], str]) -> Read:
    """Without the numbers of its lines, which are counted over all councils in a file."""
    return _of_board(lambda store, board, say: _NUMBER_OF_LINE.sub("", read(store, board, say)))


def _picked(verb: str, kind: str, typed: str) -> Read:
    def offered(say: Conversation) -> object:
        request = Request("", typed, JO, say.team, say.channel, say.now, say.crowd)
        with say.log.reading() as store:
            board = store.boards.in_channel(say.team, say.channel)
        assert board is not None
        return offered_in_picker(request, say.log, board.id, kind, verb)

    return offered


_NUMBER_OF_LINE = re.compile(r"(?m)^\d+(?:,|\. )|(?<=\()'\d+'(?=, datetime)")
RECORD = RecordAsked()
READ: dict[str, Read] = {
    **{f"export {name}": _exported(name) for name in EXPORTS},
    "export actions as text": _exported("actions", "text"),
    "record as CSV": _record(lambda store, board, say: record_csv(store, board, say.crowd, RECORD)),
    "record as text": _record(lambda store, board, say: record_text(store, board, say.crowd, RECORD)),
    "record in Excel": _record(
        lambda store, board, say: repr(record_workbook(store, board, say.crowd, RECORD, say.now))
    ),
    **{f"paper for {reader} {ending}": _paper(reader, ending) for reader in Reader for ending in (WORD, EXCEL)},
    **{f"Home of {by.name}": lambda say, by=by: words(look(say, by)) for by in (JO, PAT, SAM)},
    **{
        f"picker {kind} of {verb.name}": _picked(verb.name, slot.kind, "")
        for command in COMMANDS.values()
        for verb in command.verbs
        for slot in verb.slots
        for kind in PICKED
        if slot.kind == kind
    },
    "picker of their word": _picked("update", PICKED[0], "quoits"),
}


@pytest.fixture(params=[ours_first, theirs_first])
def both(log: Database, request: pytest.FixtureRequest) -> Conversation:
    """Our council, beside the other."""
    begin: Begin = request.param
    return begun(log, begin)


@pytest.fixture
def by_ourselves(another_log: Callable[[str], Database], both: Conversation) -> Conversation:
    """The same where there is no other, at the same time."""
    return replace(begun(another_log("alone.db"), alone), now=both.now)


@pytest.mark.parametrize("read", READ.values(), ids=READ.keys())
def test_s88_what_is_read_is_as_if_there_were_no_other_council(
    both: Conversation, by_ourselves: Conversation, read: Read
) -> None:
    for say in (the_others(both), both, by_ourselves):
        assert not spoken(say, "/digest post", SAM).refused

    found = as_if_alone(read(both))

    assert found == as_if_alone(read(by_ourselves))
    assert their_words_in(found) == set()


def test_the_others_read_words_of_their_own(both: Conversation) -> None:
    others = the_others(both)
    found = {name: as_if_alone(read(others)) for name, read in READ.items() if not name.startswith("picker")}

    silent = {"export self-assessment", "export events", "export statements"}
    assert {name for name, text in found.items() if not their_words_in(text)} == silent


def test_s88_a_file_that_is_brought_in_is_compared_with_the_councils_own_log_alone(
    both: Conversation, by_ourselves: Conversation, tmp_path: Path
) -> None:
    reports: list[list[str]] = []
    for say in (the_others(both), both, by_ourselves):
        path = tmp_path / "plan.csv"
        path.write_text(in_their_words(TRACKER) if say.team == THERE else TRACKER)
        for dry_run in (True, False):
            reports.append([])
            board = lambda store, say=say: store.boards.of_team(say.team)[0]  # noqa: E731
            assert import_all(say.log, [path], board, say.now, dry_run, reports[-1].append) == 0

    first, again, tried, done, *expected = map(as_if_alone, reports)
    assert [tried, done] == expected
    assert [their_words_in(each) for each in (tried, done)] == [set(), set()]
    assert their_words_in(first + again)
