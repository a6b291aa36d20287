"""The first page of a paper: its details, what its readers are asked to do, and where the board stands."""

from collections.abc import Iterator
from datetime import date

from board.publishing import held_back_words
from board.words import capital, count, day, listed
from commands.measures.claims.statement_words import CHAIR_SAYS, statement_lines
from commands.pack.gathered import Gathered
from commands.pack.readers import READ_FIRST, TITLES, Reader
from commands.reply import Bold, Heading, Line, Part, listing, paragraph
from commands.standing.at import next_board_words
from commands.standing.summary import summary

NO_NAMES = f"Owners are not named. {READ_FIRST}"
NOTHING_ASKED = "Note where the board stands. No decision is wanted."
# The most refs in a sentence; the section has all of them.
_REFS = 10


def author(got: Gathered) -> str:
    """The paper's author: the chair or board support (to the department, for the chair), by name if people are
    named."""
    those = (got.asked.asked_by,) if got.asked.asked_by else got.board.support
    role = "the chair" if those == (got.board.chair,) else "board support"
    if got.asked.reader == Reader.DEPARTMENT and role != "the chair":
        return f"{role}, for the chair"
    named = listed([f"<@{each}>" for each in those]) if got.named else ""
    return f"{role} ({named})" if named else role


def author_heading(got: Gathered) -> Heading:
    """The paper's author and board, as a heading."""
    return Heading(f"{capital(author(got))}, {got.board.name}")


def title(got: Gathered) -> str:
    """`Improvement Board: board paper`."""
    return f"{got.board.name}: {TITLES[got.asked.reader]}"


def subject(got: Gathered) -> str:
    """`Figures as at Wed 8 Jul 2020`."""
    return f"Figures as at {day(got.on)}"


def written_from(prepared: date) -> str:
    """`from the board's own log on Wed 8 Jul 2020`: the source and date of a document."""
    return f"from the board's own log on {day(prepared)}"


def front(got: Gathered) -> list[Part]:
    """Marking, board, date, calendar and author; whether names are left out, and what could not be shown."""
    lines: list[Line] = [
        (Bold("Marking:"), f" {got.asked.marking}"),
        (Bold("Board:"), f" {got.board.name}"),
        (Bold("Figures as at:"), f" {day(got.on)}"),
        (Bold("Calendar:"), f" {next_board_words(got.where)}"),
        (Bold("Author:"), f" {author(got)}, {written_from(got.prepared)}"),
    ]
    if not got.named:
        lines.append((Bold("Names:"), f" {NO_NAMES}"))
        lines += [(Bold("Left out:"), f" {each}") for each in left_out(got)]
    return [paragraph(*lines), *([paragraph(got.standing.note)] if got.standing.note else [])]


def left_out(got: Gathered) -> Iterator[str]:
    """The figures that a paper for outside the board leaves out, and why; empty if it leaves out none."""
    if found := [f"{ref} {held_back_words(each)}" for ref, each in got.held_back]:
        is_one = len(found) == 1
        are, their, they, them = ("is", "its", "it is", "it") if is_one else ("are", "their", "they are", "them")
        yield (
            f"{count(len(found), 'figure')} that {are} not to be published, as {their} caveat says; {they} shown as "
            f"suppressed, and what rests on {them} cannot be computed: {'; '.join(found)}."
        )


def asks(got: Gathered) -> list[Part]:
    """What its readers are asked to do."""
    who = {Reader.BOARD: "the board", Reader.CABINET: "cabinet", Reader.DEPARTMENT: "the department",
           Reader.ADVISER: "the adviser"}[got.asked.reader]  # fmt: skip
    wanted = list(decisions_asked(got)) if got.asked.reader == Reader.BOARD else []
    first = list(_noted(got))
    lines = [*first, *wanted] or [NOTHING_ASKED]
    if first and not wanted:
        lines.append("Note where the board stands otherwise. No decision is wanted.")
    return [Heading(f"What {who} is asked to do"), listing(*lines)]


def _noted(got: Gathered) -> Iterator[str]:
    if told := [each.measure.ref for each in got.where.not_borne_out]:
        yield f"Note that the figures do not bear out what was claimed of {listed(_some(told))}."


def decisions_asked(got: Gathered) -> Iterator[str]:
    """What the board is asked to decide, also as items of its agenda."""
    awaiting, dates = got.where.awaiting, got.where.asked
    if awaiting:
        done = count(len(awaiting), "action")
        yield (
            f"Decide whether {done} reported done {'is' if len(awaiting) == 1 else 'are'} signed off: "
            + ", ".join(_some([each.ref for each in awaiting]))
            + "."
        )
    if dates:
        refs = ", ".join(_some([each.ref for each in dates]))
        yield f"Agree or decline {count(len(dates), 'later date')} asked for: {refs}."
    if late := got.where.overdue:
        longest = f"{late[0].ref}, {count(late[0].days_overdue(got.on), 'day')}"
        yield f"Consider {count(len(late), 'overdue action')}; the longest is {longest}."


def _some(refs: list[str]) -> list[str]:
    return refs if len(refs) <= _REFS else [*refs[: _REFS - 1], f"{len(refs) - _REFS + 1} more"]


def standing(got: Gathered) -> list[Part]:
    """The summary of the chair's page; as at a day before the log began, only its sentence on the measures."""
    lines = summary(got.where, of_actions=got.standing.has_actions)
    return [Heading("Where the board stands"), *(paragraph(line) for line in lines)] if lines else []


def chairs_words(got: Gathered) -> list[Part]:
    """The chair's statements for the report. Those on a measure are in the section of the measure."""
    told = statement_lines(got.store.statements.of_report(got.board.id), got.on)
    return [Heading(CHAIR_SAYS), *(paragraph(line) for line in told)] if told else []


def agenda(got: Gathered) -> list[Part]:
    """Items to copy to the board's agenda: claims that are not borne out, and what is to be decided."""
    items = [capital(each) for each in (*_noted(got), *decisions_asked(got))]
    return [Heading("For the agenda"), listing(*items)] if items else []
