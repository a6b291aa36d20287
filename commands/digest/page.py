"""The weekly digest in words: one message for the channel, which takes half a minute to read on a phone."""

from dataclasses import replace
from datetime import datetime

from board.boards import Board
from board.calendar import LATE_AFTER, WeeklySlot
from board.digest import Digest
from board.words import day, moment
from commands.actions.next_steps import for_everybody
from commands.digest.moved import moved_line
from commands.digest.news import news, undone_line
from commands.digest.thread import thread_of
from commands.read_by_others import fitted_to_readers, names_people
from commands.reply import Bold, Code, Line, Paragraph, Part, Reply, paragraph, reply
from commands.standing.ahead import ahead
from commands.standing.claimed import claimed
from commands.standing.due_next import due_next
from commands.standing.hand import hand
from commands.standing.measures import others
from commands.standing.overdue import overdue
from commands.standing.room import lines_of
from commands.standing.summary import summary

# Two screens of a phone, with the buttons and the last line. The table of measures has what the rest leaves.
LINES = 47


def digest_messages(board: Board, digest: Digest, slot: WeeklySlot | None, now: datetime) -> list[Reply]:
    """The message for the channel, then those for its thread. `slot` is the weekly slot, or None for a digest that
    somebody asked for."""
    where, named = digest.position, names_people(board, read_by_all=True)
    thread = thread_of(digest, named)
    above = [_heading(board, digest, slot, now), *claimed(where)]
    below = [
        *overdue(where, named),
        paragraph(due_next(where), *ahead(digest.ahead), *_news(digest), hand(where)),
    ]
    room = LINES - sum(lines_of(each) for each in (*above, *below))
    measures = others(where, told=where.not_borne_out, room=room)
    main = reply(*above, *measures, *below, _foot(bool(thread)), public=True)
    return [fitted_to_readers(each, board, overheard=True) for each in (main, *thread)]


def _news(digest: Digest) -> list[Line]:
    return [news(digest), *undone_line(digest), *moved_line(digest.moved)]


def _heading(board: Board, digest: Digest, slot: WeeklySlot | None, now: datetime) -> Paragraph:
    late = []
    if slot is not None and now - slot.at > LATE_AFTER:
        late = [f"Posted late: it was due {moment(slot.at, board.schedule.timezone)}."]
    first = Bold(f"{board.name} · {day(digest.position.today)}")
    return paragraph(first, *summary(digest.position, digest.compared), *late)


def _foot(has_thread: bool) -> Paragraph:
    """The last line, below the buttons, which says where the rest is."""
    if has_thread:
        return paragraph("Lists in the thread · answer to @boardbot")
    return paragraph(("Log an action: ", Code("/action add <title> @owner due: …")))


def with_buttons(main: Reply, board: Board) -> Reply:
    """The message with its buttons above its last line, for the board as it is when the digest is posted. Each button
    answers the person who presses it, by their own rights."""
    return _above_the_foot(main, for_everybody(board))


def said_late(main: Reply, words: str) -> Reply:
    """The message with a line that says it is late; unchanged if it already has that line."""
    late = paragraph(words)
    return main if late in main.parts else _above_the_foot(main, late)


def _above_the_foot(main: Reply, part: Part) -> Reply:
    return replace(main, parts=(*main.parts[:-1], part, *main.parts[-1:]))
