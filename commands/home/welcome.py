"""What Home says on a first visit, and to a person who is in no board's channel."""

from collections.abc import Sequence

from board.actions import Action
from board.roles import Role
from commands.home.visit import Visit
from commands.reply import Bold, Code, Paragraph, paragraph
from commands.request import Person

_WHAT_THIS_IS = (
    "boardbot keeps the log of an improvement board: who does what by when, and each claim beside the figure."
)
UNSAID = "Slack did not say in time which channels you are in. Open this page again in a moment."


def first_visit(visit: Visit, own: Sequence[Action]) -> Paragraph:
    """Three lines: what boardbot is, what is shown to this person, and what to press."""
    return paragraph(
        (Bold("Welcome."), f" {_WHAT_THIS_IS}"),
        f"Only you see this page. {_what_is_yours(visit, bool(own))}",
        _what_to_press(visit, bool(own)),
    )


def _what_is_yours(visit: Visit, has_own: bool) -> str:
    yours = "Your own actions stand below" if has_own else "No action is yours yet; yours will stand here"
    if visit.is_chair:
        return f"{yours}, then what waits for you to sign off."
    if visit.is_support:
        return f"{yours}, then what awaits the chair's decision, and what the log does not say."
    return f"{yours}, overdue first." if has_own else f"{yours}."


def _what_to_press(visit: Visit, has_own: bool) -> str:
    if visit.is_chair:
        return "Press Sign off where the evidence will do, or Return and say what is missing. Both can be undone."
    if has_own:
        return "Press Update and say how it goes; Done, and where it can be seen; or Move the date, and why."
    if visit.actor.role == Role.OBSERVER:
        return "You read this board. Press Where the board stands to see its measures and what is overdue."
    return "Press Log an action to begin, or type /action help in the board's channel for all that can be typed."


def on_no_board(person: Person, is_first: bool) -> Paragraph:
    """How to join a board, and how to start one. A guest cannot start one."""
    join = "To join a board, ask its board support to invite you to its channel. It is then shown here."
    hidden = ("If you are in its private channel already, I am not. Type there: ", Code("/invite @boardbot"))
    start = (
        "To start one, type in the channel that is to be the board's, first ", Code("/invite @boardbot"), " and then ",
        Code("/board setup <name> chair: @name"), ". Whoever types that becomes board support.",
    )  # fmt: skip
    first = [(Bold("Welcome."), f" {_WHAT_THIS_IS}")] if is_first else []
    on_none = (Bold("You are in no board's channel."),)
    return paragraph(*first, on_none, join, hidden, *([] if person.guest else [start]))
