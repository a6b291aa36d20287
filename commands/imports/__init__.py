"""Import: rows of a sheet become actions, measures, readings, claims and areas, each row or a reason why not.

Running an import twice adds nothing: what is on the log already is left as it is.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from board.actions import Action
from board.boards import Board
from board.refusals import Refusal
from commands.imports.actions import import_action
from commands.imports.areas import import_area
from commands.imports.figures import import_claim, import_reading
from commands.imports.known import Known
from commands.imports.measures import import_condition
from commands.imports.sheet import Batch, Cells, Row, Sheet
from commands.request import People
from storage.store import Store

# What each kind of sheet is called, the headings it is known by, and what is done with a row of it.
KINDS: tuple[tuple[str, frozenset[str], Callable[[Batch, Row], bool]], ...] = (
    ("areas", frozenset({"ref", "recommendation"}), import_area),
    ("measures", frozenset({"measure", "indicator", "kind"}), import_condition),
    ("readings", frozenset({"measure", "indicator", "as_at", "value"}), import_reading),
    ("claims", frozenset({"measure", "reported", "as_at"}), import_claim),
    ("actions", frozenset({"ref", "title"}), import_action),
)


@dataclass
class Report:
    """What became of a sheet: `kind` of rows, how many were `added` or there already, and the `refused` by line.

    `no_evidence` are the actions that were done, and do not say where that can be seen.
    """

    name: str
    kind: str
    added: int = 0
    there_already: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    no_evidence: list[Action] = field(default_factory=list)


# More rows than a board's whole log has. While they are saved, everybody who types a change waits: some two seconds.
MOST_ROWS = 10_000
_DAYS = ("due", "original_due", "as_at", "target_date")


def check_rows(sheets: Sequence[Sheet]) -> None:
    """Refuses more rows than can be saved at once."""
    rows = sum(len(sheet.rows) for sheet in sheets)
    if rows > MOST_ROWS:
        raise Refusal(
            f"These files have {rows:,} rows together. An import takes {MOST_ROWS:,} at most, because nobody can "
            "change the log while they are saved. Nothing was imported. Split the files, and import them one by one: "
            "areas, measures, readings, claims, actions."
        )


def read_cells(sheets: Sequence[Sheet], board: Board, now: datetime) -> Cells:
    """What the cells of all the sheets mean: the most of an import's work, done before the log is held."""
    cells = Cells(board, now)
    for row in (row for sheet in sheets for row in sheet.rows):
        for words in row.cells.values():
            with suppress(Refusal):
                cells.check(words)
        for words in filter(None, map(row.get, _DAYS)):
            if not cells.keeps_its_words(words):
                with suppress(Refusal):
                    cells.day(words)
    return cells


def import_sheet(store: Store, board: Board, sheet: Sheet, now: datetime, cells: Cells, people: People) -> Report:
    """Imports every row that can be read; a row that cannot is refused with its line and the reason, and left out.

    `people` are those whom the sheet may name. An importer of a row refuses it before it writes anything of it.
    """
    kind, import_row = _kind(sheet)
    report = Report(sheet.name, kind)
    batch = Batch(store, board, sheet.name, now, people, cells, Known(store, board.id), no_evidence=report.no_evidence)
    for row in sheet.rows:
        try:
            added = import_row(batch, row)
            report.added += added
            report.there_already += not added
        except Refusal as refusal:
            report.refused.append((row.line, refusal.reason))
    return report


def in_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets so that what names something comes after it: areas, measures, readings, claims, actions."""
    order = [kind for kind, _, _ in KINDS]
    return sorted(sheets, key=lambda sheet: order.index(_kind(sheet)[0]))


def _kind(sheet: Sheet) -> tuple[str, Callable[[Batch, Row], bool]]:
    headings = frozenset(sheet.headings)
    for kind, needed, import_row in KINDS:
        if needed <= headings:
            return kind, import_row
    known = "; ".join(f"{kind}: {', '.join(sorted(needed))}" for kind, needed, _ in KINDS)
    raise Refusal(f"{sheet.name} has none of the headings that boardbot knows. The sheets have these ({known}).")
