"""Everybody whom a paper could name: those on the log now, and those in its history."""

from collections.abc import Iterable, Iterator

from board.actions import Status
from board.boards import Board
from board.history import Entry
from board.supporters import is_mention, people_of
from commands.exports.actions import people_of_actions
from commands.exports.areas import leads_of
from commands.exports.measures import owners_of_measures
from commands.exports.risks import owners_of
from commands.history.written_by import is_person
from storage.store import Store

_IDS = ("owner_id", "accountable_id", "lead_id", "asked_by", "person")
_IN_WORDS = ("owner_words", "accountable_words", "lead")
_HELPERS = "supporters"


def people_of_board(store: Store, board: Board) -> list[str]:
    """The Slack ids of everybody on the board's log or in its history, each once."""
    return everybody_named(store, board)[0]


def everybody_named(store: Store, board: Board) -> tuple[list[str], list[str]]:
    """The Slack ids, and the names in words of those without an id, each once. A single word, such as MASH, is left
    out: it is rarely a name, and often occurs in words that are not about its owner."""
    lines = store.history.after(board.id, 0)
    ids = [*board.roles, *_ids_now(store, board), *_ids_ever(lines)]
    words = [*_words_now(store, board), *_words_ever(lines)]
    return list(dict.fromkeys(ids)), [each for each in dict.fromkeys(words) if len(each.split()) > 1]


def _ids_now(store: Store, board: Board) -> Iterator[str]:
    for named in (people_of_actions, owners_of_measures, owners_of, leads_of):
        yield from named(store, board)


def _words_now(store: Store, board: Board) -> Iterator[str]:
    for action in store.actions.of_status(board.id, tuple(Status)):
        yield from (action.owner_words, action.accountable_words, *_helpers(action.supporters))
    yield from (each.owner_words for each in store.measures.all(board.id))
    yield from (each.owner_words for each in store.risks.all(board.id))
    yield from (each.lead for each in store.areas.all(board.id, with_ended=True))


def _ids_ever(lines: Iterable[Entry]) -> Iterator[str]:
    for entry in lines:
        yield from filter(is_person, [entry.person])
        for name in _IDS:
            yield from (each for each in entry.changes.get(name, ()) if isinstance(each, str) and is_person(each))
        for each in entry.changes.get(_HELPERS, ()):
            yield from people_of(each or "")


def _words_ever(lines: Iterable[Entry]) -> Iterator[str]:
    for entry in lines:
        for name in _IN_WORDS:
            yield from (each for each in entry.changes.get(name, ()) if isinstance(each, str))
        for each in entry.changes.get(_HELPERS, ()):
            yield from _helpers(each or "")


def _helpers(supporters: str) -> list[str]:
    return [each for each in supporters.splitlines() if not is_mention(each)]
