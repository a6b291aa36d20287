"""Composes Home: the result of the last press, where the person stands, and what they may do next."""

from collections.abc import Iterator, Sequence
from datetime import date

from board.actions import OPEN
from board.boards import Board
from board.position import overdue_sentence
from board.roles import Role
from board.words import day
from commands.boards.first_hour import IMPORT, first_hour_of, steps_pressed, steps_told
from commands.boards.reachable import reachable, told_apart
from commands.forms import with_button
from commands.home.own import other_parts_of, own_actions, own_parts, state
from commands.home.parts import At, HomePage, HomePart, Picker
from commands.home.questions import questions
from commands.home.visit import Visit, visit_of
from commands.home.waiting import awaiting, awaiting_words, waiting_elsewhere, waiting_parts
from commands.home.welcome import UNSAID, first_visit, on_no_board
from commands.reply import Bold, Button, Buttons, Code, Line, Part, Reply, Table, paragraph
from commands.request import Request
from commands.undoing import UNDO
from storage.action_filters import due_before
from storage.store import Store

LOG_ONE = Button("Log an action", "/action add")
REMINDERS = Button("Reminders", "/board reminders")
FIGURE = Button("Enter a figure…", "/measure reading", opens=True)
CHART = Button("Chart of a measure…", "/measure chart", opens=True)
STANDS = Button("Where the board stands", "/status")
STOOD, ITS_ACTIONS = Button("Where it stood", "/status"), Button("Its actions", "/action list all")
OPEN_AGAIN = Button("Open it again", "/board reopen", opens=True)
PAPER = Button("Board's paper…", "/board pack", opens=True)


def board_shown(request: Request, store: Store, chosen: int | None) -> Board | None:
    """The board that Home shows: the one `chosen` just now, else the one remembered, else the likeliest of theirs; None
    if they are in no board's channel."""
    boards = reachable(request, store)
    tab = store.home_tabs.of(request.team, request.person.id)
    for wanted in (chosen, tab.board if tab else None):
        if board := next((each for each in boards if each.id == wanted), None):
            return board
    if len(boards) < 2:
        return next(iter(boards), None)
    owned = store.actions.owned_on([each.id for each in boards], request.person.id)
    person = request.person.id
    return min(boards, key=lambda each: (each.is_closed, each.id not in owned, person not in each.roles, each.id))


def home_page(request: Request, store: Store, board: Board | None, at: At, done: Reply | None = None,
              unsaid: bool = False) -> HomePage:  # fmt: skip
    """Home of `board` for the person who asks, with the reply `done` at the top. Without a board it says how to join or
    start one or, if `unsaid`, that Slack did not say in time which channels they are in."""
    is_first = store.home_tabs.of(request.team, request.person.id) is None
    top = list(_on_top(done)) if done else []
    if board is None:
        words = paragraph(UNSAID) if unsaid else on_no_board(request.person, is_first)
        return HomePage((*top, words), is_first=is_first and not unsaid)
    visit, boards = visit_of(request, store, board, at, is_first), reachable(request, store)
    elsewhere = waiting_elsewhere(visit, boards)
    return HomePage((*top, *_picker(boards, board), *elsewhere, *_parts(visit)), visit.at, is_first)


def _picker(boards: Sequence[Board], shown: Board) -> list[Picker]:
    if len(boards) < 2:
        return []
    ids = (each.id for each in boards)
    return [Picker(tuple(zip(ids, told_apart(boards), strict=True)), shown.id)]


def _parts(visit: Visit) -> Iterator[HomePart]:
    if visit.board.closed_on:
        yield from _closed(visit, visit.board.closed_on)
        return
    own, waiting = own_actions(visit), awaiting(visit)
    yield paragraph(*_state(visit, " ".join(filter(None, [state(visit, own), awaiting_words(visit, waiting)]))))
    if visit.is_first:
        yield first_visit(visit, own)
    yield from own_parts(visit, own)
    yield from other_parts_of(visit)
    yield from waiting_parts(visit, waiting)
    if visit.is_support:
        yield from questions(visit)
    steps = list(_first_hour(visit))
    yield from steps
    yield from _pressed(visit, steps)
    yield paragraph(("All that can be typed: ", Code("/action help")))


def _pressed(visit: Visit, steps: Sequence[HomePart]) -> Iterator[Buttons]:
    """Buttons for what can be read and started from here, except those in the `steps` of the first hour. Home has no
    chart of its own, as it would have to wait for it."""
    there = [button for part in steps if isinstance(part, Buttons) for button in part.buttons]
    begun = [] if visit.actor.role == Role.OBSERVER else [LOG_ONE]
    begun += [each for each in (REMINDERS, PAPER, IMPORT) if each not in there] if visit.actor.decides else []
    if visit.store.measures.refs(visit.board.id):
        begun += [CHART] if visit.actor.role == Role.OBSERVER else [FIGURE, CHART]
    yield Buttons((*begun, STANDS))


def _closed(visit: Visit, on: date) -> Iterator[HomePart]:
    closed = Bold(f"{visit.board.name} was closed on {day(on)}.")
    yield paragraph((closed, " Its record can be read; nothing is added to it."))
    yield Buttons((STOOD, ITS_ACTIONS, *([OPEN_AGAIN] if visit.actor.decides else [])))


def _state(visit: Visit, told: str) -> list[Line]:
    lines: list[Line] = [(Bold(f"{visit.board.name}, {day(visit.today)}."), f" {told}")]
    if visit.actor.decides:
        kinds = [(OPEN, None), (OPEN, due_before(visit.today))]
        open_ones, overdue = visit.store.actions.counts(visit.board.id, kinds)
        lines.append((overdue_sentence(open_ones, overdue),))
    return lines


def _first_hour(visit: Visit) -> Iterator[HomePart]:
    """What is left of the four steps, for the chair and support."""
    if not visit.actor.decides:
        return
    steps = first_hour_of(visit.store, visit.board, visit.today)
    if told := steps_told(steps):
        yield told
        yield Buttons(tuple(each for each in steps_pressed(steps).buttons if each != LOG_ONE))


def _on_top(done: Reply) -> Iterator[Part]:
    """The words of the reply to the last press. If that changed something, only its *Undo* button comes with them, as
    other next steps are below; if not, every button: to put a refusal right, or to do what was asked about."""
    for part in with_button(done, carries=True).parts:
        if isinstance(part, Buttons) and done.changed:
            yield Buttons(tuple(each for each in part.buttons if each.label == UNDO))
        elif not isinstance(part, Table):
            yield part
