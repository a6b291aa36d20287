"""Verbs that only read: the answer comes from the log as it is at one instant."""

from functools import partial

from commands.dispatch.calling import call_of, words_of
from commands.dispatch.log import Log
from commands.dispatch.places import where_in
from commands.dispatch.said import Said
from commands.dispatch.which_board import board_meant, check_no_other_board
from commands.read_by_others import check_read_out, fitted_to_readers
from commands.reading.once import Once
from commands.reply import Reply
from commands.with_board import that_stays


def answer_question(said: Said, log: Log) -> Reply:
    """The answer of a verb that changes nothing. Refused: a request to confirm, as nothing here can be confirmed."""
    if said.screened.asks_to_confirm:
        said.screened.refuse_unless_confirmed("", may_confirm=False, where=partial(where_in, said))
    with log.reading(said.request.deadline) as store:
        if said.board is None:
            check_no_other_board(said.request, store)
        board = board_meant(said.request, store, said.board, said.verb.of_person)
        check_read_out(said.request, board)
        words, ref = words_of(said, store, board)
        call = call_of(said, store, board, words, ref, Once())
        return that_stays(fitted_to_readers(said.verb.run(call), board, False), board, said.request.overheard)
