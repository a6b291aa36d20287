"""An edited message: its new words are carried out once, and only if the message changed nothing before the edit."""

from datetime import timedelta
from typing import NoReturn

from board.history import UNDO_MINUTES
from board.refusals import Refusal
from commands.dispatch.log import Log
from commands.request import Edit, Place, Request
from storage.store import Store

# Well within the day for which the log remembers what a message did.
HEARD_FOR = timedelta(hours=12)
DONE_BEFORE = (
    "What your message asked for was done when you sent it, and an edit changes nothing. Take it back within "
    f"{UNDO_MINUTES} minutes, or send the right words as a new message."
)


def check_edit(request: Request, log: Log) -> None:
    """Refuses an edit to a message that has already changed something, or if that can no longer be known."""
    if request.edit is not None:
        with log.reading() as store:
            check_not_done(request, request.edit, store)


def check_not_done(request: Request, edit: Edit, store: Store) -> None:
    """The same check as `check_edit`, within a transaction."""
    if store.answers.changed(request.delivery, request.team, request.person.id):
        raise Refusal(DONE_BEFORE, lines=["/action undo", "/measure undo"])
    if edit.after > HEARD_FOR:
        _refuse("That message is from some time ago")
    answer = Place(request.team, request.channel, request.delivery)
    known = store.outbox.knows(answer.team, answer.key)
    if not edit.named and not known:
        _refuse("I cannot tell whether that message was done before you edited it")


def _refuse(why: str) -> NoReturn:
    raise Refusal(f"{why}. Please send the right words as a new message.")
