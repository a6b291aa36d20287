"""From the words after a verb to the call that the verb is run with."""

import re

from board.boards import Board
from board.refs import quoted
from board.refusals import Refusal
from commands.call import Call
from commands.dispatch.said import Said
from commands.reading.grammar import Words, first_word, read
from commands.reading.guard import CONFIRM
from commands.reading.nearest import split_ref
from commands.reading.once import Once
from storage.actions import Actions
from storage.measures import Measures
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
        meant = split_ref(_AFTER_REF.sub(r"\1 ", said.rest, count=1), refs.refs(board.id))
        if len(meant) > 1:
            raise _which(said, refs, board, meant)
        word, line = meant[0]
    return read(line, keys), word


def _which(said: Said, refs: Actions | Measures, board: Board, meant: list[tuple[str, str]]) -> Refusal:
    """The question which ref is meant: the whole line for each, with its title, the person's own first."""
    found = [(each, rest) for ref, rest in meant if (each := refs.find(board.id, ref))]
    found.sort(key=lambda each: each[0].owner_id != said.request.person.id)
    lines = [
        (f"/{said.command} {said.verb.name} {quoted(each.ref)} {rest}".rstrip(), each.title) for each, rest in found
    ]
    return Refusal("That ref can be read in more than one way. Which is it?", lines=lines)


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
