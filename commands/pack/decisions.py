"""What the board is to decide, and what it decided at its latest meeting."""

from board.words import day
from commands.actions.wording import due, moves_words, owner
from commands.calendar.decided_words import decided_on
from commands.pack.gathered import Gathered
from commands.pack.tables import table
from commands.read_by_others import OWNER
from commands.reply import Heading, Part

TO_SIGN_OFF = ("Ref", "Action", OWNER, "Due", "Evidence")
DATES = ("Ref", "Action", OWNER, "Due now", "Asked for", "Because")
DECIDED = ("Ref", "Decision", "On what")


def wanted(got: Gathered) -> list[Part]:
    """The actions that await sign-off with their evidence, and the later dates that are asked for with their
    reasons."""
    told = [*_sign_offs(got), *_dates(got)]
    return [Heading("Decisions wanted"), *told] if told else []


def _sign_offs(got: Gathered) -> list[Part]:
    rows = [
        (each.ref, each.title, owner(each), due(each).removeprefix("due "), each.evidence or "none on the log")
        for each in got.where.awaiting
    ]
    about = "Actions that await sign-off, each with its evidence"
    return [Heading("To sign off", 2), table(got, TO_SIGN_OFF, rows, about)] if rows else []


def _dates(got: Gathered) -> list[Part]:
    rows = [
        (
            each.ref,
            each.title,
            owner(each),
            day(each.due_on),
            f"{day(each.asked_due_on)}, {moves_words(each.moves + 1, each, each.due_on)}",
            each.asked_why,
        )
        for each in got.where.asked
        if each.due_on and each.asked_due_on
    ]
    about = "Later dates that are asked for, each with its reason"
    return [Heading("Later dates asked for", 2), table(got, DATES, rows, about)] if rows else []


def last_decided(got: Gathered) -> list[Part]:
    """The decisions of the latest meeting that has any, up to the paper's day."""
    held = [on for on in got.store.history.meetings_with_decisions(got.board.id) if on <= got.on]
    if not held:
        return []
    found = decided_on(got.store, got.board, held[0], got.at)
    rows = [(ref, words.removeprefix(":").strip(), "\n".join(rests_on)) for (ref, words), rests_on in found]
    title = Heading(f"Decisions at the board of {day(held[0])}")
    return [title, table(got, DECIDED, rows, "Each decision, who took it, and on what")] if rows else []
