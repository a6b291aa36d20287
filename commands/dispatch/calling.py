"""From the words after a verb to the call that the verb is run with."""

import re

from board.boards import Board
from commands.call import Call
from commands.dispatch.said import Said
from commands.reading.grammar import Words, first_word, read
from commands.reading.guard import CONFIRM
from commands.reading.nearest import split_ref
from commands.reading.once import Once
from storage.store import Store

# `A12: two left` is `A12 two left`.
_AFTER_REF = re.compile(r"^(\s*\S+?)[:,](?=\s)")


def words_of(said: Said, store: Store, board: Board) -> tuple[Words, str]:
    """The words after the verb, read by its keys, and the ref before them where the verb takes one."""
    verb = said.verb
    # What is not asked about here has been refused outright already.
    keys = (*verb.keys, CONFIRM) if said.changes and said.screened.asks_to_confirm else verb.keys
    if not verb.takes_ref:
        return read(said.rest, keys), ""
    refs = store.measures if said.command == "measure" else store.actions
    word, line = first_word(said.rest)
    if not refs.knows(board.id, word):
        word, line = split_ref(_AFTER_REF.sub(r"\1 ", said.rest, count=1), refs.refs(board.id))
    return read(line, keys), word


def call_of(said: Said, store: Store, board: Board, words: Words, ref: str, once: Once) -> Call:
    """The call: the verb with its words, on the board, by whoever made the request."""
    verb, request = said.verb, said.request
    return Call(
        request=request,
        command=said.command,
        verb=verb.name,
        example=verb.example,
        ref=ref,
        words=words,
        store=store,
        board=board,
        actor=board.actor(request.person.id, request.person.guest),
        today=board.schedule.today(request.now),
        writes=verb.writes,
        once=once,
    )
