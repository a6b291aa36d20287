"""The four steps of a board's first hour: which are done, and how to do the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from board.actions import Status
from board.boards import Board
from commands.calendar.meeting import ADD_A_MEETING
from commands.reply import Bold, Button, Buttons, Code, Line, Paragraph, paragraph
from storage.store import Store

IMPORT = Button("Import…", "/board import", opens=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps. `lines` are the commands for what is still missing, and `buttons` do the same."""

    words: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()

    @property
    def is_done(self) -> bool:
        """True if nothing is missing."""
        return not self.lines


def first_hour_of(store: Store, board: Board, today: date) -> tuple[Step, ...]:
    """The four steps of a board, by what its log contains."""
    (actions,) = store.actions.counts(board.id, [(tuple(Status), None)])
    return first_hour(board, bool(actions), bool(store.measures.refs(board.id)), today)


def first_hour(board: Board, has_actions: bool, has_measures: bool, today: date) -> tuple[Step, ...]:
    """The four steps of a board that is set up. A step is done if what it asks for exists."""
    actions = ("/action add <title> @owner due: end of August", Button("Log an action", "/action add"))
    spreadsheet = ("/board import", IMPORT)
    measures = ("/measure add M1 <title>", Button("Add a measure", "/measure add"))
    meeting = (ADD_A_MEETING, Button("Add a meeting", "/board meeting", opens=True))
    return (
        Step("Set the board up"),
        _step("Name the chair and board support", *_people(board)),
        _step("Bring the actions in: send me the plan's spreadsheet in a direct message, or type them",
              *([] if has_actions else [spreadsheet, actions])),
        _step("Add the measures and the next meeting",
              *([] if has_measures else [measures]), *([] if board.meetings else [meeting])),
    )  # fmt: skip


def _people(board: Board) -> list[tuple[str, Button]]:
    missing = [] if board.chair else [("/board chair @name", Button("Name the chair", "/board chair"))]
    if not board.support:
        missing.append(("/board support @name", Button("Name board support", "/board support")))
    return missing


def _step(words: str, *missing: tuple[str, Button]) -> Step:
    return Step(words, tuple(line for line, _ in missing), tuple(button for _, button in missing))


def steps_told(steps: Sequence[Step]) -> Paragraph | None:
    """The steps, each with its commands; None once all are done."""
    done = sum(each.is_done for each in steps)
    if done == len(steps):
        return None
    lines = [_told(number, each) for number, each in enumerate(steps, start=1)]
    return paragraph((Bold("The first hour"), f": {done} of {len(steps)} steps are done"), *lines)


def steps_pressed(steps: Sequence[Step]) -> Buttons:
    """The buttons for what is still missing."""
    return Buttons(tuple(button for each in steps for button in each.buttons))


def _told(number: int, step: Step) -> Line:
    words = step.words.partition(":")[0] if step.is_done else step.words
    spans: list[str | Code] = [f"{number}. {words} · {'done' if step.is_done else 'to do: '}"]
    for at, line in enumerate(step.lines):
        spans += [" and "] if at else []
        spans.append(Code(line))
    return tuple(spans)
