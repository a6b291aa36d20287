"""Import: rows of a sheet become actions, measures, readings, claims and areas, each row or a reason why not.

Running an import twice adds nothing: what is on the log already is left as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from board.boards import Board
from board.refusals import Refusal
from commands.imports.actions import import_action
from commands.imports.areas import import_area
from commands.imports.figures import import_claim, import_reading
from commands.imports.measures import import_condition
from commands.imports.sheet import Batch, Row, Sheet
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
    """What became of a sheet: `kind` of rows, how many were `added` or there already, and the `refused` by line."""

    name: str
    kind: str
    added: int = 0
    there_already: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)


def import_sheet(store: Store, board: Board, sheet: Sheet, now: datetime, people: People) -> Report:
    """Imports every row that can be read; a row that cannot is refused with its line and the reason, and left out.

    `people` are those whom the sheet may name.
    """
    kind, import_row = _kind(sheet)
    report = Report(sheet.name, kind)
    batch = Batch(store, board, sheet.name, now, people)
    for row in sheet.rows:
        try:
            with store.all_or_nothing():
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
    raise Refusal(f"{sheet.name} has none of the headings that are known. Each kind of sheet has these ({known}).")
