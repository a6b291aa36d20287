"""The digest's thread: up to four lists, one in each message. A list too long for a message says how many are left."""

from collections.abc import Sequence

from board.actions import Action
from board.digest import Digest
from board.measures import Assessment
from board.position import Position
from board.words import count
from commands.actions.listing import HEADINGS, row
from commands.digest.news import news_in_full
from commands.measures.indicators.wording import measures_counted
from commands.measures.pages.charted import dots_of, picture_of
from commands.paging import pages_of, weight
from commands.read_by_others import OWNER
from commands.reply import Bold, Code, Line, Paragraph, Picture, Reply, Table, paragraph, reply
from commands.standing.due_next import until_words
from commands.standing.measures import in_full, indicator_shown
from commands.standing.overdue import LONGEST_FIRST

# Slack takes 100 rows of a table, with its headings, and 10,000 characters of cells. `weight` counts no fewer.
MOST_ROWS = 99
MOST_BYTES = 9_000
# Slack takes 50 blocks; a chart takes two, with the words below it.
MOST_CHARTS, MOST_PARAGRAPHS = 8, 30


def thread_of(digest: Digest, named: bool) -> list[Reply]:
    """The measures in full, then the actions that are overdue, due before the board, and awaiting sign-off; empty lists
    are left out. Owners are named only if `named`."""
    where = digest.position
    lists = (
        (LONGEST_FIRST, where.overdue, "/action list overdue"),
        (until_words(where), where.due_soon, "/action list due soon"),
        ("Awaiting sign-off", where.awaiting, "/action list awaiting"),
    )
    return [*_measures(digest), *[_list(*each, where, named) for each in lists if each[1]]]


def _measures(digest: Digest) -> list[Reply]:
    """The measures in full, with charts of the worst below them."""
    where = digest.position
    measures = [in_full(each) for each in where.measures_worst_first]
    if not measures:
        return []
    title = (Bold(measures_counted(where.assessments, " in full, worst first")),)
    changed = news_in_full(digest)
    paragraphs: list[list[Line]] = [[title], *([changed] if changed else []), *measures]
    charts = _charts(where.measures_worst_first)
    most = MOST_BYTES - sum(weight(each.alt) for each in charts)
    shown = pages_of(paragraphs, MOST_PARAGRAPHS, _weight, most)[0]
    left = _left(len(paragraphs) - len(shown), "/measure list")
    return [reply(*[paragraph(*each) for each in shown], left, *charts)]


def _charts(assessments: Sequence[Assessment]) -> list[Picture]:
    """A chart of each measure's main figure, if there are at least two points to draw a line between."""
    named = [(each, indicator_shown(each)) for each in assessments]
    drawn = [(each, name) for each, name in named if dots_of(each.measure, name, each.today) > 1]
    return [picture_of(*each) for each in drawn[:MOST_CHARTS]]


def _weight(lines: Sequence[Line]) -> int:
    return weight(*[span if isinstance(span, str) else span.words for line in lines for span in line])


def _list(title: str, actions: Sequence[Action], line: str, where: Position, named: bool) -> Reply:
    rows = [_row(each, where, named) for each in actions]
    shown = pages_of(rows, MOST_ROWS, lambda cells: weight(*cells), MOST_BYTES)[0]
    headings = HEADINGS if named else tuple(each for each in HEADINGS if each != OWNER)
    first = (Bold(f"{title}: {count(len(actions), 'action')}"),)
    return reply(paragraph(first), Table(headings, tuple(shown)), _left(len(actions) - len(shown), line))


def _row(action: Action, where: Position, named: bool) -> tuple[str, ...]:
    cells = row(action, where.today)
    return cells if named else (cells[0], cells[1], cells[3])


def _left(many: int, line: str) -> Paragraph | None:
    return paragraph((f"and {many:,} more: ", Code(line))) if many else None
