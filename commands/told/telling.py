"""Posts to the board's channel, and private messages to people, that follow from a command.

They are put in the outbox in the transaction of the change that they tell of, so each is sent once or not at all.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from board.actions import Action
from board.boards import Board
from board.history import Entry
from commands.call import Call
from commands.reply import Bold, Part, Span, frozen, paragraph, reply
from commands.with_board import with_buttons_of
from storage.outbox import Post
from storage.store import Store

KEY = "told:"
# Messages with this key are not sent to somebody who is no longer in the board's channel when they are due.
MEMBER = f"{KEY}member:"

# A line of history about an action, and the action as it is now.
Written = tuple[Entry, Action]


def actions_written(call: Call) -> list[Written]:
    """The lines of history about actions that this change has written, oldest first, each with its action after it."""
    ours = [each for each in call.store.history.written if each.subject == "action"]
    actions = dict(call.store.actions.saved)
    # An action of which only the links changed was not saved itself.
    if others := list({each.subject_id for each in ours} - actions.keys()):
        actions |= {each.id: each for each in call.store.actions.these(others)}
    return [(each, actions[each.subject_id]) for each in ours]


def tell_channel(call: Call, line: int, *words: Span | Iterable[Span]) -> None:
    """Puts a post of `words` to the board's channel in the outbox; `line` is the id of their line of history."""
    put_to(call.store, call.board, line, call.board.channel, words, call.request.now)


def tell_person(call: Call, line: int, person: str, *words: Span | Iterable[Span]) -> None:
    """Puts a private message of `words` in the outbox, unless the person typed the command or has left Slack. `line` is
    the id of their line of history."""
    if call.is_heard_by(person):
        put_to(call.store, call.board, line, person, words, call.request.now)


def tell_members(call: Call, news: Iterable[tuple[str, Sequence[Part]]]) -> bool:
    """Puts a private message in the outbox for each person in `news`, with all that concerns them on this board. It is
    sent only if they are still in the board's channel by then. False if there is nobody to tell."""
    found: dict[str, list[Part]] = {}
    for person, parts in news:
        if call.is_heard_by(person):
            found.setdefault(person, []).extend(parts)
    line = call.store.history.last_of(call.board.id)[0] if found else 0
    for person, told in found.items():
        message = frozen(reply(*of_which(call.store, call.board, person, told)))
        key = f"{MEMBER}{line}:{person}"
        call.store.outbox.put(Post(key, call.board.team, person, message, call.request.now, board_id=call.board.id))
    return bool(found)


def of_which(store: Store, board: Board, person: str, parts: Sequence[Part]) -> list[Part]:
    """The parts of a private message, with the board in their buttons and, if the person has another board, its name
    above them."""
    name = [paragraph((Bold(board.name),))] if store.boards.has_another(board, person) else []
    return [*name, *with_buttons_of(parts, board)]


def put_to(
    store: Store, board: Board, line: int, place: str, words: Iterable[Span | Iterable[Span]], now: datetime
) -> None:
    """Puts `words` in the outbox for `place`, a channel or a person; `line` is the id of their line of history."""
    message = frozen(reply(paragraph(*words)))
    store.outbox.put(Post(f"{KEY}{line}:{place}", board.team, place, message, now, board_id=board.id))
