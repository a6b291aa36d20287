"""Tells people in private, at once, that somebody gave them an action or a part in one, and tells owners what was
decided on their actions.

Only boards whose support has turned reminders on do this. What somebody is given in the hour after such a message is
told in one message at the end of that hour. A decision is always told at once, with its reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, groupby

from board.actions import LIVE, Action
from board.boards import Board
from board.history import Entry
from commands.actions.steps import HEARD
from commands.call import Call
from commands.reply import Bold, Line, Part, frozen, paragraph, reply
from commands.told.given import NOT_THEIRS, PARTS, given_message, newly_named, part_in, taken_back
from commands.told.telling import MEMBER, Written, of_which
from storage.given import Given
from storage.outbox import Post
from storage.store import Store

TOGETHER = timedelta(hours=1)
# The key of the message at the end of the hour, which may concern several boards.
GIVEN_TOGETHER = f"{MEMBER}given:"
_GIVES = frozenset({"add", "assign", "edit", "handover"})


def told_at_once(call: Call, written: Sequence[Written]) -> Iterator[tuple[str, list[Part]]]:
    """The news of this change for each person, from the lines about actions that it has `written`. What is to be told
    later is recorded in the log as not yet told."""
    if call.board.reminders_from is None:
        return
    for person, theirs in _given(call, written).items():
        yield from _told_given(call, person, theirs)
    yield from _decisions(call, written)


def _given(call: Call, written: Sequence[Written]) -> dict[str, dict[str, list[Action]]]:
    """The actions in which somebody else has given people a part, by person and part. A part is left out if the person
    has a greater one in the action."""
    found: dict[str, dict[str, list[Action]]] = {}
    for line, action in written:
        for person, part in newly_named(line).items() if line.verb in _GIVES else ():
            if part_in(action, person) == part and person != call.actor.person:
                found.setdefault(person, {}).setdefault(part, []).append(action)
    return found


def _told_given(call: Call, person: str, theirs: Mapping[str, Sequence[Action]]) -> Iterator[tuple[str, list[Part]]]:
    """What to tell one person now of what they were given; nothing if they were told of something within the hour."""
    team, now = call.board.team, call.request.now
    waits = call.store.given.was_told_since(team, person, now - TOGETHER)
    for action in chain.from_iterable(theirs.values()):
        given = Given(0, person, call.board.id, action.id, call.actor.person, now)
        call.store.given.add(team, given, None if waits else now)
    if not waits:
        for part, actions in theirs.items():
            yield person, given_message(call.board, call.actor.person, part, actions)


def _decisions(call: Call, written: Sequence[Written]) -> Iterator[tuple[str, list[Part]]]:
    """For each person, what somebody else decided on their actions or took back from them."""
    news = [told for line, action in written for told in _news(call, line, action)]
    news.sort(key=lambda each: each[0])
    for person, theirs in groupby(news, key=lambda each: each[0]):
        told = [line for _, line in theirs]
        yield person, [paragraph(*told)]


def _news(call: Call, line: Entry, action: Action) -> Iterator[tuple[str, Line]]:
    by, old = f"<@{call.actor.person}>", line.changes.get("owner_id", (None, None))[0]
    if line.verb in HEARD and action.owner_id not in {None, call.actor.person}:
        told = f" {action.title}: {HEARD[line.verb]} by {by}. {_reason(line, action)}".rstrip()
        yield action.owner_id or "", (Bold(action.ref), told)
    if line.verb != "undo":
        return
    for person, part in taken_back(line).items():
        if person != call.actor.person:
            yield person, (Bold(action.ref), f" {action.title}: {by} took it back, so {NOT_THEIRS[part]}.")
    if old and old != call.actor.person:
        return
    if "status" in line.changes and action.owner_id not in {None, call.actor.person}:
        yield (
            action.owner_id or "",
            (Bold(action.ref), f" {action.title}: {by} took that back. It is as it was: {action.status}."),
        )


def _reason(line: Entry, action: Action) -> str:
    if line.verb == "bau":
        return f"{action.body} watches it from now on."
    label = "Note" if line.verb == "close" else "Because"
    return f"{label}: {line.why}" if line.why else ""


def put_given(store: Store, team: str, now: datetime) -> bool:
    """Puts a message in the outbox for each person whose hour is over, with what they were given but not told of. What
    is no longer theirs, or has ended, is left out. True if there was such a message."""
    told = False
    untold = sorted(store.given.untold(team), key=lambda each: (each.person, each.id))
    for person, each in groupby(untold, key=lambda each: each.person):
        theirs = list(each)
        if store.given.was_told_since(team, person, now - TOGETHER):
            continue
        store.given.tell([one.id for one in theirs], now)
        if parts := _all_given(store, team, theirs):
            message = frozen(reply(*parts))
            key = f"{GIVEN_TOGETHER}{theirs[0].id}:{person}"
            told |= store.outbox.put(Post(key, team, person, message, now, board_id=theirs[0].board_id))
    return told


def _parts_told(board: Board, by: str, person: str, actions: Sequence[Action]) -> list[Part]:
    """The messages about each part that the person still has in the actions."""
    of_each = [(part, [one for one in actions if part_in(one, person) == part]) for part in PARTS]
    return [each for part, those in of_each if those for each in given_message(board, by, part, those)]


def _all_given(store: Store, team: str, theirs: Sequence[Given]) -> list[Part]:
    parts: list[Part] = []
    of_each = sorted(theirs, key=lambda one: (one.board_id, one.given_by, one.id))
    for (board_id, by), given in groupby(of_each, key=lambda one: (one.board_id, one.given_by)):
        board, ids = store.boards.get(team, board_id), list(dict.fromkeys(one.action_id for one in given))
        person, live = theirs[0].person, [one for one in store.actions.these(ids) if one.status in LIVE]
        if board is not None and (told := _parts_told(board, by, person, live)):
            parts += of_which(store, board, person, told)
    return parts
