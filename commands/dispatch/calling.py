"""Turns the words after a verb into the call that the verb is run with."""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from board.boards import Board
from board.refs import quoted, ref_key
from board.refusals import Refusal
from commands.call import Call
from commands.dispatch.one_at_a_time import check_one_subject, check_one_title, without_bullet
from commands.dispatch.other_verbs import check_other_keys, row_of
from commands.dispatch.ref_behind import check_ref_first
from commands.dispatch.ref_lines import line_with
from commands.dispatch.refs_in_a_row import (
    RefRow,
    begins_with_letters,
    check_no_sentence,
    check_one,
    ends_the_row,
    may_be_refs,
    refs_in_a_row,
)
from commands.dispatch.refs_joined import check_not_joined, may_be_joined, parted
from commands.dispatch.said import Said
from commands.filled_line import filled_words, put_in
from commands.reading.grammar import Words, first_word, read
from commands.reading.guard import CONFIRM
from commands.reading.nearest import split_ref
from commands.reading.once import Once
from storage.ref_table import RefTable
from storage.store import Store

NO_ROW = RefRow((), "")
# In these, a ref after the action that is also a measure's or an area's is read as theirs.
_LINKS = frozenset({"link", "unlink"})
# These take other refs after their own.
_TAKES_OTHERS = _LINKS | {"merge"}
# `close action A12` is `close A12`.
_BEFORE_REF = re.compile(r"\A\s*(?:action|measure|ref|no\.?|number)\s+(?=\S*\d)", re.IGNORECASE)
# `A12: two left` is `A12 two left`.
_AFTER_REF = re.compile(r"^(\s*\S+?)[:,](?=\s)")
_SET_OFF = re.compile(r"\A\s*+[-–—]\s++")


def words_of(said: Said, store: Store, board: Board) -> tuple[Words, RefRow]:
    """The words after the verb, split by its keys, and the refs before them if the verb takes any.

    Refused: a second ref to a verb that takes one, and refs that may be the first of the words.
    """
    verb, filled = said.verb, said.request.filled
    if filled is not None:
        values = put_in(verb, filled)
        return filled_words(verb, values), RefRow((values["ref"],), "") if values.get("ref") else NO_ROW
    # If nobody asks to confirm, personal-looking words have been refused already.
    keys = (*verb.keys, CONFIRM) if said.changes and said.screened.asks_to_confirm else verb.keys
    if not verb.takes_ref:
        check_one_title(said, keys)
        check_other_keys(said, "", said.rest)
        return read(without_bullet(said.rest), keys), NO_ROW
    if said.command == "action" or verb.name == "show":
        said = said.with_rest(parted(said.rest, partial(store.of(said.command).refs, board.id)))
    row = _row(said, store, board, *_first_ref(said, store, board))
    check_one_subject(said, row.refs, row.rest, partial(store.of(said.command).refs, board.id))
    check_other_keys(said, row_of(row.refs), row.rest)
    return read_after_ref(row.rest, keys), row


def read_after_ref(line: str, keys: Iterable[str]) -> Words:
    """The words after a ref, without a dash that sets them off from it: `A12 - two left`."""
    return read(_SET_OFF.sub("", line), keys)


def _first_ref(said: Said, store: Store, board: Board) -> tuple[str, str]:
    """The ref that the words begin with and what follows it; if they begin with none, the first word.

    Refused: a ref that can be read in more than one way, and a ref that follows what it should precede.
    """
    refs = store.of(said.command)
    word, line = first_word(said.rest)
    store.ahead(lambda: refs.find(board.id, word))
    if refs.knows(board.id, word):
        return word, line
    check_ref_first(said, partial(store.actions.refs, board.id))
    rest = _AFTER_REF.sub(r"\1 ", _BEFORE_REF.sub("", said.rest), count=1)
    meant = split_ref(rest, refs.refs(board.id))
    if len(meant) > 1:
        raise _which(said, refs, board, meant)
    return meant[0]


