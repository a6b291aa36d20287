"""Gives out a board's next ref, and checks a ref that was typed for a new thing."""

from board.refs import checked_ref, quoted
from board.refusals import Refusal
from board.words import with_article
from commands.call import Call
from storage.ref_table import KINDS
from storage.store import Store


def next_ref(store: Store, board_id: int, letter: str) -> str:
    """Takes the board's next ref with that letter that nothing on the board has, of any kind."""
    while True:
        ref = store.boards.take_ref(board_id, letter)
        if not any(store.of(kind).knows(board_id, ref) for kind in KINDS):
            return ref


def checked_new_ref(call: Call, typed: str) -> str:
    """The ref that was typed for a new thing of the command's kind, as it is stored; empty if none was typed. Refused:
    a ref that could not be typed again, and one that a thing of another kind has, as it would then name either."""
    ref = typed and checked_ref(typed)
    for kind in KINDS:
        if ref and kind != call.command and call.store.of(kind).knows(call.board.id, ref):
            raise Refusal(
                f"{ref} is {with_article(kind)} on this board. Give the {call.command} another ref, or leave it out "
                "for a new one. What is there:",
                lines=[f"/{kind} show {quoted(ref)}"],
                slot="ref",
            )
    return ref
