"""Verification: the file is sound, no line of history was altered, and the tables agree with the history."""

from collections.abc import Iterator

from board.boards import Board, told_apart
from board.words import capital
from storage.chain import Chain
from storage.database import Database
from storage.store import Store
from storage.upkeep.verify.actions import ActionsTold
from storage.upkeep.verify.areas import AreasTold, LinksTold
from storage.upkeep.verify.boards import BoardsTold
from storage.upkeep.verify.decisions import DecisionsTold
from storage.upkeep.verify.digests import DigestsTold
from storage.upkeep.verify.events import EventsTold
from storage.upkeep.verify.import_mappings import MappingsTold
from storage.upkeep.verify.lines import Problem, contradictions, line_of
from storage.upkeep.verify.log_read import LogRead
from storage.upkeep.verify.measures import MeasuresTold
from storage.upkeep.verify.removals import RemovedBoards
from storage.upkeep.verify.risks import RisksTold
from storage.upkeep.verify.rungs import RungsTold
from storage.upkeep.verify.statements import StatementsTold
from storage.upkeep.verify.triggers import trigger_problems


def problems_in(database: Database, board_id: int | None = None) -> list[str]:
    """One sentence for each problem with the log, or with one board alone; none if it can be relied on.

    It checks the file itself, if there is one, with SQLite's own check; the triggers that protect the history; the hash
    chain; the hash that each digest recorded; and every column that an answer may depend on, against its value by the
    history. A field that no line of an older log mentions must have its default, and is skipped if it has none. The
    history is replayed once, a line at a time; the expected rows are held in memory.

    For one board it checks the triggers, the board's own lines with the common lines, and its own rows.
    """
    with database.reading() as store:
        return problems_of(store, board_id)


def problems_of(store: Store, board_id: int | None = None) -> list[str]:
    """The same for the log as a transaction sees it."""
    alone, log = board_id is not None, LogRead(store, board_id)
    problems = [*([] if alone else store.integrity()), *trigger_problems(store)]
    chain, removed = Chain(alone), RemovedBoards(store)
    boards = BoardsTold()
    of_areas = (AreasTold(), LinksTold(), RungsTold())
    plan = (*of_areas, ActionsTold(), MeasuresTold(), RisksTold(), EventsTold(), StatementsTold())
    subjects = (boards, *plan, DigestsTold(boards), DecisionsTold(boards), MappingsTold())
    disputed: list[Problem] = []
    for row in log.lines():
        problems += chain.faults(row, removed.is_sealed(row))
        if alone and row["board_id"] != board_id:
            continue
        if removed.has(row["board_id"]):
            problems += removed.line_problems(row)
            continue
        try:
            line = line_of(row)
            disputed += contradictions(line)
            for each in subjects:
                each.take(line)
        except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
            problems.append(f"History line {row['id']} cannot be read.")
    for each in subjects:
        disputed += each.problems(log)
    problems += () if alone else removed.problems()
    problems += _worded(log, disputed)
    return problems


def _worded(log: LogRead, found: list[Problem]) -> Iterator[str]:
    """The problems grouped by board, each with the board's name if there are several boards, and with its place if two
    have that name."""
    rows = (row for row in log.rows("boards") if row["removed_at"] is None)
    names = told_apart([Board(row["id"], row["team"], row["channel"], str(row["name"])) for row in rows])
    order = {board_id: place for place, board_id in enumerate(names)}
    for board_id, sentence in sorted(found, key=lambda each: order.get(each[0], -1)):
        yield f"{names[board_id]}: {sentence}" if len(names) > 1 and board_id in names else capital(sentence)
