"""Settles the field of a column of actions or risks by the words in its cells, if its heading alone does not."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from board.refusals import Refusal
from commands.imports.grids.grid import word_at
from commands.imports.grids.ranks import is_rank, may_be_rank
from commands.imports.headings.of_kinds import folded, without_brackets
from commands.imports.lists.columns import Column
from commands.imports.lists.latest_states import with_latest_states
from commands.imports.meanings.statuses import begun_in, finished_in, is_rating, is_status
from commands.imports.meanings.yes_no_statuses import asks_whether, field_by_cells, says_the_same
from commands.reading.yes_no import yes_or_no
from commands.risks.level_words import IMPACT, LIKELIHOOD, step_in

_PRIORITIES = frozenset({"priority", "priorities"})
_WHETHER = "does it say whether an action is done? Then write Yes or No in its cells, or a status"
_SAYS_THE_SAME = "it says what the status says"
_TARGET = "is it when the action is due? Then head it so"
_MILESTONES = "does it say whether an action is a milestone? Then write Yes or No in its cells"
_A_TEXT = "it is a text, and another column gives the steps from 1 to 5"
_RANKS = 'its cells are ranks, and no areas. If they are areas, say that it is "area"'


def settled(kind: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a list, with what only their cells can tell: a column of priorities, say, may be ranks."""
    if kind != "actions":
        return _with_steps(columns, rows) if kind == "risks" else list(columns)
    columns = with_latest_states(columns, rows)
    fields = [column.field for column in columns]
    found = [each if each.said else _settled_one(each, fields, _words_below(each, rows)) for each in columns]
    return [_beside_status(each, found, rows) for each in found]


def _with_steps(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of risks. Of two that are the impact, one without any step of it is a text: "Consequence"."""
    texts = set[Column]()
    for field in (LIKELIHOOD, IMPACT):
        same = [each for each in columns if each.field == field]
        without = [each for each in same if not any(_is_step(words, field) for words in _words_below(each, rows))]
        texts |= set(without) if len(same) - len(without) == 1 else set()
    return [replace(each, field="", why=_A_TEXT) if each in texts and not each.said else each for each in columns]


def _is_step(words: str, field: str) -> bool:
    with suppress(Refusal):
        return bool(step_in(words, field))
    return False


def _is_yes_or_no(words: str) -> bool:
    with suppress(Refusal):
        yes_or_no(words)
        return True
    return False


def _words_below(column: Column, rows: Sequence[Sequence[str]]) -> set[str]:
    return {" ".join(row[column.place].split()) for row in rows if len(row) > column.place} - {""}


def _settled_one(column: Column, fields: Sequence[str], words: set[str]) -> Column:
    heading = folded(column.heading)
    if not column.field and asks_whether(column.heading):
        return replace(column, field=field_by_cells(words), why=_WHETHER)
    if heading == "target" and not column.field and "due" not in fields:
        return replace(column, why=_TARGET)
    if column.field == "milestone" and len(words) > 1 and not any(map(_is_yes_or_no, words)):
        return replace(column, field="", why=_MILESTONES)
    if column.field == "area" and _are_ranks(column, words):
        return replace(column, field="", why=_RANKS)
    if heading in {"recommendation", "recommendations"} and fields.count("title") > 1:
        return replace(column, field="area")
    return replace(column, field=_of_status(column, fields, words)) if words else column


def _of_status(column: Column, fields: Sequence[str], words: set[str]) -> str:
    """The field of a column with words in it, if they are statuses, ratings or updates under another heading."""
    heading = folded(column.heading)
    if heading == "progress" and "status" not in fields and all(map(is_status, words)):
        return "status"
    if column.field in {"progress", "status"} and "rating" not in fields and all(map(is_rating, words)):
        return "rating"
    says_status = any(is_status(each) or begun_in(each) for each in words)
    return "update" if heading in {"current status", "progress status"} and not says_status else column.field


def _are_ranks(column: Column, words: set[str]) -> bool:
    """True if a column of priorities ranks its actions. *Priority 1* and *Priority 2* alone may be its areas."""
    if folded(without_brackets(column.heading)) not in _PRIORITIES or not words or not all(map(may_be_rank, words)):
        return False
    return any(map(is_rank, words)) or not any(each.casefold().startswith("priority") for each in words)


def _beside_status(column: Column, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Column:
    """Leaves out a column of yes and no that says the same as the only status column in every row. If it differs, both
    are kept, so that somebody is asked which to read."""
    others = [each.place for each in columns if each.field == "status" and each is not column]
    asks = asks_whether(column.heading)
    if column.said or not asks or column.field != "status" or len(others) != 1:
        return column
    pairs = [(word_at(row, column.place), word_at(row, others[0])) for row in rows]
    same = all(says_the_same(asks, words, finished_in(status) is not None) for words, status in pairs)
    return replace(column, field="", why=_SAYS_THE_SAME) if same else column
