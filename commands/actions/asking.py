"""Asking for a later date: who must ask, and what is said of it."""

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
    """What became of a date that somebody typed: the action after it, and the words, whose `heading` stands out.

    `mark` is what the history says of a chair who decides on an action of their own, and `marked` what they read.
    """

    after: Action
    heading: str
    words: str
    mark: str = ""
    marked: Sequence[str] = ()

    @property
    def in_short(self) -> str:
        """The move in a line below the action's other news."""
        if self.heading == ASKED:
            return f"{self.heading}{self.words}"
        return f"Now {self.heading.removeprefix(f'{self.after.ref} is now ')}{self.words}"

    @property
    def at_its_date(self) -> Action:
        """The action as it is, or would be, at the date that was typed."""
        if self.heading == ASKED:
            return replace(self.after, due_on=self.after.asked_due_on)
        return self.after


def must_ask(call: Call, action: Action, due_on: date) -> bool:
    """The person cannot move the action to that day by themselves: the board agrees its dates, they do not decide on
    this action, and somebody else can."""
    if not needs_agreement(action, due_on, call.board.dates) or decides_on(call, action):
        return False
    return bool(others_who_decide(call, action))


def asked_for(call: Call, action: Action, due_on: date, reason: str) -> Move:
    """The request for a later date. Refused: the same request once more."""
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
    """Agrees to the date that is asked for now, and to no other."""
    asked = plain_day(action.asked_due_on) if action.asked_due_on else ""
    return Button("Agree", f"/action agree {quoted(action.ref)} {asked}", about=action.ref)


def decline_button(action: Action) -> Button:
    """Asks why it is declined."""
    return Button("Decline…", f"/action decline {quoted(action.ref)}", about=action.ref)


def request_lines(action: Action) -> list[Line]:
    """Who asks for which date, and why."""
    if action.due_on is None or action.asked_due_on is None:
        return []
    which = moves_words(action.moves + 1, action, action.due_on)
    dates = f"{near_day(action.due_on, action.asked_due_on)} to {day(action.asked_due_on)}"
    asks = Bold(f"<@{action.asked_by}> asks for a later date: {action.ref}")
    return [(asks, f", {dates}, {which}. {action.title}"), (f"Because: {action.asked_why}",)]
