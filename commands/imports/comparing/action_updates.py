"""Updates an action on the log from a row that differs from it.

A changed due date is a move, whose reason is the file's name and the day. A status changes only where `MOVES` allows
it, and an action that has ended keeps its record. If the file had the same value at the last import, the log has been
changed since, and the log stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from board.actions import Action, status_after
from board.dates_agreed import without_request
from board.links import LINKED, Linked
from board.words import day
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.due import revised_in
from commands.imports.comparing.said_before import SaidBefore, differs
from commands.imports.meanings.statuses import finished_in
from commands.imports.sheets.sheet import InCell, Row, cell

# The fields of an action that each column sets.
SAID_BY: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "owner": ("owner_id", "owner_words"),
    "due": ("due_on", "due_words"),
    "revised_due": ("due_on",),
    "original_due": ("original_due_on",),
    "status": ("status",),
    "rating": ("rating",),
    "rating_reason": ("rating_reason",),
    "progress": ("progress",),
    "source": ("source",),
    "update": ("note",),
    "evidence": ("evidence",),
    "watched_by": ("body",),
    "accountable": ("accountable_id", "accountable_words"),
    "milestone": ("milestone",),
    "supporters": ("supporters",),
}
# Columns that another cell may fill: a rating's reason, an update after a status, people who share the owner's cell.
_SAID_BESIDE = ("rating_reason", "update", "supporters")
# The verb with which a person would change the column's fields. Its rules apply to the file too.
_BY_VERB = {
    "title": "edit",
    "owner": "assign",
    "rating": "update",
    "rating_reason": "update",
    "progress": "update",
    "source": "edit",
    "update": "update",
    "evidence": "done",
    "watched_by": "edit",
    "accountable": "edit",
    "milestone": "edit",
    "supporters": "assign",
}
UPDATES = tuple(_BY_VERB)
_NEW = Action(0, "", "")


@dataclass
class Update:
    """The changes that a row makes to an action on the log, column by column.

    - `there`, `was_linked`: the action as it is on the log, and its links.
    - `wants`: the action as the row describes it. `before`: what earlier files said of it.
    - `after`, `linked`: the action and its links with the changes made so far.
    - `newer`: the columns in which the log is newer than the file.
    - `why`: the reason to record in the history.
    """

    batch: Batch
    row: Row
    there: Action
    wants: Action
    after: Action
    was_linked: Linked
    linked: Linked
    before: SaidBefore
    newer: list[str] = field(default_factory=list)
    why: str = ""

    def differs(self, column: str, wants: Action | None = None) -> bool:
        """True if the row differs from the log in this column. If the file has said the same before, the log is newer:
        the column is added to `newer`, and the answer is no."""
        names, wants = SAID_BY[column], wants or self.wants
        if self.before.is_newer(self.there, wants, names, _NEW):
            self.newer.append(column)
            return False
        return differs(self.there, wants, names)

    def due(self) -> None:
        """Moves the due date, or sets the first one. Refused: words in place of a date, or another original date."""
        there, wants = self.there, self.wants
        first = there.original_due_on
        if self.row.get("original_due") and first and first != wants.original_due_on:
            raise InCell("original_due", f"the first date stays {day(first)}")
        column = next((each for each in (revised_in(self.row), "due", "original_due") if self.row.get(each)), "")
        if not column or (column == "due" and finished_in(self.row.get("due"))) or not self.differs("due"):
            return
        with cell(column):
            status_after("due", there)
        if there.due_on and wants.due_on is None:
            raise InCell(column, "words cannot replace a date: the action would no longer count as overdue")
        after = replace(self.after, due_on=wants.due_on, due_words=wants.due_words)
        if there.due_on is None:
            self.after = replace(after, original_due_on=there.original_due_on or wants.original_due_on)
            return
        self.after = replace(without_request(after), moves=there.moves + 1)
        self.why = self.batch.reason

    def plain(self, column: str) -> None:
        """Sets the column's fields. Refused: the verb for them is not allowed at the action's status."""
        if not self.row.get(column) or not self.differs(column):
            return
        with cell(column):
            status_after(_BY_VERB[column], self.there)
        names = (*SAID_BY[column], *(("rating_reason",) if column == "rating" else ()))
        self.after = replace(self.after, **{name: getattr(self.wants, name) for name in names})

    def links(self, wanted: Linked) -> None:
        """Replaces the action's links with those that the row names. Refused: its status allows no new links."""
        for kind in LINKED:
            if not self.row.get(kind) or self.linked.of(kind) == wanted.of(kind):
                continue
            if self.before.said(kind) == list(wanted.of(kind)):
                self.newer.append(kind)
                continue
            with cell(kind):
                status_after("link", self.there)
            self.linked = self.linked.having(kind, wanted.of(kind))


def with_said_beside(row: Row, wants: Action) -> Row:
    """The row with its empty `_SAID_BESIDE` columns filled from what other cells say of them."""
    said = {each: str(getattr(wants, SAID_BY[each][0])) for each in _SAID_BESIDE if not row.get(each)}
    return replace(row, cells={**row.cells, **{each: words for each, words in said.items() if words}})
