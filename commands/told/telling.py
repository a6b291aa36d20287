"""What the bot says of its own accord after a command: a post to the board's channel, a private message to a person.

Both go through the outbox, together with the change that they tell of: once, or not at all.
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
# Of these nobody hears who is not in the board's channel by the time they are sent.
MEMBER = f"{KEY}member:"

# A line of history about an action, and the action as it is now.
Written = tuple[Entry, Action]


def actions_written(call: Call) -> list[Written]:
    """The lines of history about actions that this change has written, oldest first, each with its action as it is
    now."""
    ours = [each for each in call.store.history.written if each.subject == "action"]
    actions = dict(call.store.actions.saved)
    # One whose links alone were changed was not saved itself.
    if others := list({each.subject_id for each in ours} - actions.keys()):
        actions |= {each.id: each for each in call.store.actions.these(others)}
    return [(each, actions[each.subject_id]) for each in ours]


def tell_channel(call: Call, line: int, *words: Span | Iterable[Span]) -> None:
    """Posts `words` to the board's channel; `line` is the line of history that they tell of."""
    put_to(call.store, call.board, line, call.board.channel, words, call.request.now)


def tell_person(call: Call, line: int, person: str, *words: Span | Iterable[Span]) -> None:
    """Tells one person privately, unless they typed the command themselves or have left Slack."""
    if call.is_heard_by(person):
        put_to(call.store, call.board, line, person, words, call.request.now)


def tell_members(call: Call, news: Iterable[tuple[str, Sequence[Part]]]) -> bool:
    """Tells people privately what concerns them on this board, each of them all of it in one message; it is sent only
    while they are in its channel. False where there is nobody to tell."""
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
    """The parts of a private message, their buttons meaning that board; below its name, for whoever has a part in
    another board too."""
    name = [paragraph((Bold(board.name),))] if store.boards.has_another(board, person) else []
    return [*name, *with_buttons_of(parts, board)]


def put_to(
    store: Store, board: Board, line: int, place: str, words: Iterable[Span | Iterable[Span]], now: datetime
) -> None:
    """Puts `words` in the outbox for a channel or a person; `line` is the line of history that they tell of."""
    message = frozen(reply(paragraph(*words)))
    store.outbox.put(Post(f"{KEY}{line}:{place}", board.team, place, message, now, board_id=board.id))