def _row(said: Said, store: Store, board: Board, first: str, line: str) -> RefRow:
    """The row of refs before the words: `first` is its first ref, and `line` follows that."""
    if said.verb.name == "show":
        return _row_shown(said, store.of(said.command).refs(board.id), first, line)
    if ends_the_row(said.rest):
        return RefRow((first,), line, ended=True)
    if said.command != "action":
        return _row_of_another(said, store, board, first, line)
    if not (may_be_refs(line) or may_be_joined(line)):
        return RefRow((first,), line)
    return _row_of_actions(said, store, board, first, line)


def _row_of_actions(said: Said, store: Store, board: Board, first: str, line: str) -> RefRow:
    """The refs of actions in a row. After the first ref of `link`, a ref that is a measure's or an area's too is read
    as theirs.

    Refused: a second ref to a verb that takes one, and refs that may be the first of the words.
    """
    refs = store.actions.refs(board.id)
    links = said.verb.name in _LINKS
    if links:
        others = {ref_key(ref) for ref in store.measures.refs(board.id)}
        others |= {ref_key(area.ref) for area in store.areas.all(board.id)}
        refs = [ref for ref in refs if ref_key(ref) not in others]
    row = refs_in_a_row(first, line, refs, unknown_too=said.verb.takes_refs and not links)
    if not row.ended:
        check_not_joined(said, row.refs, row.rest, refs)
    if said.verb.takes_refs:
        check_no_sentence(said, row)
    else:
        check_one(said, row)
    return row


def _row_shown(said: Said, refs: Sequence[str], first: str, line: str) -> RefRow:
    """All the refs after `show`. It takes no words, so whatever looks like a ref is one, even after a colon."""
    row = refs_in_a_row(first, line, refs, unknown_too=True, refs_alone=True)
    check_not_joined(said, row.refs, row.rest, refs)
    return row


def _row_of_another(said: Said, store: Store, board: Board, first: str, line: str) -> RefRow:
    """The one ref of a measure, an area or a risk.

    Refused: a second ref that may be meant. Words about a measure never begin with another ref; words about an area or
    a risk may.
    """
    if said.verb.name in _TAKES_OTHERS or not begins_with_letters(line):
        return RefRow((first,), line)
    row = refs_in_a_row(first, line, store.of(said.command).refs(board.id), unknown_too=False)
    if len(row.refs) > 1 and said.command == "measure":
        lines = [line_with(said, [ref], row.rest) for ref in row.refs]
        raise Refusal(f'"{said.verb.name}" takes one measure at a time:', lines=lines)
    check_one(said, row)
    return row


def _which(said: Said, refs: RefTable, board: Board, meant: list[tuple[str, str]]) -> Refusal:
    """The question of which ref is meant: the whole line for each, with its title, the person's own first."""
    found = [(each, rest) for ref, rest in meant if (each := refs.find(board.id, ref))]
    found.sort(key=lambda each: each[0].owner_id != said.request.person.id)
    lines = [
        (f"/{said.command} {said.verb.name} {quoted(each.ref)} {rest}".rstrip(), each.title) for each, rest in found
    ]
    return Refusal("That ref can be read in more than one way. Which is it?", lines=lines)


def call_of(said: Said, store: Store, board: Board, words: Words, row: RefRow, once: Once) -> Call:
    """The call: the verb and its words, on the board, by the person who made the request."""
    verb, request = said.verb, said.request
    return Call(
        request=request,
        command=said.command,
        verb=verb.name,
        ref=row.refs[0] if row.refs else "",
        refs=row.refs,
        row_ended=row.ended,
        words=words,
        store=store,
        board=board,
        actor=board.actor(request.person.id, request.person.guest),
        today=board.schedule.today(request.now),
        writes=verb.writes,
        once=once,
        slots=verb.slots,
        on_closed=verb.on_closed,
    )
