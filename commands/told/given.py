"""Messages to somebody who was given an action, or named as its accountable officer or a supporter."""

from collections.abc import Mapping, Sequence

from board.actions import Action
from board.boards import Board
from board.history import Entry
from board.refs import quoted
from board.supporters import people_of
from board.words import count
from commands.actions.wording import due, owner
from commands.reply import Bold, Button, Buttons, Line, Part, paragraph

OWNER, ACCOUNTABLE, SUPPORTER = "owner", "accountable", "supporter"
# Somebody with several parts in one action is told only of the first in this order.
PARTS = (OWNER, ACCOUNTABLE, SUPPORTER)
NOT_THEIRS = {OWNER: "it is not yours", ACCOUNTABLE: "you do not answer for it", SUPPORTER: "you do not support it"}
MOST_LISTED = 15
_NAMED = {ACCOUNTABLE: "named you as the officer who answers for", SUPPORTER: "named you as a supporter of"}
_ALL = {
    OWNER: Button("What is mine", "/action"),
    ACCOUNTABLE: Button("What I answer for", "/action list accountable: me"),
    SUPPORTER: Button("What I support", "/action list support: me"),
}


def part_in(action: Action, person: str) -> str:
    """The first part, in the order of PARTS, that a Slack user has in an action; empty if they have none."""
    if action.owner_id == person:
        return OWNER
    if action.accountable_id == person:
        return ACCOUNTABLE
    return SUPPORTER if person in people_of(action.supporters) else ""


def newly_named(line: Entry) -> Mapping[str, str]:
    """The Slack ids of those to whom a line of history gives a part, each with their first part: people who had none in
    the action before, and its owner."""
    old = _people(line, 0)
    return {person: part for person, part in _people(line, 1).items() if person not in old or part == OWNER}


def taken_back(line: Entry) -> Mapping[str, str]:
    """The Slack ids of those from whom a line of history takes their only part, or the ownership, each with the first
    part that they had."""
    new = _people(line, 1)
    gone = ((person, part) for person, part in _people(line, 0).items() if new.get(person) != part)
    return {person: part for person, part in gone if person not in new or part == OWNER}


def _people(line: Entry, side: int) -> dict[str, str]:
    """The people named in a line's changes before (0) or after (1) it, each with their first part."""
    ids = [(part, line.changes.get(f"{part}_id", (None, None))[side]) for part in (OWNER, ACCOUNTABLE)]
    helps = people_of(line.changes.get("supporters", ("", ""))[side] or "")
    found: dict[str, str] = {}
    for part, person in (*ids, *((SUPPORTER, each) for each in helps)):
        if person:
            found.setdefault(person, part)
    return found


def given_message(board: Board, by: str, part: str, actions: Sequence[Action]) -> list[Part]:
    """A message that `by` gave somebody this part in these actions, such as `@sam gave you A12 Publish the guide, due
    Fri 14 Aug 2020.`; several actions are a list of at most MOST_LISTED."""
    if len(actions) == 1:
        return _of_one(by, part, actions[0])
    what = count(len(actions), "action")
    named = f"gave you {what} on" if part == OWNER else f"{_NAMED[part]} {what} on"
    lines: list[Line] = [(Bold(each.ref), f" {each.title} · {due(each)}") for each in actions[:MOST_LISTED]]
    more: list[Line] = [(f"and {len(actions) - MOST_LISTED} more",)] if len(actions) > MOST_LISTED else []
    return [paragraph((f"<@{by}> {named} {board.name}:",), *lines, *more), Buttons((_ALL[part],))]


def _of_one(by: str, part: str, action: Action) -> list[Part]:
    ref, about = quoted(action.ref), f" {action.title}, {due(action)}."
    opens = Button("Open", f"/action show {ref}", about=action.ref)
    if part == OWNER:
        not_mine = Button("Not mine", f"/action assign {ref}", opens=True, about=action.ref)
        return [paragraph((f"<@{by}> gave you ", Bold(action.ref), about)), Buttons((opens, not_mine))]
    does = f" {owner(action)} does it." if action.is_owned else " Nobody owns it yet."
    line: Line = (f"<@{by}> {_NAMED[part]} ", Bold(action.ref), about + does)
    leaves = Button("Not me", f"/action assign {ref} without: me", about=action.ref)
    return [paragraph(line), Buttons((opens, leaves) if part == SUPPORTER else (opens,))]
