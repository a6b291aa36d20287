"""Requests for a later due date: who must ask for one, and the words and buttons of a request."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from board.actions import Action
from board.dates_agreed import LONGEST_MOVE_DAYS, needs_agreement, with_request
from board.refs import quoted
from board.refusals import Refusal
from board.words import day, near_day, plain_day
from commands.actions.rights import decides_on, others_who_decide
from commands.actions.wording import due, moves_words
from commands.call import Call
from commands.reply import Bold, Button, Line

ASKED = "Asked for."


@dataclass(frozen=True, slots=True)
class Move:
    """The result of a date that somebody typed: the action `after` it, and the reply as a bold `heading` and `words`.

    If a chair decides on an action of their own, `mark` says so in the history, and `marked` are the lines for them.
    """

    after: Action
    heading: str
    words: str
    mark: str = ""
    marked: Sequence[str] = ()

    @property
    def in_short(self) -> str:
        """The move as a line below an action's other changes."""
        if self.heading == ASKED:
            return f"{self.heading}{self.words}"
        return f"Now {self.heading.removeprefix(f'{self.after.ref} is now ')}{self.words}"

    @property
    def at_its_date(self) -> Action:
        """The action with the date that was typed as its due date, even if that date is only asked for."""
        if self.heading == ASKED:
            return replace(self.after, due_on=self.after.asked_due_on)
        return self.after


def must_ask(call: Call, action: Action, due_on: date) -> bool:
    """True if the person must ask for that date: the board agrees such a move, they may not decide on this action, and
    somebody else may."""
    if not needs_agreement(action, due_on, call.board.dates) or decides_on(call, action):
        return False
    return bool(others_who_decide(call, action))


def asked_for(call: Call, action: Action, due_on: date, reason: str) -> Move:
    """The request for a later date, as a move. It replaces any earlier request. Refused: the person's own open request
    repeated unchanged."""
    why = call.said(reason)
    after = with_request(action, due_on, call.actor.person, call.today, why)
    same = (action.asked_due_on, action.asked_by, action.asked_why) == (due_on, call.actor.person, why)
    if same and action.asked_on:
        since = "today" if action.asked_on == call.today else f"on {day(action.asked_on)}"
        raise Refusal(
            f"You asked for {day(due_on)} {since}, and nobody has answered yet. See it:",
            lines=[f"/action show {quoted(action.ref)}"],
            slot="due",
        )
    old = action.due_on or due_on
    moves = moves_words(action.moves + 1, action, old)
    days = f", by {(due_on - old).days} days; up to {LONGEST_MOVE_DAYS} need no agreement" if not action.moves else ""
    instead = (
        f" It takes the place of {day(action.asked_due_on or due_on)}."
        if action.asked_due_on not in {None, due_on}
        else ""
    )
    who = "the chair or support agrees"
    words = f" {action.ref} stays {due(action)} until {who} to {day(due_on)} ({moves}{days}).{instead}"
    return Move(after, ASKED, words)


def agree_button(action: Action) -> Button:
    """A button that agrees to the date that is asked for now, and to no other."""
    asked = plain_day(action.asked_due_on) if action.asked_due_on else ""
    return Button("Agree", f"/action agree {quoted(action.ref)} {asked}", about=action.ref)


def decline_button(action: Action) -> Button:
    """A button for declining the request; it sends no reason, so that the person is asked for one."""
    return Button("Decline…", f"/action decline {quoted(action.ref)}", about=action.ref)


def request_lines(action: Action) -> list[Line]:
    """Lines saying who asks for which date, and why; empty if no date is asked for."""
    if action.due_on is None or action.asked_due_on is None:
        return []
    which = moves_words(action.moves + 1, action, action.due_on)
    dates = f"{near_day(action.due_on, action.asked_due_on)} to {day(action.asked_due_on)}"
    asks = Bold(f"<@{action.asked_by}> asks for a later date: {action.ref}")
    return [(asks, f", {dates}, {which}. {action.title}"), (f"Because: {action.asked_why}",)]
