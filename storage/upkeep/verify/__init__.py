"""Verification: the file is sound, no line of history was altered, and the log says what its history says."""

from collections.abc import Iterator

from board.words import capital
from storage.database import Database
from storage.history import Chain
from storage.store import Store
from storage.upkeep.verify.actions import ActionsTold
from storage.upkeep.verify.boards import BoardsTold
from storage.upkeep.verify.digests import DigestsTold
from storage.upkeep.verify.lines import Problem, contradictions, line_of
from storage.upkeep.verify.measures import MeasuresTold
from storage.upkeep.verify.triggers import trigger_problems


def problems_in(database: Database) -> list[str]:
    """What is wrong with the log, a sentence each; nothing where the log can be relied on.

    Looked at: SQLite's own check of the file, the triggers that guard the history, the chain of hashes, each digest's
    note of the chain at its time, and every column that an answer can rest on against the history of how it came to
    be. A field that no line of an older log knows is taken as its default, or left alone where it has none. The
    history is read once, a line at a time; what stands is held in memory.
    """
    with database.reading() as store:
        problems = [*store.integrity(), *trigger_problems(store)]
        chain = Chain()
        boards = BoardsTold()
        subjects = (boards, ActionsTold(), MeasuresTold(), DigestsTold(boards))
        disputed: list[Problem] = []
        for row in store.history.rows():
            problems += chain.faults(row)
            try:
                line = line_of(row)
                disputed += contradictions(line)
                for each in subjects:
                    each.take(line)
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
                problems.append(f"History line {row['id']} cannot be read.")
        for each in subjects:
            disputed += each.problems(store)
        problems += _worded(store, disputed)
    return problems


def _worded(store: Store, found: list[Problem]) -> Iterator[str]:
    """Board by board; each is named where there are several."""
    names = {row["id"]: row["name"] for row in store.rows("boards")}
    order = {board_id: place for place, board_id in enumerate(names)}
    for board_id, sentence in sorted(found, key=lambda each: order.get(each[0], -1)):
        yield f"{names[board_id]}: {sentence}" if len(names) > 1 and board_id in names else capital(sentence)
