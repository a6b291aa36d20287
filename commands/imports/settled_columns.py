"""What a column of actions is where its heading alone does not tell: the words of its cells do."""

from collections.abc import Sequence
from dataclasses import replace

from commands.imports.columns import Column
from commands.imports.headings import folded, without_brackets
from commands.imports.ranks import is_rank, may_be_rank
from commands.imports.statuses import begun_in, is_rating, is_status

_PRIORITIES = frozenset({"priority", "priorities"})
_RANKS = 'its cells are ranks, and no areas. If they are areas, say that it is "area"'


def settled(kind: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of actions with what only their cells can tell, such as whether a priority is a rank."""
    if kind != "actions":
        return list(columns)
    fields = [column.field for column in columns]
    return [each if each.said else _settled_one(each, fields, _words_below(each, rows)) for each in columns]


def _words_below(column: Column, rows: Sequence[Sequence[str]]) -> set[str]:
    return {" ".join(row[column.place].split()) for row in rows if len(row) > column.place} - {""}


def _settled_one(column: Column, fields: Sequence[str], words: set[str]) -> Column:
    heading = folded(column.heading)
    if heading == "progress" and "status" not in fields and words and all(map(is_status, words)):
        return replace(column, field="status")
    if column.field in {"progress", "status"} and "rating" not in fields and words and all(map(is_rating, words)):
        return replace(column, field="rating")
    says_status = any(is_status(each) or begun_in(each) for each in words)
    if heading in {"current status", "progress status"} and words and not says_status:
        return replace(column, field="update")
    if column.field == "area" and _are_ranks(column, words):
        return replace(column, field="", why=_RANKS)
    if heading in {"recommendation", "recommendations"} and fields.count("title") > 1:
        return replace(column, field="area")
    return column


def _are_ranks(column: Column, words: set[str]) -> bool:
    """The cells of a column of priorities rank the actions. *Priority 1* and *Priority 2* alone may be its areas."""
    if folded(without_brackets(column.heading)) not in _PRIORITIES or not words or not all(map(may_be_rank, words)):
        return False
    return any(map(is_rank, words)) or not any(each.casefold().startswith("priority") for each in words)
